"""In brief: the few claims that an editor would name first.

Every sign of weight adds points; the table is the whole judgement. A claim that names nobody never
enters, since a line without a name says too little to be found true.
"""

from __future__ import annotations

from collections import Counter

from lagebild.picture.index import Index, named_parts, party_key, say_the_same
from lagebild.picture_types import BriefLine, Claim

_MOST = 8
_SHARE = 3  # at most one claim in three enters, but room for _LEAST is always there
_LEAST = 5
_PER_ACT = 3  # lines of one class and actor

# Points per sign. News leads with what matters, so place weighs most.
_FIRST_SENTENCES = {0: 4.0, 1: 2.5, 2: 2.0, 3: 1.0}
_BOTH_SIDES = 2.0
_NAMED = 1.0  # per side, if an entity with a name stands there
_FAMILIAR = 0.25  # per mention of the most mentioned party, up to _FAMILIAR_AT_MOST mentions
_FAMILIAR_AT_MOST = 6
_DATED = 1.0
_REPEATED = 0.75  # per further passage that says the same, up to two
_MODALITY = {
    "asserted": 1.0,
    "denied": 2.0,
    "planned": 1.5,
    "alleged": 1.0,
    "possible": -1.0,
    "unclear": -1.0,
}
_CLASS = {"ASSAULT": 2.0, "COERCE": 1.5, "SANCTION": 1.5, "MOBILIZE": 1.5, "THREATEN": 1.0}


def build_brief(claims: tuple[Claim, ...], index: Index) -> tuple[BriefLine, ...]:
    """Return the main claims, weightiest first, each once."""
    lines = [line for line in _merged(claims) if line.claim.actors or line.claim.recipients]
    ranked = sorted(lines, key=lambda line: (-_weight(line, index), line.claim.trigger.span))
    room = min(_MOST, max(_LEAST, len(claims) // _SHARE))
    chosen: list[BriefLine] = []
    acts: Counter[tuple[str, ...]] = Counter()
    for line in ranked:
        act = (line.claim.type, *sorted(party_key(actor) for actor in line.claim.actors))
        acts[act] += 1
        if len(chosen) < room and acts[act] <= _PER_ACT:
            chosen.append(line)
    return tuple(chosen)


def _merged(claims: tuple[Claim, ...]) -> list[BriefLine]:
    """Return claims grouped by what they say; the one that names most stands for its group."""
    groups: list[list[Claim]] = []
    # What says the same shares a party, so only groups with a common one need comparing.
    known: dict[tuple[str, str, str], list[list[Claim]]] = {}
    for claim in sorted(claims, key=lambda c: -named_parts(c)):
        signs = [
            (claim.type, claim.modality, party_key(party))
            for party in (*claim.actors, *claim.recipients)
        ]
        near = [group for sign in signs for group in known.get(sign, ())]
        home = next((group for group in near if say_the_same(group[0], claim)), None)
        if home is not None:
            home.append(claim)
            continue
        groups.append([claim])
        for sign in signs:
            known.setdefault(sign, []).append(groups[-1])
    return [BriefLine(group[0], _elsewhere(group)) for group in groups]


def _elsewhere(group: list[Claim]) -> tuple[Claim, ...]:
    """Return the first repetition in each other sentence."""
    sentences = {claim.trigger.sentence: claim for claim in reversed(group[1:])}
    sentences.pop(group[0].trigger.sentence, None)
    return tuple(sentences[index] for index in sorted(sentences))


def _weight(line: BriefLine, index: Index) -> float:
    claim = line.claim
    earliest = min(one.trigger.sentence for one in (claim, *line.also))
    points = _FIRST_SENTENCES.get(earliest, 0.0)
    points += _BOTH_SIDES if claim.actors and claim.recipients else 0.0
    points += _NAMED * sum(_has_name(side, index) for side in (claim.actors, claim.recipients))
    points += _FAMILIAR * min(_FAMILIAR_AT_MOST, _most_mentions(claim, index))
    points += _DATED if claim.when else 0.0
    points += _REPEATED * min(2, len(line.also))
    return points + _MODALITY[claim.modality] + _CLASS.get(claim.type, 0.0)


def _has_name(side: tuple[object, ...], index: Index) -> bool:
    return any(_mentions(getattr(party, "entity", None), index) for party in side)


def _most_mentions(claim: Claim, index: Index) -> int:
    parties = (*claim.actors, *claim.recipients)
    return max((_mentions(party.entity, index) for party in parties), default=0)


def _mentions(entity: str | None, index: Index) -> int:
    found = index.entities.get(entity or "")
    return len(found.mentions) if found else 0
