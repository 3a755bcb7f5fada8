"""Which mentions are of one event: compatible in type, day and place; else the nearest such one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from counterclaim.claims.events.anew import Anew
from counterclaim.claims.events.mentions import Mention
from counterclaim.claims.events.when import agree
from counterclaim.claims.events.where import near
from counterclaim.model import Place, When
from counterclaim.resources.codebook import Joining

ONE_SPOT_KM = 5.0  # two places further apart than this have had an event each
WIDE = ("unknown", "country", "admin1", "admin2")  # the widest first; what is not among them is a spot
FAR = 12  # sentences after which a bare mention of the same kind is no longer taken to be the same event


@dataclass(slots=True)
class Draft:
    """An event in the making: its mentions in the order they were added.

    `leading` names its type best, `when` is the first day named with it (or a coarser date where no day is),
    `place` the finest place that a mention is tied to, the first of those as fine.
    """

    leading: Mention
    mentions: list[Mention] = field(default_factory=list)
    when: When | None = None
    place: Place | None = None
    is_general: bool = True
    is_old: bool = False
    follows: bool = True
    weight: float = 0.0
    shares: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> Draft:
        """Return the event of one mention or more."""
        first, *others = mentions
        draft = cls(first)
        for mention in (first, *others):
            draft.add(mention)
        return draft

    @property
    def subtype(self) -> str:
        """Return the subtype that its words tell of most."""
        return self.leading.trigger.subtype

    def add(self, mention: Mention) -> None:
        """Take in one more mention."""
        self.mentions.append(mention)
        share = mention.weight * _telling(mention)
        subtype = mention.trigger.subtype
        self.shares[subtype] = self.shares.get(subtype, 0.0) + share
        self.weight += share
        if subtype != self.subtype and self.shares[subtype] > self.shares[self.subtype]:
            self.leading = next(m for m in self.mentions if m.trigger.subtype == subtype)
        self.when = _first_day(self.when, mention.when)
        self.place = _finest(self.place, mention.place)
        self.is_general &= mention.is_general or mention.trigger.follows
        self.is_old |= mention.is_old
        self.follows &= mention.trigger.follows


def _first_day(known: When | None, told: When | None) -> When | None:
    if known is None or told is None:
        return known or told
    return min(known, told, key=lambda when: (when.precision != "day", when.start))


def _first(when: When) -> date:
    return when.first or date.min


def _finest(known: Place | None, told: Place | None) -> Place | None:
    if known is None or told is None:
        return known or told
    return max(known, told, key=_fineness)  # of two as fine the first


def _fineness(place: Place) -> int:
    return WIDE.index(place.precision) if place.precision in WIDE else len(WIDE)


def _telling(mention: Mention) -> float:
    if mention.trigger.follows:
        return 0.2
    return 0.6 if mention.is_general else 1.5


class Grouping:
    """Sorts the mentions of one report into events."""

    def __init__(self, joining: Joining, anew: Anew, home: str | None) -> None:
        """Keep the words and weights that tell events apart; `home` is the country the report is about."""
        self._joining, self._anew, self._home = joining, anew, home

    def group(self, mentions: Sequence[Mention]) -> list[Draft]:
        """Sort mentions into events; the event that the report is about comes first."""
        drafts: list[Draft] = []
        bare: list[Mention] = []
        for mention in mentions:
            fitting = [draft for draft in drafts if self._fits(mention, draft)]
            draft = min(fitting, key=lambda draft: _distance(mention, draft), default=None)
            if draft is not None:
                draft.add(mention)
            elif _opens(mention):
                drafts.append(Draft.of((mention,)))
            else:
                bare.append(mention)
        if not drafts and any(mention.details > 0 for mention in bare):
            drafts = [Draft.of(bare)]
        return sorted(self._merged(drafts), key=_by_importance)

    def _fits(self, mention: Mention, draft: Draft) -> bool:
        if not may_name(mention, draft) or not _meets(mention.place, draft.place, self._home):
            return False
        if self._is_apart(mention, draft):
            return False
        if (mention.status == "planned") != (draft.leading.status == "planned"):
            return False
        if mention.when is not None:
            return mention.is_old == draft.is_old and self._is_same_day(mention.when, draft.when)
        if draft.is_old or _is_abroad(draft.place, self._home):
            return _continues(mention, draft)
        return mention.sentence - draft.mentions[-1].sentence <= FAR

    def _is_apart(self, mention: Mention, draft: Draft) -> bool:
        """Whether it tells of one deed more, by its own words ("they also killed") or by all signs."""
        if mention.is_more and mention.sentence != draft.mentions[-1].sentence:
            return True
        return self._is_taking(mention, draft) or self._is_anew(mention, draft)

    def _is_anew(self, mention: Mention, draft: Draft) -> bool:
        return self._anew.is_apart(mention, draft.mentions, draft.when, draft.place)

    def _is_taking(self, mention: Mention, draft: Draft) -> bool:
        """Whether it tells of a theft or abduction beside a killing."""
        subtype = mention.trigger.subtype
        if subtype not in self._joining.takings or subtype in draft.shares:
            return False
        named = any(subtype in m.trigger.joins for m in draft.mentions)
        return not named and any(m.harms for m in draft.mentions)

    def _is_same_day(self, one: When | None, other: When | None) -> bool:
        """Whether two dates may be of one event: a night reaches the next day, other days are two."""
        if one is None or other is None or not one.precision == other.precision == "day":
            return agree(one, other)
        earlier = min(one, other, key=_first)
        night = any(word in earlier.text.lower() for word in self._joining.nights)
        return one.first == other.first or (night and agree(one, other))

    def _merged(self, drafts: list[Draft]) -> list[Draft]:
        """Join events of one kind, day and place that later mentions have made alike."""
        kept: list[Draft] = []
        for draft in drafts:
            twin = next((rank for rank, other in enumerate(kept) if self._is_same(draft, other)), None)
            if twin is None:
                kept.append(draft)
            else:
                both = (*kept[twin].mentions, *draft.mentions)
                kept[twin] = Draft.of(sorted(both, key=lambda mention: mention.first))
        return kept

    def _is_same(self, one: Draft, other: Draft) -> bool:
        known = None not in (one.when, other.when, one.place, other.place)
        planned = (one.leading.status == "planned") == (other.leading.status == "planned")
        alike = one.subtype == other.subtype or one.is_general or other.is_general
        return (
            alike
            and planned
            and known
            and self._is_same_day(one.when, other.when)
            and near(one.place, other.place, ONE_SPOT_KM)
            and not self._is_anew(one.mentions[0], other)
        )


def _by_importance(draft: Draft) -> tuple[bool, bool, float, int]:
    unreal = draft.leading.status in ("planned", "denied") and len(draft.mentions) == 1
    return draft.is_old or unreal, draft.follows, -draft.weight, draft.mentions[0].first


def _opens(mention: Mention) -> bool:
    """Whether a mention says enough to be an event of its own."""
    if mention.trigger.follows:
        return False
    lead = mention.weight > 1.0 and mention.status != "planned"
    return mention.details >= 1 + mention.is_general - lead


def _distance(mention: Mention, draft: Draft) -> tuple[bool, bool, int, int]:
    """Prefer the same kind, then the same sentence, then the nearest before, then the first."""
    last = draft.mentions[-1]
    other = draft.subtype != mention.trigger.subtype and not mention.is_general
    return other, last.sentence != mention.sentence, mention.first - last.first, draft.mentions[0].first


def _continues(mention: Mention, draft: Draft) -> bool:
    """Whether bare words go on with an aside: in its sentence or, if it is not past, in the next."""
    anchor = max(m.sentence for m in draft.mentions if m.when is not None or m.place is not None)
    alike = mention.is_general or mention.trigger.subtype == draft.subtype
    return mention.sentence - anchor <= (1 if alike and not draft.is_old else 0)


def _meets(one: Place | None, other: Place | None, home: str | None) -> bool:
    """Whether two places may be of one event; what has no place of its own is not abroad."""
    if one is None or other is None:
        return one is None or not _is_abroad(one, home)
    return near(one, other, ONE_SPOT_KM)


def _is_abroad(place: Place | None, home: str | None) -> bool:
    return place is not None and None not in (place.country, home) and place.country != home


def may_name(mention: Mention, draft: Draft) -> bool:
    """Whether the words may name an event of that kind."""
    subtype = mention.trigger.subtype
    if mention.is_general or subtype in draft.shares:
        return True
    if draft.is_general or draft.subtype in mention.trigger.joins:
        return True
    return subtype in draft.leading.trigger.joins
