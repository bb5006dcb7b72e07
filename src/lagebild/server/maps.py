"""A map of some places: which part of the world to show, and how large the marks are on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.gazetteer import Place

_WORLD = (-180.0, -84.0, 360.0, 145.0)  # left, top, width, height; y is minus the latitude
_LEAST = 36.0  # degrees shown at least, so that coasts are recognised
_ROUND = 1.5  # room around the places
_SHAPE = _WORLD[3] / _WORLD[2]


@dataclass(frozen=True, slots=True)
class Mark:
    """A named place on the map; `turned`: its name stands left of it."""

    name: str
    x: float
    y: float
    turned: bool


@dataclass(frozen=True, slots=True)
class Map:
    """What an SVG needs: its box, the size of a mark and of letters, in degrees."""

    box: str
    radius: float
    letters: float
    marks: tuple[Mark, ...]


def map_of(places: Mapping[str, Place]) -> Map | None:
    """Return the map of places by name, None for none that lie anywhere."""
    points = {
        name: (place.lon, -place.lat)
        for name, place in places.items()
        if place.lon is not None and place.lat is not None
    }
    if not points:
        return None
    xs, ys = zip(*points.values(), strict=True)
    width = max(_LEAST, _ROUND * (max(xs) - min(xs)), _ROUND * (max(ys) - min(ys)) / _SHAPE)
    width = min(width, _WORLD[2])
    height = width * _SHAPE
    left = _within((min(xs) + max(xs) - width) / 2, _WORLD[0], _WORLD[0] + _WORLD[2] - width)
    top = _within((min(ys) + max(ys) - height) / 2, _WORLD[1], _WORLD[1] + _WORLD[3] - height)
    marks = tuple(
        Mark(name, x, y, x > left + 0.7 * width) for name, (x, y) in sorted(points.items())
    )
    return Map(f"{left:.2f} {top:.2f} {width:.2f} {height:.2f}", width / 110, width / 36, marks)


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(value, most))
