"""How the words of a source reach an outlet: `relays.toml` of a language as one record."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from lagebild.errors import DataError
from lagebild.lang import Language
from lagebild.types import Token


@dataclass(frozen=True, slots=True)
class Relays:
    """Word sets; every field is explained beside its key in `relays.toml`."""

    occasions: frozenset[str]
    verbs: frozenset[str]
    venues: frozenset[str]
    quoting: frozenset[str]
    quoting_marks: frozenset[str]
    told_articles: frozenset[str]
    own_outlet: frozenset[str]
    crowds: frozenset[str]

    def is_occasion(self, token: Token) -> bool:
        """Tell whether the word names an occasion of speaking: "Interview", "statement"."""
        if token.upos != "NOUN":
            return False  # "the Washington Post" is no post
        forms = {token.lemma.lower(), token.text.lower()}
        endings = tuple(word[1:] for word in self.occasions if word.startswith("-"))
        ended = any(form.endswith(endings) for form in forms) if endings else False
        return bool(forms & self.occasions) or ended

    def is_relay(self, token: Token) -> bool:
        """Tell whether the word is a verb by which an outlet passes on what it was told."""
        return token.lemma.lower() in self.verbs and token.upos in ("VERB", "AUX", "ADJ")


@cache
def load_relays(language: Language) -> Relays:
    """Return the word sets of a language; raises DataError naming a missing key."""
    table = language.table("relays.toml")
    names = [field.name for field in fields(Relays)]
    missing = [name for name in names if name not in table]
    if missing:
        raise DataError(f"{language.code}/relays.toml: missing {', '.join(missing)}")
    return Relays(**{name: frozenset(table[name]) for name in names})
