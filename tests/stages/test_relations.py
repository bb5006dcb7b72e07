"""Ties between persons, bodies and offices."""

from dataclasses import replace

import pytest

from lagebild.lang import available_languages, load_language
from lagebild.stages.relations import find_relations
from lagebild.types import Annotations, Attribution, Claimant, Entity, EntityType, Mention, Span
from tests.articles import flat
from tests.reading import read as read_trees

CASES = [
    (code, number, kind, text)
    for code in available_languages()
    for number, rule in enumerate(load_language(code).table("relations.toml")["relation"])
    for kind in ("examples", "counterexamples")
    for text in rule[kind]
]
GROUP_NAMES = ("Roten Front", "Rote Front", "Red Front", "Frente Rojo")


def with_entity(annotations: Annotations, id_: str, name: str, type_: EntityType) -> Annotations:
    text = annotations.article.text
    if name not in text:
        return annotations
    span = Span(text.index(name), text.index(name) + len(name))
    tokens = annotations.sentences[0].tokens
    head = next(i for i, token in enumerate(tokens) if token.span.overlaps(span))
    entity = Entity(id_, name, type_, (Mention(span, 0, head, "name"),))
    return replace(annotations, entities=(*annotations.entities, entity))


def scene(text: str, lang: str = "de") -> Annotations:
    annotations = with_entity(flat(text, lang), "berg", "Hugo Berg", "person")
    for name in GROUP_NAMES:
        annotations = with_entity(annotations, "front", name, "group")
    for name in ("Blaue Garde", "Blue Guard", "Guardia Azul"):
        annotations = with_entity(annotations, "guard", name, "group")
    return annotations


@pytest.mark.parametrize(
    ("code", "number", "kind", "text"), CASES, ids=[f"{c}/{n}/{k}/{t}" for c, n, k, t in CASES]
)
def test_examples_hold_the_tie_and_counterexamples_none(
    code: str, number: int, kind: str, text: str
) -> None:
    rule = load_language(code).table("relations.toml")["relation"][number]
    found = find_relations(scene(text, code), load_language(code))
    ties = [(r.subject, r.relation, r.object) for r in found]
    subject = "berg" if "Hugo Berg" in text else "guard"
    assert ties == ([(subject, rule["relation"], "front")] if kind == "examples" else [])


def modality(text: str) -> list[str]:
    return [r.modality for r in find_relations(scene(text), load_language("de"))]


def test_a_hedge_makes_a_tie_alleged() -> None:
    assert modality("Die Rote Front steht angeblich unter Führung von Hugo Berg.") == ["alleged"]
    assert modality("Die Rote Front steht unter Führung von Hugo Berg.") == ["asserted"]


def test_a_negation_makes_a_tie_denied() -> None:
    assert modality("Die Rote Front steht nicht unter Führung von Hugo Berg.") == ["denied"]


def test_the_relative_clause_speaks_of_the_body_before_its_comma() -> None:
    annotations = scene("Oslo verbot die Rote Front, die unter Führung von Hugo Berg steht.")
    oslo = with_entity(annotations, "oslo", "Oslo", "government")
    assert [r.object for r in find_relations(oslo, load_language("de"))] == ["front"]


def test_a_description_beside_the_name_is_an_office() -> None:
    annotations = flat("Nun schwieg Ministerin Ada Velm.")
    with_person = with_entity(annotations, "velm", "Ada Velm", "person")
    velm = replace(with_person.entities[0], description="Ministerin")
    found = find_relations(replace(with_person, entities=(velm,)), load_language("de"))
    assert [(r.relation, r.object) for r in found] == [("holds_office", "Ministerin")]
    assert found[0].span.of(annotations.article.text) == "Ministerin Ada Velm"


def test_a_tie_inside_reported_words_has_their_claimant() -> None:
    annotations = scene("Die Rote Front steht unter Führung von Hugo Berg.")
    whole = annotations.sentences[0].span
    chain = (Claimant(Span(0, 3), "Beamte", "anonymous"),)
    said = Attribution((whole,), chain, None, "say", "alleged")
    found = find_relations(replace(annotations, attributions=(said,)), load_language("de"))
    assert (found[0].attribution, found[0].modality) == (chain, "alleged")


def test_a_tie_between_two_bodies_can_be_alleged_or_denied() -> None:
    assert modality("Die Blaue Garde ist angeblich Teil der Roten Front.") == ["alleged"]
    assert modality("Die Blaue Garde ist nicht Teil der Roten Front.") == ["denied"]


def test_a_tie_of_names_with_other_words_between_is_none() -> None:
    assert modality("Die Blaue Garde kaufte einen Teil der Bank, Rote Front schwieg.") == []


def ties(text: str, lang: str) -> list[tuple[str, str]]:
    found = find_relations(read_trees(text, lang), load_language(lang))
    return [(r.relation, r.modality) for r in found if r.relation != "holds_office"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Juan Robles, ehemaliger Chef der Hamas, schwieg."),
        ("en", "Juan Robles, former leader of Hamas, was silent."),
        ("es", "Juan Robles, ex líder de Hamás, calló."),
    ],
)
def test_who_led_a_group_once_does_not_lead_it(lang: str, text: str) -> None:
    assert ties(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        ("en", "Juan Robles will lead Hamas from May.", "planned"),
        ("en", "If Juan Robles leads Hamas, talks will fail.", "possible"),
        ("es", "Juan Robles liderará Hamás a partir de mayo.", "planned"),
        ("de", "Juan Robles, der die Hamas anführt, schwieg.", "asserted"),
    ],
)
def test_the_grammar_of_the_verb_says_how_certain_a_tie_is(
    lang: str, text: str, modality: str
) -> None:
    assert ties(text, lang) == [("leads", modality)]


def test_a_name_behind_noun_and_body_is_who_leads_it() -> None:
    assert ties("El líder de Hamás, Juan Robles, calló.", "es") == [("leads", "asserted")]


def test_a_title_before_a_name_is_the_writers_word() -> None:
    text = "Laut Insidern hat Präsident Juan Robles den Angriff befohlen."
    found = find_relations(read_trees(text, "de"), load_language("de"))
    assert [(r.relation, r.attribution) for r in found] == [("holds_office", ())]
