"""Bodies that the text itself abbreviates: "Movimiento al Socialismo (MAS)".

The letters in brackets say how far the name before them reaches, where the engine's tags do not.
"""

from __future__ import annotations

from lagebild.names import normalise_name
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import Body, bodies
from lagebild.stages.entities.reading import LONGEST_NAME, Reading
from lagebild.stages.entities.retype import is_abbreviation
from lagebild.types import EntityType

_SMALL = frozenset({"ADP", "DET", "CCONJ"})


def find_spelled_out(reading: Reading) -> list[Found]:
    """Return the names whose initials stand behind them in brackets, and the initials."""
    found = []
    for i, token in enumerate(reading.tokens):
        bracketed = reading.word(i - 1) == "(" and reading.word(i + 1) == ")"
        first = _start(reading, i - 2, token.text) if bracketed else None
        if is_abbreviation(token.text) and first is not None:
            body = bodies(reading.language).get(reading.keys[first])
            type_ = _type(body)
            sure = Evidence.LISTED if body else Evidence.TITLED
            found.append(reading.make(first, i - 2, type_, sure))
            found.append(reading.make(i, i, type_, Evidence.TAGGED))
    return found


def _start(reading: Reading, last: int, letters: str) -> int | None:
    """Return where a name of more than one word starts that the letters stand for."""
    wanted = normalise_name(letters)
    for first in range(last, max(-1, last - LONGEST_NAME - 1), -1):
        token = reading.tokens[first]
        if not reading.keys[first] or token.ner.endswith("PER"):
            return None
        if reading.starts_upper(first):
            words = [(reading.keys[k], reading.starts_upper(k)) for k in range(first, last + 1)]
            if first < last and _spells(words, wanted):
                return first
        elif token.upos not in _SMALL:
            return None
    return None


def _spells(words: list[tuple[str, bool]], letters: str) -> bool:
    """Tell whether each word with a capital gives its first letter, and what else is wanted.

    Small words may give theirs: "Movimiento al Socialismo" is MAS.
    """
    if not words:
        return not letters
    (word, is_capital), rest = words[0], words[1:]
    if not is_capital and _spells(rest, letters):
        return True
    if not letters or word[:1] != letters[0]:
        return False
    most = 1
    while is_capital and word[:most] == letters[:most] and most <= min(len(word), len(letters)):
        if _spells(rest, letters[most:]):
            return True
        most += 1
    return not is_capital and _spells(rest, letters[1:])


def _type(body: Body | None) -> EntityType:
    return "government" if body and body.generic and body.type == "government" else "organisation"
