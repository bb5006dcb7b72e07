"""The rules of a language's time expressions, loaded and checked once.

`times/words.toml` holds the word classes, `times/rules.toml` patterns, rules, shapes and `[tense]`.
A rule's own fields: `value` (an expression, or "none": what matched is no time), or `values` by
group for ranges; `type` (DATE unless said); `mod`; `when`, the time meant by a length ("vor zwei
Wochen"); `reason`, why there is no value, or beside a value why it has no place in the calendar;
`examples` and `counterexamples`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from lagebild.errors import DataError
from lagebild.expressions import Compiled, suggest
from lagebild.lang import Language
from lagebild.numerals import load_numerals
from lagebild.rules import Rule, RuleBook, alternatives
from lagebild.stages.times.functions import FUNCTION_NAMES
from lagebild.stages.times.reading import Signs, UnresolvedError
from lagebild.types import TimexType

_COMPUTED = ("value", "values", "mod", "when", "reason")
_FIELDS = ("id", "key", "find", "type", *_COMPUTED, "tense", "examples", "counterexamples")


@dataclass(frozen=True)
class TimeRule:
    """What the stage owns of a rule. `values`: expression by group, None for the whole extent."""

    type: TimexType
    values: Mapping[str | None, Compiled]
    mod: Compiled | None
    when: Compiled | None
    reason: str | None
    tense: bool | str  # the clause's tense is needed; "parse": only as a parse gives it


@dataclass(frozen=True)
class Times:
    """Everything that reading times in one language needs."""

    book: RuleBook
    rules: Mapping[str, TimeRule]
    tense: Mapping[str, Any]
    signs: Signs


@cache
def load_times(language: Language) -> Times:
    """Return the rules of a language; raises DataError naming file, rule and what is wrong."""
    source = language.table("times/rules.toml")
    numerals = load_numerals(language)
    number = (numerals.pattern, numerals.value)
    book = RuleBook(
        name=f"{language.code}/times/rules.toml",
        words=language.table("times/words.toml"),
        rules=source,
        functions=FUNCTION_NAMES,
        extra={"number": number},
    )
    tense = {
        key: re.compile(value, re.IGNORECASE) if isinstance(value, str) else value
        for key, value in source["tense"].items()
    }
    rules = {rule.id: _time_rule(rule) for rule in book.rules}
    months = re.compile(rf"\b(?:{alternatives(book.classes['month'])})\b", re.IGNORECASE)
    return Times(book, rules, tense, Signs(tense["daily"], tense["era"], months))


def _time_rule(rule: Rule) -> TimeRule:
    table, where = rule.source, rule.book.where(rule.id)
    for name in table:
        if name not in _FIELDS:
            raise DataError(f"{where}: unknown field {name}{suggest(name, _FIELDS)}")
    kind = table.get("type", "DATE")
    if kind not in get_args(TimexType):
        raise DataError(f"{where}: type {kind}{suggest(kind, get_args(TimexType))}")
    return TimeRule(
        type=cast(TimexType, kind),
        values=_values(rule, table, where),
        mod=rule.expression(table["mod"]) if "mod" in table else None,
        when=rule.expression(table["when"]) if "when" in table else None,
        reason=table.get("reason"),
        tense=table.get("tense", False),
    )


def _values(rule: Rule, table: Mapping[str, Any], where: str) -> dict[str | None, Compiled]:
    if table.get("value") == "none":
        return {}
    if "value" in table:
        return {None: rule.expression(table["value"])}
    if "values" in table:
        return {group: rule.expression(text) for group, text in table["values"].items()}
    if "reason" in table:
        return {None: _unresolved(table["reason"])}
    raise DataError(f"{where}: one of value, values, reason is needed")


def _unresolved(reason: str) -> Compiled:
    def value(*_: object) -> str:
        raise UnresolvedError(reason)

    return value
