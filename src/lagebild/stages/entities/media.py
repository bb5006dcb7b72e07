"""Newspapers, agencies, broadcasters: known names, or quoted names after a word for one."""

from __future__ import annotations

from dataclasses import replace

from lagebild.names import normalise_name
from lagebild.stages.entities.found import Evidence, Found, head_of
from lagebild.stages.entities.lexicon import media, placed_words, small_words
from lagebild.stages.entities.phrases import name_stretches
from lagebild.stages.entities.reading import Reading
from lagebild.tree import children
from lagebild.types import Annotations

_WORDS = "media.tsv"
_QUOTES = frozenset("\"“”„«»‚‘’'")


def find_media(reading: Reading) -> list[Found]:
    """Return the media that a sentence names."""
    return [*_known(reading), *_after_marker(reading), *_shaped(reading)]


def find_own_media(annotations: Annotations, readings: dict[int, Reading]) -> list[Found]:
    """Return mentions of the article's own outlet and of the agency in its dateline."""
    article = annotations.article
    agency = article.dateline.agency if article.dateline else None
    keys = {normalise_name(name) for name in (article.outlet, agency) if name}
    found = []
    for reading in readings.values():
        for first, last, key in reading.windows():
            if key in keys and reading.starts_upper_or_short(first):
                made = reading.make(first, last, "media", Evidence.LISTED)
                found.append(replace(made, key=f"media:{key}"))
    return found


def _shaped(reading: Reading) -> list[Found]:
    """Return names that begin or end like a medium's, or stand right after a word for one."""
    starts, ends = (placed_words(_WORDS, place, reading.language) for place in ("start", "end"))
    found = []
    for first, last in name_stretches(reading):
        words = " ".join(filter(None, reading.keys[first : last + 1])).split()
        shaped = len(words) > 1 and (words[0] in starts or words[-1] in ends)
        marked = _is_marker(reading, first - 1) and not _is_weak(reading, first - 1)
        if shaped or marked or _reports(reading, first, last):
            start = _opened(reading, first, last)
            name = reading.named(first, last) if start == first else None
            made = reading.make(start, last, "media", Evidence.TITLED, name)
            found.append(replace(made, key=f"media:{normalise_name(made.name)}"))
    return found


def _reports(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a name is the subject in "wie der X berichtet"; a full name is a person's."""
    if last > first and reading.tokens[first].ner.endswith("PER"):
        return False
    head = reading.tokens[head_of(reading.sentence, first, last)]
    if head.deprel != "nsubj" or head.head < 0:
        return False
    verb = reading.tokens[head.head].lemma
    if verb not in small_words("reporting_verbs", reading.language):
        return False
    words = small_words("reporting_words", reading.language)
    return any(reading.word(i) in words for i in children(reading.sentence, head.head))


def _is_weak(reading: Reading, index: int) -> bool:
    """Tell a word that marks a medium only with quotes: "agency", but not "news agency"."""
    rows = [row for row in reading.language.rows(_WORDS) if row["place"] == "before"]
    weak = {normalise_name(row["form"]) for row in rows if row["weak"]}
    strong = {normalise_name(row["form"]) for row in rows if not row["weak"]}
    ends = {" ".join(reading.keys[start : index + 1]) for start in range(max(0, index - 2), index)}
    return reading.keys[index] in weak and not ends & strong


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
        of_person = reading.tokens[first].ner == "I-PER"  # "Mahamadou Sana" is no agency
        if (medium.plain and not of_person) or marked:
            made = reading.make(_opened(reading, first, last), last, "media", Evidence.LISTED)
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


def _opened(reading: Reading, first: int, last: int) -> int:
    """Return where a name begins that holds the closing mark alone: `die „Bild“-Zeitung`."""
    closes = any(reading.tokens[i].text in _QUOTES for i in range(first + 1, last))
    return first - 1 if closes and reading.word(first - 1) in _QUOTES else first


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
