"""Whether places may be of one event, and how far they lie apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.events.where import kilometres, near
from counterclaim.model import Extraction, Place, PlacePrecision

TOLD = [
    ("A bomb killed two men on Friday in a market in Rutshuru, 70 km north of Goma.", "Rutshuru"),
    ("A bomb killed two men on Friday in Goma, near Rutshuru.", "Goma"),
]


def place(lat: float, lon: float, country: str = "IQ", precision: PlacePrecision = "exact") -> Place:
    """Return a located place."""
    return Place(
        start=0, end=1, text="x", geonameid=1, lat=lat, lon=lon, country=country, precision=precision
    )  # fmt: skip


POINTS = st.builds(place, st.floats(-89, 89), st.floats(-179, 179))
MOSUL, KIRKUK, BAGHDAD = place(36.34, 43.13), place(35.47, 44.39), place(33.31, 44.37)


@given(POINTS, POINTS)
def test_distance_is_mutual_and_bounded(one: Place, other: Place) -> None:
    assert abs(kilometres(one, other) - kilometres(other, one)) < 1e-6
    assert 0 <= kilometres(one, other) <= 20_016
    assert near(one, other) == near(other, one)
    assert near(one, one)


def test_near() -> None:
    assert 340 < kilometres(MOSUL, BAGHDAD) < 365
    assert not near(MOSUL, BAGHDAD)
    assert near(MOSUL, None)
    assert near(MOSUL, place(33.0, 44.0, precision="country"))
    assert near(MOSUL, place(35.4, 44.3, precision="admin1"))
    assert not near(MOSUL, place(36.34, 43.13, country="SY"))


@pytest.mark.parametrize(("text", "name"), TOLD)
def test_landmarks(extract: Callable[..., Extraction], text: str, name: str) -> None:
    """What something is said to be so far from is not where it was, if that is named."""
    assert [e.place and e.place.text for e in extract(text, date(2022, 1, 23)).events] == [name]
