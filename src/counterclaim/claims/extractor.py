"""The rule extractor: attributions, events and claims of one reading, joined and sent through the gate."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.assembly import assertion_claim, toll_claim, with_parts
from counterclaim.claims.assertions.doers import with_doers
from counterclaim.claims.assertions.finder import Assertion, AssertionFinder
from counterclaim.claims.assertions.hit import is_of_those_hit, with_hit
from counterclaim.claims.assertions.same_doers import SameDoers
from counterclaim.claims.assertions.surety import Surety
from counterclaim.claims.classes import Classes
from counterclaim.claims.confidence import rate
from counterclaim.claims.events.allusions import without_allusions
from counterclaim.claims.events.finder import EventFinder
from counterclaim.claims.events.participants import ParticipantFinder
from counterclaim.claims.grounding import ground
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.speakers.finder import Speakers
from counterclaim.claims.speech.attributions import as_attribution, find_speech
from counterclaim.claims.syntax import Syntax
from counterclaim.claims.tolls.bearers import not_the_counted
from counterclaim.claims.tolls.finder import TollFinder
from counterclaim.model import Attribution, Claim, Event, Extraction, Reading, Reason
from counterclaim.resources import confidence
from counterclaim.resources.actors import Registry
from counterclaim.resources.codebook import Codebook
from counterclaim.resources.counts import Counts

VERSION = "rules-9"


class RuleExtractor:
    """Extracts by rules over syntax and vocabularies; the same reading gives the same result."""

    version = VERSION

    def __init__(self, codebook: Codebook, registry: Registry) -> None:
        """Compile the vocabularies of one codebook."""
        self._codebook, self._registry = codebook, registry
        self._lexicon, self._counts = Lexicon(codebook), Counts(codebook)
        self._weights = confidence.load()

    def extract(self, reading: Reading) -> Extraction:
        """Return everything claimed in one report, grounded."""
        if not reading.tokens:  # in another language, or turned away by the screen
            return self._extraction(reading, (), (), (), ())
        syntax = Syntax(reading)
        speeches = find_speech(syntax, self._lexicon)
        speakers = Speakers(syntax, self._lexicon, self._registry, speeches)
        peoples = Peoples(syntax, self._lexicon, self._registry)
        participants = ParticipantFinder(syntax, self._lexicon, peoples, self._registry)
        finder = EventFinder(syntax, self._lexicon, speakers, participants, self._registry)
        events = finder.find()
        attributions = tuple(as_attribution(syntax, speech) for speech in speeches)
        found = TollFinder(syntax, self._lexicon, speakers, peoples, self._counts).find()
        tolls: list[Claim] = []
        assertions: list[Claim] = []
        reasons: list[Reason] = []
        for toll, event in map(finder.tied, not_the_counted(found)):
            claim, why = toll_claim(syntax, toll, event, attributions)
            tolls.append(claim)
            reasons.extend(why)
        for assertion in AssertionFinder(syntax, self._lexicon, speakers, peoples).find():
            told = _event_of(assertion, finder.event_at(assertion.trigger), events, tolls)
            claim, why = assertion_claim(syntax, assertion, told, attributions)
            assertions.append(claim)
            reasons.extend(why)
        counted, parts = with_parts(tolls)
        classes = Classes(syntax, self._lexicon, self._registry, [*counted, *assertions])
        settled, told_by = classes.settled()
        surety, same = Surety(syntax, self._lexicon), SameDoers(syntax, self._lexicon, participants)
        done = with_doers((*events, *finder.asides), settled, surety, participants, same)
        hit = with_hit(done, settled, participants)
        kept = without_allusions(syntax, hit, settled, [*reasons, *parts, *told_by, *finder.reasons])
        claims, why = rate(kept.claims, kept.reasons, self._weights)
        return self._extraction(reading, attributions, kept.events, claims, why)

    def _extraction(
        self,
        reading: Reading,
        attributions: Sequence[Attribution],
        events: Sequence[Event],
        claims: Sequence[Claim],
        reasons: Sequence[Reason],
    ) -> Extraction:
        unique = {attribution.id: attribution for attribution in attributions}
        found = Extraction(
            report=reading.report,
            extractor=self.version,
            codebook=self._codebook.name,
            attributions=tuple(unique.values()),
            places=reading.places,
            dates=reading.dates,
            events=tuple(events),
            claims=tuple(claims),
            reasons=(*reasons, *reading.reasons),
        )
        return ground(found, self._counts)


def _event_of(
    assertion: Assertion, told: str | None, events: Sequence[Event], tolls: Sequence[Claim]
) -> str | None:
    """Return the event told beside an assertion; who somebody is belongs to one only if it hit those."""
    event = next((event for event in events if event.id == told), None)
    if assertion.kind != "description" or event is None or assertion.people is None:
        return told
    return told if is_of_those_hit(assertion.people, event, tolls) else None
