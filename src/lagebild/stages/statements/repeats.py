"""Bare words, by which no participant stands: what repeats an event or is mere background.

"The attack killed three": three are killed, and the attack that nobody is named for adds nothing.
A bare word repeats the event when its sentence has another statement of its class; it is background
when its sentence tells of others who act and the article never takes its class up again.
"""

from __future__ import annotations

from collections import Counter

from lagebild.stages.statements.told import Told
from lagebild.tree import base_rel

# "Demonstrations were held in Kara": whoever demonstrates, the crowd need not be named.
_TELLS_ITSELF = frozenset({"PROTEST"})
# What somebody rules out or leaves open is news, however barely told.
_NO_BACKGROUND = frozenset({"denied", "unclear"})


def without_repeats(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Return the statements of an article without bare repetitions and bare background."""
    kept: list[Told] = []
    seen = {_key(one) for one in told if not _is_bare(one)}
    for one in told:
        if not _is_bare(one) or _key(one) not in seen:
            kept.append(one)
            seen.add(_key(one))
    kinds = Counter(one.statement.type for one in kept)
    named = {one.statement.sentence for one in kept if not _is_bare(one)}
    return tuple(one for one in kept if not _is_background(one, kinds, named))


def _is_background(one: Told, kinds: Counter[str], named: set[int]) -> bool:
    """Tell a bare word that its sentence mentions on the way and its article never takes up."""
    if not _is_bare(one) or (one.statement.type in _TELLS_ITSELF and not _is_aside(one)):
        return False
    if one.statement.modality in _NO_BACKGROUND:
        return False
    return one.statement.sentence in named and kinds[one.statement.type] == 1


def _is_aside(one: Told) -> bool:
    """Tell a state of unrest that is but circumstance or topic: "a summit on the unrest"."""
    aside = base_rel(one.scene.tokens[one.index]) in ("obl", "nmod")
    return one.is_noun and aside and one.statement.mode == "riot"


def _key(one: Told) -> tuple[int, str]:
    return one.statement.sentence, one.statement.type


def _is_bare(one: Told) -> bool:
    return not one.statement.actors and not one.statement.recipients
