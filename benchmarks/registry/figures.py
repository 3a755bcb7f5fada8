"""How a figure is shown: as a share, in per cent, as a number, a cost or an error."""

from __future__ import annotations

from benchmarks.bench import Figure


def share(key: str, label: str, path: str, goal: float | None = None) -> Figure:
    """Return a figure that its scorer prints as a share of one and that is shown in per cent."""
    return Figure(key=key, label=label, path=path, scale=100, goal=goal)


def percent(key: str, label: str, path: str, goal: float | None = None) -> Figure:
    """Return a figure that its scorer prints in per cent."""
    return Figure(key=key, label=label, path=path, goal=goal)


def number(key: str, label: str, path: str, goal: float | None = None, *, digits: int = 0) -> Figure:
    """Return a figure that is shown as its scorer prints it."""
    return Figure(key=key, label=label, path=path, digits=digits, goal=goal)


def cost(key: str, label: str, path: str, goal: float | None = None, *, digits: int = 1) -> Figure:
    """Return a figure of which less is better."""
    return Figure(key=key, label=label, path=path, digits=digits, goal=goal, lower_is_better=True)


def lost(key: str, label: str, path: str, goal: float | None = None, *, digits: int = 1) -> Figure:
    """Return a share of which less is better, shown in per cent."""
    return Figure(key=key, label=label, path=path, scale=100, digits=digits, goal=goal, lower_is_better=True)


def error(key: str, label: str, path: str, goal: float | None = None) -> Figure:
    """Return an error on the log scale: 0 is perfect, 0.69 is a factor of two."""
    return Figure(key=key, label=label, path=path, digits=3, goal=goal, lower_is_better=True)
