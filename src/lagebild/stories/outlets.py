"""Outlets by their names in a text: "die Agentur Kontor" is "Kontor (ko)", "the paper" another."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lagebild.names import compare_names, normalise_name
from lagebild.stories.concepts import sorts_of
from lagebild.types import Annotations, Span

_SAME_NAME = 0.7


def outlet_named(name: str, outlets: tuple[str, ...]) -> str | None:
    """Return the outlet that a name means, None if it is none of them."""
    for outlet in outlets:
        if outlet and _same_outlet(name, outlet):
            return outlet
    return None


def same_outlet(first: str, second: str) -> bool:
    """Tell whether two names are one outlet's."""
    return first == second or _same_outlet(first, second) or _same_outlet(second, first)


def names_outlets(
    annotations: Annotations, span: Span, outlets: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the other outlets that a stretch names, in order; "the paper" is the one named last.

    `outlets` are the publishers of the articles at hand.
    """
    text, own = annotations.article.text, annotations.article.outlet
    others = tuple(one for one in outlets if one and one != own)
    found = outlets_in(span.of(text), others)
    lang = annotations.article.lang or ""
    if found or "outlet" not in sorts_of(span.of(text), lang):
        return found
    before = outlets_in(text[: span.start], others)
    return before[-1:] or outlets_in(text[span.end :], others)[:1]


def outlets_in(text: str, outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the outlets that a text names, in order of their last naming."""
    places = [
        (max(match.start() for match in matches), outlet)
        for outlet in outlets
        if (matches := list(_outlet_re(outlet).finditer(text)))
    ]
    return tuple(outlet for _, outlet in sorted(places))


@cache
def _outlet_re(outlet: str) -> re.Pattern[str]:
    """The name of an outlet, without its article, sign and with a German ending."""
    bare = re.sub(r"\s*\([^)]*\)", "", outlet)
    words = bare.split()
    core = words[1:] if len(words) > 1 and len(words[0]) <= 3 else words
    return re.compile(r"\b" + r"\s+".join(map(re.escape, core)) + r"(?:s|n|en)?\b")


@lru_cache(maxsize=65536)
def _same_outlet(name: str, outlet: str) -> bool:
    """ "Agentur Kontor" and "Kontor (ko)" are one, "Tag" and "Tagblatt" are not."""
    bare = re.sub(r"\s*\([^)]*\)", "", outlet)
    short = re.findall(r"\(([^)]+)\)", outlet)
    if any(normalise_name(name) == normalise_name(one) for one in short):
        return True
    if compare_names(name, bare).score >= _SAME_NAME:
        return len(normalise_name(name)) >= 4
    words, wanted = normalise_name(name).split(), normalise_name(bare).split()
    return len("".join(wanted)) >= 5 and set(wanted) <= set(words)
