"""Reconcile a table of claims by a rule or the model: the door behind `counterclaim reconcile CLAIMS.csv`.

A row is one claim: `incident_id, victim_side, outcome, source, low, high`, and where known `victim_class`,
`source_stance` (towards the victims: same_side, enemy, neutral, unknown) and `date`. An empty `high` means
"at least", an empty `low` "up to". An item is an incident, a victim side and an outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast, get_args

from counterclaim.errors import InputError
from counterclaim.model import Outcome, PeopleClass, Role, VictimGroup
from counterclaim.reconcile.case import Case, Statement, Voice
from counterclaim.reconcile.posterior import posterior
from counterclaim.reconcile.rows import Item, Numbered, Row, bounds, item
from counterclaim.reconcile.rules import apply
from counterclaim.resources.bias import BiasParameters
from counterclaim.resources.codebook import Codebook

COLUMNS = ("incident_id", "victim_side", "outcome", "low", "best", "high", "lo80", "hi80", "lo95", "hi95")
NEEDED = ("incident_id", "victim_side", "outcome", "source", "low", "high")
# A side speaks as a party, whether of its own dead or the enemy's; a source without a known stance has at
# best read of it.
ROLES: Mapping[str, Role] = {"neutral": "monitor", "same_side": "party", "enemy": "party", "unknown": "media"}
# Outcomes of tables that are wider than one of ours are reconciled as the outcome they widen.
_WIDER: Mapping[str, Outcome] = {"killed_injured": "killed", "casualties": "killed"}

Key = tuple[str, str, str]


def reconcile(rows: Iterable[Numbered], rule: str, codebook: Codebook) -> Iterator[dict[str, str]]:
    """Yield one row of `COLUMNS` for each item the rule speaks about, in the order of their keys.

    Intervals stay empty: a rule's low and high are a span of claims, not an interval for the truth.

    Raises:
        InputError: a column is missing, a figure is no whole number, or low is above high.
        SettingsError: there is no rule of that name.
    """
    for key, held in _items(rows):
        case = _case(key, held)
        figure = apply(rule, case, codebook) if case.voices else None
        if figure is not None:
            bounds = {"low": figure.low, "best": figure.best, "high": figure.high}
            printed = {name: "" if value is None else str(value) for name, value in bounds.items()}
            yield {**dict.fromkeys(COLUMNS, ""), **dict(zip(NEEDED, key, strict=False)), **printed}


def estimate(
    rows: Iterable[Numbered], parameters: BiasParameters, codebook: Codebook
) -> Iterator[dict[str, str]]:
    """Yield one row of `COLUMNS` for each item, by the model of bias; low and high are its 95 % interval.

    Besides the columns of `reconcile`, `conflict` (or `dataset`) and `note` are read where they are there.

    Raises:
        InputError: a column is missing, a figure is no whole number, low is above high, or a date is no day.
    """
    notes = codebook.rules["model"].notes if "model" in codebook.rules else {}
    for key, held in _items(rows):
        found = item(held, parameters, notes)
        if found.seen:
            yield printed_row(key, found, parameters)


def printed_row(key: Key, found: Item, parameters: BiasParameters) -> dict[str, str]:
    """Return the model's row for one item that has figures."""
    known = posterior(found.seen, parameters, found.since)
    inner, outer = known.interval(0.8), known.interval(0.95)
    numbers = (outer[0], known.quantile(0.5), outer[1], *inner, *outer)
    printed = (str(round(number)) for number in numbers)
    return dict(zip(COLUMNS, (*key, *printed), strict=True))


def _items(rows: Iterable[Numbered]) -> Iterator[tuple[Key, list[Numbered]]]:
    items: dict[Key, list[Numbered]] = {}
    for number, row in rows:
        items.setdefault(_key(row, number), []).append((number, row))
    yield from sorted(items.items())


def _key(row: Row, number: int) -> Key:
    missing = [name for name in NEEDED if name not in row]
    if missing:
        remedy = f"a table of claims has the columns {', '.join(NEEDED)}"
        raise InputError(f"no column {', '.join(missing)}", where=f"row {number}", remedy=remedy)
    return row["incident_id"] or "", row["victim_side"] or "", row["outcome"] or ""


def _case(key: Key, held: Sequence[Numbered]) -> Case:
    by_source: dict[str, list[Numbered]] = {}
    klass: PeopleClass = "unknown"
    for number, row in held:
        by_source.setdefault(row["source"] or "", []).append((number, row))
        klass = _class(row) or klass
    voices = (_voice(source, rows) for source, rows in sorted(by_source.items()))
    return Case(
        outcome=_outcome(key[2], held[0][0]),
        group=VictimGroup(actor=None, klass=klass, label=key[1]),
        voices=tuple(voice for voice in voices if voice.statements),
    )


def _class(row: Row) -> PeopleClass | None:
    given = row.get("victim_class")
    return cast(PeopleClass, given) if given in get_args(PeopleClass) else None


def _outcome(word: str, number: int) -> Outcome:
    if word not in get_args(Outcome) and word not in _WIDER:
        known = ", ".join((*get_args(Outcome), *_WIDER))
        raise InputError(f"unknown outcome {word!r}", where=f"row {number}", remedy=f"write one of {known}")
    return _WIDER.get(word) or cast(Outcome, word)


def _voice(source: str, held: Sequence[Numbered]) -> Voice:
    """Let a source speak with the figures of its last day: earlier ones are superseded."""
    said = [(row.get("date") or "", _statement(row, number)) for number, row in held]
    last = max(day for day, _ in said)
    stances = sorted({row.get("source_stance") or "unknown" for _, row in held})
    return Voice(
        source,
        source,
        ROLES.get(stances[0], "media"),
        tuple(one for day, one in said if day == last and not one.is_vague),
    )


def _statement(row: Row, number: int) -> Statement:
    low, high = bounds(row, number)
    return Statement(f"row {number}", low, high, "affirmed", "", None)
