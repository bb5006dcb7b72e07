"""Which outlet obtained or carries a source's words: the next links of the chain.

"told Reuters", "im Interview mit der ARD", "documents seen by X", "un diplomático citado por Y".
The outlet must be tied to the cue or to the source by words of such a tie alone; an outlet that
merely stands in the sentence is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lagebild.clauses import without_case
from lagebild.lang import Language
from lagebild.speech.frames import Frame
from lagebild.speech.relays import Relays, load_relays
from lagebild.speech.speakers import lower_forms
from lagebild.stages.attribution.claimants import claimants_of, entity_at
from lagebild.tree import ancestors, base_rel, children, feature
from lagebild.types import Claimant, Entity, ParsedSentence, Token

Tie = Literal["strong", "weak"]
# Labels that keep a word inside the name of an outlet: "die Nachrichtenagentur AFP".
_NAMING = frozenset({"appos", "flat", "compound", "conj", "nmod"})
_ARGUMENTS = frozenset({"iobj", "obl", "obj", "nsubj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# What an outlet that the entity stage does not know may be taken for.
_UNKNOWN = frozenset({"organisation", "other"})


def relayed_by(
    sentence: ParsedSentence, frame: Frame, entities: tuple[Entity, ...], language: Language
) -> tuple[Claimant, ...]:
    """Return the outlets to which the source of a frame spoke, or which show its words."""
    if frame.conveyor:
        return claimants_of(sentence, frame.conveyor, entities, language)
    relays = load_relays(language)
    told = claimants_of(sentence, frame.addressee, entities, language)
    found = [one for one in told if one.kind == "media" and not _is_crowd(one, relays)]
    for index in _candidates(sentence, frame, relays):
        tie = _tie(sentence, index, frame, relays)
        if tie is None:
            continue
        for claimant in claimants_of(sentence, _phrase(sentence, index), entities, language):
            known = any(other.name == claimant.name for other in found)
            if (
                not known
                and not _is_crowd(claimant, relays)
                and _may_relay(sentence, index, claimant, tie, entities)
            ):
                found.append(claimant)
    return _without_labels(found)


def _is_crowd(claimant: Claimant, relays: Relays) -> bool:
    """Tell the press at large, which is no outlet: "in conferencia de prensa"."""
    return claimant.name.lower() in relays.crowds


def _without_labels(found: list[Claimant]) -> tuple[Claimant, ...]:
    """Drop "state news agency" right before the name that the tree has not tied to it."""
    starts = {claimant.span.start for claimant in found if claimant.entity}
    return tuple(
        claimant
        for claimant in found
        if claimant.entity or not starts & {claimant.span.end + 1, claimant.span.end + 2}
    )


def _phrase(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    return without_case(sentence, index) or (index,)


def _candidates(sentence: ParsedSentence, frame: Frame, relays: Relays) -> Iterator[int]:
    """Yield the heads of noun phrases that may name an outlet, the content's own left out."""
    for index, token in enumerate(sentence.tokens):
        if not _is_nominal(token) or index in frame.cue or index in frame.content:
            continue
        named = base_rel(token) in ("appos", "flat", "compound")
        inside = named and _is_nominal(sentence.tokens[token.head])
        if not inside and not relays.is_occasion(token) and index != _head(sentence, frame):
            yield index


def _is_nominal(token: Token) -> bool:
    """Tell whether a token can stand in an outlet's name: "The" of "The New York Times" can."""
    return token.upos in _NOUNS or token.ner.endswith("ORG")


def _head(sentence: ParsedSentence, frame: Frame) -> int:
    inside = set(frame.speaker)
    return next((i for i in frame.speaker if sentence.tokens[i].head not in inside), -1)


def _tie(sentence: ParsedSentence, index: int, frame: Frame, relays: Relays) -> Tie | None:
    """Return how firmly a noun is tied to the cue or the speaker, None if by other words."""
    node = index
    tie: Tie | None = None
    speaker = _head(sentence, frame)
    for head in ancestors(sentence, index):
        if head in frame.cue or head == frame.head:
            return tie or _direct(sentence, node, relays)
        if head == speaker:
            return tie or _told(sentence, node, relays)
        if head in frame.content and node not in frame.content and node > frame.head:
            return tie  # "It burned, he said in comments carried by X": hung on what burned
        if _is_tie(sentence, node, head, relays):
            tie = "strong"
        elif not _goes_on(sentence, node, head, tie, relays):
            return None
        node = head
    return None


def _is_tie(sentence: ParsedSentence, node: int, head: int, relays: Relays) -> bool:
    above = sentence.tokens[head]
    argues = base_rel(sentence.tokens[node]) in _ARGUMENTS
    return relays.is_occasion(above) or (argues and relays.is_relay(above))


def _goes_on(
    sentence: ParsedSentence, node: int, head: int, tie: Tie | None, relays: Relays
) -> bool:
    """Tell whether a word above belongs to the outlet's name, or to the tie once there is one."""
    above = sentence.tokens[head]
    if tie is None:
        return _is_nominal(above) and base_rel(sentence.tokens[node]) in _NAMING
    return _is_nominal(above) or relays.is_relay(above)


def _direct(sentence: ParsedSentence, node: int, relays: Relays) -> Tie | None:
    """Return "weak" for whom was told and for where it was said."""
    rel = base_rel(sentence.tokens[node])
    cases = {w for c in children(sentence, node, "case") for w in lower_forms(sentence, c)}
    if rel in ("iobj", "obj", "nsubj") and not cases:
        return "weak"
    return "weak" if rel in ("obl", "iobj", "nmod") and cases & relays.venues else None


def _told(sentence: ParsedSentence, node: int, relays: Relays) -> Tie | None:
    """Return "weak" for "ein Sprecher der Nachrichtenagentur X", whom a spokesman told."""
    articles = {sentence.tokens[i].text.lower() for i in children(sentence, node, "det")}
    return "weak" if articles & relays.told_articles else None


def _may_relay(
    sentence: ParsedSentence,
    index: int,
    claimant: Claimant,
    tie: Tie,
    entities: tuple[Entity, ...],
) -> bool:
    if claimant.kind == "media":
        return claimant.entity is not None or not _is_own(sentence, index)
    if tie == "weak":
        return False
    entity = entity_at(sentence, index, claimant.span, entities)
    if entity is None:  # "in a statement on Monday" names a day
        return sentence.tokens[index].upos == "PROPN" and sentence.tokens[index].ner != "O"
    return entity.type in _UNKNOWN


def _is_own(sentence: ParsedSentence, index: int) -> bool:
    """Tell a medium that is the speaker's own: "said on its website"."""
    owners = children(sentence, index, "det", "nmod:poss")
    return any(feature(sentence.tokens[i], "Poss") == "Yes" for i in owners)
