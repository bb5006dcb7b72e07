from pathlib import Path

import pytest

from lagebild import checks
from lagebild.checks import files


def test_every_data_file_is_well_formed() -> None:
    result = checks.check_files()
    assert result.problems == ()
    assert result.checked > 50


def test_every_example_holds_and_no_counterexample_does() -> None:
    result = checks.check_examples()
    assert result.problems == ()
    assert result.checked > 200


def test_the_model_is_whole() -> None:
    assert checks.check_model().problems == ()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.tsv", "# source\na\tb\n1\t2\t3\n", "a.tsv:3: 3 cells, the header names 2"),
        ("a.tsv", "a\tb\n1\t2\n", "a.tsv:1: the head does not say where"),
        ("a.toml", "# source\na = \n", "a.toml: Invalid value"),
        ("a.txt", "# source\nRat\nRat\n", "a.txt:3: 'Rat' stands there twice"),
        ("a.csv", "# source\na,b\n1,2,3\n", "a.csv: row 2: 3 cells, the header names 2"),
    ],
)
def test_a_broken_file_is_named_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str, said: str
) -> None:
    monkeypatch.setattr(files, "DATA", tmp_path)
    monkeypatch.setattr(files, "available_languages", lambda: ())
    monkeypatch.setattr("lagebild.tables.DATA", tmp_path)
    (tmp_path / name).write_text(content)
    (problem,) = checks.check_files().problems
    assert said in problem
