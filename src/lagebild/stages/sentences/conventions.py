"""How one language writes: its data files compiled for the passes of this stage."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from lagebild.errors import DataError
from lagebild.lang import Language

Ends = Literal["never", "maybe", "number"]

# Zero-width characters that only allow or forbid a line break: read as blanks.
BLANKS = "\\s\u200b\u2060\ufeff"
_SUPERSCRIPTS = "²³¹⁰⁴-⁹"
# Endings of file and host names that stand in running text with capitals: "Lagebild.pdf".
_SUFFIXES = "com|org|net|gov|edu|info|eu|de|uk|es|pdf|docx?|xlsx?|pptx?|txt|html?|jpe?g|png"


@dataclass(frozen=True, slots=True)
class Conventions:
    """The compiled conventions of one language."""

    token_re: re.Pattern[str]  # cuts a stretch without blanks into tokens
    abbreviations: dict[str, Ends]  # with their full stop
    starters: frozenset[str]
    speech: frozenset[str]
    ordinal_digits: int
    ordinal_roman: bool
    number_blanks: frozenset[str]  # blanks that part groups of three digits: "25 000"
    hyphen_whole: bool


@cache
def load_conventions(language: Language) -> Conventions:
    """Return the conventions of a language; raises DataError naming the file and the key."""
    table = language.table("language.toml")
    path = language.folder / "language.toml"
    try:
        numbers, tokens, sentences = table["numbers"], table["tokens"], table["sentences"]
        return Conventions(
            token_re=_token_re(tokens["hyphen"] == "whole", tokens),
            abbreviations=_abbreviations(language),
            starters=frozenset(language.words("sentence_starters.txt")),
            speech=frozenset(sentences["speech"]),
            ordinal_digits=numbers["ordinal_digits"],
            ordinal_roman=numbers["ordinal_roman"],
            number_blanks=frozenset(mark for mark in numbers["thousands"] if mark.isspace()),
            hyphen_whole=tokens["hyphen"] == "whole",
        )
    except KeyError as error:
        raise DataError(f"{path}: key {error} is missing") from error


def _abbreviations(language: Language) -> dict[str, Ends]:
    found: dict[str, Ends] = {}
    for row in language.rows("abbreviations.tsv"):
        if row["ends"] not in ("never", "maybe", "number"):
            raise DataError(
                f"{language.folder / 'abbreviations.tsv'}: {row['abbreviation']}: ends is "
                f"{row['ends']!r}, expected never, maybe or number"
            )
        found[row["abbreviation"]] = cast(Ends, row["ends"])
    return found


@cache
def _marks() -> str:
    """Return combining marks and joiners as the inside of a character class (BMP, 8 ms)."""
    ranges: list[list[int]] = []
    for code in range(0x300, 0x10000):
        if unicodedata.category(chr(code)).startswith("M"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    joiners = "\u00ad\u200c\u200d"
    return joiners + "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)


def _token_re(whole: bool, tokens: dict[str, Any]) -> re.Pattern[str]:
    """Compile the alternatives in the order in which they are tried.

    Every repetition is bounded, possessive or over one class, so that a line of megabytes
    without a blank takes linear time.
    """
    marks = _marks()
    run = f"[^\\W{_SUPERSCRIPTS}]++(?:[{marks}]++[^\\W{_SUPERSCRIPTS}]*+)*+"
    word = f"{run}(?:['’′]{run})*+"  # the prime is a common slip for the apostrophe
    # A contraction of figures, "'70"; the article "'n" and the pronoun "'s".
    clitic = "(?<![\\w.,!?])['’](?:\\d\\ds?|[snt])(?!\\w)"
    acronym = "(?:[^\\W\\d_]\\.){2,}+(?:[^\\W\\d_](?!\\w))?+|[^\\W\\d_]\\.[^\\W\\d_](?![\\w'’])"
    doubled = "(?:[A-ZÁÉÍÓÚÑ]{2}\\.){2,}+"
    number = "\\d++(?:[.,:]\\d++){1,8}+(?!\\w)"
    units = _alternation(tokens["units"] + tokens["raised_units"])
    alternatives = [
        '(?:https?://|ftp://|www\\.)[^\\s<>"“”„»«]*[\\w/]',
        "[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+",
        "[a-z][a-z0-9_-]{0,62}(?:\\.[a-z0-9_-]{2,63})+(?!\\w)",
        f"[\\w-]{{1,63}}(?:\\.[\\w-]{{1,63}}){{0,3}}\\.(?:{_SUFFIXES})(?!\\w)",
        "[A-Z][\\w-]{1,30}\\.[a-z]{2,3}(?![\\w.])",  # "Ver.di", "Blick.ch"
        "[#@][^\\W\\d]\\w*+",
        "&(?:[A-Za-z]{2,8}|#\\d{1,6});",
        f"\\d++(?:[.,:]\\d++){{0,8}}+(?=(?:{units})(?!\\w))",
        f"(?:{_alternation(tokens['raised_units'])})(?!\\w)",
        "\\d{1,2}-[A-Z][a-z]{2}-\\d{2,4}(?!\\w)",
        "\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}(?!\\w)|\\d{1,2}/\\d{1,2}(?![\\w/])",
    ]
    if whole:
        joiners = re.escape(tokens["joiners"])
        part = f"(?:{acronym}|{doubled}|{number}|{word})"
        alternatives += [
            f"{part}(?:[{joiners}](?:{number}|{word}))++-?",
            f"{word}-(?=$|[,/)])",
            f"^-(?=[^\\W\\d]){word}",
        ]
    else:
        prefixes = _alternation(tokens["hyphen_prefixes"])
        alternatives += [
            "\\d{3}-\\d{4}(?!\\w)|\\d{1,5}(?:-\\d{2,5}){2,}(?!\\w)",
            f"(?i:{prefixes})[-‑]{word}",
        ]
    alternatives += [
        acronym,
        doubled,
        clitic,
        number,
        word,
        "[:;]-?[)(DP](?!\\w)",
        "[.!?…]{2,}+|-{2,}+|[*=_~+]{2,}+|``|''|\\${2,}+",
        f"[^{BLANKS}](?:\u200d[^{BLANKS}\\w]|[{marks}\ufe0f\U0001f3fb-\U0001f3ff])*+",
    ]
    return re.compile("|".join(alternatives))


def _alternation(words: list[str]) -> str:
    """Return the words as alternatives, longest first; of no words, what never matches."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
