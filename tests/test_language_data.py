"""What holds for every file of every language folder, whichever stage owns it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from lagebild.lang import available_languages, load_language

FOLDERS = [load_language(code).folder for code in available_languages()]
FILES = sorted(path for folder in FOLDERS for path in folder.rglob("*.*") if path.is_file())


def named(paths: list[Path]) -> list[object]:
    root = FOLDERS[0].parent
    return [pytest.param(path, id=str(path.relative_to(root))) for path in paths]


def of_kind(suffix: str) -> list[object]:
    return named([path for path in FILES if path.suffix == suffix])


def keys(table: object, prefix: str = "") -> set[str]:
    """The names of all tables and fields above the first list or value."""
    if not isinstance(table, dict):
        return set()
    return {f"{prefix}{key}" for key in table}.union(
        *(keys(value, f"{prefix}{key}.") for key, value in table.items())
    )


def test_three_languages_are_there() -> None:
    assert set(available_languages()) >= {"de", "en", "es"}


@pytest.mark.parametrize("path", named(FILES))
def test_a_data_file_has_a_known_form(path: Path) -> None:
    assert path.suffix in {".toml", ".tsv", ".txt", ".md"}


@pytest.mark.parametrize("path", of_kind(".toml"))
def test_a_table_parses(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", of_kind(".tsv"))
def test_every_row_fits_its_header(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    header, *body = rows
    assert len(set(header)) == len(header)
    assert all(header)
    assert [row for row in body if len(row) > len(header)] == []
    assert [row for row in body if any(cell != cell.strip() for cell in row)] == []


@pytest.mark.parametrize("path", of_kind(".tsv") + of_kind(".txt"))
def test_no_row_stands_twice(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.rstrip() for line in lines if line.strip() and not line.startswith("#")]
    assert sorted({row for row in rows if rows.count(row) > 1}) == []


@pytest.mark.parametrize("path", named(FILES))
def test_the_head_names_source_and_licence(path: Path) -> None:
    head = path.read_text(encoding="utf-8")[:1500]
    # CC0 stands only on files that we wrote ourselves.
    assert re.search(r"own work|source|CC0", head, re.IGNORECASE), "where does it come from?"
    assert re.search(r"CC0|CC BY|Apache|licen[cs]e", head, re.IGNORECASE), "under which licence?"


@pytest.mark.parametrize("path", named(FILES))
def test_a_data_file_is_plain_utf8_text(path: Path) -> None:
    data = path.read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\n")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_language_toml_has_the_same_fields_everywhere(folder: Path) -> None:
    own, first = load_language(folder.name), load_language(FOLDERS[0].name)
    assert keys(own.table("language.toml")) == keys(first.table("language.toml"))
    assert own.table("language.toml")["code"] == folder.name


@pytest.mark.parametrize("code", available_languages())
def test_abbreviations_end_with_a_full_stop_and_stand_once(code: str) -> None:
    found = [row["abbreviation"] for row in load_language(code).rows("abbreviations.tsv")]
    assert all(re.fullmatch(r"\S+\.", abbreviation) for abbreviation in found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("code", available_languages())
def test_sentence_starters_begin_with_a_capital(code: str) -> None:
    assert all(word[0].isupper() for word in load_language(code).words("sentence_starters.txt"))


@pytest.mark.parametrize("code", available_languages())
def test_agencies_are_printed_by_a_sign_of_their_own(code: str) -> None:
    rows = load_language(code).rows("agencies.tsv")
    signs = {row["sign"] for row in rows}
    assert {row["agency"] for row in rows} <= signs
    assert len(signs) == len(rows)


@pytest.mark.parametrize("code", available_languages())
def test_quotation_marks_come_in_pairs(code: str) -> None:
    quotes = load_language(code).table("language.toml")["quotes"]
    assert all(len(pair) == 2 and all(pair) for pair in quotes["pairs"] + quotes["nested"])
