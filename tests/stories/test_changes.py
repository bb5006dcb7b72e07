"""What is new: by the origins and figures that new articles bring, never by their number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lagebild.change_types import Change, Changes
from lagebild.stories.changes import find_changes
from lagebild.stories.figures import moving_figures
from lagebild.story_types import Carrier, Origin, Situation, Stance, Story, StoryClaim
from lagebild.types import Annotations, Article, Quantity, Span, Statement

SPAN = Span(0, 20)
COUNCIL = ("Council of Tarn", "affirms")
MAYOR = ("Odile Brandt", "affirms")


def _origin(said: tuple[str, str], *articles: str) -> Origin:
    name, stance = said
    return Origin(name, "person", (), articles, stance)  # type: ignore[arg-type]


def _carrier(article: str, stance: Stance = "affirms", copy_of: str | None = None) -> Carrier:
    return Carrier(article, "s1", SPAN, stance, copy_of)


def _claim(carriers: tuple[Carrier, ...], *origins: Origin, id: str = "c1") -> StoryClaim:
    denied = any(one.stance == "denies" for one in origins)
    return StoryClaim(
        id=id,
        type="SANCTION",
        mode=None,
        actors=("Tarn",),
        recipients=(),
        when=None,
        where=None,
        summary="Tarn closes the mine",
        status="disputed" if denied else "corroborated" if len(origins) > 1 else "single_source",
        carriers=carriers,
        origins=origins,
    )


def _situation(*claims: StoryClaim, more: tuple[str, ...] = ()) -> Situation:
    told = (one.article for claim in claims for one in claim.carriers)
    ids = tuple(dict.fromkeys([*told, *more]))
    return Situation((Story("story-1", "Mine", ids, None, None, claims),), (), ())


BEFORE = _situation(_claim((_carrier("a"),), _origin(COUNCIL, "a")))


def _news(now: Situation, analyses: Mapping[str, Annotations] | None = None) -> Changes:
    return find_changes(BEFORE, now, analyses or {}, "monday.json")


def _kinds(changes: Changes) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.kind, change.origins) for change in changes.changes]


def test_the_same_situation_holds_no_news() -> None:
    assert _news(BEFORE) == Changes("monday.json", (), (), ())


def test_a_copy_of_what_was_known_is_no_news() -> None:
    carriers = (_carrier("a"), _carrier("b", copy_of="a"))
    found = _news(_situation(_claim(carriers, _origin(COUNCIL, "a", "b"))))
    assert found == Changes("monday.json", ("b",), ("b",), ())


def test_a_claim_that_shares_no_passage_with_an_earlier_one_is_added() -> None:
    other = _claim((_carrier("b"),), _origin(MAYOR, "b"), id="c2")
    found = _news(_situation(*BEFORE.stories[0].claims, other))
    assert found.changes == (
        Change("added", "story-1", "c2", ("b",), ("Odile Brandt",), None, "single_source"),
    )


def test_a_claim_keeps_its_past_under_another_id_and_in_another_story() -> None:
    moved = replace(BEFORE.stories[0].claims[0], id="c9", actors=("City of Tarn",))
    assert _news(_situation(moved)).changes == ()


def test_a_claim_whose_class_is_read_otherwise_keeps_its_past() -> None:
    carriers = (_carrier("a"), _carrier("b"))
    again = replace(_claim(carriers, _origin(COUNCIL, "a", "b")), type="PROTEST")
    assert _news(_situation(again)).changes == ()


def test_of_several_claims_in_a_passage_the_one_of_its_class_is_meant() -> None:
    protest = replace(_claim((_carrier("a"),), _origin(MAYOR, "a"), id="c2"), type="PROTEST")
    before = _situation(*BEFORE.stories[0].claims, protest)
    more = replace(
        protest,
        carriers=(_carrier("a"), _carrier("b")),
        origins=(*protest.origins, _origin(COUNCIL, "b")),
    )
    now = _situation(*BEFORE.stories[0].claims, more)
    assert _kinds(find_changes(before, now, {}, "")) == [("confirmed", ("Council of Tarn",))]


def test_a_second_origin_confirms() -> None:
    claim = _claim((_carrier("a"), _carrier("b")), _origin(COUNCIL, "a"), _origin(MAYOR, "b"))
    found = _news(_situation(claim))
    assert found.changes == (
        Change(
            *("confirmed", "story-1", "c1", ("b",), ("Odile Brandt",)),
            *("single_source", "corroborated"),
        ),
    )
    assert found.silent == ()


def test_an_origin_under_a_longer_name_is_no_second_one() -> None:
    again = _origin(("Town Council of Tarn", "affirms"), "b")
    claim = _claim((_carrier("a"), _carrier("b")), _origin(COUNCIL, "a"), again)
    assert _news(_situation(claim)).changes == ()


def test_an_origin_that_an_earlier_article_had_is_nothing_new() -> None:
    renamed = _origin(("Rat von Tarn", "affirms"), "a", "b")
    assert _news(_situation(_claim((_carrier("a"), _carrier("b")), renamed))).changes == ()


def test_another_who_denies_is_told_as_a_denial() -> None:
    carriers = (_carrier("a"), _carrier("b", "denies"))
    claim = _claim(carriers, _origin(COUNCIL, "a"), _origin((MAYOR[0], "denies"), "b"))
    assert _kinds(_news(_situation(claim))) == [("denied", ("Odile Brandt",))]


def test_an_origin_that_denies_what_it_said_retracts() -> None:
    carriers = (_carrier("a"), _carrier("b", "denies"))
    claim = _claim(carriers, _origin((COUNCIL[0], "denies"), "b"))
    assert _kinds(_news(_situation(claim))) == [("retracted", ("Council of Tarn",))]


def test_articles_that_tell_nothing_at_all_are_counted_as_silent() -> None:
    found = _news(_situation(*BEFORE.stories[0].claims, more=("d",)))
    assert found == Changes("monday.json", ("d",), ("d",), ())


def _counting(id: str, value: float, unit: str = "miner", *, lang: str = "en") -> Annotations:
    statement = Statement(
        id="s1",
        sentence=0,
        trigger=SPAN,
        evidence=SPAN,
        type="SANCTION",
        mode=None,
        contexts=(),
        actors=(),
        recipients=(),
        when=None,
        where=None,
        modality="asserted",
        attribution=(),
        quantities=(0,),
    )
    return Annotations(
        Article(id, "x" * 40, lang=lang),
        quantities=(Quantity(Span(0, 5), value, unit),),
        statements=(statement,),
    )


def _counted(*articles: Annotations) -> tuple[StoryClaim, dict[str, Annotations]]:
    ids = [one.article.id for one in articles]
    claim = _claim(tuple(map(_carrier, ids)), _origin(COUNCIL, *ids))
    return claim, {one.article.id: one for one in articles}


def test_a_figure_that_moves_is_one_row_in_the_order_of_the_articles() -> None:
    claim, analyses = _counted(_counting("a", 7), _counting("b", 9), _counting("c", 11))
    (moving,) = moving_figures(claim, analyses)
    assert [(told.article, told.figure.value) for told in moving.told] == [
        *(("a", 7), ("b", 9), ("c", 11)),
    ]


def test_figures_of_two_languages_are_compared_by_what_they_count() -> None:
    claim, analyses = _counted(_counting("a", 7, "dead"), _counting("b", 9, "muerto", lang="es"))
    (moving,) = moving_figures(claim, analyses)
    assert [told.figure.value for told in moving.told] == [7, 9]


def test_figures_that_count_other_things_are_not_compared() -> None:
    claim, analyses = _counted(_counting("a", 7), _counting("b", 9, "euro"))
    assert moving_figures(claim, analyses) == ()


def test_a_figure_that_stays_has_no_history() -> None:
    claim, analyses = _counted(_counting("a", 7), _counting("b", 7))
    assert moving_figures(claim, analyses) == ()


def test_a_copy_of_a_figure_is_left_out() -> None:
    claim, analyses = _counted(_counting("a", 7), _counting("b", 7), _counting("c", 9))
    copied = replace(claim, carriers=(_carrier("a"), _carrier("b", copy_of="a"), _carrier("c")))
    (moving,) = moving_figures(copied, analyses)
    assert [told.article for told in moving.told] == ["a", "c"]


def test_a_new_figure_corrects_the_last_one_of_then() -> None:
    claim, analyses = _counted(_counting("a", 7), _counting("b", 9), _counting("c", 11))
    (change,) = _news(_situation(claim), analyses).changes
    assert change.kind == "corrected"
    assert change.articles == ("c",)
    assert [told.figure.value for told in change.figures] == [7, 11]
