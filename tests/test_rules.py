"""The rule book: classes, patterns, named groups, and its messages for broken data."""

from __future__ import annotations

from typing import Any

import pytest

from lagebild.errors import DataError
from lagebild.expressions import compile_expression
from lagebild.rules import RuleBook, expand_words

WORDS = {"month": {"{mai,maien}": 5, "juni": 6}, "edge": {"anfang des": "START", "ende": "END"}}
RULE = {"id": "month_bare", "key": "month", "find": "(?:(?P<e>%edge%) )?(?P<m>%month%)"}
FUNCTIONS = {"double": lambda value: value * 2, "join": lambda *values: values}


def book(*rules: dict[str, Any], **source: Any) -> RuleBook:
    table = {"rule": list(rules), **source}
    return RuleBook("xx/rules.toml", WORDS, table, tuple(FUNCTIONS), {})


def value(rules: RuleBook, text: str, expression: str) -> Any:
    (match,) = rules.find_matches(text)
    compiled = match.rule.expression(expression)
    return compiled(lambda name: match.value(name, FUNCTIONS), FUNCTIONS)


def test_a_group_has_the_value_of_its_word() -> None:
    rules = book(RULE)
    assert value(rules, "kam Anfang  des Juni an", "join(e, m)") == ("START", 6)
    assert value(rules, "im Maien", "join(e, m)") == (None, 5)


def test_a_pattern_computes_its_own_value() -> None:
    pattern = {"name": "twice", "find": "zweimal (?P<m>%month%)", "value": "double(m)"}
    rule = {"id": "twice", "key": "month", "find": "(?P<t>%twice%)"}
    assert value(book(rule, pattern=[pattern]), "zweimal Mai", "t") == 10


def test_a_rule_is_not_tried_where_its_key_is_missing() -> None:
    rule = {"id": "x", "key": "month", "find": "Termin"}
    assert list(book(rule).find_matches("Termin offen")) == []
    assert len(list(book(rule).find_matches("Termin im Mai"))) == 1


def test_words_are_matched_whole_and_within_a_line() -> None:
    assert list(book(RULE).find_matches("Maibaum, Junikäfer")) == []
    (match,) = book(RULE).find_matches("Ende\nMai")
    assert match.span() == (5, 8)


def test_a_class_whose_case_counts_takes_its_own_spelling() -> None:
    words = {"month": {"May": 5}}
    rule = {"id": "m", "key": "month", "find": "(?P<m>%month%)"}
    rules = RuleBook("xx", words, {"rule": [rule], "case_sensitive": ["month"]}, (), {})
    assert [match.match[0] for match in rules.find_matches("May MAY may")] == ["May", "MAY"]


BROKEN = [
    ({**RULE, "find": "%mnth%"}, "m", "unknown word class %mnth%, did you mean %month%?"),
    ({**RULE, "find": "(?P<m>%month%"}, "m", "month_bare"),
    (RULE, "mm", "unknown group mm, did you mean m?"),
    (RULE, "duble(m)", "unknown function duble(), did you mean double?"),
    (RULE, "m +", "is no expression"),
    (RULE, "__import__('os').system('x')", "is not allowed"),
    (RULE, "[m]", "is not allowed"),
]


@pytest.mark.parametrize(("rule", "expression", "message"), BROKEN)
def test_a_broken_rule_is_named(rule: dict[str, Any], expression: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        value(book(rule), "im Mai", expression)
    assert message in str(error.value)
    assert "xx/rules.toml: month_bare" in str(error.value)


@pytest.mark.parametrize("field", ["id", "find", "key"])
def test_a_rule_without_a_needed_field_is_named(field: str) -> None:
    with pytest.raises(DataError, match=f"{field} is missing"):
        book({key: value for key, value in RULE.items() if key != field})


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(DataError, match=r"unknown key mont, did you mean month\?"):
        book({**RULE, "key": "mont"})


def test_braces_are_written_out() -> None:
    assert expand_words({"{erst,letzt}e{,n}": 1}) == dict.fromkeys(
        ["erste", "ersten", "letzte", "letzten"], 1
    )


def test_expressions_compute() -> None:
    names = {"a": 4, "b": None}
    compiled = compile_expression("(b or a) * 2 - 1", names, (), "test")
    assert compiled(names.__getitem__, {}) == 7
