"""Statements: who did what to whom, when and where, how certain, and on whose word.

A token whose lemma stands in the trigger lexicon becomes a statement when the tree fills what its
entry demands. Precision first: an entry whose conditions cannot be checked does not fire.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from lagebild.intervals import parse_interval
from lagebild.lang import Language
from lagebild.modality import modality_at
from lagebild.speech.sources import source_prepositions
from lagebild.stages.statements.accidents import find_accidents
from lagebild.stages.statements.agents import is_nobody
from lagebild.stages.statements.anchors import find_anchor
from lagebild.stages.statements.circumstances import find_when
from lagebild.stages.statements.conditions import fires
from lagebild.stages.statements.confidence import confidence_of, find_signs, reasons_among
from lagebild.stages.statements.context import settle
from lagebild.stages.statements.figures import find_figures
from lagebild.stages.statements.lexicon import Entry, entries_for
from lagebild.stages.statements.peaceful import find_peaceful
from lagebild.stages.statements.places import find_where
from lagebild.stages.statements.repeats import without_repeats
from lagebild.stages.statements.roles import Roles, find_roles, written_heads
from lagebild.stages.statements.same import find_teller, is_harm
from lagebild.stages.statements.scene import (
    Scene,
    around_each,
    closest_attribution,
    index_mentions,
)
from lagebild.stages.statements.slots import load_grammar
from lagebild.stages.statements.told import Told
from lagebild.types import (
    Annotations,
    Attribution,
    Modality,
    ParsedSentence,
    Span,
    Statement,
    Token,
)

# Who "announced the arrest of two men" holds them; a ceasefire that is announced is still to come.
_MADE_KNOWN = frozenset({"arrest", "kill", "seize", "assassinate", "search", "abduct"})
_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
# From strongest to weakest: what a reader must not lose when clause and source disagree.
_STRENGTH: tuple[Modality, ...] = ("denied", "unclear", "alleged", "possible", "planned")


def build_statements(annotations: Annotations, language: Language) -> tuple[Statement, ...]:
    """Return the statements of an article in text order."""
    mentions, grammar = index_mentions(annotations), load_grammar(language)
    accidents = find_accidents(annotations, language)
    peaceful = find_peaceful(annotations, language)
    found: list[Told] = []
    scenes: list[Scene] = []
    for sentence, near in zip(annotations.sentences, around_each(annotations), strict=True):
        if sentence.index in peaceful:
            continue
        mishap = sentence.index in accidents
        scene = Scene(sentence, near, mentions, grammar, language, mishap)
        scenes.append(scene)
        found += _statements(near, scene, dict(_events(scene)))
    told = without_repeats(tuple(found))
    return tuple(one.statement for one in settle(told, find_anchor(scenes)))


def _statements(annotations: Annotations, scene: Scene, events: dict[int, Entry]) -> Iterator[Told]:
    """Yield one statement per event; a second word for an event only adds its participants."""
    tellers = {index: find_teller(scene, index, events) for index in events}
    for index, entry in events.items():
        if tellers[index] is not None or _is_mishap(scene, index, entry):
            continue
        roles = find_roles(scene, index, entry)
        for other, teller in tellers.items():
            if teller == index:
                more = find_roles(scene, other, events[other])
                harmed = is_harm(scene, events[other])
                if events[other].type != entry.type:
                    more = replace(more, actors=())  # "backed a strike in protest at the law"
                roles = roles.joined(more) if harmed else roles.completed(more)
        if not (roles.actors or roles.recipients) and _by_nobody(scene, index, entry):
            continue
        made = _statement(annotations, scene, index, entry, roles, frozenset(events))
        others = frozenset(i for i in events if tellers[i] != index)
        figures = find_figures(scene, index, others, (*roles.actors, *roles.recipients))
        yield Told(replace(made, quantities=figures), scene, index)


def _by_nobody(scene: Scene, index: int, entry: Entry) -> bool:
    """Tell whether the text says that nobody did it: "no group has claimed the attack"."""
    return any(is_nobody(scene, i) for i in written_heads(scene, index, entry.actor))


def _is_mishap(scene: Scene, index: int, entry: Entry) -> bool:
    """Tell whether people come to harm without anybody's doing: "killed in a stampede"."""
    return (
        scene.is_accident and entry.type == "ASSAULT" and not find_roles(scene, index, entry).actors
    )


