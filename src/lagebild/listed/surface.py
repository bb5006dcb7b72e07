"""How a listed name is written: capitals, abbreviations, longer names that it only begins."""

from __future__ import annotations

from lagebild.lang import Language
from lagebild.listed.words import is_group_word, is_people, written_small
from lagebild.names import normalise_name
from lagebild.types import ParsedSentence, Token

_ABBREVIATION = 5  # letters; written in capitals, they are read in capitals only
_COMMON = frozenset({"ADJ", "ADV", "NOUN", "NUM", "VERB"})
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "abu"})
_SHORT_WORD = 3  # letters; articles and prepositions tell nothing by their capital


def same_case(tokens: tuple[Token, ...], name: str) -> bool:
    """Tell whether a name is written as one: with a capital, an abbreviation in capitals."""
    text = "".join(token.text for token in tokens)
    letters = "".join(c for c in name if c.isalpha())
    if letters.isupper() and len(letters) <= _ABBREVIATION:
        written = "".join(c for c in text if c.isalpha())
        return written[: len(letters)].isupper()  # what follows is an ending or a word for groups
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
    always = {normalise_name(word) for word in name.split() if word[0].islower()}
    small = [
        token
        for token in content
        if token.text.islower()
        and _is_common(token, lang)
        and normalise_name(token.text) not in always
    ]
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


def is_all_capitals(sentence: ParsedSentence) -> bool:
    """Tell whether a whole sentence is in capitals, so that capitals mark no abbreviation."""
    return not any(c.islower() for c in sentence.text)


def ends_a_persons_name(sentence: ParsedSentence, first: int) -> bool:
    """Tell whether a first name stands before: "Hussein al Huthi" is no member of the group."""
    before = first - 1
    if before > 0 and sentence.tokens[before].text.lower() in _PARTICLES:
        before -= 1
        return sentence.tokens[before].upos == "PROPN" and sentence.tokens[before].text.istitle()
    return before >= 0 and sentence.tokens[first].ner == "I-PER"


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
