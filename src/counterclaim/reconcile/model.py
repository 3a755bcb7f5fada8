"""The model of bias applied to an incident: its figure, its intervals, and what each claim weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from counterclaim.model import ClaimWeight, DayFigure, Figure, People, Standing
from counterclaim.reconcile.case import Case, Statement, Voice
from counterclaim.reconcile.observation import Mark, Observation, log_count, marks_in
from counterclaim.reconcile.posterior import SAME, Posterior, posterior, weigh
from counterclaim.reconcile.words import ROLES, listed, plural
from counterclaim.resources.actors import Registry
from counterclaim.resources.bias import BiasParameters
from counterclaim.resources.codebook import RuleText
from counterclaim.resources.standing import Party, standing

TOO_WIDE = 20  # a 95 % interval that spans more than this factor says next to nothing


class Heard(NamedTuple):
    """A voice, and its figure as the model sees it."""

    voice: Voice
    seen: Observation


class Model:
    """The model with its parameters, and the registry that knows who stands on whose side."""

    def __init__(self, parameters: BiasParameters, registry: Registry, rule: RuleText) -> None:
        """Keep what it works with; `rule` is the codebook's, whose words mark figures."""
        self._parameters, self._registry, self._rule = parameters, registry, rule

    def figure(self, case: Case) -> Figure | None:
        """Return the model's figure for one victim group and outcome, `None` where nobody affirms a number.

        Low and high are the 95 % interval; all are whole people.
        """
        heard = [self._heard(voice, case) for voice in case.affirmed().numeric().voices]
        if not heard:
            return None
        seen = [one.seen for one in heard]
        found = posterior(seen, self._parameters, case.since)
        weights = self._weights(heard, found, case.since)
        low, high = _whole(found.interval(0.95))
        return Figure(
            outcome=case.outcome, victims=case.group, rule="model", low=low, best=round(found.quantile(0.5)),
            high=high, interval50=_whole(found.interval(0.5)), interval80=_whole(found.interval(0.8)),
            interval95=(low, high), claims=tuple(sorted(weight.claim for weight in weights)),
            origins=len(heard), contested=case.contested, weights=weights,
            why=_why(heard, weights, found, self._early(case.since, seen)),
        )  # fmt: skip

    def on(self, day: date, case: Case) -> DayFigure | None:
        """Return the figure for what is known of a case by the end of `day`, `None` where it is none."""
        seen = [self._heard(voice, case).seen for voice in case.affirmed().numeric().voices]
        if not seen:
            return None
        found = posterior(seen, self._parameters, case.since)
        low, high = _whole(found.interval(0.8))
        return DayFigure(day=day, low=low, best=round(found.quantile(0.5)), high=high)

    def _early(self, since: date | None, seen: Sequence[Observation]) -> int | None:
        """Return the days from the first day to the last figure while counts grow, else `None`."""
        days = [one.day for one in seen if one.day is not None]
        if since is None or not days:
            return None
        age = max((max(days) - since).days, 0)
        return age if age < self._parameters.growth.days else None

    def _weights(
        self, heard: Sequence[Heard], found: Posterior, since: date | None
    ) -> tuple[ClaimWeight, ...]:
        """Share out the figure: how far it would move without each claim and those that say the same."""
        seen = [one.seen for one in heard]
        alike = [[one for one in seen if _says_the_same(one, this)] for this in seen]
        rest = [[one for one in seen if one not in same] for same in alike]
        without = [posterior(others, self._parameters, since) if others else None for others in rest]
        moved = np.array(
            [
                (1.0 if other is None else _moved(found, other)) / len(same)
                for other, same in zip(without, alike, strict=True)
            ]
        )
        shares = moved / moved.sum() if moved.sum() > 0 else np.full(len(moved), 1 / len(moved))
        shifts = weigh(seen, self._parameters).shift
        return tuple(
            ClaimWeight(
                claim=one.claim, share=round(float(share), 3), why=_reading(one, float(shift)),
                standing=one.standing, beside=_beside(one, other),
            )
            for one, other, share, shift in zip(seen, without, shares, shifts, strict=True)
        )  # fmt: skip

    def _heard(self, voice: Voice, case: Case) -> Heard:
        """Take an origin's figures as one: they stand beside each other, so that it means what they span."""
        said = voice.numbers
        lows = [one.low for one in said if one.low is not None]
        highs = [one.high for one in said if one.high is not None]
        day = max((one.day for one in said if one.day is not None), default=None)
        standing = self._standing(voice, case, day)
        return Heard(
            voice,
            Observation(
                claim=said[0].claim,
                low=min(lows, default=None),
                high=max(highs, default=None),
                standing=standing,
                civilians=case.group.klass == "civilian",
                outcome=case.outcome,
                marks=self._marks(said),
                conflict=self._conflict(voice, case),
                day=day,
            ),
        )

    def _standing(self, voice: Voice, case: Case, day: date | None) -> Standing:
        """Return where a voice stands towards the victims; who is said to have done it is their enemy."""
        actor = voice.origin.removeprefix("actor:")
        if any(accused in (actor, self._registry.institution(actor)) for accused in case.accused):
            return "enemy"
        if voice.role in ("media", "report", "witness"):  # theirs is second-hand, on whatever side they are
            return "unknown"
        known = self._registry.by_id(actor) is not None
        party = Party(actor if known else None, voice.name, day)
        group = case.group
        people = People(name=group.label, actor=group.actor, klass=group.klass, start=None, end=None)
        return standing(self._registry, party, people)

    def _marks(self, said: Sequence[Statement]) -> frozenset[Mark]:
        marks = set().union(*(marks_in(one.evidence, self._rule.marks) for one in said))
        if all(one.high is None for one in said):
            marks.add("at_least")
        if all(one.low is None for one in said):
            marks.add("up_to")
        return frozenset(marks)

    def _conflict(self, voice: Voice, case: Case) -> str | None:
        actors = (case.group.actor, voice.origin.removeprefix("actor:"))
        sides = (side for actor in actors if actor for side in self._registry.sides(actor))
        known = (self._parameters.conflict_named(side.conflict) for side in sides)
        return next((conflict for conflict in known if conflict is not None), None)


