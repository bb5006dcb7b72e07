"""The timeline: dated claims in order, and apart from them what has no date."""

from __future__ import annotations

from lagebild.intervals import Interval, parse_interval
from lagebild.picture.index import Index, calendar_value
from lagebild.picture_types import Claim, Moment, OtherDate, Phase, Timeline, UnresolvedTime, When
from lagebild.types import Timex


def build_timeline(claims: tuple[Claim, ...], index: Index) -> Timeline:
    """Return the timeline of an article's claims."""
    dated = [(claim, claim.when) for claim in claims if claim.when]
    dated.sort(key=lambda pair: _order(pair[1].value))
    day = parse_interval((index.annotations.article.published or "")[:10])
    moments = tuple(
        Moment(f"m{n}", claim, when, _phase(when, day)) for n, (claim, when) in enumerate(dated, 1)
    )
    return Timeline(
        moments,
        tuple(claim for claim in claims if not claim.when),
        _other_dates(claims, index),
        _unresolved(index),
    )


def _order(value: str) -> tuple[float, float]:
    """Return a sort key: by beginning, the narrower stretch first."""
    interval = parse_interval(value)
    if interval is None:
        return (float("inf"), 0.0)
    return (interval.start.timestamp(), interval.end.timestamp())


def _phase(when: When, day: Interval | None) -> Phase | None:
    """Return where a time lies against the article's day; a stretch around it counts as past."""
    interval = parse_interval(when.value)
    if interval is None or day is None:
        return None
    if interval == day:
        return "day"
    return "future" if interval.start >= day.end else "past"


def _other_dates(claims: tuple[Claim, ...], index: Index) -> tuple[OtherDate, ...]:
    used = {claim.when.span for claim in claims if claim.when}
    spare = [timex for timex in index.annotations.timexes if timex.span not in used]
    placed = [(value, timex) for timex in spare if (value := calendar_value(timex))]
    placed.sort(key=lambda pair: _order(pair[0]))
    return tuple(
        _other_date(value, timex, f"o{n}", index) for n, (value, timex) in enumerate(placed, 1)
    )


def _other_date(value: str, timex: Timex, anchor: str, index: Index) -> OtherDate:
    when = When(value, timex.mod, timex.span.of(index.text), timex.span)
    return OtherDate(anchor, when, index.passage(timex.span), index.sentence_passage(timex.span))


def _unresolved(index: Index) -> tuple[UnresolvedTime, ...]:
    open_ends = [t for t in index.annotations.timexes if t.value is None]
    return tuple(
        UnresolvedTime(f"u{n}", index.passage(timex.span), timex.reason)
        for n, timex in enumerate(open_ends, 1)
    )
