"""Which language a text is written in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from lagebild.errors import InputError
from lagebild.lang import available_languages

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

# Written languages of the press. A text in one of them is refused by name; with all 97 that the
# identifier knows, small relatives (Occitan, Luxembourgish) take sentences of ours.
_PRESS = tuple(
    "ar bg ca cs da de el en es eu fa fi fr gl he hi hr hu id it ja ko nl no pl pt ro ru sk sr "  # noqa: SIM905
    "sv tr uk vi zh".split()
)

_SAMPLE = 10_000  # characters; more change nothing
# Differences of log-probabilities, which the identifier overrates. Foreign verdicts on sentences of
# UD PUD and GSD in our languages stay below 36, on two below 15; a French headline has 41.
_SURE = 40.0
_CLEAR = 10.0


def identify_language(text: str) -> tuple[str, str | None]:
    """Return the code of a supported language and a note where it is a guess.

    Raises InputError for a text that is surely in another language, and for one without letters.
    """
    supported = available_languages()
    if not any(char.isalpha() for char in text):
        raise InputError(f"no letters to tell a language by; name one of {', '.join(supported)}")
    ranked: list[tuple[str, float]] = _identifier().rank(text[:_SAMPLE])
    (first, best), (_, second) = ranked[:2]
    code, score = next(pair for pair in ranked if pair[0] in supported)
    if code == first and best - second >= _CLEAR:
        return code, None
    if best - score >= _SURE:
        raise InputError(
            f"the text seems to be {language_name(first)} ({first}), which is not supported; "
            f"supported are {', '.join(supported)}"
        )
    return code, f"language guessed: {language_name(code)}"


def check_language(value: str) -> str:
    """Return the folder code of a language tag ("de-AT" -> "de"); raises InputError naming all."""
    code = value.strip().replace("_", "-").partition("-")[0].lower()
    if code not in available_languages():
        raise InputError(
            f"language {value!r} is not supported; supported are {', '.join(available_languages())}"
        )
    return code


def language_name(code: str) -> str:
    """Return the English name of a language, the code itself if it has none."""
    return str(Locale("en").languages.get(code, code))


@cache
def _identifier() -> LanguageIdentifier:
    # Imported here: its model takes 0.15 s to load, which a text with a known language saves.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE)
    identifier.set_languages(sorted({*_PRESS, *available_languages()}))
    return identifier
