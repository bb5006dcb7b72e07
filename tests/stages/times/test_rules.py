"""Every example and counterexample of every time rule of every language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from lagebild.intervals import Interval
from lagebild.lang import Language, available_languages
from lagebild.stages.times import find_times
from lagebild.stages.times.rulebook import load_times
from lagebild.types import Annotations, Article, Timex

LANGUAGES = [code for code in available_languages() if (Language(code).folder / "times").is_dir()]


def read(text: str, code: str, written: date | None = date(2026, 11, 24)) -> tuple[Timex, ...]:
    published = written.isoformat() if written else None
    article = Article(id="a", text=text, lang=code, published=published)
    return find_times(Annotations(article), Language(code))


def _cases(field: str) -> list[Any]:
    return list(_walk(field))


def _walk(field: str) -> Iterator[Any]:
    for code in LANGUAGES:
        for rule in Language(code).table("times/rules.toml")["rule"]:
            for n, case in enumerate(rule.get(field, ())):
                yield pytest.param(code, case, rule, id=f"{code}/{rule['id']}/{n}")


def _chosen(found: tuple[Timex, ...], text: str, extent: str | None) -> Timex:
    if extent is None:
        assert len(found) == 1, [t.span.of(text) for t in found]
        return found[0]
    chosen = [t for t in found if t.span.of(text) == extent]
    assert chosen, [t.span.of(text) for t in found]
    return chosen[-1]


@pytest.mark.parametrize(("code", "case", "rule"), _cases("examples"))
def test_an_example_has_its_value(code: str, case: dict[str, Any], rule: dict[str, Any]) -> None:
    found = read(case["text"], code, case.get("written"))
    timex = _chosen(found, case["text"], case.get("extent"))
    assert timex.value == case.get("value")
    assert timex.type == case.get("type", rule.get("type", "DATE"))
    assert "mod" not in case or timex.mod == case["mod"]
    said = rule.get("reason") if timex.value else "a reason"
    assert bool(timex.reason) == bool(said)
    if "from" in case:
        assert isinstance(timex.interval, Interval)
        assert timex.interval.start.date() == case["from"]


@pytest.mark.parametrize(("code", "text", "rule"), _cases("counterexamples"))
def test_a_counterexample_has_no_time(code: str, text: str, rule: dict[str, Any]) -> None:
    assert [t.span.of(text) for t in read(text, code)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_matches_one_of_its_examples(code: str) -> None:
    book = load_times(Language(code)).book
    for rule in book.rules:
        texts = [case["text"] for case in rule.source.get("examples", ())]
        texts += rule.source.get("counterexamples", ())
        seen = {match.rule.id for text in texts for match in book.find_matches(text)}
        assert rule.id in seen, f"{code}/{rule.id}: no example shows it"
