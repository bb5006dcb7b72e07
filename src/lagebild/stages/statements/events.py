"""Which mentions of an article tell of one event.

A mention joins an earlier one of its class when nothing speaks against it (other participants,
time, place, certainty, a word such as "another") and something speaks for it: a definite noun that
takes the event up, or participants in common. What joins two different events joins neither.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.intervals import parse_interval
from lagebild.stages.statements.frame import load_ties
from lagebild.stages.statements.told import Told, share_party
from lagebild.tree import children
from lagebild.types import Participant

# Deeds happen once; words can be repeated on any day.
_DEEDS = frozenset(
    {"ASSAULT", "COERCE", "PROTEST", "RETREAT", "SANCTION", "AGREE", "CONSULT", "MOBILIZE"}
)
REAL = frozenset({"asserted", "alleged", "denied", "unclear"})
_SHORTEST_STEM = 5  # letters that two words of one root share: "festnehmen", "Festnahme" do not


def link_events(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Return the statements with `event` set to the id of the first mention of the same event.

    A statement that stands alone keeps its own id as event.
    """
    groups: list[list[Told]] = []
    for one in told:
        fitting = [group for group in groups if _joins(one, group)]
        if len(fitting) == 1 or (fitting and _takes_up(one, fitting[-1])):
            fitting[-1].append(one)
        else:
            groups.append([one])
    event_of = {one.statement.id: group[0].statement.id for group in groups for one in group}
    return tuple(
        replace(one, statement=replace(one.statement, event=event_of[one.statement.id]))
        for one in told
    )


def _joins(one: Told, group: list[Told]) -> bool:
    """Tell whether a mention fits all of a group and is tied to one of it."""
    if one.statement.type != group[0].statement.type or is_other(one) or is_sum(one):
        return False
    return all(_compatible(one, other) for other in group) and (
        _takes_up(one, group) or any(_shares_parties(one, other) for other in group)
    )


def is_other(one: Told) -> bool:
    """Tell an event that the text sets apart: "another attack", "erneut", "weitere Festnahmen"."""
    others = load_ties(one.scene.language).other
    below = children(one.scene.sentence, one.index, "amod", "det", "advmod", "nummod")
    forms = {one.scene.tokens[i].text.lower() for i in below}
    lemmas = {one.scene.tokens[i].lemma.lower() for i in below}
    return bool((forms | lemmas) & others)


def is_sum(one: Told) -> bool:
    """Tell a clause that counts over many events: "bislang sind 400 Menschen getötet worden"."""
    scene, node = one.scene, one.index
    if one.is_noun and scene.tokens[node].head >= 0:
        node = scene.tokens[node].head
    below = {scene.tokens[i].text.lower() for i in children(scene.sentence, node, "advmod")}
    return bool(below & load_ties(scene.language).overall)


def is_definite(one: Told) -> bool:
    """Tell an event noun that speaks of something known: "die Offensive", "this attack"."""
    if not one.is_noun:
        return False
    below = children(one.scene.sentence, one.index, "det", "case", "amod", "det:poss")
    forms = {one.scene.tokens[i].text.lower() for i in below}
    return bool(forms & load_ties(one.scene.language).definite)


def _takes_up(one: Told, group: list[Told]) -> bool:
    """Tell whether a definite noun repeats a word of the group: "die Offensive" after one.

    Not where time or place says which one is meant, and the group has none of that: "the attacks
    of 11 September".
    """
    if not is_definite(one):
        return False
    if one.statement.when and not any(other.statement.when for other in group):
        return False
    if one.statement.where and not any(other.statement.where for other in group):
        return False
    return any(_same_word(one, other) for other in group)


def _same_word(one: Told, other: Told) -> bool:
    first, second = one.lemma, other.lemma
    if first == second or first.endswith(second) or second.endswith(first):
        return True
    return first[:_SHORTEST_STEM] == second[:_SHORTEST_STEM] and len(first) > _SHORTEST_STEM


def _shares_parties(one: Told, other: Told) -> bool:
    """Tell whether two deeds name the same sides; for one side alone the kind must agree too."""
    if one.statement.type not in _DEEDS:
        return False
    sides = [
        share_party(first, second)
        for first, second in (
            (one.statement.actors, other.statement.actors),
            (one.statement.recipients, other.statement.recipients),
        )
    ]
    if all(sides):
        return _same_kind(one, other) or _same_word(one, other)
    return sides[1] and _same_kind(one, other)


def _same_kind(one: Told, other: Told) -> bool:
    return one.statement.mode is not None and one.statement.mode == other.statement.mode


def _compatible(one: Told, other: Told) -> bool:
    first, second = one.statement, other.statement
    real = {first.modality in REAL, second.modality in REAL}
    return (
        len(real) == 1
        and _agree_on_time(first.when, second.when)
        and _agree_on_place(first.where, second.where)
        and not _conflict(first.actors, second.actors)
        and not _conflict(first.recipients, second.recipients)
    )


def _conflict(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> bool:
    return bool(one and other) and not share_party(one, other)


def _agree_on_time(one: str | None, other: str | None) -> bool:
    first, second = parse_interval(one or ""), parse_interval(other or "")
    return not (first and second) or first.contains(second) or second.contains(first)


def _agree_on_place(one: str | None, other: str | None) -> bool:
    return not (one and other) or one in other or other in one
