"""From the words of an attribution to its source: names, pronouns, "the statement", "the group".

The name of a source is always quoted from the text; a pronoun stands for the speaker named before it.
"""

from __future__ import annotations

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.naming import PROPER, REPORT, Namer
from counterclaim.claims.speech.record import Speech
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Source, Span
from counterclaim.resources.actors import Registry

PERSONAL = frozenset(("he", "she"))
IMPERSONAL = frozenset(("it", "they", "which", "who", "that", "its", "their", "both"))
FIRST_PERSON = frozenset(("we", "i", "our", "us", "my"))
NO_ONE = frozenset(("what", "whatever", "nobody", "no one", "none", "nothing"))
SUBJECTS = ("nsubj", "nsubjpass")
CROWD = 10  # people of whom nobody says that they speak with one voice
LOOK_BACK = 700  # characters before a sentence in which an actor may be what "it" stands for


class Resolver:
    """Resolves the speeches of one reading in the order of the text."""

    def __init__(
        self, syntax: Syntax, lexicon: Lexicon, registry: Registry, namer: Namer, issuer: Source | None
    ) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._registry = syntax, lexicon, registry
        self._namer, self._issuer = namer, issuer
        self._resolved: list[Source] = []
        self._persons: set[int | None] = set()  # where the names of persons begin
        self._speeches: tuple[Speech, ...] = ()

    def resolve(self, speeches: tuple[Speech, ...]) -> list[Source]:
        """Return the source of each speech."""
        self._speeches, self._resolved = speeches, []
        for speech in speeches:
            source = self._source(speech)
            if self._is_personal(speech, source):
                self._persons.add(source.start)
            self._resolved.append(source)
        return self._resolved

    def _source(self, speech: Speech) -> Source:
        span, head = speech.source_span, speech.source
        if span is None or head is None:
            return self._whose_clause(speech) or self._issuer or REPORT
        span = self._namer.past_dateline(span)
        words = span.text.lower()
        if words in NO_ONE:
            return self._quoting(speech) or self._issuer or REPORT
        nearer = self._nearer(speech, span)
        if nearer is not None:
            return nearer
        if self.is_nobody(speech):
            return self._of_main(speech.cue, head) or self._issuer or REPORT
        if words in FIRST_PERSON or (words.startswith("our ") and self._is_a_thing(head)):
            return self._quoting(speech) or self._issuer or REPORT
        if words in PERSONAL or words in IMPERSONAL:
            return self._pronoun(speech, words) or self._issuer or REPORT
        mention = self._namer.actor_in(span)
        if self._syntax.lemma(head) in self._lexicon.texts:
            return self._text(speech, span, head)
        if mention is not None:
            return self._same_body(span, mention.actor) or self._namer.described(span, mention.actor)
        actor = self._namer.alias(span) or self._headed(speech, head)
        return self._same_body(span) or self._namer.described(span, actor)

    def _is_a_thing(self, noun: int) -> bool:
        """Whether a speaker is what "we" know rather than somebody of ours: "our confirmed information"."""
        token = self._syntax.tokens[noun]
        known = self._lexicon.role(token.text) is not None or token.lemma in self._lexicon.people
        return token.tag == "NN" and not known and not self._namer.is_personal(noun)

    def _whose_clause(self, speech: Speech) -> Source | None:
        """ "Police, who at first acknowledged twenty": the noun before a relative clause."""
        who = self._syntax.child(speech.cue, *SUBJECTS)
        relative = self._syntax.tokens[speech.cue].dep == "relcl" and who is not None
        if not relative or who is None or self._syntax.low(who) not in ("who", "which"):
            return None
        return self._namer.speaking_noun(self._syntax.tokens[speech.cue].head)

    def _headed(self, speech: Speech, head: int) -> str | None:
        """ "Its director", "their spokesman": the body whose they are, which spoke or acted before."""
        owner = self._syntax.child(head, "poss")
        whose = owner is not None and self._syntax.low(owner) in ("its", "their")
        if not whose or self._syntax.lemma(head) not in self._lexicon.codebook.speakers.heads:
            return None
        body = self._antecedent(speech, person=False)
        return body.actor if body is not None else None

    def _nearer(self, speech: Speech, span: Span) -> Source | None:
        """ "Escapees: the ministry admits 235": the subject is what stands between colon and verb."""
        if self._is_place(span):
            return self._of_main(speech.cue)
        between = self._syntax.text[span.end : speech.cue_span.start]
        if span.end > speech.cue_span.start or ":" not in between:
            return None
        verb = self._syntax.at(speech.cue_span.start)
        colons = [i for i in range(self._syntax.at(span.end - 1), verb) if self._syntax.low(i) == ":"]
        if not colons:
            return None  # "at 10:30"
        nouns = [i for i in range(colons[-1] + 1, verb) if self._syntax.tokens[i].tag in NOUN_TAGS]
        head = self._syntax.nucleus(nouns[0], nouns[-1]) if nouns else None
        return self._namer.noun(head) if head is not None else None

    def _is_place(self, span: Span) -> bool:
        """Whether a name with "in" or "on" before it was read as a subject: "raids on Ubari, and said"."""
        first = self._syntax.at(span.start)
        inside = first > 0 and self._syntax.tokens[first - 1].tag == "IN"
        place = any(p.start == span.start and p.end == span.end for p in self._syntax.reading.places)
        return inside and place and self._syntax.low(first - 1) in ("in", "on", "at", "near")

    def is_nobody(self, speech: Speech) -> bool:
        """Whether a subject names nobody who speaks: "any nurse", "one", "all four men", "49 people"."""
        span, head = speech.source_span, speech.source
        if span is None or head is None:
            return False
        words = [
            self._syntax.low(i) for i in range(self._syntax.at(span.start), self._syntax.at(span.end - 1) + 1)
        ]
        if words[0] in ("any", "no") or words in (["one"], ["each"], ["only", "one"]):
            return True
        end = self._syntax.tokens[head].end
        numbers = [n for n in self._syntax.reading.numbers if span.start <= n.start < end]
        many = any((n.low or 0) >= CROWD for n in numbers) or (words[0] == "all" and bool(numbers))
        noun = self._syntax.tokens[head]
        counted = noun.tag in ("CD", "NNS") and (noun.tag == "CD" or noun.lemma in self._lexicon.people)
        return many and counted and self._lexicon.role(span.text) is None

    def _of_main(self, verb: int, but: int | None = None) -> Source | None:
        """Return the subject of the verb that heads the sentence of `verb`, unless it is the token `but`."""
        root = next((up for up in self._syntax.ancestors(verb) if self._is_main(up)), None)
        subject = self._syntax.child(root, "nsubj") if root is not None else None
        return self._namer.speaking_noun(subject) if subject is not None and subject != but else None

    def _is_personal(self, speech: Speech, source: Source) -> bool:
        """Whether a speaker is a person, by its name or by the words around it: "a spokesman, Asres Mare"."""
        span = speech.source_span
        if span is None or source.start is None or not span.start <= source.start < span.end:
            return self._namer.is_person(source)
        first, last = self._syntax.at(span.start), self._syntax.at(span.end - 1)
        head = self._syntax.nucleus(first, last)
        return self._namer.is_personal(head) or self._namer.is_person(source)

    def _text(self, speech: Speech, span: Span, head: int) -> Source:
        """ "The statement said", "a report said", "the ministry's bulletin said"."""
        mention = self._namer.actor_in(span)
        if mention is not None:
            return self._namer.source(
                Span(start=mention.start, end=mention.end, text=mention.text), mention.actor
            )
        owned = any(self._syntax.tokens[c].dep in ("poss", "compound") for c in self._syntax.children[head])
        if owned:
            return self._namer.described(span, self._namer.alias(span))
        author = self._author(head)
        if author is not None:
            return author
        if self._syntax.lemma(head) == "report":
            return self._namer.source(span, None)
        return self._issued_by() or self._antecedent(speech, person=False) or self._issuer or REPORT

    def _author(self, text: int) -> Source | None:
        """ "A statement signed by the governor", "a note from the clinic": who a text comes from."""
        for child in self._syntax.children[text]:
            by = self._syntax.child(child, "agent") if self._syntax.tokens[child].dep == "acl" else child
            if by is None or by < text or self._syntax.low(by) not in ("by", "from"):
                continue
            body = self._syntax.child(by, "pobj")
            if body is not None and self._namer.is_speaker(body):
                return self._namer.speaking_noun(body)
        return None

    def _issued_by(self) -> Source | None:
        """Return the body whose statement it is: the last registered one that said something so far."""
        said = zip(self._speeches, self._resolved, strict=False)
        bodies = [
            s for speech, s in said if speech.asserts and s.actor is not None and s.start not in self._persons
        ]
        return bodies[-1] if bodies else None

    def _same_body(self, span: Span, meant: str | None = None) -> Source | None:
        """ "The group", "the monitor": the body of that kind that was named last."""
        words = span.text.lower().split()
        if len(words) != 2 or words[0] != "the" or words[1] not in self._lexicon.codebook.aliases:
            return None
        actor = meant or self._namer.alias(span)
        known = (m for m in self._syntax.reading.actors if m.actor == actor and m.end <= span.start)
        named = [m for m in known if not m.text.islower()]
        if actor is not None and named:
            last = named[-1]
            return self._namer.source(Span(start=last.start, end=last.end, text=last.text), actor)
        fitting = (s for s in reversed(self._resolved) if s.role in ("party", "monitor"))
        return next((s for s in fitting if s.name is not None and words[1] in s.name.lower()), None)

    def _quoting(self, speech: Speech) -> Source | None:
        """Return the speaker in whose words "we" stands, be it named before or after them."""
        for rank, other in enumerate(self._speeches):
            if not other.covers(speech.cue_span.start, speech.cue_span.end) or self._is_first_person(other):
                continue
            return self._resolved[rank] if rank < len(self._resolved) else self._source(other)
        return None

    def _is_first_person(self, speech: Speech) -> bool:
        return speech.source_span is None or speech.source_span.text.lower() in FIRST_PERSON

    # ------------------------------------------------------------ pronouns
    def _pronoun(self, speech: Speech, words: str) -> Source | None:
        """Return what a pronoun stands for; a bare "they" in a quotation is the word of who is quoted."""
        if words == "they" and self._syntax.quotation_at(speech.cue_span.start) is not None:
            quoting = self._quoting(speech)
            if quoting is not None:
                return quoting
        found = self._antecedent(speech, person=words in PERSONAL)
        if found is not None or words not in PERSONAL:
            return found
        return self._somebody(speech.cue) or self._last_person(speech.cue_span.start)

    def _last_person(self, start: int) -> Source | None:
        """Return the person named last before a pronoun that no subject or speaker explains."""
        place = self._syntax.at(start)
        for earlier in range(place - 1, -1, -1):
            token = self._syntax.tokens[earlier]
            if start - token.start > LOOK_BACK:
                return None
            if token.entity == "PERSON" and token.tag in PROPER and token.dep not in ("compound", "poss"):
                return self._namer.noun(earlier)
        return None

    def _somebody(self, place: int) -> Source | None:
        """Return the last subject before a verb that "who" refers to: "a corporal, who deserted, spoke"."""
        first = self._syntax.at(self._syntax.paragraph_start(self._syntax.tokens[place].start))
        for noun in range(place - 1, first - 1, -1):
            relative = self._syntax.child(noun, "relcl")
            who = self._syntax.child(relative, *SUBJECTS) if relative is not None else None
            if (
                who is not None
                and self._syntax.low(who) == "who"
                and self._syntax.tokens[noun].dep == "nsubj"
            ):
                return self._namer.noun(noun)
        return None

    def _antecedent(self, speech: Speech, *, person: bool) -> Source | None:
        """Return what a pronoun stands for: a subject before it, or the last fitting speaker."""
        span = speech.source_span
        single = span is not None and span.text.lower() in ("he", "she", "it", "its")
        subject = self._subject_before(speech.cue, person=person, single=single)
        speaker = self._speaker_before(speech, person=person)
        if subject is None or speaker is None:
            return subject or speaker or (None if person else self._actor_before(speech.cue_span.start))
        later = (subject.start or 0) > (speaker.start or 0)
        return subject if later else speaker

    def _speaker_before(self, speech: Speech, *, person: bool) -> Source | None:
        bodies = [s for s in self._resolved if s.start is not None and s.start not in self._persons]
        for source in reversed(self._resolved):
            if source.start is None or source.role == "report" or source.start > speech.cue_span.start:
                continue
            if person != (source.start in self._persons) and (person or bodies):
                continue
            return source
        return None

    def _subject_before(self, place: int, *, person: bool, single: bool) -> Source | None:
        """Return the nearest earlier subject that fits, in this sentence or the two before it."""
        number = self._syntax.sentence_number(place)
        first = self._syntax.reading.sentences[max(0, number - 2)].first
        first = max(first, self._syntax.at(self._syntax.paragraph_start(self._syntax.tokens[place].start)))
        for earlier in range(place - 1, first - 1, -1):
            token = self._syntax.tokens[earlier]
            if token.dep not in SUBJECTS or token.tag not in NOUN_TAGS or token.head == place:
                continue
            if single and token.tag in ("NNS", "NNPS") and token.lemma in self._lexicon.people:
                continue
            if token.lemma in self._lexicon.codebook.tolls.figures and token.lemma not in self._lexicon.texts:
                continue
            if self._is_main(token.head) and self._namer.is_personal(earlier) == person:
                source = self._namer.speaking_noun(earlier)
                if source is None and person and token.entity == "PERSON":
                    source = self._namer.noun(earlier)
                if source is not None:
                    return source
        return None

    def _is_main(self, verb: int) -> bool:
        """Whether a verb heads its sentence, alone or with others."""
        token = self._syntax.tokens[verb]
        if token.dep == "ccomp" and token.head > verb:  # "The monitor disagreed: it said ..."
            return any(self._syntax.low(c) in (":", ";") for c in range(verb, token.head))
        return token.dep in ("ROOT", "parataxis") or (token.dep == "conj" and self._is_main(token.head))

    def _actor_before(self, start: int) -> Source | None:
        sentence = self._syntax.sentence(self._syntax.at(start))
        speaking = [
            m
            for m in self._syntax.reading.actors
            if m.actor is not None
            and sentence.start - LOOK_BACK <= m.start < start
            and self._registry.role(m.actor) != "media"
            and not self._are_people(m.end)
        ]
        if not speaking:
            return None
        last = speaking[-1]
        return self._namer.source(Span(start=last.start, end=last.end, text=last.text), last.actor)

    def _are_people(self, end: int) -> bool:
        """Whether a mention of an actor ends in a word for many people: "its soldiers" are not "it"."""
        token = self._syntax.tokens[self._syntax.at(end - 1)]
        return token.tag == "NNS" and token.lemma in self._lexicon.people
