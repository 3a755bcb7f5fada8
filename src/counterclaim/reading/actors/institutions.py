"""Institutions whose country the words beside them or the report tell: "the army", "Moscow's police"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model import ActorMention
from counterclaim.reading.actors.countries import Countries, Spoken
from counterclaim.reading.actors.found import Found
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.scan import walk
from counterclaim.reading.actors.words import POSSESSIVE, Words
from counterclaim.reading.casing import FUNCTION_WORDS
from counterclaim.resources.actors import fold_name

IN = frozenset({"in", "of", "at", "from", "near", "to", "for", "on", "by", "outside", "around"})
PLACED = frozenset({"in", "of"})
OWNERS = frozenset({"its", "their"})
TOLD_BY = (
    ["talks", "with"],
    ["according", "to"],
    ["denied", "by"],
    ["confirmed", "by"],
    ["claimed", "by"],
    ["backed", "by"],
    ["rejected", "by"],
    ["accused", "by"],
    ["condemned", "by"],
    ["armed", "by"],
    ["allied", "with"],
    ["reported", "by"],
    ["supported", "by"],
    ["ordered", "by"],
    ["comment", "from"],
    ["orders", "from"],
    ["denial", "from"],
    ["response", "from"],
    ["reaction", "from"],
    ["word", "from"],
    ["reply", "from"],
    ["statement", "from"],
    ["envoys", "from"],
    ["pressure", "on"],
    ["loyal", "to"],
    ["behalf", "of"],
    ["fight", "for"],
    ["fighting", "for"],
    ["fought", "for"],
)
REBEL = frozenset({"armed_group", "militia"})
REGIONAL = frozenset({"regional", "provincial", "district", "governorate", "oblast", "state", "county"})
UNTELLING = frozenset(
    {"said", "told", "says", "new", "federal", "central", "blamed", "accused", "urged", "asked", "killed"}
)
OF_PARTS = frozenset({"government", "prosecutor", "prosecutors", "attorney", "court"})  # regions have theirs
LOCAL = frozenset({"police", "gendarmerie"})  # of which every region has a part
STATE = frozenset({"state_force", "police"})
VOICES = frozenset({"agency", "outlet", "media_arm"})
MILITARY = frozenset({"army", "general-staff", "air-force", "navy"})
BESIDE = 4  # characters that may part a name from what is its bearer's
HELPING = frozenset(
    {
        "does",
        "did",
        "do",
        "not",
        "later",
        "also",
        "has",
        "had",
        "have",
        "then",
        "still",
        "now",
        "is",
        "was",
        "kept",
        "keeps",
        "remained",
        "stayed",
        "remains",
        "never",
        "both",
        "again",
        "but",
    }
)


def institutions(
    words: Words, lexicon: Lexicon, countries: Countries, named: Sequence[Found]
) -> Iterator[Found]:
    """Yield the state institutions that a text names without their country."""
    bodies = Bodies(words, lexicon, named)
    things = lexicon.registry.nations.descriptions.things
    voices = {found.mention.start for found in named if _is_voice(found, lexicon)}
    rebels = {found.mention.end for found in named if _is_rebel(found, lexicon)}
    skip = 0
    for i, key in enumerate(words.keys):
        if i < skip or key not in lexicon.alone:
            continue
        hit = max(walk(words, i, lexicon.alone), key=lambda hit: hit.last, default=None)
        if hit is None or _is_adjective(words, hit.last, things):
            continue
        skip = hit.last
        if i and words.ends[i - 1] in rebels and words.starts[i] - words.ends[i - 1] <= BESIDE:
            continue  # a "defence minister" of theirs
        if words.starts[hit.last : hit.last + 1] and _is_of(words, hit.last, voices):
            continue  # "state news agency RNA"
        means = hit.aliases[0].means or ""
        country, rule, by = _country(words, i, hit.last, countries)
        body = bodies.before(i, hit.last, country) if _stands_alone(words, i) else None
        if body is not None:
            country, rule, by = None, "the one body named before that is called so", None
        elif (
            country is None
            and means in MILITARY
            and _stands_alone(words, i)
            and not _goes_on(words, hit.last)
        ):
            country, rule = bodies.only_state, "of the only state whose forces the report names"
        actor = body or (lexicon.owned(country, means) if country is not None else None)
        if actor is not None:
            start, end = words.starts[i], words.ends[hit.last - 1]
            yield Found(
                ActorMention(start=start, end=end, text=words.text[start:end], actor=actor), rule, (), by
            )


class Bodies:
    """The state forces that a text names."""

    def __init__(self, words: Words, lexicon: Lexicon, named: Sequence[Found]) -> None:
        """Keep them, in order."""
        self._words = words
        self._forces = [
            (one.mention, actor)
            for one in named
            for actor in [lexicon.registry.by_id(one.mention.actor or "")]
            if actor is not None and actor.kind in STATE
        ]

    def before(self, first: int, last: int, country: str | None) -> str | None:
        """Return the only declared force named before some words whose name ends with them, or has them."""
        said = tuple(self._words.keys[first:last])
        before = [one for one in self._forces if one[0].start < self._words.starts[first]]
        alike = {one[1].id: one[1].country for one in before if fold_name(one[0].text)[-len(said) :] == said}
        if len(alike) != 1:
            return None
        actor, owner = alike.popitem()
        others = {one[1].country for one in before} - {owner}
        return actor if country in (None, owner) or country not in others else None

    @property
    def only_state(self) -> str | None:
        """The only country whose forces the text names."""
        states = {actor.country for _, actor in self._forces if actor.kind == "state_force"}
        return states.pop() if len(states) == 1 else None


def _is_rebel(found: Found, lexicon: Lexicon) -> bool:
    actor = lexicon.registry.by_id(found.mention.actor or "")
    return actor is not None and actor.kind in REBEL


def _is_of(words: Words, after: int, voices: set[int]) -> bool:
    """Whether a name among some follows at once."""
    return words.starts[after] in voices and words.are_neighbours(after - 1, after)


def _is_voice(found: Found, lexicon: Lexicon) -> bool:
    actor = lexicon.registry.by_id(found.mention.actor or "")
    return actor is not None and actor.kind in VOICES


def governments(words: Words, lexicon: Lexicon, countries: Countries) -> Iterator[Found]:
    """Yield countries and capitals that speak for a government: "Riyadh later said", "Israel denied"."""
    nations = lexicon.registry.nations
    says = nations.descriptions.says | nations.descriptions.governs
    for spoken in countries.named:
        key = tuple(words.keys[spoken.first : spoken.last])
        nation = nations.countries[spoken.country]
        names = {fold_name(name) for name in (*nation.names, *nation.places[:1], *nation.seats)}
        speaks = not _is_part(words, spoken.first) and _says(words, spoken, countries, says)
        if key in names and (speaks or words.keys[max(0, spoken.first - 2) : spoken.first] in TOLD_BY):
            is_named = key in {fold_name(name) for name in nation.names}
            ruled = spoken.country if is_named or nation.was not in countries.told else nation.was
            actor = lexicon.owned(ruled, "government")
            text = words.text[spoken.start : spoken.end]
            mention = ActorMention(start=spoken.start, end=spoken.end, text=text, actor=actor)
            yield Found(mention, "a country or capital that speaks stands for its government")


def _is_part(words: Words, first: int) -> bool:
    """Whether a place is part of more: "in Paris", "Greater London"."""
    first -= first > 1 and words.keys[first - 1] == "the" and words.keys[first - 2] in IN
    if not first or not words.are_neighbours(first - 1, first) or words.keys[first - 1] == "the":
        return False
    return words.keys[first - 1] in IN or (words.raw(first - 1)[0].isupper() and not words.capitals)


def _says(words: Words, spoken: Spoken, countries: Countries, says: frozenset[str]) -> bool:
    """Whether a country says something, alone or with the one after "and", or is told or accused."""
    told = spoken.first > 0 and words.are_neighbours(spoken.first - 1, spoken.first)
    if told and words.keys[spoken.first - 1] in says:
        return not words.text.startswith(POSSESSIVE, spoken.end)
    other = countries.after(spoken.last + 1) if words.keys[spoken.last : spoken.last + 1] == ["and"] else None
    return speaks(words, (other or spoken).last, says)


def speaks(words: Words, i: int, says: frozenset[str]) -> bool:
    """Whether a verb of speech follows, with at most two helping words between."""
    for at in (i, i + 1, i + 2):
        if at >= len(words.keys) or not words.are_neighbours(at - 1, at):
            return False
        if words.keys[at] in says:
            return True
        if not (words.keys[at].endswith("ly") or words.keys[at] in HELPING):
            return False
    return False


def _country(
    words: Words, first: int, last: int, countries: Countries
) -> tuple[str | None, str, tuple[int, int] | None]:
    owner = countries.before(first) or countries.actor_before(words.ends[first - 1] if first else 0)
    if owner is None and first and words.keys[first - 1] in OWNERS:
        owner = countries.owner(words.starts[first])
    if owner is not None and words.keys[first] in OF_PARTS and not countries.is_ruled_from(owner):
        return None, "", None  # "the Balochistan government"
    if owner is not None and words.are_neighbours(first - 1, first):
        return owner.country, "an institution of the country named before it", (owner.start, owner.end)
    if words.keys[last : last + 1] and words.keys[last] in PLACED and words.are_neighbours(last - 1, last):
        place = countries.after(last + 1)
        if place is not None:
            return place.country, "an institution of the country named after it", (place.start, place.end)
        if words.keys[last] == "of":
            return None, "", None
    if not _stands_alone(words, first):
        return None, "", None
    return countries.near(words.starts[first])


def _stands_alone(words: Words, first: int) -> bool:
    """Whether no word before an institution could make it another's: "the rebel army", "Chicago police"."""
    if not first or not words.are_neighbours(first - 1, first):
        return True
    before = words.keys[first - 1]
    is_town = first > 1 and words.raw(first - 2) == "In"  # "In Zenda police said"
    if words.keys[first] in LOCAL and (before in REGIONAL or is_town):
        return True
    return before in FUNCTION_WORDS or before in UNTELLING or before.isdigit()


def _goes_on(words: Words, after: int) -> bool:
    """Whether a name goes on after its words: "the Army of the Straight Path" is no state's army."""
    if after + 1 >= len(words.keys) or words.keys[after] != "of":
        return False
    named = after + 1 + (words.keys[after + 1] == "the")
    return named < len(words.keys) and words.raw(named)[0].isupper()


def _is_adjective(words: Words, last: int, things: frozenset[str]) -> bool:
    """Whether a word after an institution is a thing: "military hospital", "Army Public School"."""
    for at in range(last, min(last + 3, len(words.keys))):
        if not words.are_neighbours(at - 1, at):
            return False
        if words.keys[at] in things or words.keys[at] == "house":
            return True
        if words.capitals or not words.raw(at)[0].isupper():
            return False
    return False