def _events(scene: Scene) -> Iterator[tuple[int, Entry]]:
    """Yield trigger token and entry; one event per token, the most demanding entry first."""
    prepositions = source_prepositions(scene.sentence, scene.language)
    for index, token in enumerate(scene.tokens):
        if index in prepositions or token.deprel == "fixed" or _is_date(scene, token):
            continue  # "de acuerdo con", "in March"
        entries = entries_for(scene.sentence, index, scene.language)
        for entry in sorted(entries, key=lambda entry: -len(entry.require)):
            if fires(scene, index, entry):
                yield index, entry
                break


def _is_date(scene: Scene, token: Token) -> bool:
    return any(timex.span.contains(token.span) for timex in scene.annotations.timexes)


def _statement(
    annotations: Annotations,
    scene: Scene,
    index: int,
    entry: Entry,
    roles: Roles,
    events: frozenset[int],
) -> Statement:
    sentence, trigger = scene.sentence, scene.tokens[index].span
    attribution = closest_attribution(annotations, trigger)
    if attribution and attribution.act == "deny" and _is_word_denied(sentence, entry, attribution):
        attribution = None
    when = find_when(scene, index, events, spoken=entry.type in _WORDS)
    clause_modality, rule = modality_at(sentence, index, scene.language)
    if clause_modality is None and _is_to_come(annotations, when):
        clause_modality = "planned"
    if entry.demands_denial(rule):
        clause_modality = None  # "are not ready to talk": the refusal has been made
    if entry.mode in _MADE_KNOWN and rule in _announced(scene.language):
        clause_modality = None
    told = Statement(
        id=_identifier(annotations.article.id, trigger, entry.type),
        sentence=sentence.index,
        trigger=trigger,
        evidence=sentence.span,
        type=entry.type,
        mode=entry.mode,
        contexts=entry.contexts,
        actors=roles.actors,
        recipients=roles.recipients,
        when=when,
        where=find_where(
            scene, index, events, entry.type, (*roles.actors, *roles.recipients), roles.recipients
        ),
        modality=_strongest(clause_modality, attribution.modality if attribution else None),
        attribution=attribution.chain if attribution else (),
        rule=entry.id,
    )
    signs = find_signs(scene, index, entry, told)
    return replace(told, confidence=confidence_of(signs), confidence_reasons=reasons_among(signs))


def _is_to_come(annotations: Annotations, when: str | None) -> bool:
    """Tell an event of a day after the article's own: "are hosting a summit in February"."""
    interval = parse_interval(when) if when else None
    published = annotations.article.published
    if interval is None or not published:
        return False
    return interval.start.date() > date.fromisoformat(published[:10])


def _is_word_denied(sentence: ParsedSentence, entry: Entry, attribution: Attribution) -> bool:
    """Tell an accusation that a later sentence denies: it was made. "X accused Y. Y denies"."""
    elsewhere = attribution.cue is not None and not sentence.span.overlaps(attribution.cue)
    return entry.type in _WORDS and elsewhere


@cache
def _announced(language: Language) -> frozenset[str]:
    """Return the rules by which a noun is the object of a verb for plans and for news alike."""
    verbs = language.table("modality.toml")["announcing"]
    return frozenset(f"embed {verb}/obj" for verb in verbs)


def _identifier(article_id: str, trigger: Span, event_type: str) -> str:
    content = f"{article_id}\t{trigger.start}\t{trigger.end}\t{event_type}"
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def _strongest(*readings: Modality | None) -> Modality:
    for modality in _STRENGTH:
        if modality in readings:
            return modality
    return "asserted"
