"""TimeML: the article's text with its time expressions as TIMEX3 elements."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from lagebild.types import Annotations, Timex

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'


def format_timeml(annotations: Annotations) -> str:
    """Return a TimeML document: id, creation time if known, and the text with TIMEX3 elements.

    A time whose value is not known has `value=""` and the reason as `comment`. The elements are
    numbered t1, t2, ... in text order; t0 is the document creation time (ISO-TimeML 24617-1).
    """
    article = annotations.article
    return (
        f"{_HEAD}<DOCID>{_text(article.id)}</DOCID>\n{_creation_time(article.published)}"
        f"<TEXT>{_body(article.text, annotations.timexes)}</TEXT>\n</TimeML>\n"
    )


def _creation_time(published: str | None) -> str:
    if published is None:
        return ""
    return (
        f'<DCT><TIMEX3 tid="t0" type="DATE" value={quoteattr(published[:10])} '
        f'functionInDocument="CREATION_TIME">{_text(published)}</TIMEX3></DCT>\n'
    )


def _body(text: str, timexes: tuple[Timex, ...]) -> str:
    parts, position = [], 0
    for number, timex in enumerate(sorted(timexes, key=lambda timex: timex.span), 1):
        parts.append(_text(text[position : timex.span.start]))
        parts.append(f"{_opening(number, timex)}{_text(timex.span.of(text))}</TIMEX3>")
        position = timex.span.end
    return "".join([*parts, _text(text[position:])])


def _opening(number: int, timex: Timex) -> str:
    attributes = {
        "tid": f"t{number}",
        "type": timex.type,
        "value": timex.value or "",
        "mod": timex.mod,
        "comment": timex.reason,
    }
    written = (
        f" {name}={quoteattr(value)}" for name, value in attributes.items() if value is not None
    )
    return f"<TIMEX3{''.join(written)}>"


def _text(text: str) -> str:
    """Escape markup and drop the control characters that XML 1.0 does not allow."""
    return escape("".join(char for char in text if char >= " " or char in "\t\n\r"))
