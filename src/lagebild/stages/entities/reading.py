"""A sentence as finders see it: its tokens' look-up keys, windows of words, neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.lang import Language
from lagebild.names import normalise_name
from lagebild.nominative import gender_by_ending, nominative_noun, with_ending
from lagebild.stages.entities.found import Evidence, Found, head_of, text_of, trimmed_span
from lagebild.stages.entities.lexicon import settings, small_words
from lagebild.tree import children, feature
from lagebild.types import EntityType, ParsedSentence, Span, Token

LONGEST_NAME = 9  # tokens
_GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with the normalised form of every token ("" for punctuation)."""

    sentence: ParsedSentence
    keys: tuple[str, ...]
    language: Language

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def windows(self, longest: int = LONGEST_NAME) -> Iterator[tuple[int, int, str]]:
        """Yield (first, last, key) of all stretches of words, per start the longest first."""
        for first in range(len(self.keys)):
            if not self.keys[first]:
                continue
            for last in range(min(first + longest, len(self.keys)) - 1, first - 1, -1):
                if self.keys[last]:
                    yield first, last, " ".join(filter(None, self.keys[first : last + 1]))

    def word(self, index: int) -> str:
        """Return a token's text in lower case, "" outside the sentence."""
        return self.tokens[index].text.lower() if 0 <= index < len(self.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """Return the characters of a stretch, without a possessive ending."""
        cut = tuple(settings(self.language)["possessive"])
        return trimmed_span(self.sentence, first, last, cut)

    def text(self, first: int, last: int) -> str:
        """Return a stretch as written, without a possessive ending."""
        return text_of(self.sentence, self.span(first, last))

    def starts_upper(self, index: int) -> bool:
        """Tell whether a token is written with a capital."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text[:1].isupper()

    def starts_upper_or_short(self, index: int) -> bool:
        """Tell whether a token can begin a name: a capital, or a short word as in "dpa", "taz"."""
        return self.starts_upper(index) or len(self.word(index)) <= 4

    def is_definite(self, first: int) -> bool:
        """Tell whether a noun phrase that starts at `first` has a definite article before it."""
        return self.word(first - 1) in small_words("definite", self.language)

    def is_indefinite(self, first: int) -> bool:
        """Tell whether a noun phrase that starts at `first` has an indefinite article before it."""
        return self.word(first - 1) in small_words("indefinite", self.language)

    def is_plural(self, first: int, last: int) -> bool:
        """Tell whether a noun phrase is in the plural; its article knows better than the tag."""
        if self.word(first - 1) in small_words("singular_articles", self.language):
            return False
        if self._has_singular_verb(last):
            return False  # "sagte die Ministerin", whatever the noun is tagged
        return feature(self.tokens[last], "Number") == "Plur"

    def _has_singular_verb(self, index: int) -> bool:
        """Tell whether a noun alone is the subject of a verb in the singular."""
        token = self.tokens[index]
        if not token.deprel.startswith("nsubj") or token.head < 0:
            return False
        verbs = (token.head, *children(self.sentence, token.head, "aux", "cop"))
        finite = [self.tokens[i] for i in verbs if feature(self.tokens[i], "VerbForm") == "Fin"]
        alone = not children(self.sentence, index, "conj", "nummod")
        return alone and bool(finite) and feature(finite[0], "Number") == "Sing"

    def nominative(self, first: int, end: int, gender: str) -> list[str]:
        """Return the adjectives `first` to before `end` as in the nominative without an article.

        `gender` of their noun: m, f, n, p (plural) or "" where the language shows none.
        """
        written = [self.tokens[i].text for i in range(first, end)]  # "Mexico's" keeps its ending
        ending = settings(self.language)["adjective_nominative"].get(gender)
        return [with_ending(word, ending) for word in written] if ending else written

    def named(self, first: int, last: int) -> str:
        """Return a name as written, adjectives at its start in the nominative: "Rote Front"."""
        end = first
        while end < last and self._is_adjective(end):
            end += 1
        gender = self._gender(first, end) if end > first else ""
        if not gender:
            return self._uninflected(first, last)
        endings = settings(self.language)["adjective_nominative"]
        words = [_with_weak_ending(self.tokens[i].text, endings[gender]) for i in range(first, end)]
        noun = self.text(end, last)
        if gender == "p" and end == last and feature(self.tokens[last], "Case") == "Dat":
            noun = nominative_noun(noun, self.language)
        return " ".join([*words, noun])

    def _uninflected(self, first: int, last: int) -> str:
        """Return a name without the -s of a genitive on its first noun: "des Konzerns Nordöl"."""
        name, noun, token = self.text(first, last), self.tokens[first].text, self.tokens[first]
        behind = self.word(first - 1) in small_words("genitive_articles", self.language)
        common = token.upos == "NOUN" or noun in (token.lemma + "s", token.lemma + "es")
        common = common and last > first
        if not (behind and common and noun.endswith("s")):
            return name
        bare = noun.removesuffix("s")
        bare = bare.removesuffix("e") if not bare.endswith("ee") else bare
        return bare + name.removeprefix(noun)

    def _is_adjective(self, index: int) -> bool:
        """Tell an adjective before its noun: "Tren de Aragua" begins with none."""
        token, following = self.tokens[index], self.tokens[index + 1]
        weak = token.text.endswith(("en", "e"))
        return (
            weak and token.upos in ("ADJ", "PROPN") and following.upos in ("ADJ", "PROPN", "NOUN")
        )

    def _gender(self, first: int, noun: int) -> str:
        """Return the gender of a name that begins with adjectives, p for a plural, "" in doubt.

        An article in the nominative tells it; else the tags of noun and adjective must.
        """
        endings = settings(self.language)["adjective_nominative"]
        strong = settings(self.language)["article_gender"].get(self.word(first - 1), "")
        weak = self.tokens[first].text.endswith("e")
        if weak:
            return strong if strong in endings else ""
        if self.is_plural(first, noun):
            return "p" if "p" in endings else ""
        shown = _GENDERS.get(feature(self.tokens[first], "Gender") or "", "")
        gender = gender_by_ending(self.tokens[noun].text, self.language) or shown
        return gender if gender in endings else ""

    def make(
        self, first: int, last: int, type_: EntityType, evidence: Evidence, name: str | None = None
    ) -> Found:
        """Return a candidate mention over a stretch of tokens, named as written."""
        span = self.span(first, last)
        return Found(
            sentence=self.sentence.index,
            first=first,
            last=last,
            span=span,
            head=head_of(self.sentence, first, last),
            name=name if name is not None else self.text(first, last),
            type=type_,
            evidence=evidence,
        )


def read_sentence(sentence: ParsedSentence, language: Language) -> Reading:
    """Return the sentence with the look-up keys of its tokens."""
    return Reading(sentence, tuple(normalise_name(t.text) for t in sentence.tokens), language)


def _with_weak_ending(adjective: str, ending: str) -> str:
    return adjective.removesuffix("n").removesuffix("e") + ending
