"""Whether a name stands for the listed group: what its row asks for, held against the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.lang import Language
from lagebild.listed.words import countries, group_words, other_words
from lagebild.names import normalise_name
from lagebild.registry import ListedName
from lagebild.types import ParsedSentence

_MAIN_COUNTRIES = 2  # so many an article can be about
_LONG = 5  # letters of a word that may be looked for in compounds
_BESIDE = 3  # words; so close before or after a sure name stands what kind of thing it is


@dataclass(frozen=True, slots=True)
class View:
    """What a name has around it: words directly beside it, in its sentence, in its article.

    `@co` stands for a country: one that the sentence names, or that the article is about.
    """

    beside: list[str]
    near: list[str]
    article: list[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of one article, normalised, and the countries that its sentences name."""

    sentences: dict[int, list[str]]
    places: dict[int, list[str]]
    article: list[str]

    def seen_from(self, sentence: int, first: int, last: int) -> View:
        """Return what stands around the words from `first` to `last` of a sentence."""
        keys = self.sentences[sentence]
        before, after = keys[:first], keys[last + 1 :]
        near = [*before, *after, *self.places[sentence]]
        return View([*before[-_BESIDE:], *after[:_BESIDE]], near, self.article)


def read_surroundings(sentences: tuple[ParsedSentence, ...], language: Language) -> Surroundings:
    """Return the words of an article, to be asked for what stands around a name."""
    words = {s.index: [normalise_name(t.text) for t in s.tokens] for s in sentences}
    places = {s.index: [f"@{c.lower()}" for c in countries(s, language)] for s in sentences}
    counts = Counter(place for named in places.values() for place in named)
    main = [place for place, _ in counts.most_common(_MAIN_COUNTRIES)]
    return Surroundings(words, places, [*(w for keys in words.values() for w in keys), *main])


def reason_to_trust(
    listed: ListedName, view: View, language: Language, *, loose: bool = False
) -> str:
    """Return why a name may be read as the group's, "" if nothing speaks for it.

    `loose`: the writing alone does not tell that it is a name, so that context must.
    """
    group = _contains(view.near, group_words(language))
    need = need_of(listed, language)
    doubtful = view.near if listed.against or need else view.beside
    is_other = _begins(view.article, listed.against) or _speaks_of_others(doubtful, language)
    if is_other and not group:
        return ""
    if not need and not loose:
        return "listed name"
    if need == "expansion":
        return ""
    own = _begins(view.near, listed.context) or _begins(view.article, listed.context)
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
