"""Links of entities to official lists."""

from dataclasses import replace

from lagebild.lang import load_language
from lagebild.stages.entities import find_entities
from lagebild.stages.link import link_entities
from lagebild.types import Annotations, Entity, EntityType, Mention, Span
from tests.articles import flat
from tests.reading import read

DE = load_language("de")


def linked(annotations: Annotations) -> list[Entity]:
    with_entities = replace(annotations, entities=find_entities(annotations, DE))
    return [entity for entity in link_entities(with_entities, DE) if entity.links]


def test_a_link_says_list_day_score_and_reason() -> None:
    entity = linked(flat("Nun schwieg die Mara Salvatrucha."))[0]
    by_list = {link.list: link for link in entity.links}
    assert by_list["FTO"].since == "2025-02-20"
    assert by_list["FTO"].until is None
    assert by_list["FTO"].score == 1.0
    assert "Mara Salvatrucha" in by_list["FTO"].reason


def test_designations_without_a_day_are_left_out_beside_dated_ones() -> None:
    entity = linked(flat("Nun schwieg die Mara Salvatrucha."))[0]
    assert all(link.since for link in entity.links)


def test_a_name_that_needs_context_scores_lower() -> None:
    entity = linked(flat("In Bogotá schwieg die Guerilla ELN."))[0]
    assert 0 < entity.links[0].score < 0.9


def test_entities_without_a_listed_name_come_back_unchanged() -> None:
    annotations = flat("Oslo schwieg.")
    with_entities = replace(annotations, entities=find_entities(annotations, DE))
    assert link_entities(with_entities, DE) == with_entities.entities


def entity_of(text: str, words: tuple[str, ...], type_: EntityType) -> Entity:
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    mentions = tuple(Mention(span, 0, 0, "name") for span in spans)
    return Entity("e1", words[0], type_, mentions)


def test_an_entity_that_stands_for_two_groups_gets_no_link() -> None:
    annotations = flat("Die Mara Salvatrucha und Boko Haram schwiegen.")
    both = entity_of(annotations.article.text, ("Mara Salvatrucha", "Boko Haram"), "group")
    assert link_entities(replace(annotations, entities=(both,)), DE)[0].links == ()


def test_a_person_is_never_linked_to_a_group() -> None:
    annotations = flat("Boko Haram schwieg.")
    person = entity_of(annotations.article.text, ("Boko Haram",), "person")
    assert link_entities(replace(annotations, entities=(person,)), DE)[0].links == ()


def test_the_chief_of_a_group_is_not_the_group_and_yet_it_is_linked() -> None:
    annotations = read("Israels Armee tötete den Hisbollah-Chef Karim Haddad.")
    (told,) = annotations.statements
    assert [one.name for one in told.recipients] == ["Karim Haddad"]
    assert [entity.name for entity in annotations.entities if entity.links] == ["Hisbollah"]
