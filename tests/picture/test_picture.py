"""The drawn picture: every line rests on its passage, and parts hold what they promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from lagebild.intervals import day_interval
from lagebild.picture import draw_picture
from lagebild.picture_types import Passage, Picture
from lagebild.types import Annotations, Article, Link, OpenQuestion, Timex
from tests.fixtures import OFFICERS, OFFICIALS, PAPER, TEXT, annotated, find, party, statement

ARTICLE_DAY = date(2031, 5, 5)
LATER = date(2032, 1, 1)


@pytest.fixture
def picture() -> Picture:
    return draw_picture(annotated(), as_of=ARTICLE_DAY, today=LATER)


def _passages(value: object) -> Iterator[Passage]:
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _passages(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _passages(getattr(value, field.name))


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _ids(item)
    elif is_dataclass(value) and not isinstance(value, Article):
        anchor = getattr(value, "id", None)
        if isinstance(anchor, str):
            yield anchor


def test_every_passage_slices_back_to_the_article(picture: Picture) -> None:
    passages = list(_passages(picture))
    assert len(passages) > 50
    for passage in passages:
        assert passage.span.of(TEXT) == passage.text
        assert passage.text


def test_anchors_are_unique(picture: Picture) -> None:
    parts = (
        picture.claims,
        picture.timeline.moments,
        picture.timeline.other_dates,
        picture.timeline.unresolved,
        picture.voices,
        picture.quotations,
        picture.denials,
        picture.designations,
        picture.figures,
        picture.questions,
        picture.members,
    )
    anchors = [anchor for part in parts for anchor in _ids(part)]
    assert len(anchors) == len(set(anchors))


def test_every_mark_leads_to_a_line(picture: Picture) -> None:
    lines = {claim.id for claim in picture.claims}
    for part in (picture.members, picture.figures, picture.questions, picture.quotations):
        lines |= set(_ids(part))
    timeline = picture.timeline
    lines |= {*_ids(timeline.moments), *_ids(timeline.other_dates), *_ids(timeline.unresolved)}
    assert {mark.anchor for mark in picture.marks} <= lines


def test_the_lead_comes_first_and_nothing_comes_twice(picture: Picture) -> None:
    first = picture.brief[0].claim
    assert (first.statement, first.chain[0].name) == ("order", "Beamte")
    told = [c.id for line in picture.brief for c in (line.claim, *line.also)]
    assert len(told) == len(set(told))


def test_a_repetition_on_another_word_joins_its_claim() -> None:
    sides = (party(find("Ada Velm"), "velm"),), (party(find("Küstenwache"), "guard"),)
    order = statement("order", find("angewiesen"), "MOBILIZE", "asserted", *sides, (OFFICIALS,))
    again = statement("again", find("Befehl"), "MOBILIZE", "asserted", *sides, (OFFICERS, PAPER))
    drawn = draw_picture(replace(annotated(), statements=(order, again)), as_of=ARTICLE_DAY)
    (line,) = drawn.brief
    assert line.claim.statement == "order"
    assert [claim.statement for claim in line.also] == ["again"]


def test_a_claim_that_names_nobody_is_not_in_brief() -> None:
    nameless = statement("nameless", find("Waffengewalt"), "ASSAULT", "asserted")
    drawn = draw_picture(replace(annotated(), statements=(nameless,)), as_of=ARTICLE_DAY)
    assert drawn.brief == ()
    assert len(drawn.own) == 1


def test_claims_about_other_days_are_not_merged() -> None:
    velm = (party(find("Ada Velm"), "velm"),)
    monday = statement("a", find("angewiesen"), "MOBILIZE", "asserted", velm, when="2031-05-05")
    sunday = statement("b", find("Befehl"), "MOBILIZE", "asserted", velm, when="2031-05-04")
    drawn = draw_picture(replace(annotated(), statements=(monday, sunday)), as_of=ARTICLE_DAY)
    assert [len(line.also) for line in drawn.brief] == [0, 0]


def test_timeline_is_in_order_and_knows_the_day_of_the_article(picture: Picture) -> None:
    moments = [(m.claim.statement, m.when.value, m.phase) for m in picture.timeline.moments]
    assert moments == [
        ("list", "2031-05-02", "past"),
        ("reward", "2031-05-05", "day"),
        ("troops", "2031-09", "future"),
    ]


def test_timeline_shows_the_words_behind_a_date(picture: Picture) -> None:
    assert [m.when.as_written for m in picture.timeline.moments] == [
        "Vor drei Tagen",
        "Am Montag",
        "im September",
    ]


def test_undated_claims_stand_apart(picture: Picture) -> None:
    undated = {claim.statement for claim in picture.timeline.undated}
    assert undated == {
        "order", "force", "order_again", "excluded", "excluded_again", "strikes", "open"
    }  # fmt: skip


def test_a_date_that_no_claim_uses_is_kept() -> None:
    drawn = draw_picture(replace(annotated(), statements=()), as_of=ARTICLE_DAY)
    assert [other.when.value for other in drawn.timeline.other_dates] == [
        "2031-05-02",
        "2031-05-05",
        "2031-09",
    ]


def test_an_unresolved_time_keeps_its_reason(picture: Picture) -> None:
    (time,) = picture.timeline.unresolved
    assert (time.passage.text, time.reason) == ("Damals", "nichts, worauf es sich bezieht")


def test_an_impossible_date_counts_as_undated() -> None:
    odd = statement("odd", find("setzte"), "SANCTION", "asserted", when="2031-02-31")
    drawn = draw_picture(replace(annotated(), statements=(odd,)), as_of=ARTICLE_DAY)
    assert drawn.timeline.moments == ()
    assert [claim.when for claim in drawn.timeline.undated] == [None]


def test_an_undated_article_has_no_past_and_no_future() -> None:
    bundle = annotated()
    bundle = replace(bundle, article=replace(bundle.article, published=None))
    drawn = draw_picture(bundle, as_of=ARTICLE_DAY)
    assert {moment.phase for moment in drawn.timeline.moments} == {None}


def test_claims_are_grouped_by_their_whole_chain(picture: Picture) -> None:
    chains = {
        tuple(c.name for c in voice.chain): [claim.statement for claim in voice.claims]
        for voice in picture.voices
    }
    assert chains == {
        ("Beamte",): ["order", "force"],
        ("Teo Brandt",): ["excluded", "excluded_again"],
        ("Offiziere", "Nordkurier"): ["order_again"],
    }


def test_every_claim_stands_under_exactly_one_voice(picture: Picture) -> None:
    told = [claim.id for voice in picture.voices for claim in voice.claims]
    told += [claim.id for claim in picture.own]
    assert sorted(told) == sorted(claim.id for claim in picture.claims)


def test_only_direct_quotations_with_a_speaker_are_shown(picture: Picture) -> None:
    (quotation,) = picture.quotations
    assert quotation.speaker == "Teo Brandt"
    assert quotation.parts[0].text == "Es wird keinen Überfall auf Mirandien geben"


def test_a_denial_said_twice_is_one_denial(picture: Picture) -> None:
    (denial,) = picture.denials
    assert denial.claim.statement == "excluded"
    assert [claim.statement for claim in denial.also] == ["excluded_again"]


def test_what_the_same_state_plans_stands_against_a_denial(picture: Picture) -> None:
    (denial,) = picture.denials
    assert [claim.statement for claim in denial.otherwise] == ["force", "strikes"]


def test_another_state_does_not_stand_against_a_denial() -> None:
    bundle = annotated()
    abroad = tuple(
        replace(entity, country="DK") if entity.id in ("guard", "staff") else entity
        for entity in bundle.entities
    )
    drawn = draw_picture(replace(bundle, entities=abroad), as_of=ARTICLE_DAY)
    assert drawn.denials[0].otherwise == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2031, 5, 1), ["not_yet", "not_yet"]),
        (date(2031, 5, 2), ["listed", "not_yet"]),
        (date(2031, 8, 31), ["listed", "not_yet"]),
        (date(2031, 9, 1), ["listed", "listed"]),
        (date(2031, 11, 30), ["listed", "listed"]),
        (date(2031, 12, 1), ["ended", "listed"]),
    ],
)
def test_a_listing_holds_from_its_first_day_until_the_day_it_ends(
    day: date, expected: list[str]
) -> None:
    (designation,) = draw_picture(annotated(), as_of=day).designations
    assert [listing.at_article for listing in designation.listings] == expected


def test_a_listing_without_beginning_is_unknown() -> None:
    bundle = annotated()
    vague = (Link("FTO", "Cliff Cartel", None, None, 1.0, "name"),)
    entities = tuple(
        replace(entity, links=vague) if entity.id == "cartel" else entity
        for entity in bundle.entities
    )
    drawn = draw_picture(replace(bundle, entities=entities), as_of=ARTICLE_DAY)
    assert drawn.designations[0].listings[0].at_article == "unknown"


def test_without_today_nothing_is_said_about_today() -> None:
    (designation,) = draw_picture(annotated(), as_of=ARTICLE_DAY).designations
    assert {listing.at_today for listing in designation.listings} == {None}


def test_figures_stand_in_their_sentence_and_know_their_claims(picture: Picture) -> None:
    money, troops = picture.figures
    assert money.passage.text.startswith("Am Montag erhöhte sie")
    assert [c.statement for c in picture.claims if c.id in troops.claims] == ["troops"]


def test_open_questions_come_by_kind(picture: Picture) -> None:
    assert [question.kind for question in picture.questions] == ["unknown", "no_comment"]


def test_a_tie_keeps_its_certainty(picture: Picture) -> None:
    stahl = next(member for member in picture.members if member.name == "Ruben Stahl")
    assert [(tie.object, tie.modality) for tie in stahl.ties] == [("Klippenkartell", "alleged")]


def test_an_empty_analysis_gives_an_empty_picture() -> None:
    drawn = draw_picture(Annotations(Article("x", "Nichts.")), as_of=ARTICLE_DAY)
    assert (drawn.brief, drawn.claims, drawn.members, drawn.marks) == ((), (), (), ())


def test_evidence_too_short_to_judge_gives_way_to_the_sentence() -> None:
    short = statement("short", find("setzte"), "SANCTION", "asserted")
    short = replace(short, evidence=find("setzte"))
    drawn = draw_picture(replace(annotated(), statements=(short,)), as_of=ARTICLE_DAY)
    assert drawn.claims[0].passage.text.startswith("Vor drei Tagen setzte")


def test_a_repetition_in_the_same_sentence_is_not_another_passage() -> None:
    velm = (party(find("Ada Velm"), "velm"),)
    twice = (
        statement("a", find("angewiesen"), "MOBILIZE", "asserted", velm),
        statement("b", find("Waffengewalt"), "MOBILIZE", "asserted", velm),
    )
    drawn = draw_picture(replace(annotated(), statements=twice), as_of=ARTICLE_DAY)
    assert [line.also for line in drawn.brief] == [()]


def test_two_words_for_one_event_in_a_sentence_are_one_claim() -> None:
    gov = (party(find("sie", 0), "gov"),)
    twice = (
        statement("verb", find("erhöhte"), "SANCTION", "asserted", gov, when="2031-05-05"),
        statement("noun", find("Belohnung"), "SANCTION", "asserted", gov),
    )
    drawn = draw_picture(replace(annotated(), statements=twice), as_of=ARTICLE_DAY)
    (claim,) = drawn.claims
    assert (claim.statement, [word.text for word in claim.echoes]) == ("verb", ["Belohnung"])
    triggers = [mark for mark in drawn.marks if mark.kind == "trigger"]
    assert {mark.anchor for mark in triggers} == {claim.id}
    assert len(triggers) == 2


def test_two_events_in_a_sentence_stay_two_claims() -> None:
    brandt, velm = (party(find("Teo Brandt"), "brandt"),), (party(find("Ada Velm"), "velm"),)
    two = (
        statement("a", find("schloss"), "REJECT", "asserted", brandt),
        statement("b", find("Angriff"), "REJECT", "asserted", velm),
    )
    drawn = draw_picture(replace(annotated(), statements=two), as_of=ARTICLE_DAY)
    assert len(drawn.claims) == 2


def test_full_stops_do_not_make_a_passage_look_cut() -> None:
    whole = find("Ob Gerichte das billigen, ist offen")
    bundle = replace(annotated(), open_questions=(OpenQuestion(whole, 4, "unknown"),))
    (question,) = draw_picture(bundle, as_of=ARTICLE_DAY).questions
    assert (question.passage.opens, question.passage.closes) == (True, True)


def test_another_act_of_the_same_person_is_no_repetition() -> None:
    velm = (party(find("Ada Velm"), "velm"),)
    guard = (party(find("Küstenwache"), "guard"),)
    order = statement("a", find("angewiesen"), "MOBILIZE", "asserted", velm, guard)
    other = statement("b", find("schicken"), "MOBILIZE", "asserted", velm)
    drawn = draw_picture(replace(annotated(), statements=(order, other)), as_of=ARTICLE_DAY)
    assert [line.also for line in drawn.brief] == [(), ()]


def test_a_length_tied_to_a_day_counts_by_its_day() -> None:
    ago = Timex(find("Vor drei Tagen"), "DURATION", "P3D", interval=day_interval(date(2031, 5, 2)))
    drawn = draw_picture(replace(annotated(), timexes=(ago,)), as_of=ARTICLE_DAY)
    assert drawn.timeline.moments[0].when.as_written == "Vor drei Tagen"
    spare = draw_picture(replace(annotated(), timexes=(ago,), statements=()), as_of=ARTICLE_DAY)
    assert [other.when.value for other in spare.timeline.other_dates] == ["2031-05-02"]


def test_a_fact_on_somebody_elses_word_is_a_claim(picture: Picture) -> None:
    certainty = {claim.statement: claim.certainty for claim in picture.claims}
    assert certainty["order"] == "claimed"
    assert certainty["list"] == "asserted"
    assert certainty["force"] == "planned"
