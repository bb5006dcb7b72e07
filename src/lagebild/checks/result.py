"""What a check comes back with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Checked:
    """How many things were checked and what was wrong, each with place and remedy."""

    checked: int
    problems: tuple[str, ...]
