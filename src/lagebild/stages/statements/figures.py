"""Which figures belong to an event: of its participants, and of what it is about in its clause.

"Killed 12 soldiers", "a reward of 50 million dollars", "the attack left 12 dead": from the counted
noun the way leads over nouns alone to the event, or to the verb that carries it.
"""

from __future__ import annotations

from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.support import find_carrier
from lagebild.tree import base_rel, token_at
from lagebild.types import Participant

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "SYM", "PRON"})
_CARRIED = ("obj", "nsubj", "obl")


def find_figures(
    scene: Scene, index: int, events: frozenset[int], sides: tuple[Participant, ...]
) -> tuple[int, ...]:
    """Return the indexes of the article's quantities that belong to the event at a token."""
    tops = _tops(scene, index, events)
    found = []
    for number, quantity in enumerate(scene.annotations.quantities):
        if not scene.sentence.span.contains(quantity.span):
            continue
        own = any(side.span.overlaps(quantity.span) for side in sides)
        token = token_at(scene.sentence, quantity.span.end - 1)
        about = token is not None and quantity.unit != "%" and _leads_to(scene, token, tops, events)
        if own or about:
            found.append(number)
    return tuple(found)


def _tops(scene: Scene, index: int, events: frozenset[int]) -> frozenset[int]:
    """Return the event's token and the verb above its noun, where that tells no event itself."""
    carrier = find_carrier(scene, index)
    token = scene.tokens[carrier]
    carried = base_rel(token) in _CARRIED and token.head >= 0 and token.head not in events
    if not carried or scene.tokens[token.head].upos not in ("VERB", "AUX"):
        return frozenset({index, carrier})
    others = (i for i in events if i != index and scene.tokens[i].head == token.head)
    return frozenset({index, carrier} if any(others) else {index, carrier, token.head})


def _leads_to(scene: Scene, token: int, tops: frozenset[int], events: frozenset[int]) -> bool:
    node, seen = token, set[int]()
    while node >= 0 and node not in seen:
        if node in tops:
            return True
        if node in events or scene.tokens[node].upos not in _NOMINAL:
            return False
        seen.add(node)
        node = scene.tokens[node].head
    return False
