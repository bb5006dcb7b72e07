"""Lasting ties that an article states: who leads what, who belongs to what, who holds what office.

Read beside a name: apposition ("X, Anführer der Y"), compound or noun before the name ("Y-Chef X"),
phrase or verb between the two ("unter Führung von X", "X, ein Ableger von Y"). A negation in its
clause denies a tie; a hedge makes it alleged.
"""

from __future__ import annotations

from lagebild.lang import Language
from lagebild.stages.relations.persons import (
    find_appositions,
    find_offices,
    find_phrases,
    find_verbs,
)
from lagebild.stages.relations.scene import RelationScene, is_over, mentions_in
from lagebild.stages.relations.ties import find_ties
from lagebild.types import Annotations, Relation

_SHAPES = (find_offices, find_appositions, find_phrases, find_verbs, find_ties)


def find_relations(annotations: Annotations, language: Language) -> tuple[Relation, ...]:
    """Return the ties of persons to bodies and offices, in text order, each once.

    `subject` is an entity id; `object` an entity id, for holds_office the office as written.
    """
    found: dict[tuple[str, str, str], Relation] = {}
    for sentence in annotations.sentences:
        scene = RelationScene(sentence, language, mentions_in(annotations, sentence))
        for relation in (one for shape in _SHAPES for one in shape(scene)):
            if is_over(scene, relation.span):
                continue
            said = _with_attribution(relation, annotations)
            found.setdefault((said.subject, said.relation, said.object), said)
    return tuple(found.values())


def _with_attribution(relation: Relation, annotations: Annotations) -> Relation:
    """Return the tie with the chain of whoever vouches for the words it rests on.

    A title before a name is the writer's word, except inside somebody's very words.
    """
    direct = [s for q in annotations.quotes if q.type == "direct" for s in q.quote]
    quoted = any(span.contains(relation.span) for span in direct)
    if relation.relation == "holds_office" and not quoted:
        return relation
    for attribution in annotations.attributions:
        if any(scope.contains(relation.span) for scope in attribution.scope):
            modality = relation.modality
            if modality == "asserted" and attribution.modality in ("alleged", "denied"):
                modality = attribution.modality
            return Relation(
                relation.subject,
                relation.relation,
                relation.object,
                relation.span,
                modality,
                attribution.chain,
            )
    return relation
