"""Estimate a total from lists: every estimator that they allow, side by side, and what to be wary of."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import msgspec

from counterclaim.undercount import graphs, latent, loglinear, simple
from counterclaim.undercount.captures import Captures, apart
from counterclaim.undercount.estimate import Estimate
from counterclaim.undercount.latent import Effort, Progress

FEW_SHARED, SMALL_SHARE = 20, 0.02  # people on more than one list: with fewer, no estimator says much
ASSUMED = (
    "every figure assumes that all lists are about the same people (same days, places and kind of victim),"
    " that entries were matched without error, and that nobody was out of reach of every list"
)
NOT_REPORTS = (
    "this is for lists of identified victims only: never put in figures taken from reports, since nobody"
    " knows which people they share"
)


class Timed(msgspec.Struct, frozen=True):
    """An estimate, and the seconds it took."""

    estimate: Estimate
    seconds: float


def estimates(captures: Captures, effort: Effort, progress: Progress) -> Iterator[Timed]:
    """Yield what each estimator says that can be used with so many lists."""
    estimators: tuple[Callable[[], tuple[Estimate, ...]], ...] = (
        lambda: (simple.independence(captures),),
        lambda: simple.chao(captures),
        lambda: loglinear.loglinear(captures),
        lambda: graphs.graphs(captures),
        lambda: latent.latent(captures, effort, progress),
    )
    for estimator in estimators:
        began = time.perf_counter()
        found = estimator()
        seconds = time.perf_counter() - began
        yield from (Timed(estimate, seconds) for estimate in found)


def warnings(captures: Captures, found: tuple[Estimate, ...]) -> tuple[str, ...]:
    """Return, in plain words, what the figures rest on and where these lists are too weak for them."""
    return (ASSUMED, _apart_by(found), NOT_REPORTS, *_weaknesses(captures), *_doubts(found))


def _apart_by(found: tuple[Estimate, ...]) -> str:
    totals = [estimate.total for estimate in found]
    least, most = min(totals), max(totals)
    return (
        f"the estimators differ by {most - least:,} people ({least:,} to {most:,}), and none of them"
        " is right for all lists: report several with their intervals, apart from documented counts"
    )


def _weaknesses(captures: Captures) -> Iterator[str]:
    lists, shared = len(captures.lists), captures.people - captures.on(1)
    if lists == 2:
        yield (
            "with two lists nobody can tell whether they share people because they depend on each other: only"
            " the simplest figures are given, a third list would allow more"
        )
    if lists > loglinear.MOST:
        yield (
            f"log-linear models and decomposable graphs are done for up to {loglinear.MOST} lists, not for"
            f" {lists}: put lists together that draw on each other"
        )
    if shared < max(FEW_SHARED, SMALL_SHARE * captures.people):
        yield (
            f"only {shared:,} of {captures.people:,} people are on more than one list: chance alone could"
            " move every figure far"
        )
    for one, other in apart(captures):
        yield f"{one} and {other} share nobody: they may be about different people, or not have been matched"


def _doubts(found: tuple[Estimate, ...]) -> Iterator[str]:
    return (f"{estimate.estimator}: {estimate.doubt}" for estimate in found if estimate.doubt)
