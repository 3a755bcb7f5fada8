"""What every rule reads: the figures that still stand for one victim group and outcome, one voice an origin.

The common rules are applied here, once: copies and relays of an origin count once; superseded figures have
left; a total is not added to its parts, nor replaced by them; denied and doubted figures do not enter, nor do
background and running totals; figures for other groups are in other cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

import msgspec

from counterclaim.model import Dossier, LedgerEntry, Outcome, Role, Stance, VictimGroup

Bound = int | None
Key = tuple[Outcome, VictimGroup]


class Statement(NamedTuple):
    """One figure that one origin stands by; `words` are its count words, `by` who it says did it.

    `day` is the day on which it stood, `evidence` the sentence it was read from.
    """

    claim: str
    low: Bound
    high: Bound
    stance: Stance
    words: str
    by: str | None
    day: date | None = None
    evidence: str = ""

    @property
    def is_vague(self) -> bool:
        """Whether the words give no number at all."""
        return self.low is None and self.high is None


class Voice(NamedTuple):
    """One origin and the figures it stands by, in the order of their claims' ids."""

    origin: str
    name: str
    role: Role
    statements: tuple[Statement, ...]

    @property
    def numbers(self) -> tuple[Statement, ...]:
        """Return the statements that bound the number."""
        return tuple(said for said in self.statements if not said.is_vague)

    @property
    def least(self) -> Bound:
        """Return its smallest figure, `None` where it gives only upper bounds."""
        return min((said.low for said in self.numbers if said.low is not None), default=None)

    @property
    def most(self) -> Bound:
        """Return its largest figure: an upper bound, or what it counts at least."""
        return max((most_of(said) for said in self.numbers), default=None)


def most_of(said: Statement) -> int:
    """Return the largest number a statement names."""
    return said.high if said.high is not None else said.low or 0


class Case(NamedTuple):
    """One victim group and outcome of one incident, with every voice that gives a figure.

    `doubted` and `denied_by`: whether anyone doubts a figure of the group, and the names of those who deny
    one. `event_type`: what kind of incident it is. `accused`: the actors named as perpetrators of a
    figure or, by those who claim or lay responsibility, of the incident. `since`: its first day.
    """

    outcome: Outcome
    group: VictimGroup
    voices: tuple[Voice, ...]
    doubted: bool = False
    denied_by: tuple[str, ...] = ()
    event_type: str = ""
    accused: frozenset[str] = frozenset()
    since: date | None = None

    @property
    def key(self) -> Key:
        """Return what tells cases of one incident apart."""
        return self.outcome, self.group

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the ids of all claims that entered, sorted."""
        return tuple(sorted(said.claim for voice in self.voices for said in voice.statements))

    @property
    def contested(self) -> bool:
        """Whether two origins give figures that cannot both be right, or somebody denies one."""
        return bool(self.denied_by) or _disagree(self.voices)

    def affirmed(self) -> Case:
        """Return the case without the figures whose side or status is unclear."""
        return self._keep(lambda said: said.stance == "affirmed")

    def numeric(self) -> Case:
        """Return the case without the claims that give no number."""
        return self._keep(lambda said: not said.is_vague)

    def _keep(self, test: Callable[[Statement], bool]) -> Case:
        kept = (
            voice._replace(statements=tuple(said for said in voice.statements if test(said)))
            for voice in self.voices
        )
        return self._replace(voices=tuple(voice for voice in kept if voice.statements))


def _disagree(voices: Iterable[Voice]) -> bool:
    """Whether the hulls of two voices' figures do not meet; "at least" has no upper end."""
    hulls = [(min(said.low or 0 for said in voice.numbers), _top(voice)) for voice in voices if voice.numbers]
    return bool(hulls) and max(low for low, _ in hulls) > min(top for _, top in hulls)


def _top(voice: Voice) -> float:
    return max(float("inf") if said.high is None else said.high for said in voice.numbers)


