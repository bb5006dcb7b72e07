"""Bare words, by which no participant stands: what repeats an event or is mere background.

"The attack killed three": three are killed, and the attack that nobody is named for adds nothing.
A bare word repeats the event when its sentence has another statement of its class; it is background
when its sentence tells of others who act and the article never takes its class up again.
"""

from __future__ import annotations

from lagebild.stages.statements.told import Told

# "Demonstrations were held in Kara": whoever demonstrates, the crowd need not be named.
_TELLS_ITSELF = frozenset({"PROTEST"})
# What somebody rules out or leaves open is news, however barely told.
_NO_BACKGROUND = frozenset({"denied", "unclear"})


def without_repeats(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Return the statements of an article without bare repetitions and bare background."""
    kept: list[Told] = []
    full = {_key(one) for one in told if not _is_bare(one)}
    for one in told:
        if not _is_bare(one) or _key(one) not in full | {_key(other) for other in kept}:
            kept.append(one)
    return tuple(one for one in kept if not _is_background(one, kept))


def _is_background(one: Told, told: list[Told]) -> bool:
    if not _is_bare(one) or one.statement.type in _TELLS_ITSELF:
        return False
    if one.statement.modality in _NO_BACKGROUND:
        return False
    sentence, kind = one.statement.sentence, one.statement.type
    others = [other for other in told if other is not one]
    named = any(o.statement.sentence == sentence and not _is_bare(o) for o in others)
    return named and all(other.statement.type != kind for other in others)


def _key(one: Told) -> tuple[int, str]:
    return one.statement.sentence, one.statement.type


def _is_bare(one: Told) -> bool:
    return not one.statement.actors and not one.statement.recipients
