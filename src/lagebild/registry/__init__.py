"""Designated groups and persons: who stood on which official list on any day, under which names.

Two sources, one form. The compact table and the press names inside the package know the groups
that newspapers write about (`designations`, `press`). What `lagebild registry import` read from
the official files lies beside the program (`store`), found by `lookup`.
"""

from __future__ import annotations

from lagebild.registry.designations import (
    Designation,
    designations_as_of,
    designations_beside,
    designations_of,
    is_designated,
    load_registry,
)
from lagebild.registry.press import (
    Candidate,
    ListedName,
    Need,
    candidates,
    has_key,
    listed_names,
    longest_name,
)

__all__ = [
    "Candidate",
    "Designation",
    "ListedName",
    "Need",
    "candidates",
    "designations_as_of",
    "designations_beside",
    "designations_of",
    "has_key",
    "is_designated",
    "listed_names",
    "load_registry",
    "longest_name",
]
