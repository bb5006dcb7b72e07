import json
from pathlib import Path

import pytest

from lagebild.batch import Finished, Line, analyse_lines, finished_articles, numbered_lines
from lagebild.contract import article_from_json, content_hash
from lagebild.errors import InputError, ModelError
from lagebild.types import Annotations, Article


def fake_reading(article: Article) -> Annotations:
    """Stands in for the pipeline; importable by worker processes."""
    if article.text == "refuse":
        raise InputError("refused")
    if article.text == "break":
        raise IndexError("list index out of range")
    if article.text == "no model":
        raise ModelError("engine.onnx: not found")
    return Annotations(article)


def lines(*rows: bytes | dict) -> list[Line]:
    raw = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    return list(numbered_lines("in.jsonl", raw))


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_lines(jobs: int) -> None:
    rows = lines(*({"id": f"a{n}", "text": "x"} for n in range(20)))
    outcomes = list(analyse_lines(rows, fake_reading, jobs=jobs))
    assert [json.loads(one.analysis or "")["id"] for one in outcomes] == [
        f"a{n}" for n in range(20)
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "not JSON"),
        (b"\xff{}", "not UTF-8 at byte 1"),
        (b"[1]", "JSON object"),
        (b'{"id": "b"}', "'text'"),
        (b'{"id": "b", "text": "refuse"}', "refused"),
        (b'{"id": "a", "text": "y"}', "'a' stands on in.jsonl:1"),
        (b"[" * 100_000, "nested"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(data: bytes, said: str) -> None:
    first, bad, last = analyse_lines(
        lines({"id": "a", "text": "x"}, data, {"id": "c", "text": "x"}), fake_reading
    )
    assert first.analysis and last.analysis
    assert bad.line.place == "in.jsonl:2"
    assert bad.problem and said in bad.problem
    assert not bad.internal


def test_a_mistake_of_ours_on_one_article_does_not_cost_the_others() -> None:
    broken, fine = analyse_lines(
        lines({"id": "a", "text": "break"}, {"id": "b", "text": "x"}), fake_reading
    )
    assert broken.internal and broken.problem and "IndexError" in broken.problem
    assert fine.analysis


def test_without_a_model_nothing_is_read() -> None:
    with pytest.raises(ModelError):
        list(analyse_lines(lines({"text": "no model"}), fake_reading))


def test_what_is_done_is_not_done_again() -> None:
    rows = lines({"id": "a", "text": "x"}, {"id": "b", "text": "x"})
    first, second = analyse_lines(rows, fake_reading, done={"a": known("x")})
    assert first.analysis is None and first.problem is None
    assert second.analysis


def known(text: str, published: str | None = None) -> Finished:
    return Finished(content_hash(article_from_json({"id": "a", "text": text})), published)


def test_an_article_that_changed_since_is_named_not_passed_over() -> None:
    (changed,) = analyse_lines(
        lines({"id": "a", "text": "x"}), fake_reading, done={"a": known("y")}
    )
    assert changed.problem and "another text" in changed.problem
    dated = lines({"id": "a", "text": "x", "published": "2025-03-01"})
    (other_day,) = analyse_lines(dated, fake_reading, done={"a": known("x", "2025-03-02")})
    assert other_day.problem and "'a'" in other_day.problem


def test_a_day_found_in_the_text_is_no_change() -> None:
    (same,) = analyse_lines(
        lines({"id": "a", "text": "x"}), fake_reading, done={"a": known("x", "2025-03-02")}
    )
    assert same.problem is None and same.analysis is None


def test_empty_lines_and_a_byte_order_mark_are_no_articles() -> None:
    rows = list(numbered_lines("in.jsonl", [b"\xef\xbb\xbf{}\n", b"\n", b"  \n", b"{}\n"]))
    assert [(row.number, row.data) for row in rows] == [(1, b"{}\n"), (4, b"{}\n")]


def test_a_half_written_last_line_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    whole = b'{"id": "a", "text": "x", "statements": []}\n'
    path.write_bytes(whole + b'{"id": "b", "statem')
    assert set(finished_articles(path)) == {"a"}
    assert path.read_bytes() == whole


def test_no_output_yet_means_nothing_is_done(tmp_path: Path) -> None:
    assert finished_articles(tmp_path / "none.jsonl") == {}


@pytest.mark.parametrize("content", [b"my notes\n", b'{"id": "a", "text": "x"}\n', b"\xff\n"])
def test_a_file_that_holds_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"notes\.txt:1: not an analysis"):
        finished_articles(path)
    assert path.read_bytes() == content
