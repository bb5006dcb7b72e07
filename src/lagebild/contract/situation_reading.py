"""Format 3 read back: the situation that a file holds."""

from __future__ import annotations

from typing import Any, get_args

from lagebild.errors import InputError
from lagebild.story_types import (
    Carrier,
    Designated,
    OpenPoint,
    Origin,
    Situation,
    Stance,
    Status,
    Story,
    StoryClaim,
)
from lagebild.types import ClaimantKind, Link, QuestionKind, Span

Row = dict[str, Any]


def situation_from_json(row: Row) -> Situation:
    """Return the situation of a JSON object in format 3; raises InputError naming what is wrong."""
    try:
        return Situation(
            tuple(map(_story, row["stories"])),
            tuple(map(_designated, row["designations"])),
            tuple(map(_open_point, row["open_questions"])),
        )
    except KeyError as error:
        raise InputError(f"no situation: the field {error} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise InputError(f"no situation: {error}") from error


def _story(row: Row) -> Story:
    return Story(
        id=row["id"],
        title=row["title"],
        articles=tuple(row["articles"]),
        first=row["first"],
        last=row["last"],
        claims=tuple(map(_claim, row["claims"])),
    )


def _claim(row: Row) -> StoryClaim:
    return StoryClaim(
        id=row["id"],
        type=row["type"],
        mode=row["mode"],
        actors=tuple(row["actors"]),
        recipients=tuple(row["recipients"]),
        when=row["when"],
        where=row["where"],
        summary=row["summary"],
        status=_one_of(row["status"], Status),
        carriers=tuple(map(_carrier, row["carriers"])),
        origins=tuple(map(_origin, row["origins"])),
    )


def _carrier(row: Row) -> Carrier:
    return Carrier(
        article=row["article"],
        statement=row["statement"],
        span=_span(row["span"]),
        stance=_one_of(row["stance"], Stance),
        copy_of=row["copy_of"],
    )


def _origin(row: Row) -> Origin:
    return Origin(
        name=row["name"],
        kind=_one_of(row["kind"], ClaimantKind),
        via=tuple(row["via"]),
        articles=tuple(row["articles"]),
        stance=_one_of(row["stance"], Stance),
    )


def _designated(row: Row) -> Designated:
    link = Link(row["list"], row["entry"], row["since"], row["until"], 1.0, "")
    return Designated(row["name"], link, tuple(row["articles"]))


def _open_point(row: Row) -> OpenPoint:
    kind = _one_of(row["kind"], QuestionKind)
    return OpenPoint(row["article"], _span(row["span"]), kind, row["text"])


def _span(pair: list[int]) -> Span:
    start, end = pair
    return Span(int(start), int(end))


def _one_of(value: Any, allowed: Any) -> Any:
    if value not in get_args(allowed):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(allowed))}")
    return value
