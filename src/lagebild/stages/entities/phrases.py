"""Names and noun phrases: where they start and end, what belongs to a longer name."""

from __future__ import annotations

from lagebild.stages.entities.lexicon import small_words
from lagebild.stages.entities.reading import Reading
from lagebild.tree import base_rel


def phrase_start(reading: Reading, first: int) -> int:
    """Return where a noun phrase starts after its article: before its adjectives."""
    while first > 0 and reading.tokens[first - 1].upos == "ADJ":
        first -= 1
    return first


def lesser(reading: Reading, first: int, last: int) -> str:
    """Return the adjective that makes it a body below the state's: "regional government"."""
    words = small_words("lesser", reading.language)
    return next((reading.word(i) for i in (first - 1, last + 1) if reading.word(i) in words), "")


def name_end(reading: Reading, last: int) -> int:
    """Return the last token of a proper name right after a body: "Stadtwerke Vorharz".

    A person's name after it is somebody else's.
    """
    end = last
    while end + 1 < len(reading.tokens):
        token = reading.tokens[end + 1]
        # An untagged noun that the parser takes for a name must hang on the body as its name.
        is_named = token.ner[2:] in ("LOC", "ORG") or base_rel(token) in ("flat", "appos")
        elsewhere = token.ner == "B-PER" and not last <= token.head <= end
        is_part = token.upos == "PROPN" and is_named and not elsewhere
        if not (is_part and reading.starts_upper(end + 1)):
            break
        end += 1
    return _tagged_end(reading, end)


def _tagged_end(reading: Reading, last: int) -> int:
    """Return where the engine ends the name of the body: "Fiscalía General del Estado"."""
    end = last
    while reading.tokens[last].ner.endswith("ORG") and end + 1 < len(reading.tokens):
        if reading.tokens[end + 1].ner != "I-ORG":
            break
        end += 1
    return end if reading.starts_upper(end) else last


def name_stretches(reading: Reading) -> list[tuple[int, int]]:
    """Return stretches of proper nouns, with small words between them ("Frente de Liberación")."""
    small = small_words("particles", reading.language)
    stretches, first = [], None
    size = len(reading.tokens)
    for i in range(size + 1):
        if i < size and _is_name_part(reading, i):
            first = i if first is None else first
            continue
        bridges = i + 1 < size and reading.word(i) in small and _is_name_part(reading, i + 1)
        if first is not None and not bridges:
            stretches.append((first, i - 1))
            first = None
    return stretches


def _is_name_part(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return reading.starts_upper(index) and (token.upos == "PROPN" or token.ner != "O")


def linked_before(reading: Reading, first: int) -> int:
    """Return where a name starts that goes on with this one: "Delegación" in "... del Gobierno".

    `first` itself if nothing is linked to it, or only the first word of a sentence, or where
    something happened: "detenido en Kara por la policía".
    """
    i = first - 1
    while i > 0 and reading.word(i) in small_words("name_links", reading.language):
        i -= 1
    is_head = 0 < i < first - 1 and reading.starts_upper(i) and _is_tied(reading, i + 1, first)
    is_name = reading.tokens[i].upos in ("NOUN", "PROPN")
    is_other = reading.tokens[i].ner[2:] in ("LOC", "PER")
    return i if is_head and is_name and not is_other else first


def linked_after(reading: Reading, last: int) -> int:
    """Return the last token of a name that goes on: "Red Jurídica de Aragón"."""
    links = small_words("name_links", reading.language)
    while True:
        i = last + 1
        while reading.word(i) in links:
            i += 1
        token = reading.tokens[i] if last + 1 < i < len(reading.tokens) else None
        is_tail = token and token.upos in ("NOUN", "PROPN", "ADJ") and reading.starts_upper(i)
        is_tail = is_tail and _is_tied(reading, last + 1, i)
        if token is None or not is_tail or token.ner.endswith("PER"):
            return last
        last = i
        while _goes_on(reading, last + 1):
            last += 1


def _is_tied(reading: Reading, first: int, last: int) -> bool:
    """Tell links with a preposition among them: not "Consejo de Ministros la Oferta"."""
    articles = small_words("definite", reading.language)
    return any(reading.word(i) not in articles for i in range(first, last))


def _goes_on(reading: Reading, index: int) -> bool:
    inside = index < len(reading.tokens) and reading.starts_upper(index)
    return inside and reading.tokens[index].upos in ("NOUN", "PROPN", "ADJ")
