"""`lagebild parse` prints CoNLL-U whose offsets count the characters of the whole input."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from lagebild.cli import main

TEXT = "Kein Punkt hier\n\nDie Ministerin 😀 reiste nach Köln. Sie kam spät an.\n"


def parse(*arguments: object, stdin: str | None = None) -> list[list[list[str]]]:
    done = CliRunner().invoke(main, ["parse", *map(str, arguments)], input=stdin)
    assert done.exit_code == 0, done.output
    blocks = [block.split("\n") for block in done.output.strip().split("\n\n")]
    return [[row.split("\t") for row in block if row[0] != "#"] for block in blocks]


def misc(row: list[str]) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in row[9].split("|"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_offsets_slice_back_to_the_forms(file: Path) -> None:
    rows = [row for block in parse(file, "--lang", "de") for row in block]
    assert rows
    for row in rows:
        cells = misc(row)
        assert TEXT[int(cells["start_char"]) : int(cells["end_char"])] == row[1]


def test_a_blank_line_ends_a_sentence_and_a_full_stop_does(file: Path) -> None:
    starts = [block[0][1] for block in parse(file, "--lang", "de")]
    assert starts == ["Kein", "Die", "Sie"]


def test_standard_input_reads_the_same_as_a_file(file: Path) -> None:
    assert parse("-", "--lang", "de", stdin=TEXT) == parse(file, "--lang", "de")


def test_names_are_tagged_in_the_last_column(file: Path) -> None:
    tags = {row[1]: misc(row)["ner"] for block in parse(file, "--lang", "de") for row in block}
    assert tags["Köln"] == "B-LOC"
    assert tags["reiste"] == "O"


def test_parse_waits_for_no_store_and_no_web_server() -> None:
    code = (
        "import sys; from lagebild.cli import main; main.commands['parse']\n"
        "print(sorted({'sqlalchemy', 'alembic', 'fastapi', 'starlette'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
