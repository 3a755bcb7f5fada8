"""Distances on the globe."""

from __future__ import annotations

import math
from functools import lru_cache

_EARTH_KM = 6371.0


@lru_cache(maxsize=1 << 16)  # the same few towns are asked for again and again
def haversine_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Return the great-circle distance in kilometres.

    >>> round(haversine_km(36.5, 40.75, 33.31, 44.37))
    484
    """
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
