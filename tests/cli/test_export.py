"""`lagebild export`: the columns, the formats, and what is said of bad input."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lagebild.cli import main
from lagebild.contract import analysis_to_json
from lagebild.exports import COLUMNS, FORMATS, event_rows, write_rows
from lagebild.store import open_store, save_analysis
from tests.reading import read

TEXT = "Mexiko hat am Montag zwei Drogenbosse an die USA ausgeliefert."


@pytest.fixture
def analysis(tmp_path: Path) -> Path:
    path = tmp_path / "analysis.jsonl"
    row = json.dumps(analysis_to_json(read(TEXT)), ensure_ascii=False)
    path.write_text(row + "\n", encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_polecat_has_a_header_and_one_row_a_statement(analysis: Path) -> None:
    lines = run("export", analysis).stdout.splitlines()
    assert lines[0].split("\t") == list(COLUMNS)
    row = dict(zip(COLUMNS, lines[1].split("\t"), strict=True))
    assert (row["Event Type"], row["Event Mode"]) == ("COOPERATE", "lagebild:extradite")
    assert (row["Actor Name"], row["Actor Country"], row["Event Date"]) == (
        "Mexiko",
        "MX",
        "2026-03-02",
    )
    assert len(lines) == 2


def test_csv_and_json_lines_say_the_same(analysis: Path) -> None:
    table = list(csv.DictReader(io.StringIO(run("export", analysis, "--format", "csv").stdout)))
    lines = run("export", analysis, "--format", "jsonl").stdout.splitlines()
    objects = [json.loads(line) for line in lines]
    assert [row["Event ID"] for row in table] == [row["Event ID"] for row in objects]
    assert objects[0]["Quad Code"] == 2


def test_a_cell_that_looks_like_a_formula_is_disarmed() -> None:
    row = dict.fromkeys(COLUMNS) | {"Actor Name": "=HYPERLINK(1)"}
    assert b"'=HYPERLINK(1)" in b"".join(write_rows([row], "csv"))


def test_a_tab_in_a_name_makes_no_column() -> None:
    row = dict.fromkeys(COLUMNS) | {"Actor Name": "a\tb\nc"}
    lines = b"".join(write_rows([row], "polecat")).decode().splitlines()
    assert len(lines) == 2
    assert lines[1].count("\t") == len(COLUMNS) - 1


def test_modes_of_our_own_carry_their_prefix_and_plovers_do_not() -> None:
    text = "Die Polizei nahm drei Männer fest."
    assert [row["Event Mode"] for row in event_rows(read(text))] == ["arrest"]


def test_the_store_can_be_exported(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_store(path) as store:
        save_analysis(store, read(TEXT))
    assert "COOPERATE" in run("export", "--db", path).stdout


def test_one_analysis_over_many_lines_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(analysis_to_json(read(TEXT)), indent=1), encoding="utf-8")
    assert "COOPERATE" in run("export", path).stdout


def test_a_bad_line_is_named_and_the_rest_is_exported(analysis: Path) -> None:
    analysis.write_text('{"id": "x"}\n' + analysis.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("export", analysis)
    assert result.exit_code == 2
    assert f"{analysis}:1: no analysis" in result.stderr
    assert "COOPERATE" in result.stdout


def test_without_input_the_call_is_explained() -> None:
    result = run("export")
    assert result.exit_code == 2
    assert "--db" in result.stderr


def test_parquet_without_its_extra_names_the_remedy(
    analysis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("export", analysis, "--format", "parquet")
    assert result.exit_code == 2
    assert "pip install 'lagebild[parquet]'" in result.stderr


def test_parquet_holds_the_same_rows() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = list(event_rows(read(TEXT)))
    data = b"".join(write_rows(rows, "parquet"))
    assert parquet.read_table(io.BytesIO(data)).to_pylist() == rows


def test_every_format_and_column_is_documented() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "ontology.md").read_text()
    missing = [name for name in (*COLUMNS, *FORMATS) if name not in text]
    assert not missing


def test_less_sure_statements_are_left_out_on_demand(analysis: Path) -> None:
    assert len(run("export", analysis, "--format", "jsonl").stdout.splitlines()) == 1
    sure = run("export", analysis, "--format", "jsonl", "--min-confidence", 1)
    assert (sure.exit_code, sure.stdout) == (0, "")
