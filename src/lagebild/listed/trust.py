"""Whether a name stands for the listed group: what its row asks for, held against the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.lang import Language
from lagebild.listed.words import countries, group_words, other_words
from lagebild.names import normalise_name
from lagebild.registry import ListedName
from lagebild.types import ParsedSentence

_LONG = 5  # letters of a word that may be looked for in compounds
_BESIDE = 3  # words; so close before or after a sure name stands what kind of thing it is


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of one article, normalised; `@CO` stands for a country that it names."""

    sentences: dict[int, list[str]]
    article: list[str]

    def near(self, sentence: int, first: int, last: int) -> list[str]:
        """Return the words of a sentence without the name itself."""
        keys = self.sentences[sentence]
        return keys[:first] + keys[last + 1 :]

    def beside(self, sentence: int, first: int, last: int) -> list[str]:
        """Return the words directly before and after the name."""
        keys = self.sentences[sentence]
        return keys[max(0, first - _BESIDE) : first] + keys[last + 1 : last + 1 + _BESIDE]


def read_surroundings(
    sentences: tuple[ParsedSentence, ...], language: Language
) -> Surroundings:
    """Return the words of an article, to be asked for what stands around a name."""
    words = {s.index: [normalise_name(t.text) for t in s.tokens] for s in sentences}
    article = [word for keys in words.values() for word in keys]
    article += [f"@{country.lower()}" for s in sentences for country in countries(s, language)]
    return Surroundings(words, article)


def reason_to_trust(
    listed: ListedName,
    near: list[str],
    beside: list[str],
    article: list[str],
    language: Language,
    *,
    loose: bool = False,
) -> str:
    """Return why a name may be read as the group's, "" if nothing speaks for it.

    `loose`: the writing alone does not tell that it is a name, so that context must.
    """
    group = _contains(near, group_words(language))
    doubtful = near if listed.against or need_of(listed, language) else beside
    is_other = _begins(article, listed.against) or _speaks_of_others(doubtful, language)
    if is_other and not group:
        return ""
    need = need_of(listed, language)
    if not need and not loose:
        return "listed name"
    if need == "expansion":
        return ""
    own = _begins(near, listed.context) or _begins(article, listed.context)
    return f"beside {own or group!r}" if own or group else ""


def _speaks_of_others(words: list[str], language: Language) -> bool:
    """Tell whether a word for a club, a band or a work stands there, alone or in a compound."""
    others = other_words(language)
    long = tuple(word for word in others if len(word) >= _LONG)
    return any(
        word in others or (len(word) > _LONG and (word.startswith(long) or word.endswith(long)))
        for word in words
    )


def need_of(listed: ListedName, language: Language) -> str:
    """Return what a name needs in one language: "home" stands alone there, elsewhere in context."""
    if listed.need == "home":
        return "" if listed.home == language.code else "context"
    return listed.need


def _begins(words: Iterable[str], beginnings: tuple[str, ...]) -> str:
    if not beginnings:
        return ""
    text = " " + " ".join(words)
    return next((b for b in beginnings if f" {b.lower()}" in text), "")


def _contains(words: Iterable[str], parts: tuple[str, ...]) -> str:
    text = f" {' '.join(words)} "
    return next((part for part in parts if f" {part}" in text or f"{part} " in text), "")
