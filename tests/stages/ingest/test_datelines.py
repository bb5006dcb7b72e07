"""Every example and counterexample of the dateline rules, and what the rules share."""

from __future__ import annotations

from typing import Any

import pytest

from lagebild.lang import available_languages, load_language
from lagebild.stages.ingest.datelines import (
    find_dateline,
    find_dateline_date,
    load_rules,
    match_rule,
)
from lagebild.types import Dateline


def examples(kind: str) -> list[Any]:
    return [
        pytest.param(code, rule.id, example, id=f"{code}/{rule.id}/{number}")
        for code in available_languages()
        for rule in load_rules(load_language(code))
        for number, example in enumerate(rule.source[kind])
    ]


@pytest.mark.parametrize(("code", "rule_id", "example"), examples("examples"))
def test_a_rule_finds_its_examples(code: str, rule_id: str, example: dict[str, str]) -> None:
    language, text = load_language(code), example["text"]
    (rule,) = (rule for rule in load_rules(language) if rule.id == rule_id)
    for found in (match_rule(rule, text, 0, language), find_dateline(text, language)):
        assert found is not None
        assert found.span.of(text) == example["line"]
        expected = (example.get("place"), example.get("agency"), example.get("date"))
        assert (found.place, found.agency, found.date) == expected


@pytest.mark.parametrize(("code", "rule_id", "text"), examples("counterexamples"))
def test_no_rule_finds_a_counterexample(code: str, rule_id: str, text: str) -> None:
    assert find_dateline(text, load_language(code)) is None


@pytest.mark.parametrize("code", available_languages())
def test_rule_ids_are_unique(code: str) -> None:
    ids = [rule.id for rule in load_rules(load_language(code))]
    assert len(ids) == len(set(ids))


def test_a_dateline_is_found_below_title_and_date() -> None:
    text = "Council meets again\n\nMonday, March 4, 2024\n\n  LIMA (AP) — The council met."
    found = find_dateline(text, load_language("en"))
    assert found is not None
    assert found.span.of(text) == "LIMA (AP) —"
    assert find_dateline_date(text, load_language("en")) == "2024-03-04"


def test_an_impossible_date_is_no_date() -> None:
    text = "Genf, 31. Februar 2024 (sda) - Es gilt."
    found = find_dateline(text, load_language("de"))
    assert found == Dateline(found.span, "Genf", "sda", None) if found else False


def test_a_dateline_far_down_is_text() -> None:
    text = "\n\n".join(["Eins.", "Zwei.", "Drei.", "Vier.", "Berlin (dpa) - Es gilt."])
    assert find_dateline(text, load_language("de")) is None


@pytest.mark.parametrize("code", available_languages())
@pytest.mark.parametrize(
    "line", ["(dpa" + "/dpa" * 60, "Aa " * 60, "Aa-" * 60, "A, " * 60, "AAA/" * 40, "May 3 " * 30]
)
def test_a_line_that_repeats_itself_ends(code: str, line: str) -> None:
    assert find_dateline(line, load_language(code)) is None
