"""Newspapers, agencies, broadcasters: known names, or quoted names after a word for one."""

from __future__ import annotations

from dataclasses import replace

from lagebild.names import normalise_name
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import media, placed_words
from lagebild.stages.entities.reading import Reading

_WORDS = "media.tsv"
_QUOTES = frozenset("\"“”„«»‚‘’'")


def find_media(reading: Reading) -> list[Found]:
    """Return the media that a sentence names."""
    return [*_known(reading), *_after_marker(reading)]


def _known(reading: Reading) -> list[Found]:
    table, found, end = media(reading.language), [], -1
    for first, last, key in reading.windows():
        if first <= end or key not in table or not reading.starts_upper_or_short(first):
            continue
        medium = table[key]
        written = reading.text(first, last)
        if not _same_case(written, medium.form):
            continue
        marked = _is_marker(reading, first - 1) or _is_quoted(reading, first, last)
        if medium.plain or marked:
            made = reading.make(first, last, "media", Evidence.LISTED)
            found.append(replace(made, key=f"media:{normalise_name(medium.name)}"))
            end = last
    return found


def _same_case(written: str, form: str) -> bool:
    """Tell whether an abbreviation is written as one: "AP" and "dpa", not "ap" or "Dpa"."""
    short = len(form) <= 4
    return written in (form, form + "s", form.upper()) if short else written[0].isupper()


def _after_marker(reading: Reading) -> list[Found]:
    """Return quoted names after a word for a medium: 'der Zeitung "El Sol"'."""
    found = []
    for i in range(1, len(reading.tokens) - 1):
        if reading.tokens[i].text not in _QUOTES or not _is_marker(reading, i - 1):
            continue
        marks = (j for j in range(i + 1, len(reading.tokens)) if reading.tokens[j].text in _QUOTES)
        last = next(marks, None)
        if last and 0 < last - i - 1 <= 5 and reading.starts_upper(i + 1):
            made = reading.make(i + 1, last - 1, "media", Evidence.LISTED)
            found.append(replace(made, key=f"media:{normalise_name(made.name)}"))
    return found


def _is_quoted(reading: Reading, first: int, last: int) -> bool:
    after = reading.word(last + 1)
    return reading.word(first - 1) in _QUOTES and after in _QUOTES


def _is_marker(reading: Reading, index: int) -> bool:
    if index >= 0 and reading.tokens[index].text in _QUOTES:
        index -= 1
    if index < 0:
        return False
    markers = placed_words(_WORDS, "before", reading.language)
    return any(
        " ".join(reading.keys[start : index + 1]) in markers
        for start in range(max(0, index - 2), index + 1)
    )
