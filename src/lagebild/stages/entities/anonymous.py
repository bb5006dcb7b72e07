"""Sources without a name: insiders, "people familiar with the matter", unnamed officials."""

from __future__ import annotations

from dataclasses import replace

from lagebild.names import normalise_name
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import anonymous, anonymous_suffixes
from lagebild.stages.entities.reading import Reading
from lagebild.tree import children, feature

_SHORTEST_PREFIX = 2
_MODIFIERS = ("amod", "compound", "nmod", "flat")


def find_anonymous(reading: Reading) -> list[Found]:
    """Return the phrases for unnamed sources; a word with a name beside it is none."""
    table, found, end = anonymous(reading.language), [], -1
    for first, last, key in reading.windows():
        if first <= end:
            continue
        form, need = table.get(key) or _compound(reading, first, last)
        if form and _fits(reading, first, last, need):
            begin = _with_modifiers(reading, first, last)
            made = reading.make(begin, last, "anonymous", Evidence.DESCRIPTION)
            name = _name(reading, begin, first, last, form)
            found.append(replace(made, name=name, key=f"anonymous:{normalise_name(name)}"))
            end = last
    return found


def _compound(reading: Reading, first: int, last: int) -> tuple[str, str]:
    if first != last or not reading.starts_upper(first):
        return "", ""
    key = reading.keys[first].replace(" ", "")
    for ending, (base, need) in anonymous_suffixes(reading.language).items():
        if key.endswith(ending) and len(key) >= len(ending) + _SHORTEST_PREFIX:
            return key.removesuffix(ending) + base, need
    return "", ""


def _fits(reading: Reading, first: int, last: int, need: str) -> bool:
    token = reading.tokens[last]
    if first == last and token.upos not in ("NOUN", "PROPN"):
        return False
    if first == last and _names_somebody(reading, first):
        return False
    if need == "plural":
        return feature(token, "Number") == "Plur"
    begin = _with_modifiers(reading, first, last)
    return need != "indefinite" or not (reading.is_definite(begin) or reading.is_definite(first))


def _names_somebody(reading: Reading, index: int) -> bool:
    """Tell whether a name follows or hangs on the word: "the official John Smith"."""
    following = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
    if following and following.upos == "PROPN" and following.ner.endswith("PER"):
        return True
    beside = children(reading.sentence, index, "flat", "appos")
    return any(reading.tokens[i].ner.endswith("PER") for i in beside)


def _with_modifiers(reading: Reading, first: int, last: int) -> int:
    """Return where the phrase starts with the adjectives before its noun."""
    own = set(children(reading.sentence, last, *_MODIFIERS))
    while first - 1 in own and reading.tokens[first - 1].upos in ("ADJ", "PROPN", "NOUN"):
        first -= 1
    return first


def _name(reading: Reading, begin: int, first: int, last: int, form: str) -> str:
    """Return the phrase as written, the dative plural's -n taken off where the lemma shows it."""
    written = reading.text(begin, last)
    token = reading.tokens[last]
    plural = feature(token, "Number") == "Plur" and feature(token, "Case") == "Dat"
    key = reading.keys[last].replace(" ", "")
    if plural and first == last and key == normalise_name(form).replace(" ", "") + "n":
        return written[:-1]
    return written
