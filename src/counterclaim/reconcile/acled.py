"""The ACLED-style rule: one conservative whole number of fatalities."""

from __future__ import annotations

import re

from counterclaim.model import Figure
from counterclaim.reconcile.case import Case, Statement
from counterclaim.reconcile.words import plural, voices
from counterclaim.resources.codebook import RuleText

_WORD = re.compile(r"[a-z]+")


def acled(case: Case, rule: RuleText) -> Figure | None:
    """Return the most conservative figure as best; low and high stay `None`, the dispute goes into `why`.

    Where deaths are claimed without any number, the codebook's number for unknown deaths stands. Figures
    whose side or status is unclear enter only where there are no others.
    """
    heard = next((kept for kept in (case.numeric().affirmed(), case.numeric()) if kept.voices), None)
    if heard is None:
        return _unknown(case, rule)
    values = [(_code(said, rule), voice, said) for voice in heard.voices for said in voice.statements]
    best = min(value for value, _, _ in values)
    sayers = [voice for voice in heard.voices if any(value == best and v is voice for value, v, _ in values)]
    coded = sorted({said.words for value, _, said in values if value == best and _vague_code(said, rule)})
    why = f"{best:,} is the most conservative of {plural(len(heard.voices), 'origin')}: {voices(sayers)}"
    if coded:
        why += f' ("{coded[0]}" by ACLED\'s code)'
    others = sorted({value for value, _, _ in values} - {best})
    if others:
        why += f"; others claim {_range(others)}"
    return _figure(heard, case.contested, best, why)


def _code(said: Statement, rule: RuleText) -> int:
    """Return the number a statement is coded as: a word's code, else its lower or upper bound."""
    code = _vague_code(said, rule)
    if code is not None:
        return code
    return said.low if said.low is not None else said.high or 0


def _vague_code(said: Statement, rule: RuleText) -> int | None:
    found = _WORD.findall(said.words.casefold())
    return rule.vague_codes.get(found[-1]) if found and len(found) == 1 else None


def _range(values: list[int]) -> str:
    return f"{values[0]:,}" if len(values) == 1 else f"{values[0]:,} to {values[-1]:,}"


def _unknown(case: Case, rule: RuleText) -> Figure | None:
    is_active = case.event_type in rule.active_types
    number = rule.unknown_active if is_active else rule.unknown_other
    if number is None or not case.voices:
        return None
    where = "in active fighting" if is_active else "outside active fighting"
    return _figure(
        case, case.contested, number, f"{number}: deaths without a number {where}, by ACLED's code"
    )


def _figure(case: Case, contested: bool, best: int, why: str) -> Figure:
    return Figure(
        outcome=case.outcome, victims=case.group, rule="acled", low=None, best=best, high=None,
        interval80=None, claims=case.claims, origins=len(case.voices), contested=contested, why=why + ".",
    )  # fmt: skip
