"""The order in which articles are read: by the moment they appeared, whatever its time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime

from lagebild.types import Article

UNDATED = "9"  # sorts after every moment


def moment_of(article: Article) -> str:
    """Return when an article appeared, in UTC and so that the texts sort; "9" if undated.

    A day alone counts as its beginning, a time without a zone as UTC.
    """
    try:
        moment = datetime.fromisoformat(article.published or "")
    except ValueError:
        return UNDATED
    if moment.tzinfo is None:
        return moment.isoformat()
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat()


def day_of(moment: str) -> date | None:
    """Return the day of a moment, None if it is that of undated articles."""
    return None if moment == UNDATED else datetime.fromisoformat(moment).date()
