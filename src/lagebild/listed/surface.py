"""How a listed name is written: capitals, abbreviations, longer names that it only begins."""

from __future__ import annotations

from lagebild.lang import Language
from lagebild.listed.words import is_group_word, is_people, written_small
from lagebild.names import normalise_name
from lagebild.types import ParsedSentence, Token

_ABBREVIATION = 5  # letters; written in capitals, they are read in capitals only
_COMMON = frozenset({"ADJ", "ADV", "NOUN", "NUM", "VERB"})
_SHORT_WORD = 3  # letters; articles and prepositions tell nothing by their capital


def same_case(tokens: tuple[Token, ...], name: str) -> bool:
    """Tell whether a name is written as one: with a capital, an abbreviation in capitals."""
    text = "".join(token.text for token in tokens)
    letters = "".join(c for c in name if c.isalpha())
    if letters.isupper() and len(letters) <= _ABBREVIATION:
        return "".join(c for c in text if c.isalpha()).removesuffix("s").isupper()
    return name.islower() or not _has_case(name) or any(c.isupper() for c in text)


def is_plain_writing(tokens: tuple[Token, ...], starts: bool, name: str, lang: Language) -> bool:
    """Tell whether the words may stand there as common words: "ein islamischer Staat".

    So it is where half of them or more are common words without the capital that the name has. A
    capital that begins the sentence says nothing; words for peoples and kinds of groups are small
    in any name.
    """
    if name.islower() or not _has_case(name):
        return False
    content = [token for token in tokens if len(token.text) > _SHORT_WORD]
    small = [t for t in content if t.text[0].islower() and _is_common(t, lang)]
    capital = [token for token in content if token.text[0].isupper()]
    if starts and small and capital and capital[0] is tokens[0]:
        capital = capital[1:]
    return bool(small) and len(small) >= len(capital)


def _is_common(token: Token, language: Language) -> bool:
    if token.upos not in _COMMON or is_people(token.text, language):
        return False
    return normalise_name(token.text) not in written_small(language)


def _has_case(name: str) -> bool:
    """Tell whether a script knows capitals; Arabic does not."""
    return name.lower() != name.upper()


def begins_longer_name(sentence: ParsedSentence, last: int, language: Language) -> bool:
    """Tell whether the name only begins a longer one: "ISIS" in "ISIS Neutron Source".

    A word for a group, an office or a person after it makes no longer name.
    """
    if last + 1 >= len(sentence.tokens):
        return False
    following, own = sentence.tokens[last + 1], sentence.tokens[last]
    if not (following.upos == "PROPN" and following.text[:1].isupper()):
        return False
    if following.ner.endswith("PER") or is_group_word(following, language):
        return False
    return own.head > last and own.deprel in ("compound", "flat", "flat:name", "nmod")
