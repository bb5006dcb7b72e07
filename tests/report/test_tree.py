"""Who has a claim from whom, as branches and as boxes."""

from __future__ import annotations

from lagebild.report.situation.drawing import BOX_WIDTH, draw
from lagebild.report.situation.nodes import Node
from lagebild.report.situation.tree import Branch, claim_tree, story_tree
from lagebild.story_types import Carrier, Origin, Story, StoryClaim
from lagebild.types import Span


def _carrier(article: str, copy_of: str | None = None) -> Carrier:
    return Carrier(article, "s1", Span(0, 1), "affirms", copy_of)


def _claim(carriers: tuple[Carrier, ...], *origins: Origin) -> StoryClaim:
    return StoryClaim(
        *("c1", "AID", None, (), (), None, None, "", "single_source"), carriers, origins
    )


def _shape(branches: tuple[Branch, ...]) -> list[object]:
    return [(one.name, _shape(one.below)) if one.below else one.name for one in branches]


def test_a_copy_hangs_under_what_it_was_taken_from() -> None:
    carriers = (_carrier("a"), _carrier("b", "a"), _carrier("c", "b"))
    origin = Origin("Council", "government", ("Post",), ("a", "b", "c"), "affirms")
    assert _shape(claim_tree(_claim(carriers, origin), {"a": "Post"})) == [
        ("Council", [("a", [("b", ["c"])])])
    ]


def test_an_outlet_that_is_not_among_the_articles_stands_between() -> None:
    carriers = (_carrier("a"), _carrier("b"))
    origin = Origin("insiders (Star)", "anonymous", ("Star",), ("a", "b"), "affirms")
    assert _shape(claim_tree(_claim(carriers, origin), {"a": "Post", "b": "Echo"})) == [
        ("insiders (Star)", [("Star", ["a", "b"])])
    ]


def test_articles_that_rest_on_no_origin_stand_apart() -> None:
    origin = Origin("Council", "government", ("Post",), ("a",), "affirms")
    found = claim_tree(_claim((_carrier("a"), _carrier("b")), origin), {"a": "Post"})
    assert _shape(found) == [("Council", ["a"]), ("", ["b"])]
    assert found[1].kind == "unsourced"


def test_an_article_that_rests_on_two_origins_stands_under_both() -> None:
    origins = (
        Origin("Council", "government", ("Post",), ("a",), "affirms"),
        Origin("Mayor", "person", ("Post",), ("a",), "affirms"),
    )
    assert _shape(claim_tree(_claim((_carrier("a"),), *origins), {"a": "Post"})) == [
        *(("Council", ["a"]), ("Mayor", ["a"])),
    ]


def test_what_an_article_says_besides_its_origin_is_still_shown() -> None:
    denial = Carrier("a", "s2", Span(2, 3), "denies")
    origin = Origin("Council", "government", ("Post",), ("a",), "affirms")
    found = claim_tree(_claim((_carrier("a"), denial), origin), {"a": "Post"})
    assert [branch.below[0].carriers for branch in found] == [(_carrier("a"),), (denial,)]


def test_articles_that_took_from_each_other_are_still_all_shown() -> None:
    claim = _claim((_carrier("a", "b"), _carrier("b", "a"), _carrier("c", "a")))
    story = Story("s", "", ("a", "b", "c"), None, None, (claim,))
    assert _shape(story_tree(story)) == [("a", ["b", "c"])]


def test_an_article_stands_under_the_one_it_took_most_from() -> None:
    claims = (
        _claim((_carrier("a"), _carrier("c", "a"))),
        _claim((_carrier("b"), _carrier("c", "b"))),
        _claim((_carrier("b"), _carrier("c", "b"))),
    )
    story = Story("s", "", ("a", "b", "c"), None, None, claims)
    assert _shape(story_tree(story)) == ["a", ("b", ["c"])]


def _node(label: str, *below: Node) -> Node:
    return Node("article", label, "", label, below=below)


def test_no_two_boxes_overlap_and_lines_lead_to_the_right() -> None:
    tree = _node("a", _node("b", _node("d"), _node("e")), _node("c"))
    drawing = draw((tree, _node("f")))
    places = {(box.x, box.y) for box in drawing.boxes}
    assert len(places) == len(drawing.boxes) == 6
    assert len({box.y for box in drawing.boxes}) == 4  # a row for each leaf
    assert len(drawing.lines) == 4
    assert all(box.x + BOX_WIDTH < drawing.width for box in drawing.boxes)
    assert [box.label for box in drawing.boxes] == list("abdecf")


def test_a_long_name_is_cut_and_told_in_full() -> None:
    (box,) = draw((_node("Ministry of the Interior of Valdoria"),)).boxes
    assert box.label.endswith("…")
    assert box.node.said == "Ministry of the Interior of Valdoria"
