"""What an edit is, which kinds there are, and what each must say.

| kind | subject | target | value |
|---|---|---|---|
| confirm | article | statement: trigger `[s, e]`, type | |
| reject | article | statement | |
| correct | article | statement | the fields that were wrong, with the right values |
| note | article, story | statement, or empty for the whole | |
| rename | article | entity: name | `name`: the right name; joins entities that share it |
| split | article | entity: name | `spans`: the mentions that are somebody else; `name`: who |
| together | story | | `articles`: ids that tell one story |
| apart | story | | `articles`: ids that tell a story of their own |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from lagebild.errors import InputError
from lagebild.types import Modality

EditKind = Literal["confirm", "reject", "correct", "note", "rename", "split", "together", "apart"]
KINDS: tuple[EditKind, ...] = get_args(EditKind)
CORRECTABLE = ("type", "mode", "modality", "when", "where", "actors", "recipients")
_STATEMENT: tuple[EditKind, ...] = ("confirm", "reject", "correct")
_STORY: tuple[EditKind, ...] = ("together", "apart")


@dataclass(frozen=True, slots=True)
class NewEdit:
    """An edit before it is kept. `subject` is "article KEY" or "story ID"."""

    kind: EditKind
    subject: str
    target: Mapping[str, Any] = field(default_factory=dict)
    value: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit as kept: who, when, and since when it is undone (None: in force)."""

    id: int
    at: str
    author: str
    kind: EditKind
    subject: str
    target: Mapping[str, Any]
    value: Mapping[str, Any]
    note: str
    undone_at: str | None = None
    undone_by: str | None = None


def article_subject(key: str) -> str:
    """Return the subject of edits on an article."""
    return f"article {key}"


def story_subject(id: str) -> str:
    """Return the subject of edits on a story."""
    return f"story {id}"


def check_edit(edit: NewEdit, types: tuple[str, ...]) -> None:
    """Raise InputError naming the field that is wrong; `types` are the classes of statements."""
    if edit.kind not in KINDS:
        raise InputError(f"'kind' must be one of {', '.join(KINDS)}; it is {edit.kind!r}")
    place, _, id = edit.subject.partition(" ")
    if place not in ("article", "story") or not id:
        raise InputError("'subject' must be 'article KEY' or 'story ID'")
    if (edit.kind in _STORY) != (place == "story") and edit.kind != "note":
        raise InputError(f"{edit.kind!r} is no edit of {place}")
    if edit.kind in _STATEMENT or (edit.kind == "note" and edit.target):
        _check_statement(edit.target)
    if edit.kind == "correct":
        _check_correction(edit.value, types)
    if edit.kind in _STORY:
        _check_names(edit.value.get("articles"), "articles")
    if edit.kind in ("rename", "split"):
        _check_text(edit.target.get("name"), "target.name")
        _check_text(edit.value.get("name"), "value.name")
    if edit.kind == "split":
        _check_spans(edit.value.get("spans"))


def _check_statement(target: Mapping[str, Any]) -> None:
    _check_spans([target.get("trigger")])
    _check_text(target.get("type"), "target.type")


def _check_correction(value: Mapping[str, Any], types: tuple[str, ...]) -> None:
    if not value:
        raise InputError(f"a correction names what is right: one of {', '.join(CORRECTABLE)}")
    for name, given in value.items():
        if name not in CORRECTABLE:
            raise InputError(f"{name!r} cannot be corrected; these can: {', '.join(CORRECTABLE)}")
        if name in ("actors", "recipients"):
            _check_names(given, name)
        elif given is not None or name in ("type", "modality"):
            _check_text(given, name)
    if "type" in value and value["type"] not in types:
        raise InputError(f"'type' must be one of {', '.join(types)}; it is {value['type']!r}")
    if "modality" in value and value["modality"] not in get_args(Modality):
        raise InputError(f"'modality' must be one of {', '.join(get_args(Modality))}")


def _check_text(value: object, name: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{name!r} must be a text that is not empty")


def _check_names(value: object, name: str) -> None:
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) for one in value):
        raise InputError(f"{name!r} must be a list of texts")


def _check_spans(value: object) -> None:
    spans = value if isinstance(value, (list, tuple)) else [None]
    for span in spans:
        if (
            not isinstance(span, (list, tuple))
            or len(span) != 2
            or not all(isinstance(end, int) and not isinstance(end, bool) for end in span)
            or not 0 <= span[0] < span[1]
        ):
            raise InputError("a span must be [start, end] in characters of the article's text")
