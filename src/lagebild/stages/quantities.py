"""Amounts: a number with what it counts, money as its ISO 4217 code.

A number says something only together with its unit, so a bare number gives nothing. Neither do
numbers that are part of a time ("3. Mai"), of a name ("Artikel 5", "Boeing 747", "MS-13"), of a
score ("2:1") or of a telephone number. Words are data: `quantities.toml` and `numbers.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from lagebild.lang import Language
from lagebild.numerals import Numerals, load_numerals
from lagebild.rules import alternatives, expand_words
from lagebild.tree import token_at
from lagebild.types import Annotations, ParsedSentence, Quantity, Span

_BLANK = r"[ \u00a0\u202f]"
_SPACED = r"[1-9]\d{0,2}(?: \d{3})+(?!\d)"  # "45 000", in newspapers of all languages
_SYMBOL_RE = re.compile(r"\W")
_MAX_WORDS = 4  # tokens between a number and the noun it counts, in a parse
_FAR = 60  # characters looked at behind a number


@dataclass(frozen=True)
class _Grammar:
    """The compiled data of one language."""

    numerals: Numerals
    number: re.Pattern[str]
    unit: re.Pattern[str]
    units: Mapping[str, str]
    fraction: re.Pattern[str]
    fractions: Mapping[str, float]
    scales: Mapping[str, float]
    mod: re.Pattern[str]
    mods: Mapping[str, str]
    name_before: re.Pattern[str]
    symbols: Mapping[str, str]
    noun: re.Pattern[str]
    no_noun: re.Pattern[str]
    no_between: re.Pattern[str]
    counted: re.Pattern[str]  # adjectives that are counted like nouns: "12 dead"
    lower: re.Pattern[str]  # the lower end of a range, before the upper one
    crowd: re.Pattern[str]
    crowds: Mapping[str, float]


def find_quantities(annotations: Annotations, language: Language) -> tuple[Quantity, ...]:
    """Return the amounts of an article in text order; `unit` is an ISO 4217 code, "%" or a noun.

    The noun is the lemma where the article is parsed, else the word as written. The span holds
    number and unit; `mod` says what stands before: MORE_THAN, LESS_THAN, APPROX. A range gives two
    amounts, "200 to 300 people" more than 200 and less than 300; "dozens" are at least two of them.
    """
    finder = _Finder(annotations, _load_grammar(language))
    found = [*finder.quantities(), *finder.crowds()]
    return tuple(sorted(found, key=lambda quantity: quantity.span))


@cache
def _load_grammar(language: Language) -> _Grammar:
    table = language.table("quantities.toml")
    words = {key: expand_words(table[key]) for key in table if key not in ("noun", "range")}
    numerals = load_numerals(language)
    units = words["currency"] | words["percent"]
    symbols = {word: code for word, code in words["currency"].items() if _SYMBOL_RE.search(word)}
    scale = f"(?:{_BLANK}?(?P<scale>{alternatives(words['scale'])})(?!\\w))?"
    number = rf"(?P<number>{_SPACED}|{numerals.pattern})"
    symbol = f"(?:(?P<symbol>{alternatives(symbols)}){_BLANK}?)?"
    return _Grammar(
        numerals=numerals,
        number=re.compile(rf"(?<![\w.,:/§#+-]){symbol}{number}{scale}(?![\w:/]|[.,]\d)", re.I),
        unit=re.compile(
            rf"{_BLANK}?{table['noun']['link']}(?P<unit>{alternatives(units)})(?!\w)", re.I
        ),
        units=units,
        fraction=re.compile(rf"{_BLANK}(?P<unit>{alternatives(words['fraction'])})\b", re.I),
        fractions=words["fraction"],
        scales=words["scale"],
        mod=re.compile(rf"(?<!\w)(?P<mod>{alternatives(words['mod'])}){_BLANK}$", re.I),
        mods=words["mod"],
        name_before=re.compile(
            rf"(?<!\w)(?:{alternatives(words['name_before'])}){_BLANK}?-?$|[§#]{_BLANK}*$", re.I
        ),
        symbols=symbols,
        noun=re.compile(rf"{_BLANK}{table['noun']['find']}"),
        no_noun=re.compile(table["noun"]["not"]),
        no_between=re.compile(table["noun"]["between_not"]),
        counted=re.compile(table["noun"]["counted"], re.I),
        lower=re.compile(
            rf"(?<![\w.,:/§#+-])(?P<change>(?:{table['range']['change']}){_BLANK})?(?P<opens>(?:{table['range']['opens']}){_BLANK})?{symbol}"
            rf"(?P<low>{_SPACED}|{numerals.pattern}){_BLANK}?"
            rf"(?:(?P<joint>{table['range']['joint']})|(?:{table['range']['link']})){_BLANK}?$",
            re.I,
        ),
        crowd=re.compile(
            rf"(?<!\w)(?P<crowd>{alternatives(words['crowd'])}){table['range']['of']}(?!\w)", re.I
        ),
        crowds=words["crowd"],
    )


class _Finder:
    """Reads one article."""

    def __init__(self, annotations: Annotations, grammar: _Grammar) -> None:
        self.text, self.grammar = annotations.article.text, grammar
        self.sentences = annotations.sentences
        self.times = [timex.span for timex in annotations.timexes]

    def quantities(self) -> Iterator[Quantity]:
        for match in self.grammar.number.finditer(self.text):
            if self._is_free(match):
                quantity = self._quantity(match)
                if quantity:
                    yield from self._ranged(quantity)

    def crowds(self) -> Iterator[Quantity]:
        """Yield what stands for a number that is not told: "dozens of", at least two dozen."""
        for match in self.grammar.crowd.finditer(self.text):
            found = self._counted(match, 2 * self.grammar.crowds[match["crowd"].lower()])
            counted = self.text[match.start() - 1 : match.start()].isdigit()
            if found and not counted and self._is_free(match):
                yield replace(found, mod="MORE_THAN")

    def _ranged(self, upper: Quantity) -> Iterator[Quantity]:
        """Yield both ends of a range, or the one amount."""
        lower = self.grammar.lower.search(
            self.text[max(0, upper.span.start - 40) : upper.span.start]
        )
        value = self.grammar.numerals.value(lower["low"]) if lower else None
        if (
            lower is None
            or value is None
            or lower["change"]
            or bool(lower["opens"]) != bool(lower["joint"])
        ):
            yield upper
            return
        start = upper.span.start - len(lower.string) + lower.start("low")
        scaled = [value * scale for scale in (1e9, 1e6, 1e3) if value * scale < upper.value]
        if value < upper.value / 1000 and scaled:  # "2 to 3 million dollars"
            value = scaled[0]
        if value < upper.value:
            span = Span(start, start + len(lower["low"]))
            yield Quantity(span, value, upper.unit, "MORE_THAN")
            upper = replace(upper, mod="LESS_THAN")
        yield upper

    def _is_free(self, match: re.Match[str]) -> bool:
        """Tell whether a number may count something: no part of a time or a name."""
        span = Span(*match.span())
        before = self.text[max(0, match.start() - 30) : match.start()]
        if self.grammar.name_before.search(before):
            return False
        return not any(span.overlaps(time) for time in self.times)

    def _quantity(self, match: re.Match[str]) -> Quantity | None:
        grammar, end = self.grammar, match.end()
        value = grammar.numerals.value(match["number"])
        if value is None:
            return None
        if match["scale"]:
            value *= grammar.scales[match["scale"].lower()]
        if match["symbol"]:
            return self._found(match, value, grammar.symbols[match["symbol"].lower()], end)
        unit = grammar.unit.match(self.text, end)
        if unit:
            word = " ".join(unit["unit"].lower().split())
            return self._found(match, value, grammar.units[word], unit.end())
        part = grammar.fraction.match(self.text, end)
        if part and value < 10:
            share = round(value * grammar.fractions[part["unit"].lower()], 2)
            return self._found(match, share, "%", part.end())
        return self._counted(match, value)

    def _counted(self, match: re.Match[str], value: float) -> Quantity | None:
        if value == 1 and not match[0][:1].isdigit():
            return None  # an article, not a count
        parsed = self._parsed_noun(match)
        if parsed is not None:
            return self._found(match, value, *parsed) if parsed[0] else None
        noun = self.grammar.noun.match(self.text, match.end(), match.end() + _FAR)
        if noun is None or self.grammar.no_noun.search(noun["noun"]):
            return None
        if self.grammar.no_between.search(noun["between"]):
            return None
        return self._found(match, value, noun["noun"], noun.end())

    def _parsed_noun(self, match: re.Match[str]) -> tuple[str, int] | None:
        """Return lemma and end of the counted noun, ("", 0) for none, None without a parse."""
        sentence = self._sentence(match.end() - 1)
        if sentence is None or not any(token.upos for token in sentence.tokens):
            return None
        index = token_at(sentence, match.end() - 1)
        if index is None or sentence.tokens[index].end != match.end():
            return "", 0  # "3. Bataillon", "35-jährig"
        behind = sentence.tokens[index + 1 : index + 2 + _MAX_WORDS]
        for place, token in enumerate(behind[:_MAX_WORDS]):
            if token.upos == "NOUN":
                head = behind[place + 1 : place + 2]  # "eight crime organizations"
                if token.deprel == "compound" and head and head[0].upos == "NOUN":
                    continue
                known = not self.grammar.no_noun.search(token.text)
                return (token.lemma or token.text, token.end) if known else ("", 0)
            alone = all(t.upos not in ("NOUN", "ADJ") for t in behind[place + 1 : place + 2])
            if alone and self.grammar.counted.search(token.text):
                return token.text.lower(), token.end  # "12 dead"
            if token.upos != "ADJ" and token.text != "de":  # "millones de personas"
                break
        return "", 0

    def _sentence(self, position: int) -> ParsedSentence | None:
        for sentence in self.sentences:
            if sentence.span.start <= position < sentence.span.end:
                return sentence
        return None

    def _found(self, match: re.Match[str], value: float, unit: str, end: int) -> Quantity:
        before = self.text[max(0, match.start() - 30) : match.start()]
        mod = self.grammar.mod.search(before)
        name = self.grammar.mods[" ".join(mod["mod"].lower().split())] if mod else None
        return Quantity(Span(match.start(), end), value, unit, name)
