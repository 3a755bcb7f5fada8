"""Which words of a report are place names: the parser's entities and names known to the gazetteer.

A name that the gazetteer knows well (a country, a province, a large city, a row of our own) is one wherever
it stands; any other needs the parser's word or a locative ("in", "near", "the town of") before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from counterclaim.model import Sentence
from counterclaim.reading.places import words
from counterclaim.reading.places.context import CLOSED_LABELS, PLACE_LABELS, View, entities
from counterclaim.resources.gazetteer import Entry, Gazetteer, fold, skeleton, spelling_distance

LONGEST = 7  # tokens in one name
LARGE = 100_000  # people; a city of this size is known wherever it is named
JOINTS = words.ARTICLES | {"-", "'", "’", "da", "de", "do"}


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that may name a place: tokens `first <= i < last`, and the gazetteer's entries of that name.

    `known` mentions are places whatever the context says; the others only where an entry, or a
    like-sounding one, lies in a country that the report speaks of. `cue` is "admin", "city", "site" or
    "street" where a word beside the name says so; `near` says that the place is only beside the named one;
    a `doubtful` one may be a person.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    known: bool
    cue: str = ""
    near: bool = False
    doubtful: bool = False

    @property
    def key(self) -> str:
        """Return what mentions of one name in one sense share."""
        return f"{fold(self.name)}|{self.cue}"


def find_mentions(view: View, gazetteer: Gazetteer) -> tuple[list[Mention], list[Entry]]:
    """Return the mentions in order, without overlaps, and the peoples that the report names."""
    scan = _Scan(view, gazetteer)
    for sentence in view.sentences:
        scan.names(sentence)
    scan.repetitions()
    scan.entities()
    return sorted(scan.mentions, key=lambda mention: mention.start), scan.peoples


class _Scan:
    """One pass over a report; collects mentions and the tokens they take."""

    def __init__(self, view: View, gazetteer: Gazetteer) -> None:
        self.view = view
        self.gazetteer = gazetteer
        self.mentions: list[Mention] = []
        self.peoples: list[Entry] = []
        self.taken: set[int] = set()

    def names(self, sentence: Sentence) -> None:
        """Take the names of one sentence that the gazetteer has, or that stand where a place would."""
        i = sentence.first
        while i < sentence.last:
            if self.view.capitals:
                self._people_at(i)
            if self._may_begin(i, sentence.last):
                i = self._name_at(i, sentence.last)
            else:
                i = self._city_at(i, sentence.last) if self.view.capitals else i + 1

    def _people_at(self, i: int) -> None:
        """Take the adjective of a people in capitals, which the parser takes for no name."""
        token = self.view.tokens[i]
        if token.tag.startswith("JJ") and i not in self.taken and not self.view.begins_name(i, i + 1):
            found = self.gazetteer.lookup(token.text)
            self.peoples += [entry for entry in found if entry.kind == "demonym"]

    def _city_at(self, i: int, limit: int) -> int:
        """Take a city in capitals that the parser takes for a thing ("IN BARRANQUILLA")."""
        token = self.view.tokens[i]
        if token.dep != "pobj" or not token.tag.startswith("NN") or token.entity or not self._strong(i):
            return i + 1
        cities = tuple(
            entry
            for entry in self.gazetteer.lookup(token.text)
            if entry.kind == "city" and is_prominent(entry, token.text)
        )
        foreign = any(city.country not in words.ONE_SPELLING for city in cities)
        return self._take(i, i + 1, cities, limit) if foreign else i + 1

    def _may_begin(self, i: int, limit: int) -> bool:
        view = self.view
        small = not view.capitals and not view.tokens[i].text[0].isupper()
        if small and view.low[i] not in words.ARTICLES:  # nearly every word: asked first, for speed
            return False
        if i in self.taken or i in view.inside_actor or not view.begins_name(i, limit):
            return False
        # the parser takes unknown names before "on Monday" for dates
        placed = self._strong(i) or bool(view.cue(i, i + 1)) or view.is_filed(i, i + 1)
        mislabelled = self.view.low[i] not in words.CALENDAR and placed
        return mislabelled or self.view.tokens[i].entity not in CLOSED_LABELS

    def _name_at(self, i: int, limit: int) -> int:
        """Take the longest name that begins at token `i`; return where to go on."""
        if province := self._short_province(i):
            return self._take(i, i + 1, (province,), limit)
        run = self._run(i, limit)
        if self._is_transcribed(i, run):
            return self._take(i, run, (), limit)
        if quarter := self._quarter(i, run):
            entries = self.gazetteer.lookup(self.view.quote(i, quarter))
            places = tuple(entry for entry in entries if entry.kind != "demonym")
            return self._take(i, quarter, places, limit, sure=True)
        for last in self._ends(i, limit):
            if last == i + 1 and self.view.low[i] in words.OPENERS and run > last:
                continue
            entries = self.gazetteer.lookup(self.view.quote(i, last))
            peoples = [entry for entry in entries if entry.kind == "demonym"]
            if peoples and not self.view.is_labelled(i, last):
                self.peoples += peoples
                return last
            places = tuple(entry for entry in entries if entry.kind != "demonym")
            if places and self._is_place(i, last, places):
                return self._take(i, last, places, limit)
        if self._may_be_unknown(i, run):
            return self._take(i, run, (), limit)
        return i + 1

    def _ends(self, i: int, limit: int) -> Iterator[int]:
        """Yield the ends of names that may begin at `i`, longest first."""
        ends = []
        for j in range(i, min(i + LONGEST, limit)):
            low = self.view.low[j]
            type_word = j > i and low in words.TYPE_WORDS
            if self.view.is_name(j) or low[0].isdigit() or type_word:
                ends.append(j + 1)
            elif low not in words.JOINING:
                break
        return reversed(ends)

    def _run(self, i: int, limit: int) -> int:
        """Return the end of the run of capitalised words, articles and hyphens that begins at `i`."""
        last = i + 1
        for j in range(i + 1, min(i + LONGEST, limit)):
            if self.view.is_name(j):
                last = j + 1
            elif self.view.low[j] not in JOINTS:
                break
        return last

    def _is_transcribed(self, first: int, last: int) -> bool:
        """Whether a name with an Arabic article, unknown as a whole, is a place: its parts are none."""
        low = self.view.low
        article = any(
            low[i] in {"al", "el", "ez"} or (low[i] in words.ARTICLES and low[i + 1] == "-")
            for i in range(first, last - 1)
        )
        if not article or not self.view.is_labelled(first, last):
            return False
        return not self.gazetteer.lookup(self.view.quote(first, last))

    def _quarter(self, first: int, last: int) -> int:
        """Return where the name of a part of a town ends ("the Rose Hill" + "neighbourhood"), 0 for none."""
        view = self.view
        if last - first > 1 and view.low[last - 1] in words.QUARTERS:
            last -= 1
        following = view.low[last : last + 1]
        named = bool(words.QUARTERS.intersection(following))
        return last if named and not self._is_other_thing(first, last) else 0

    def _strong(self, first: int) -> bool:
        return self.view.is_locative(first, words.STRONG_LOCATIVES, self.taken)

    def _is_place(self, first: int, last: int, places: tuple[Entry, ...]) -> bool:
        """Whether a known name is, or may be, a place name where it stands."""
        view = self.view
        if self._is_other_thing(first, last):
            return False
        if view.is_person(first, last):
            located = view.is_locative(first, words.STRONG_LOCATIVES, ())
            return located and view.is_whole_entity(first, last)
        if view.is_labelled(first, last) or view.is_filed(first, last):
            return True
        actor = view.tokens[first].start in view.actor_starts
        if actor and not any(place.kind == "country" for place in places):
            return False
        if last - first == 1 and not view.tokens[first].tag.startswith(("NNP", "XX")):
            return False
        labels = view.labels(first, last)
        if "PERSON" in labels:
            return view.is_whole_entity(first, last) and self._is_mistaken(first, places)
        if any(is_prominent(place, view.quote(first, last)) for place in places):
            own = all(place.is_curated for place in places) and view.low[last - 1] not in words.SITE_WORDS
            return self._strong(first) or not (own and labels & {"ORG", "PRODUCT"})
        if labels & {"ORG", "PRODUCT", "EVENT"} and not view.is_whole_entity(first, last):
            return False
        weak = view.is_locative(first, words.LOCATIVES, self.taken)
        return self._strong(first) or (weak and not labels & CLOSED_LABELS) or self._is_division(first, last)

    def _is_mistaken(self, first: int, places: tuple[Entry, ...]) -> bool:
        """Whether what the parser calls a person stands where a place would, or is a country."""
        listed = first > 1 and self.view.low[first - 1] in {"and", "or"} and (first - 2) in self.taken
        located = listed or self.view.is_locative(first, words.LOCATIVES, ())
        return located or any(place.kind == "country" for place in places)

    def _is_other_thing(self, first: int, last: int) -> bool:
        """Whether the word is a direction or month, or names a newspaper or a disease."""
        low = self.view.low
        if last - first == 1 and low[first] in words.CALENDAR:
            return True
        if last - first == 1 and low[first] in words.NOT_PLACES:
            return self.view.tokens[first].entity != "GPE" or not self._strong(first)
        if " ".join(low[first:last]) in words.NOT_PLACE_NAMES:
            return True
        following = low[last] if last < len(low) else ""
        paper = following in words.MEDIA_WORDS and self.view.is_name(last)
        return following in words.DISEASE_WORDS or (paper and self.view.tokens[last].entity == "ORG")

    def _may_be_unknown(self, first: int, last: int) -> bool:
        """Whether a run of capitalised words after a locative may be a place spelt otherwise."""
        view = self.view
        if view.capitals or view.tokens[first].start in view.actor_starts:
            return False
        if view.labels(first, last) & {"NORP", "EVENT"} or view.low[first] in words.CALENDAR:
            return False
        if view.is_labelled(first, last) or view.is_person(first, last):
            return False
        light = words.JOINING
        nominal = all(
            view.tokens[i].tag.startswith(("NN", "JJ", "XX", "VBG")) or view.low[i] in light
            for i in range(first, last)
        )
        if not nominal:
            return False
        return view.is_locative(first, words.LOCATIVES, self.taken) or self._is_site(first, last)

    def _is_site(self, first: int, last: int) -> bool:
        """Whether a kind of site follows words that the parser takes for nothing else ("the X barracks")."""
        sited = self.view.site_end(last, len(self.view.tokens)) > last or self._is_division(first, last)
        return sited and self._is_free(first, last)

    def _is_division(self, first: int, last: int) -> bool:
        """Whether a word for a province or district follows, itself no part of a name ("X province")."""
        division = any(low in words.ADMIN_WORDS for low in self.view.low[last : last + 1])
        return division and not self.view.is_name(last) and self._is_free(first, last)

    def _is_free(self, first: int, last: int) -> bool:
        labels = self.view.labels(first, last)
        whole = labels == {"PERSON"} and self.view.is_whole_entity(first, last)
        return whole or labels <= {"", *PLACE_LABELS}

    def _short_province(self, i: int) -> Entry | None:
        """Return the province that a short form after a comma stands for ("Killeen, Tex.")."""
        view = self.view
        if view.capitals or i < 2 or view.low[i - 1] != "," or (i - 2) not in self.taken:
            return None
        found = words.SHORT_PROVINCES.get(view.low[i].replace(".", ""))
        if found is None or not view.is_name(i):
            return None
        name, country = found
        entries = self.gazetteer.lookup(name)
        return next((e for e in entries if e.kind == "admin1" and e.country == country), None)

    def _take(
        self, first: int, last: int, entries: tuple[Entry, ...], limit: int, *, sure: bool = False
    ) -> int:
        """Add a name, with the site word that follows it; return where to go on."""
        name, cue, end = self.view.quote(first, last), self.view.cue(first, last), last
        street = self.view.street_end(first, last, limit)
        if street is not None:
            cue, end, sure = "street", street, True
            entries = tuple(entry for entry in entries if entry.kind == "site")
        elif not cue and not any(entry.kind == "site" for entry in entries):
            end = self.view.site_end(last, limit)
        doubtful = not sure and self._is_doubtful(first, last, entries)
        # in capitals a surname looks like a province: only the best known need nothing else
        least = 10 * LARGE if self.view.capitals else 0
        prominent = any(
            is_prominent(e, name) and (e.kind == "country" or e.population >= least) for e in entries
        )
        known = sure or self._is_marked(first, last, entries) or (prominent and not doubtful)
        self.taken.update(range(first, end))
        self.mentions.append(
            Mention(
                first=first,
                last=end,
                start=self.view.tokens[first].start,
                end=self.view.tokens[end - 1].end,
                name=name,
                entries=entries,
                known=known,
                cue=cue or ("site" if end > last else ""),
                near=self.view.is_off(first),
                doubtful=doubtful,
            )
        )
        return end

    def _is_marked(self, first: int, last: int, entries: tuple[Entry, ...]) -> bool:
        """Whether the parser calls a name a place; for a known name, or in capitals, its word is not enough.

        Else every first name were a town: the words around must agree ("in X", "X, Y", "Y's X prison").
        """
        view = self.view
        if not view.is_labelled(first, last) or not (entries or view.capitals):
            return view.is_labelled(first, last)
        followed = view.low[last : last + 1] in {(",",), ("(",)}
        owned = first > 1 and view.low[first - 1] in {"'s", "’s"} and (first - 2) in self.taken
        sited = view.site_end(last, len(view.tokens)) > last or bool(view.cue(first, last))
        return followed or owned or sited or view.is_locative(first, words.LOCATIVES, self.taken)

    def _is_doubtful(self, first: int, last: int, entries: tuple[Entry, ...]) -> bool:
        """Whether what the parser calls a person has little else to say that it is a place."""
        view = self.view
        if "PERSON" not in view.labels(first, last) or any(entry.kind == "country" for entry in entries):
            return False
        held = view.low[last : last + 1] == (",",) and view.is_labelled(last + 1, last + 2)
        return not (held or view.cue(first, last) or self._strong(first))

    def repetitions(self) -> None:
        """Add what repeats a name that was found, where the parser took it for something else."""
        low = self.view.low
        names = {low[m.first : m.last]: m for m in self.mentions if m.known and not m.cue}
        by_word: defaultdict[str, list[Mention]] = defaultdict(list)
        for name, mention in names.items():
            by_word[name[0]].append(mention)
        for i, word in enumerate(low):
            for mention in by_word.get(word, ()):
                last = i + mention.last - mention.first
                if self._repeats(mention, i, last):
                    self._take(i, last, mention.entries, last, sure=True)

    def _repeats(self, mention: Mention, first: int, last: int) -> bool:
        view, free = self.view, self.taken.isdisjoint(range(first, last))
        same = view.low[first:last] == view.low[mention.first : mention.last] and view.is_name(first)
        if not (same and free) or view.is_person(first, last) or self._is_other_thing(first, last):
            return False
        return view.inside_actor.isdisjoint(range(first, last)) and (
            "PERSON" not in view.labels(first, last) or view.is_whole_entity(first, last)
        )

    def entities(self) -> None:
        """Add the parser's places that the gazetteer does not know under that name."""
        for begin, end, label in entities(self.view.tokens):
            span, last = range(begin, end), end
            if label not in PLACE_LABELS or not (self.taken | self.view.inside_actor).isdisjoint(span):
                continue
            first = begin + (self.view.low[begin] in {"the", "a", "an"} and last - begin > 1)
            while last - 1 > first and self.view.low[last - 1] in {"'s", "’s", "'", "’"}:
                last -= 1
            if self._is_likely(first, last, label):
                self._take(first, last, (), len(self.view.tokens))

    def _is_likely(self, first: int, last: int, label: str) -> bool:
        """Whether an entity that the gazetteer does not know is a place: the parser errs on unknown names."""
        view = self.view
        if not view.is_name(first) or self._is_other_thing(first, last) or view.is_person(first, last):
            return False
        acronym = last - first == 1 and view.tokens[first].text.isupper() and not view.capitals
        if acronym or not view.tokens[last - 1].tag.startswith(("NN", "XX")):
            return False
        sited = view.site_end(last, len(view.tokens)) > last
        return label != "GPE" or sited or view.is_locative(first, words.LOCATIVES, self.taken)


def is_prominent(entry: Entry, name: str) -> bool:
    """Whether a place is known by this name wherever it is named.

    The gazetteer's other names of a city or province count only where they resemble the main one: among them
    are nicknames and words of other languages.
    """
    if entry.kind == "country" or entry.is_curated:
        return True
    if entry.kind == "admin1":
        return resembles(entry.name, name, initials=True)
    threshold = LARGE if entry.kind == "city" else 5 * LARGE
    return entry.population >= threshold and resembles(entry.name, name)


def resembles(main: str, name: str, *, initials: bool = False) -> bool:
    """Whether two names look like spellings of one word; with `initials` also whether one abbreviates."""
    one, other = fold(main), fold(name)
    if len(skeleton(one)) > 1 and skeleton(one) == skeleton(other):
        return True
    if name.isupper() and len(other) > 1 and initials and other == "".join(word[0] for word in one.split()):
        return True
    return spelling_distance(one, other) <= max(1, len(other) // 3)
