"""Statements as claim lines: the same content, with passages and the words behind the date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lagebild.intervals import parse_interval
from lagebild.picture.index import Index, agree, calendar_value, named_parts, party_key
from lagebild.picture_types import Claim, Party, Passage, When
from lagebild.types import Participant, Span, Statement

_SHORTEST_QUOTATION = 40  # characters; anything shorter cannot be judged without its sentence


def build_claims(index: Index) -> tuple[Claim, ...]:
    """Return one claim per statement, in text order; a sentence that names an event twice has one.

    "doubled the reward" holds two words for one act: the claim that names more stands, the other
    word stays as its echo.
    """
    ordered = sorted(index.annotations.statements, key=lambda s: (s.trigger, s.id))
    claims: list[Claim] = []
    for statement in ordered:
        claim = _claim(statement, "", index)
        home = next((n for n in _last_of(claims, claim) if _same_event(claims[n], claim)), None)
        if home is None:
            claims.append(claim)
        else:
            claims[home] = _joined(claims[home], claim)
    claims.sort(key=lambda claim: (claim.trigger.span, claim.statement))
    return tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(claims, 1))


def _last_of(claims: list[Claim], claim: Claim) -> Iterator[int]:
    """Yield the places of the claims already found in the same sentence, the latest first."""
    for place in range(len(claims) - 1, -1, -1):
        if claims[place].trigger.sentence != claim.trigger.sentence:
            return
        yield place


def _same_event(claim: Claim, other: Claim) -> bool:
    chains = [[party_key(one) for one in told.chain] for told in (claim, other)]
    return agree(claim, other) and chains[0] == chains[1]


def _joined(claim: Claim, other: Claim) -> Claim:
    """Return the claim that names more, with the other's word as an echo."""
    best, spare = (other, claim) if named_parts(other) > named_parts(claim) else (claim, other)
    return replace(best, echoes=(*claim.echoes, *other.echoes, spare.trigger))


def _claim(statement: Statement, anchor: str, index: Index) -> Claim:
    return Claim(
        id=anchor,
        statement=statement.id,
        type=statement.type,
        mode=statement.mode,
        actors=_parties(statement.actors, index),
        recipients=_parties(statement.recipients, index),
        trigger=index.passage(statement.trigger),
        passage=_passage(statement, index),
        when=_when(statement, index),
        where=statement.where,
        modality=statement.modality,
        chain=statement.attribution,
    )


def _parties(participants: tuple[Participant, ...], index: Index) -> tuple[Party, ...]:
    """Return the participants, each name once."""
    found: dict[str, Party] = {}
    for one in participants:
        party = Party(one.name, one.span.of(index.text), one.span, one.entity)
        found.setdefault(one.entity or one.name.casefold(), party)
    return tuple(found.values())


def _passage(statement: Statement, index: Index) -> Passage:
    """Return the evidence, or the whole sentence where the evidence is too short to be judged."""
    evidence, trigger = statement.evidence, statement.trigger
    long_enough = evidence.end - evidence.start >= _SHORTEST_QUOTATION
    if long_enough and evidence.contains(trigger):
        return index.passage(evidence)
    return index.sentence_passage(trigger)


def _when(statement: Statement, index: Index) -> When | None:
    """Return the statement's time with the expression it was read from, if that is nearby.

    A value that is no date gives None, so that the claim counts as undated rather than wrong.
    """
    if statement.when is None or parse_interval(statement.when) is None:
        return None
    near = index.timexes_near(statement.trigger.start)
    near = tuple(timex for timex in near if calendar_value(timex) == statement.when)
    if not near:
        return When(statement.when)
    timex = min(near, key=lambda t: _distance(t.span, statement.trigger))
    return When(statement.when, timex.mod, timex.span.of(index.text), timex.span)


def _distance(one: Span, other: Span) -> int:
    """Return the characters between two spans, 0 if they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)
