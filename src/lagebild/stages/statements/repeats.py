"""What a sentence says twice: a bare second word for an event that it tells with its participants.

"The attack killed three": three are killed, and the attack that nobody is named for adds nothing.
A bare word counts as such a repetition when its sentence has another statement of its class.
"""

from __future__ import annotations

from lagebild.stages.statements.told import Told


def without_repeats(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Return the statements of an article without the bare repetitions inside one sentence."""
    kept: list[Told] = []
    full = {_key(one) for one in told if not _is_bare(one)}
    for one in told:
        if not _is_bare(one) or _key(one) not in full | {_key(other) for other in kept}:
            kept.append(one)
    return tuple(kept)


def _key(one: Told) -> tuple[int, str]:
    return one.statement.sentence, one.statement.type


def _is_bare(one: Told) -> bool:
    return not one.statement.actors and not one.statement.recipients
