"""Rules as data: regular expressions over word classes, with named groups.

A rule book has *classes* (words with a value: `januar = 1`), *patterns* (named pieces with a value
of their own: a day, a clock time) and *rules*. In `find`, `%month%` stands for any word of the
class or anything that the pattern matches. A group that holds nothing else, `(?P<m>%month%)`, has
the value of the word or pattern; any other group has its own text. A blank stands for any blank.

Speed comes from *keys*: a rule is tried only in a window around a word of its key class, or around
a match of its key shape (`[shapes]`), so that most of an article is read once, by one pass.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, product
from typing import Any

from lagebild.errors import DataError
from lagebild.expressions import Compiled, Lookup, compile_expression, suggest

_MACRO_RE = re.compile(r"%(\w+)%")
_GROUP_RE = re.compile(r"\(\?P<(\w+)>(%(\w+)%\))?")
_BRACES_RE = re.compile(r"\{([^{}]*)\}")
_WORD_RE = re.compile(r"\w+")
# A blank, but not inside of brackets or of a look-behind, which must have one length.
_BLANK_RE = re.compile(r"\[[^\]]*\]|\(\?<[!=][^()]*\)| \??")
_BLANK = r"[^\S\n]{1,3}"
_BEFORE, _AFTER = 70, 90  # characters around a key; the longest rule example has 84

Functions = Mapping[str, Callable[..., Any]]


@dataclass(frozen=True)
class Find:
    """One regular expression of a rule, and what each of its groups holds."""

    regex: re.Pattern[str]
    kinds: Mapping[str, str | None]


@dataclass(frozen=True)
class Rule:
    """A named rule. `source` is its table in the data file, for fields that its stage owns."""

    id: str
    order: int
    keys: tuple[str, ...]
    book: RuleBook = field(repr=False)
    source: Mapping[str, Any] = field(repr=False)

    @cached_property
    def finds(self) -> tuple[Find, ...]:
        """The compiled expressions; compiled at first use, since a text needs few of the rules."""
        where = self.book.where(self.id)
        return tuple(self.book.compile_find(find, where) for find in _as_list(self.source["find"]))

    def expression(self, text: str) -> Compiled:
        """Return `text` compiled against the groups of this rule."""
        names = set().union(*(set(_groups(find)) for find in _as_list(self.source["find"])))
        where = self.book.where(self.id)
        return compile_expression(text, names, self.book.functions, where)


@dataclass(frozen=True)
class Match:
    """A place where a rule matched."""

    rule: Rule
    kinds: Mapping[str, str | None]
    match: re.Match[str]

    def has(self, group: str) -> bool:
        """Tell whether a group took part in the match."""
        return group in self.kinds and self.match[group] is not None

    def span(self, group: str | None = None) -> tuple[int, int]:
        """Return the characters of a group, of the group `extent` or of everything."""
        if group is None and "extent" in self.kinds and self.match["extent"] is not None:
            group = "extent"
        return self.match.span(group or 0)

    def value(self, name: str, functions: Functions) -> Any:
        """Return the value of a group, None if it took no part or is not in this expression."""
        if name not in self.kinds or self.match[name] is None:
            return None
        kind = self.kinds[name]
        text = self.match[name]
        return self.rule.book.value(kind, text, functions) if kind else text


class RuleBook:
    """The classes, patterns and rules of one file set; `name` says which in error messages."""

    def __init__(
        self,
        name: str,
        words: Mapping[str, Mapping[str, Any]],
        rules: Mapping[str, Any],
        functions: tuple[str, ...],
        extra: Mapping[str, tuple[str, Callable[[str], Any]]],
    ) -> None:
        """Check everything but the regular expressions; raises DataError naming file and entry.

        `extra` holds patterns made by code: name to expression and reader ("number").
        """
        self.name, self.functions, self.extra = name, functions, extra
        self.classes = {key: expand_words(table) for key, table in words.items()}
        self.cased = {name: _as_written(words[name]) for name in rules.get("case_sensitive", ())}
        self.patterns: dict[str, list[Mapping[str, Any]]] = {}
        for pattern in rules.get("pattern", ()):
            self.patterns.setdefault(pattern["name"], []).append(pattern)
        self.shapes = {
            key: re.compile(self.expand(find, self.where(key)))
            for key, find in rules.get("shapes", {}).items()
        }
        self.rules = tuple(self._rule(n, table) for n, table in enumerate(rules["rule"]))
        self._readers: dict[str, list[tuple[Find, Compiled]]] = {}
        self._inlined: dict[str, str] = {}

    def where(self, entry: str) -> str:
        """Return "file: entry", the beginning of every error message."""
        return f"{self.name}: {entry}"

    def _rule(self, order: int, table: Mapping[str, Any]) -> Rule:
        where = self.where(str(table.get("id", f"rule {order}")))
        for needed in ("id", "find", "key"):
            if needed not in table:
                raise DataError(f"{where}: {needed} is missing")
        keys = tuple(_as_list(table["key"]))
        for key in keys:
            if key not in self.classes and key not in self.shapes:
                hint = suggest(key, [*self.classes, *self.shapes])
                raise DataError(f"{where}: unknown key {key}{hint}")
        return Rule(table["id"], order, keys, self, table)

    def expand(self, find: str, where: str) -> str:
        """Return a regular expression with all classes and patterns written out."""
        blank = _BLANK_RE.sub(_any_blank, find)
        return _MACRO_RE.sub(lambda macro: self._inline(macro[1], where), blank)

    def _inline(self, name: str, where: str) -> str:
        if name in self.extra:
            return f"(?:{self.extra[name][0]})"
        if name in self.classes:
            if name in self.cased:
                return f"(?-i:{alternatives(self.cased[name])})"
            return f"(?:{alternatives(self.classes[name])})"
        if name in self.patterns:
            finds = [f for p in self.patterns[name] for f in _as_list(p["find"])]
            inner = "|".join(re.sub(r"\(\?P<\w+>", "(?:", self.expand(f, where)) for f in finds)
            return f"(?:{inner})"
        known = [f"%{known}%" for known in (*self.classes, *self.patterns, *self.extra)]
        hint = suggest(f"%{name}%", known)
        raise DataError(f"{where}: unknown word class %{name}%{hint}")

    def compile_find(self, find: str, where: str) -> Find:
        """Return one compiled `find`; raises DataError if it is no regular expression."""
        pattern = rf"(?<!\w)(?:{self.expand(find, where)})(?!\w)"
        try:
            return Find(re.compile(pattern, re.IGNORECASE), _groups(find))
        except re.error as error:
            raise DataError(f"{where}: {find!r}: {error}") from error

    def value(self, kind: str, text: str, functions: Functions) -> Any:
        """Return the value of a word of a class or of text that a pattern matches."""
        if kind in self.extra:
            return self.extra[kind][1](text)
        if kind in self.classes:
            return self.classes[kind][" ".join(text.lower().split())]
        for find, compiled in self._reader(kind):
            match = find.regex.fullmatch(text)
            if match:
                return compiled(self._lookup(find, match, functions), functions)
        raise DataError(f"{self.where(kind)}: no alternative matches {text!r} as a whole")

    def _lookup(self, find: Find, match: re.Match[str], functions: Functions) -> Lookup:
        def value(name: str) -> Any:
            if name not in find.kinds or match[name] is None:
                return None
            kind = find.kinds[name]
            return self.value(kind, match[name], functions) if kind else match[name]

        return value

    def _reader(self, name: str) -> list[tuple[Find, Compiled]]:
        if name not in self._readers:
            self._readers[name] = [
                (self.compile_find(find, self.where(name)), self._pattern_value(pattern))
                for pattern in self.patterns[name]
                for find in _as_list(pattern["find"])
            ]
        return self._readers[name]

    def _pattern_value(self, pattern: Mapping[str, Any]) -> Compiled:
        names = set().union(*(set(_groups(find)) for find in _as_list(pattern["find"])))
        where = self.where(pattern["name"])
        return compile_expression(pattern["value"], names, self.functions, where)

    @cached_property
    def _keys(self) -> dict[str, frozenset[str]]:
        """The longest word of each key ("zeit" of "zur Zeit") to its classes."""
        used = {key for rule in self.rules for key in rule.keys} - set(self.shapes)
        found: dict[str, set[str]] = {}
        for name in used:
            for word in self.classes[name]:
                found.setdefault(max(_WORD_RE.findall(word), key=len), set()).add(name)
        return {word: frozenset(names) for word, names in found.items()}

    def find_matches(self, text: str) -> Iterator[Match]:
        """Yield every match of every rule, in no particular order; matches may overlap."""
        windows = self._windows(text)
        for rule in self.rules:
            places = [windows[key] for key in rule.keys if key in windows]
            if not places:
                continue
            spans = places[0] if len(places) == 1 else _merge(sorted(chain(*places)))
            for find in rule.finds:
                for start, end in spans:
                    for match in find.regex.finditer(text, start, end):
                        yield Match(rule, find.kinds, match)

    def _windows(self, text: str) -> dict[str, list[tuple[int, int]]]:
        hits: dict[str, list[int]] = {}
        keys = self._keys
        for word in _WORD_RE.finditer(text):
            for key in keys.get(word[0].lower(), ()):
                hits.setdefault(key, []).append(word.start())
        for name, shape in self.shapes.items():
            hits[name] = [match.start() for match in shape.finditer(text)]
        breaks = [match.start() for match in re.finditer("\n", text)]
        return {key: _merge([_window(text, at, breaks) for at in hits[key]]) for key in hits}


def _any_blank(match: re.Match[str]) -> str:
    if match[0][0] != " ":
        return match[0]
    return f"(?:{_BLANK})?" if match[0].endswith("?") else _BLANK


def alternatives(words: Mapping[str, Any]) -> str:
    """Return an expression for any of the words, longest first, blanks as any blank."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", _BLANK) for word in ordered)


def expand_words(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words of a class in lower case, "letzte{,n,r}" written out as three words."""
    return {word.lower(): value for word, value in _written_out(table).items()}


def _written_out(table: Mapping[str, Any]) -> dict[str, Any]:
    expanded = {}
    for written, value in table.items():
        options = _BRACES_RE.findall(written)
        template = _BRACES_RE.sub("{}", written)
        for choice in product(*(option.split(",") for option in options)):
            expanded[template.format(*choice)] = value
    return expanded


def _as_written(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words of a class whose case counts; "May" may stand in capitals in a headline."""
    words = _written_out(table)
    return words | {word.upper(): value for word, value in words.items() if word[:1].isupper()}


def _groups(find: str) -> dict[str, str | None]:
    return {match[1]: match[3] for match in _GROUP_RE.finditer(find)}


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _window(text: str, at: int, breaks: list[int]) -> tuple[int, int]:
    """Return the stretch around a key, within its line and cut at blanks."""
    n = bisect_right(breaks, at)
    start = max(at - _BEFORE, breaks[n - 1] + 1 if n else 0)
    end = min(at + _AFTER, breaks[n] if n < len(breaks) else len(text))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
