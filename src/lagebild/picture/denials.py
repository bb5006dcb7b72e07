"""What is ruled out or denied, and what the same article tells otherwise."""

from __future__ import annotations

from lagebild.picture.index import Index, keys, origin_key, side_keys
from lagebild.picture_types import Claim, Denial

_MOST_OTHERWISE = 5
# A claim left open ("whether ... is unclear") neither supports nor contradicts a denial.
_DENYING = ("REJECT", "deny")
_TOLD = frozenset({"asserted", "alleged", "planned", "possible"})


def build_denials(claims: tuple[Claim, ...], index: Index) -> tuple[Denial, ...]:
    """Return each denied claim once, in text order, with its repetitions and counterparts.

    A denial whose content is no claim of its own ("denied interfering") stands for itself.
    """
    groups: list[list[Claim]] = []
    denied = {claim.passage.sentence for claim in claims if claim.modality == "denied"}
    for claim in claims:
        bare = (claim.type, claim.mode) == _DENYING and claim.passage.sentence not in denied
        if claim.modality != "denied" and not bare:
            continue
        home = next((g for g in groups if _repeats(g[0], claim)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.modality in _TOLD and (claim.type, claim.mode) != _DENYING:
            told.setdefault(claim.type, []).append(claim)
    return tuple(
        _denial(group, n, told.get(group[0].type, []), index) for n, group in enumerate(groups, 1)
    )


def _denial(group: list[Claim], number: int, told: list[Claim], index: Index) -> Denial:
    best = max(group, key=lambda claim: bool(claim.actors) + bool(claim.recipients))
    also = tuple(claim for claim in group if claim is not best)
    otherwise = [claim for claim in told if _tells_otherwise(best, claim, index)]
    nearest = sorted(otherwise, key=lambda claim: _distance(best, claim))[:_MOST_OTHERWISE]
    return Denial(f"n{number}", best, also, tuple(c for c in otherwise if c in nearest))


def _distance(denied: Claim, other: Claim) -> tuple[bool, int]:
    """Return a sort key: shared recipients first, then nearness in the text."""
    shared = bool(keys(denied.recipients) & keys(other.recipients))
    return (not shared, abs(denied.trigger.span.start - other.trigger.span.start))


def _repeats(claim: Claim, other: Claim) -> bool:
    """Tell whether the same source denies the same again, perhaps naming fewer people."""
    if claim.type != other.type or origin_key(claim) != origin_key(other):
        return False
    sides = [
        (keys(claim.actors), keys(other.actors)),
        (keys(claim.recipients), keys(other.recipients)),
    ]
    return all(not a or not b or a == b for a, b in sides)


def _tells_otherwise(denied: Claim, other: Claim, index: Index) -> bool:
    """Tell whether a claim concerns the same people or their states.

    Actors must meet if both name some; otherwise those acted upon must.
    """
    if denied.actors and other.actors:
        return bool(side_keys(denied.actors, index) & side_keys(other.actors, index))
    return bool(side_keys(denied.recipients, index) & side_keys(other.recipients, index))
