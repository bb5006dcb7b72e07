"""Titles in a sentence: what office, of which country or body, whether still held."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild import gazetteer
from lagebild.stages.entities.belonging import (
    country_after,
    country_of_part,
    is_adjective_after,
    possessor_country,
)
from lagebild.stages.entities.lexicon import Title, small_words, suffixes, titles
from lagebild.stages.entities.reading import Reading
from lagebild.tree import base_rel, children, subtree

_LONGEST_TITLE = 4
_LONGEST_COMPLEMENT = 5  # tokens of the body that somebody speaks for
_FIELDED = frozenset({"minister"})  # offices of which a government has several, each for a field
_REACH = 3  # adjectives before a title that can name its country
_SHORTEST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class Office:
    """A title in a sentence: its tokens with adjectives, what it says of its holder.

    `concept` names the body too if it is not a country: "president/weltbank".
    """

    start: int  # of the noun phrase after its article
    first: int  # of the adjectives of country
    title_first: int
    last: int
    title: Title
    prefix: str
    country: str | None
    former: bool
    concept: str


def find_offices(reading: Reading) -> list[Office]:
    """Return the titles of a sentence, longest first where they nest ("Vice President")."""
    table, found, end = titles(reading.language), [], -1
    for first, last, key in reading.windows(_LONGEST_TITLE):
        if first <= end:
            continue
        title, prefix = (table[key], "") if key in table else _compound(reading, first, last)
        if title and _is_written_so(reading, first, last, title):
            office = _office(reading, (first, last), title, prefix)
            found.append(office)
            end = office.last
    return found


def _compound(reading: Reading, first: int, last: int) -> tuple[Title | None, str]:
    if first != last or not reading.starts_upper(first):
        return None, ""
    key, endings = reading.keys[first], suffixes("titles", reading.language)
    prefix, _, last_word = key.rpartition(" ")
    if endings and len(prefix) >= _SHORTEST_PREFIX and last_word in titles(reading.language):
        return titles(reading.language)[last_word], prefix  # "RSF-Chef": too short for an ending
    if not key.endswith(endings):
        return None, ""
    for ending in endings:
        prefix = key.removesuffix(ending).strip()
        if prefix != key and len(prefix) >= _SHORTEST_PREFIX:
            return titles(reading.language)[ending], prefix
    return None, ""


def _is_written_so(reading: Reading, first: int, last: int, title: Title) -> bool:
    token = reading.tokens[last]
    if title.form.endswith("."):
        return reading.tokens[first].text.startswith(title.form.split(".", maxsplit=1)[0])
    if title.form.isupper() and not reading.text(first, last).isupper():
        return False
    if title.kind in ("address", "rank") and not (
        reading.starts_upper(first) or title.form[0].islower()
    ):
        return False
    is_noun = token.upos in ("NOUN", "PROPN", "X", "ADJ")
    return is_noun and not _are_several(reading, first, last, title)


def _are_several(reading: Reading, first: int, last: int, title: Title) -> bool:
    """Tell whether a title is in the plural: "der Minister" in the genitive is, of a man."""
    if reading.is_plural(first, last):
        return True
    articles = small_words("plural_genitive", reading.language)
    is_genitive = base_rel(reading.tokens[last]) == "nmod"
    return title.gender == "m" and is_genitive and reading.word(first - 1) in articles


def _office(reading: Reading, at: tuple[int, int], title: Title, prefix: str) -> Office:
    first, last = at
    country = country_of_part(prefix, reading) if prefix else None
    of_body = "" if country else prefix
    begin, start, former = first, first, reading.word(last).startswith("ex-")
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        of_word = gazetteer.country_of_adjective(reading.keys[i], reading.language)
        is_former = reading.word(i).rstrip("-") in small_words("former", reading.language)
        if not (of_word or is_former or reading.tokens[i].upos == "ADJ") or not reading.keys[i]:
            break
        former = former or is_former
        country = country or of_word
        begin = i if of_word else begin
        start = i
    title_last, last = last, _with_complement(reading, last)
    after = country_after(reading, last)
    country = country or (after[0] if after else None) or possessor_country(reading, start - 1)
    of_body = of_body or ("" if country else _body_after(reading, last))
    if is_adjective_after(reading, last + 1):
        last += 1
    fielded = title.concept in _FIELDED
    if last > title_last and fielded and not country:
        of_body = of_body or reading.keys[last]  # "ministro de Seguridad" is no other minister
    concept = f"{title.concept}/{of_body}" if of_body else title.concept
    return Office(start, begin, first, last, title, prefix, country, former, concept)


def _with_complement(reading: Reading, last: int) -> int:
    """Return the end of a title with what it is for: "ministro de Seguridad Pública"."""
    i = last + 1
    if reading.word(i) not in small_words("title_complement", reading.language):
        return last
    if reading.word(i + 1) in small_words("definite", reading.language):
        i += 1
    begin = i
    while reading.starts_upper(i + 1) and reading.tokens[i + 1].ner[2:] in ("", "ORG"):
        if gazetteer.find_place(reading.keys[i + 1], reading.language):
            return last
        if reading.keys[i + 1] in titles(reading.language):
            break
        i += 1
    return i if i > begin else last


def _body_after(reading: Reading, last: int) -> str:
    """Return the key of what somebody is president or head of, "" for a country or nothing."""
    i = last + 1
    while reading.word(i) in small_words("belonging", reading.language):
        i += 1
    if i == last + 1:
        return ""
    for j in range(i, min(i + 3, len(reading.keys))):
        if reading.tokens[j].upos in ("NOUN", "PROPN"):
            nation = reading.word(j) in small_words("nation", reading.language)
            return "" if nation else reading.keys[j]
        if reading.tokens[j].upos != "ADJ":
            break
    return ""


def office_name(reading: Reading, office: Office) -> str:
    """Return an office in the nominative; one who speaks for a body with the body's name."""
    words = reading.nominative(office.first, office.title_first, office.title.gender or "m")
    last = office.last
    if office.title.kind == "voice":
        below = [i for i in children(reading.sentence, last, "nmod") if i > last]
        below = [i for i in below if not _is_seated(reading, i)]
        ends = [max(subtree(reading.sentence, i)) for i in below[:1]]
        last = next((end for end in ends if end - last <= _LONGEST_COMPLEMENT), last)
    noun = _uninflected(reading.text(office.title_first, office.title_first), office.title.form)
    written = reading.text(office.title_first, office.title_first)
    rest = reading.text(office.title_first, last).removeprefix(written)  # "-General", " des Amts"
    return " ".join([*words, noun + rest])


def _is_seated(reading: Reading, index: int) -> bool:
    """Tell whether a noun says where somebody is: "ein Sprecher in Hannover"."""
    words = small_words("seated", reading.language)
    return any(reading.word(i) in words for i in children(reading.sentence, index, "case"))


def _uninflected(written: str, form: str) -> str:
    """Return a word without the ending that it has beyond a form of one word."""
    at = written.lower().rfind(form.lower())
    return written[: at + len(form)] if at >= 0 and " " not in form else written