# ---------------------------------------------------------------- from a ledger
def cases(dossier: Dossier, until: date | None = None) -> tuple[Case, ...]:
    """Return one case for each victim group and outcome with a figure that stands, in a fixed order.

    With `until`, only what had been said by the end of that day is known.
    """
    if until is not None:
        dossier = _as_of(dossier, until)
    sorted_out: dict[tuple[str, str, str, str], list[LedgerEntry]] = {}
    for entry in dossier.ledger:
        if entry.claim.outcome is not None and _is_heard(entry):
            group = entry.group
            key = entry.claim.outcome, group.actor or "", group.klass, group.label
            sorted_out.setdefault(key, []).append(entry)
    found = (_case(dossier, entries) for _, entries in sorted(sorted_out.items()))
    return tuple(case for case in found if case is not None)


def day_of(entry: LedgerEntry) -> date | None:
    """Return the day on which a figure stood: said, else that of publication."""
    return entry.claim.as_of or entry.published


def _as_of(dossier: Dossier, until: date) -> Dossier:
    """Leave out what was said later; what it replaced still stands."""
    known = tuple(entry for entry in dossier.ledger if (day := day_of(entry)) is not None and day <= until)
    said = {entry.claim.id for entry in known}
    ledger = tuple(
        entry if entry.superseded_by in said else msgspec.structs.replace(entry, superseded_by=None)
        for entry in known
    )
    return msgspec.structs.replace(dossier, ledger=ledger)


def _case(dossier: Dossier, entries: list[LedgerEntry]) -> Case | None:
    standing = [entry for entry in entries if _stands(entry)]
    voices = tuple(_voice(origin, held) for origin, held in sorted(_by_origin(standing).items()))
    outcome = entries[0].claim.outcome
    if not voices or outcome is None:
        return None
    blamed = [entry.claim for entry in standing]
    blamed += [c for c in dossier.claims if c.kind == "responsibility" and c.stance == "affirmed"]
    accused = {claim.by.actor or claim.by.name for claim in blamed if claim.by is not None}
    return Case(
        outcome=outcome,
        group=entries[0].group,
        voices=voices,
        doubted=any(entry.claim.stance == "doubted" for entry in entries),
        denied_by=tuple(sorted({entry.origin_name for entry in entries if entry.claim.stance == "denied"})),
        event_type=dossier.incident.type,
        accused=frozenset(accused),
        since=dossier.incident.first,
    )


def _stands(entry: LedgerEntry) -> bool:
    replaced = entry.superseded_by is not None or entry.copy_of is not None
    return not replaced and entry.claim.stance in {"affirmed", "unclear"}


def _by_origin(entries: Iterable[LedgerEntry]) -> dict[str, list[LedgerEntry]]:
    found: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        found.setdefault(entry.origin, []).append(entry)
    return found


def _is_heard(entry: LedgerEntry) -> bool:
    """Whether a figure is of its group: a part of a total whose people nobody names is of somebody else.

    "84 of them fighters and 45 of the other side" leaves the second part among people of all sides, where it
    would pass for a rival total.
    """
    anyone = entry.group.actor is None and entry.group.klass in {"mixed", "unknown"}
    return entry.claim.scope == "event" or (entry.claim.scope == "part" and not anyone)


def _voice(origin: str, entries: list[LedgerEntry]) -> Voice:
    """Let an origin's totals speak; where it gives none, its largest part, which is a floor."""
    totals = [entry for entry in entries if entry.claim.scope == "event"]
    numbered = [entry for entry in totals if (entry.claim.low, entry.claim.high) != (None, None)]
    parts = sorted(
        (entry for entry in entries if entry.claim.scope == "part"),
        key=lambda entry: (-(entry.claim.low or entry.claim.high or 0), entry.claim.id),
    )
    heard = totals if numbered or not parts else [*totals, parts[0]]
    statements = sorted(_statement(entry) for entry in heard)
    return Voice(origin, entries[0].origin_name, entries[0].origin_role, tuple(statements))


def _statement(entry: LedgerEntry) -> Statement:
    claim = entry.claim
    by = (claim.by.actor or claim.by.name) if claim.by is not None else None
    words = claim.count.text if claim.count is not None else ""
    said = claim.evidence.text
    return Statement(claim.id, claim.low, claim.high, claim.stance, words, by, day_of(entry), said)
