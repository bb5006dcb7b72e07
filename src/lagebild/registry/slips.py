"""One letter more, less, other or swapped: the slips of scanners and fingers."""

from __future__ import annotations


def differs_by_one(one: str, other: str) -> bool:
    """Tell whether two words are the same but for one such slip, or the same.

    >>> differs_by_one("hisbollah", "hisbolah"), differs_by_one("haram", "karat")
    (True, False)
    """
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return True
    one, other = one[same:], other[same:]
    swapped = one[:2] == other[:2][::-1] and one[2:] == other[2:]
    return one[1:] == other[1:] or one == other[1:] or one[1:] == other or swapped
