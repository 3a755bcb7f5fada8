"""A report as the place finder sees it: tokens, and what the words around a name say about it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cached_property

import msgspec

from counterclaim.model import ActorMention, Sentence, Token
from counterclaim.reading.casing import is_capitals
from counterclaim.reading.places import words

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
CLOSED_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"}) | {
    "WORK_OF_ART",
    "LAW",
    "LANGUAGE",
}
BEFORE_NAMES = frozenset({"the", "-"})
LISTS = frozenset({"and", ",", "or", "(", "to", "-", "–"})
LONGEST_STREET = 4  # words behind a name up to the one for a street
DATELINE_WITHIN = 600  # characters; a dateline may stand under a headline
# what follows the place in "BUNIA, 17 August (Agency) - ", "BUNIA (Agency) - "
AFTER_DATELINE = re.compile(r"(?:,[^\n()]{0,40}?)?(?: ?\([^()\n]{2,60}\))?\s?(?:--|[-–—])\s")


class View(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A report with look-ups computed once; `first` and `last` are token indexes, half-open."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    actors: tuple[ActorMention, ...]

    @cached_property
    def capitals(self) -> bool:
        """Whether the report is written in capitals."""
        return is_capitals(self.text)

    @cached_property
    def low(self) -> tuple[str, ...]:
        """Return the tokens in lower case."""
        return tuple(token.text.lower() for token in self.tokens)

    @cached_property
    def begins(self) -> dict[int, int]:
        """Map each token to the first token of its sentence."""
        return {i: s.first for s in self.sentences for i in range(s.first, s.last)}

    @cached_property
    def name_parts(self) -> frozenset[str]:
        """Return the words that stand in longer names of people."""
        found: set[str] = set()
        for first, last, label in entities(self.tokens):
            if label == "PERSON" and last - first > 1:
                found.update(self.low[first:last])
        return frozenset(found)

    @cached_property
    def inside_actor(self) -> frozenset[int]:
        """Return the tokens of registered actors' names but the first of each ("Islamic State in Iraq")."""
        spans = sorted((actor.start, actor.end) for actor in self.actors if actor.actor is not None)
        found: set[int] = set()
        position = 0
        for start, end in spans:
            while position < len(self.tokens) and self.tokens[position].start <= start:
                position += 1
            rank = position
            while rank < len(self.tokens) and self.tokens[rank].end <= end:
                found.add(rank)
                rank += 1
        return frozenset(found)

    @cached_property
    def actor_starts(self) -> frozenset[int]:
        """Return the first characters of registered actors' names."""
        return frozenset(actor.start for actor in self.actors if actor.actor is not None)

    def is_name(self, i: int) -> bool:
        """Whether a token looks like a part of a name."""
        token = self.tokens[i]
        if self.capitals:
            named = token.tag.startswith("NNP") or token.entity in PLACE_LABELS or self._opens_name(i)
            return token.text[0].isalnum() and (named or (i > 0 and self.low[i - 1] in words.OPENERS))
        return token.text[0].isupper()

    def _opens_name(self, i: int) -> bool:
        """Whether a word that names begin with stands before a part of one ("SANTA TECLA")."""
        following = self.tokens[i + 1].tag if i + 1 < len(self.tokens) else ""
        return self.low[i] in words.OPENERS and following.startswith("NNP")

    def begins_name(self, i: int, limit: int) -> bool:
        """Whether a name may begin here: a capitalised word, or an article joined to one ("al-Hol")."""
        if self.is_name(i):
            return True
        if self.capitals and self.low[i] in words.SPANISH_ARTICLES and i + 1 < limit and self.is_name(i + 1):
            return True
        joined = self.low[i] in words.ARTICLES and i + 2 < limit and self.low[i + 1] == "-"
        return joined and self.is_name(i + 2)

    def quote(self, first: int, last: int) -> str:
        """Return the text of some tokens, with what stands between them."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def labels(self, first: int, last: int) -> set[str]:
        """Return the entity labels of some tokens."""
        return {self.tokens[i].entity for i in range(first, last)}

    def is_labelled(self, first: int, last: int) -> bool:
        """Whether the parser calls these words a place: any word a GPE, or all of another kind of place."""
        if last > len(self.tokens):
            return False
        labels = self.labels(first, last)
        return "GPE" in labels or (bool(labels & PLACE_LABELS) and self.is_whole_entity(first, last))

    def is_whole_entity(self, first: int, last: int) -> bool:
        """Whether no other word of weight belongs to the entity that these words lie in."""
        # of "SANTA TECLA" and "LA OROYA" the parser labels but the second word
        opened = last - first > 1 and self.low[first] in words.OPENERS | words.SPANISH_ARTICLES
        label = self.tokens[first + opened].entity
        light = words.CONNECTORS | {"a", "an"}
        before = first > 0 and self.tokens[first - 1].entity == label and self.low[first - 1] not in light
        after = last < len(self.tokens) and self.tokens[last].entity == label and self.low[last] not in light
        return not (before or after)

    def is_person(self, first: int, last: int) -> bool:
        """Whether a title stands before, or the word is part of a longer name of a person elsewhere.

        What is called a town or a province is one, even where somebody bears its name.
        """
        if any(self.low[i].rstrip(".") in words.TITLES for i in (first - 1, first) if i >= 0):
            return True
        return last - first == 1 and self.low[first] in self.name_parts and not self.cue(first, last)

    def is_locative(self, first: int, locatives: frozenset[str], taken: Container[int]) -> bool:
        """Whether a locative, a settlement word or a list of places stands before a name.

        Args:
            first: the name's first token.
            locatives: the words that count.
            taken: tokens of places already found, for lists.
        """
        begin = self.begins.get(first, first)
        before = first - 1
        while before >= begin and self.low[before] in BEFORE_NAMES:
            before -= 1
        if before < begin:
            return False
        if self.low[before] in locatives or self.low[before] in words.SETTLEMENT_WORDS:
            return True
        return self.low[before] in LISTS and before > begin and (before - 1) in taken

    def cue(self, first: int, last: int) -> str:
        """Return what kind of place the words beside a name say it is: "admin", "city" or ""."""
        low = self.low
        if first > 0 and low[first - 1] in words.ADMIN_WORDS - {"state"}:
            return "admin"
        if last < len(low) and low[last] in words.ADMIN_WORDS | words.PROVINCE_OFFICES:
            return "admin"
        if first > 1 and low[first - 1] == "of":
            if low[first - 2] in words.ADMIN_WORDS:
                return "" if self._is_part(first - 2) else "admin"
            if low[first - 2] in words.SETTLEMENT_WORDS - {"capital", "port"}:
                return "city"
        return ""

    def _is_part(self, i: int) -> bool:
        """Whether a word for a district has a name of its own, so that what follows only holds it."""
        own = i > 0 and (self.is_name(i - 1) or self.low[i - 1] in {"a", "an", "one"})
        return own and self.low[i] in words.PARTS

    def is_filed(self, first: int, last: int) -> bool:
        """Whether a name is all that a dateline says of where the report was written."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        opens = not self.text[self.text.rfind("\n", 0, start) + 1 : start].strip()
        return opens and start < DATELINE_WITHIN and AFTER_DATELINE.match(self.text, end) is not None

    def site_end(self, last: int, limit: int) -> int:
        """Return where a site named after a place ends ("Gweiran" + "prison"); `last` when none follows."""
        end = last
        while end < min(limit, last + 2) and self.low[end] in words.SITE_MODIFIERS:
            end += 1
        return end + 1 if end < limit and self.low[end] in words.SITE_WORDS else last

    def street_end(self, first: int, last: int, limit: int) -> int | None:
        """Return where the street ends that some words name ("Haifa" + "Street"), `None` where none does.

        "Sarmiento and San Martin Streets" are two, of which the first ends where its name does. "A Haifa
        street" is one in Haifa.
        """
        end, joined = last, False
        while end < min(limit, last + LONGEST_STREET) and self._goes_on_to_street(end):
            joined |= self.low[end] == "and"
            end += 1
        if end >= limit or not (self.capitals or self.is_name(end)):
            return None
        if not {"a", "an"}.isdisjoint(self.low[max(0, first - 2) : first]):
            return None
        if joined and self.low[end].removesuffix("s") in words.STREETS and self.low[end].endswith("s"):
            return last if self.is_name(end - 1) else None
        return end + 1 if self.low[end] in words.STREETS and not joined else None

    def _goes_on_to_street(self, i: int) -> bool:
        street = self.low[i].removesuffix("s") in words.STREETS
        return not street and (self.is_name(i) or self.low[i] == "and")

    def is_off(self, first: int) -> bool:
        """Whether the text speaks of somewhere beside the name ("20 km north of X", "near the town of X")."""
        low, begin, before = self.low, self.begins.get(first, first), first - 1
        while before > begin and (
            low[before] in words.SETTLEMENT_WORDS | {"the", "downtown", "central"}
            or (low[before] == "of" and low[before - 1] in words.SETTLEMENT_WORDS)
        ):
            before -= 1
        if before < begin:
            return False
        if low[before] == "of":
            return low[before - 1] in words.AROUND
        if low[before] == "from":
            return not words.DISTANCES.isdisjoint(low[max(begin, before - 5) : before])
        return low[before] in words.BESIDE


def entities(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of tokens with one entity label: first, last, label."""
    first = 0
    while first < len(tokens):
        last = first + 1
        while last < len(tokens) and tokens[last].entity == tokens[first].entity:
            last += 1
        if tokens[first].entity:
            yield first, last, tokens[first].entity
        first = last