def _says_the_same(one: Observation, other: Observation) -> bool:
    return one.standing == other.standing and abs(one.middle - other.middle) < SAME


def _whole(interval: tuple[float, float]) -> tuple[int, int]:
    low, high = interval
    return round(low), round(high)


def _moved(found: Posterior, without: Posterior) -> float:
    """Return how far apart two posteriors lie: the mean distance of their quantiles, on the log scale."""
    levels = np.arange(0.05, 1.0, 0.05)
    pairs = ((log_count(found.quantile(p)), log_count(without.quantile(p))) for p in levels)
    return float(np.mean([abs(a - b) for a, b in pairs]))


def _beside(seen: Observation, others: Posterior | None) -> tuple[float, float] | None:
    """Compare a figure with what the others tell: the log of their ratio, and its standard deviation."""
    if others is None:
        return None
    low, high = others.interval(0.68)
    spread = (log_count(high) - log_count(low)) / 2
    return round(seen.middle - log_count(others.quantile(0.5)), 3), round(spread, 3)


# ---------------------------------------------------------------- in words
STANDINGS: Mapping[Standing, str] = {
    "same_side": "of its own side",
    "enemy": "of people it is said to have harmed, or fights",
    "neutral": "as a monitor",
    "unknown": "on no known side",
}
MARKS: Mapping[Mark, str] = {
    "initial": "a first count",
    "later": "a later count",
    "named": "a list of names, so hardly fewer",
    "losses": "may include injured",
    "at_least": "a lower bound",
    "up_to": "an upper bound",
}
NOTABLE = 1.15  # a bias by less than this factor is not worth a word


def _reading(seen: Observation, shift: float) -> str:
    """Say how a claim is read: where its source stands, what kind of figure it is, how such figures err."""
    notes = [STANDINGS[seen.standing], *(MARKS[mark] for mark in MARKS if mark in seen.marks)]
    factor = float(np.exp(abs(shift)))
    if factor >= NOTABLE:
        notes.append(f"such figures run about {factor:.1f} times too {'high' if shift > 0 else 'low'}")
    return "; ".join(notes)


def _why(heard: Sequence[Heard], weights: Sequence[ClaimWeight], found: Posterior, early: int | None) -> str:
    """Say the figure, how sure it is, as of when, and what it rests on."""
    low, high = _whole(found.interval(0.8))
    days = [one.seen.day for one in heard if one.seen.day is not None]
    as_of = f", as of {max(days):%-d %B %Y}" if days else ""
    parts = [f"About {round(found.quantile(0.5)):,} (80 in 100: {low:,} to {high:,}){as_of}"]
    if early is not None:
        after = f"{plural(early, 'day')} after it began" if early else "on the day it began"
        parts.append(f"this is early, {after}, and such counts grow")
    ranked = sorted(zip(heard, weights, strict=True), key=lambda pair: (-pair[1].share, pair[1].claim))
    names = (f"{one.voice.name} ({ROLES[one.voice.role]}) {w.share:.0%}" for one, w in ranked)
    parts.append(f"it rests on {listed(names)}")
    caution = _caution(heard, found)
    return "; ".join(parts) + (f". Too little to say more: {caution}." if caution else ".")


def _caution(heard: Sequence[Heard], found: Posterior) -> str | None:
    """Return why the figure should not be quoted alone, `None` where it may."""
    low, high = found.interval(0.95)
    if all(one.seen.standing == "enemy" for one in heard):
        return "only those speak who harmed them or fight them"
    if (high + 0.5) / (low + 0.5) > TOO_WIDE:
        return f"the interval spans more than {TOO_WIDE} times"
    return None
