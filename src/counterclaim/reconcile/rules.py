"""Run the codebook's rules over one incident's ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from counterclaim.errors import SettingsError
from counterclaim.model import DayFigure, Dossier, Figure
from counterclaim.reconcile.acled import acled
from counterclaim.reconcile.airwars import airwars
from counterclaim.reconcile.case import Case, Key, cases, day_of
from counterclaim.reconcile.ibc import ibc
from counterclaim.reconcile.model import Model
from counterclaim.reconcile.ucdp import ucdp
from counterclaim.resources.codebook import Codebook, RuleText

RuleFunction = Callable[[Case, RuleText], Figure | None]

# In the order in which figures are printed; words, version and parameters of each stand in the codebook.
RULES: Mapping[str, RuleFunction] = {"ucdp": ucdp, "ibc": ibc, "acled": acled, "airwars": airwars}


def figures(dossier: Dossier, codebook: Codebook, model: Model | None = None) -> tuple[Figure, ...]:
    """Return the figure of each rule, and of the model, for each group and outcome they speak about."""
    courses = {} if model is None else _courses(dossier, model)
    return tuple(
        figure
        for case in cases(dossier)
        for figure in _figures(case, codebook, model, courses.get(case.key, ()))
    )


def _courses(dossier: Dossier, model: Model) -> dict[Key, tuple[DayFigure, ...]]:
    """Return how the model's figure for each case changed from day to day, as more was said."""
    days = sorted({day for entry in dossier.ledger if (day := day_of(entry)) is not None})
    found: dict[Key, list[DayFigure]] = {}
    for day in days if len(days) > 1 else ():
        for case in cases(dossier, day):
            known = model.on(day, case)
            if known is not None:
                found.setdefault(case.key, []).append(known)
    return {key: tuple(course) for key, course in found.items()}


def _figures(
    case: Case, codebook: Codebook, model: Model | None, course: tuple[DayFigure, ...]
) -> Iterator[Figure]:
    found = [apply(name, case, codebook) for name in RULES if name in codebook.rules]
    yield from (figure for figure in found if figure is not None)
    known = None if model is None else model.figure(case)
    if known is not None:
        yield msgspec.structs.replace(known, course=course)


def apply(name: str, case: Case, codebook: Codebook) -> Figure | None:
    """Return the figure of one rule for one case, `None` where the rule does not speak about it.

    Raises:
        SettingsError: there is no rule of that name.
    """
    if name not in RULES or name not in codebook.rules:
        raise SettingsError(f"no rule named {name!r}", remedy=f"choose one of {', '.join(RULES)}")
    rule = codebook.rules[name]
    if rule.outcomes and case.outcome not in rule.outcomes:
        return None
    return RULES[name](case, rule)
