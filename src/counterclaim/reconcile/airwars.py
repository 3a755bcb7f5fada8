"""The Airwars-style rule: the range for civilian harm, with a grade."""

from __future__ import annotations

from counterclaim.model import Figure
from counterclaim.reconcile.case import Case, Voice
from counterclaim.reconcile.ibc import range_words, span
from counterclaim.reconcile.words import bounds, listed, plural
from counterclaim.resources.codebook import RuleText

_CLASSES = frozenset({"civilian", "unknown"})


def airwars(case: Case, rule: RuleText) -> Figure | None:
    """Return the range over all claims of harm to civilians, graded in `why`; `None` for other people.

    An admission, a figure by the party that it says did it, gives a range of its own in `why`. The grade
    *Discounted* needs a person's judgement and is never given here.
    """
    numeric = case.numeric()
    if case.group.klass not in _CLASSES or case.group.actor is not None or not numeric.voices:
        return None
    low, high = span(numeric.voices)
    grade, reason = _grade(numeric, rule)
    headline = "in" if grade in {"Confirmed", "Fair"} else "not in"
    why = f"{grade}: {reason}; {range_words(numeric.voices, low, high)}"
    admitted = _admissions(numeric)
    if admitted:
        who = listed(sorted(voice.name for voice in admitted))
        why += f"; admitted by {who}: {bounds(*span(admitted))}"
    return Figure(
        outcome=case.outcome, victims=case.group, rule="airwars", low=low, best=None, high=high,
        interval80=None, claims=numeric.claims, origins=len(numeric.voices), contested=case.contested,
        why=f"{why}; {headline} the headline total.",
    )  # fmt: skip


def _grade(case: Case, rule: RuleText) -> tuple[str, str]:
    admitted = _admissions(case)
    credible = [voice for voice in case.voices if voice.role != "party"]
    if admitted:
        return "Confirmed", f"{listed(sorted(voice.name for voice in admitted))} accepts having done it"
    if len(case.accused) > 1:
        return "Contested", f"{plural(len(case.accused), 'actor')} are blamed"
    if len(credible) >= rule.min_origins and case.accused:
        return "Fair", f"{plural(len(credible), 'credible origin')} and one actor blamed"
    if len(case.voices) == 1:
        return "Weak", "a single source"
    return "Weak", f"{plural(len(credible), 'credible origin')} and nobody blamed"


def _admissions(case: Case) -> list[Voice]:
    """Return the parties that affirm a figure of their own doing, with those figures only."""
    found = []
    for voice in case.voices:
        own = tuple(
            said
            for said in voice.statements
            if said.by is not None and said.stance == "affirmed" and voice.origin == f"actor:{said.by}"
        )
        if own and voice.role == "party":
            found.append(voice._replace(statements=own))
    return found
