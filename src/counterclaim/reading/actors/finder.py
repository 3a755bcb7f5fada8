"""Find who is named in a text: registered names, "Iraqi troops" by rule, and acronyms the text introduces.

The text is scanned once, word by word, against tries of folded names; the leftmost longest name wins. What
an ambiguous name means is settled afterwards, when it is known whom and which countries the text names. Then
institutions without a country ("the army") and descriptions ("its fighters", "the group") are looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from counterclaim.model import ActorMention, Reason
from counterclaim.reading.actors.antecedents import Antecedents
from counterclaim.reading.actors.bound import introduced
from counterclaim.reading.actors.countries import Countries
from counterclaim.reading.actors.descriptions import Descriptions
from counterclaim.reading.actors.found import Found, merged, reasons
from counterclaim.reading.actors.institutions import governments, institutions, speaks
from counterclaim.reading.actors.lexicon import (
    AT_HOME,
    CALLED,
    IN_OFFICE,
    LEADING,
    UNNAMED,
    Alias,
    Lexicon,
    Style,
    lexicon_of,
)
from counterclaim.reading.actors.missions import sent
from counterclaim.reading.actors.nationals import Nationals
from counterclaim.reading.actors.scan import Hit, scan
from counterclaim.reading.actors.words import HYPHENS, POSSESSIVE, Words, words_of
from counterclaim.reading.casing import FUNCTION_WORDS
from counterclaim.resources.actors import Registry

HOME = 3  # how many times as often a text may speak of another country than of a nameless body's
FOR_A_WAR = frozenset({"armed_group", "coalition"})
NAMED_BY: dict[Style, str] = {
    "any": "a registered name",
    "acronym": "a registered acronym",
    "cased": "a registered acronym",
    "short": "a registered short name, whose actor or country the report names",
    "bound": "a name that the report itself shortens",
}


def find_actors(text: str, registry: Registry, day: date | None = None) -> tuple[ActorMention, ...]:
    """Find every mention of a registered actor, sorted and without overlaps; `day`: when the text appeared.

    Mentions whose actor is `None` are of names that the text itself shortens ("Free Valley Front (FVF)")
    and that the registry lacks. A possessive 's is not part of a span; an article "al-" is.
    """
    return explain_actors(text, registry, day)[0]


def explain_actors(
    text: str, registry: Registry, day: date | None = None
) -> tuple[tuple[ActorMention, ...], tuple[Reason, ...]]:
    """Find every mention of an actor, and why each stands for whom it does."""
    words = words_of(text)
    lexicon = lexicon_of(registry)
    hits = scan(words, lexicon, {})
    named = _named(words, hits, lexicon, day)
    bound = introduced(words, tuple(found.mention for found in named), lexicon)
    if bound:
        hits = scan(words, lexicon, bound)
        named = _named(words, hits, lexicon, day)
    countries = Countries(words, hits, [found.mention for found in named], lexicon)
    named = tuple(sent(words, lexicon, countries, named, day))
    known = merged(named, institutions(words, lexicon, countries, named))
    known = merged(known, governments(words, lexicon, countries))
    known = merged(known, Nationals(words, lexicon, countries, known).find())
    named_so_far = Antecedents(words, lexicon, countries, known, day)
    everyone = merged(known, Descriptions(named_so_far).find())
    return tuple(found.mention for found in everyone), reasons(everyone, text)


def _named(words: Words, hits: Sequence[Hit], lexicon: Lexicon, day: date | None) -> tuple[Found, ...]:
    context = _Context(hits, lexicon.registry, day)
    return tuple(found for hit in hits for found in _settled(words, hit, context))


def _settled(words: Words, hit: Hit, context: _Context) -> Iterator[Found]:
    alias = context.choose(hit.aliases)
    owns = words.text.startswith(POSSESSIVE, words.ends[hit.last - 1])
    if alias is not None and alias.is_common and context.is_of_more(words, hit.first):
        return
    if alias is not None and alias.rule == LEADING and not _tells(words, hit, context):
        return
    if alias is not None and not (owns and alias.rule == IN_OFFICE):
        rivals = {a.means for a in hit.aliases if a.means and a.style not in UNNAMED} - {alias.means}
        yield Found(
            _mention(words, hit, alias.means), alias.rule or NAMED_BY[alias.style], tuple(sorted(rivals))
        )


def _tells(words: Words, hit: Hit, context: _Context) -> bool:
    """Whether a person says something: "Smith said", "said Smith"."""
    before = words.keys[hit.first - 1] if hit.first else ""
    return before in context.says or speaks(words, hit.last, context.says)


def _mention(words: Words, hit: Hit, actor: str | None) -> ActorMention:
    start, end = words.starts[hit.first], words.ends[hit.last - 1]
    if hit.first and words.keys[hit.first - 1] == "al" and words.text[start - 1] in HYPHENS:
        start = words.starts[hit.first - 1]
    return ActorMention(start=start, end=end, text=words.text[start:end], actor=actor)


class _Context:
    """Whom a text names beyond doubt, and how often it speaks of each country."""

    def __init__(self, hits: Sequence[Hit], registry: Registry, day: date | None) -> None:
        self._registry, self._day = registry, day
        self.says = registry.nations.descriptions.says
        self._named: set[str] = set()
        self._countries: Counter[str] = Counter()
        for hit in hits:
            self._countries.update(
                alias.means
                for alias in hit.aliases
                if alias.means and alias.style in ("country", "place", "adjective")
            )
        for hit in hits:
            certain = _certain(hit.aliases)
            if certain is not None and certain.means is not None and not self._is_elsewhere(certain):
                self._named.add(certain.means)
                self._countries.update(filter(None, [registry.actors[certain.means].country]))

    def choose(self, aliases: Sequence[Alias]) -> Alias | None:
        """Choose by what the text calls in full, then by the country it speaks of most, then the default."""
        certain = _certain(aliases)
        if certain is not None:
            return None if self._is_elsewhere(certain) else certain
        rivals = [alias for alias in aliases if alias.style not in UNNAMED and not self._is_elsewhere(alias)]
        current = [alias for alias in rivals if not self._is_of_another_time(alias.means)]
        others = [alias for alias in rivals if not self._is_of_its_war(alias)]
        return self._most_likely(current) or self._most_likely(others)

    def is_of_more(self, words: Words, first: int) -> bool:
        """Whether a name of common words ends a longer one: "Bamar People's Liberation Army"."""
        if not first or words.capitals or not words.are_neighbours(first - 1, first):
            return False
        before, key = words.raw(first - 1), words.keys[first - 1]
        is_owner = words.text.startswith(POSSESSIVE, words.ends[first - 1])
        is_told = key in FUNCTION_WORDS or key in self._registry.nations.descriptions.creeds
        return before[0].isupper() and not (is_owner or is_told) and self._registry.country(before) is None

    def _most_likely(self, rivals: Sequence[Alias]) -> Alias | None:
        """Return whom the text names in full, else whom the country it is mostly on has, else the default."""
        named = [alias for alias in rivals if alias.means in self._named]
        scores = [sum(self._countries[code] for code in alias.needs) for alias in rivals]
        most = max(scores, default=0)
        leading = [alias for alias, score in zip(rivals, scores, strict=True) if most and score == most]
        defaults = [alias for alias in rivals if not alias.is_conditional]
        return next(
            (group[0] for group in (named, leading, defaults) if len({a.means for a in group}) == 1), None
        )

    def _is_elsewhere(self, alias: Alias) -> bool:
        """Whether a name that many bodies have is one of a country of which the text speaks little or not."""
        if not alias.is_common and alias.rule != AT_HOME:
            return False
        told, here = max(self._countries.values(), default=0), sum(self._countries[c] for c in alias.needs)
        return here == 0 < told if alias.is_common else HOME * here < told

    def _is_of_its_war(self, alias: Alias) -> bool:
        """Whether a short name means who fights one war only: an army has it in other years, too."""
        is_for_a_war = self._registry.actors[alias.means or ""].kind in FOR_A_WAR or alias.rule == CALLED
        return alias.style == "short" and is_for_a_war

    def _is_of_another_time(self, actor: str | None) -> bool:
        """Whether all the wars that an actor is known to have fought were over that day, or to come."""
        sides = self._registry.sides(actor) if actor is not None and self._day is not None else ()
        return bool(sides) and not any(side.holds(self._day) for side in sides)


def _certain(aliases: Sequence[Alias]) -> Alias | None:
    """Return what the aliases mean where no context is needed to tell."""
    rivals = [alias for alias in aliases if alias.style not in UNNAMED]
    if len({alias.means for alias in rivals}) != 1:
        return None
    return next((alias for alias in rivals if not alias.is_conditional), None)
