"""Stretches of the article, made fit for display: harmless characters, cut around the trigger.

Article text is hostile until proven otherwise. Escaping belongs to each writer; here go the
characters that would act on a terminal or turn the reading direction whatever the format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lagebild.picture_types import Passage

# C0 and C1 controls except tab and newline; bidi embeddings, overrides and isolates (UAX #9);
# marks that turn text around them; line separators that some viewers break at.
_ACTING_RE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
_SPACE_RE = re.compile(r"\s+")
_MARKS = "\"'„“”»«‚‘’›‹"
_LEAD = 0.4  # share of an excerpt's room that goes to the words before the trigger


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage around its trigger: `before` + `trigger` + `after` stand so in the article.

    White space is flattened; `cut_start` and `cut_end` say where the sentence goes on.
    """

    before: str
    trigger: str
    after: str
    cut_start: bool
    cut_end: bool

    @property
    def text(self) -> str:
        """The excerpt as one string."""
        return self.before + self.trigger + self.after


def harmless(text: str) -> str:
    """Return text with each character that acts instead of being read shown as U+FFFD."""
    return _ACTING_RE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return harmless text with all white space flattened to single blanks."""
    return harmless(_SPACE_RE.sub(" ", text)).strip()


def unquoted(text: str) -> str:
    """Return text without the quotation marks around it, if it holds no others inside.

    >>> unquoted("»Nein.«"), unquoted("»Ja« und »Nein«"), unquoted("„Es wird")
    ('Nein.', '»Ja« und »Nein«', 'Es wird')
    """
    inner = text[text[:1] in _MARKS : len(text) - (text[-1:] in _MARKS)] if text else text
    return (
        text if any(mark in inner for mark in _MARKS.replace("'", "").replace("’", "")) else inner
    )


def make_excerpt(passage: Passage, trigger: Passage | None, most: int) -> Excerpt:
    """Return at most about `most` characters of a passage around its trigger, at word borders.

    Quotation marks around the whole passage, or one that opens it and closes elsewhere, are left
    out: the writers put their own.
    """
    text, offset = passage.text, 0
    bare = unquoted(text.strip())
    if bare:
        offset = text.index(bare)
        text = bare
    start = end = 0
    if trigger is not None and passage.span.contains(trigger.span):
        start = max(0, trigger.span.start - passage.span.start - offset)
        end = max(start, trigger.span.end - passage.span.start - offset)
    before, core, after = map(_flat, (text[:start], text[start:end], text[end:]))
    return _cut(Excerpt(before, core, after, not passage.opens, not passage.closes), most)


def _flat(text: str) -> str:
    return harmless(_SPACE_RE.sub(" ", text))


def _cut(whole: Excerpt, most: int) -> Excerpt:
    if len(whole.text) <= most:
        return whole
    room = max(0, most - len(whole.trigger))
    before_room = max(round(room * _LEAD), room - len(whole.after))
    before = _last_words(whole.before, before_room)
    after = _first_words(whole.after, room - len(before))
    return Excerpt(
        before,
        whole.trigger,
        after,
        whole.cut_start or before != whole.before,
        whole.cut_end or after != whole.after,
    )


def _last_words(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[len(text) - room :] if room else ""
    return kept.partition(" ")[2]


def _first_words(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return text[:room].rpartition(" ")[0]
