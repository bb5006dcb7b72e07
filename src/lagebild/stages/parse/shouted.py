"""Sentences in capitals, read as they would stand in running text.

"JEFE SINDICAL ANUNCIA HUELGA": the encoder takes words in capitals for names. It is shown known
words as the lexicon writes them, with their accents, and others with a capital like names; what is
short and unknown stays as it is ("ONU"). The tokens keep their own forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lagebild.inflection import without_accents
from lagebild.lang import Language
from lagebild.stages.parse.lemmas import listed_forms, load_lexicon

_FEWEST = 3  # words in capitals; fewer may be a name with its abbreviation
_LONGEST_ABBREVIATION = 4  # letters
_ACCENTED = 3  # letters; in shorter words the accent tells two words apart


def read_shouted(forms: Sequence[str], language: Language) -> list[str]:
    """Return the forms as the encoder shall see them: changed only where all stand in capitals."""
    words = [form for form in forms if form.isalpha() and len(form) > 1]
    if len(words) < _FEWEST or not all(word.isupper() for word in words):
        return list(forms)
    known = _written(language)
    if sum(without_accents(word) in known for word in words) * 2 < len(words):
        return list(forms)  # a list of abbreviations, or another language
    spoken = [_spoken(form, known) for form in forms]
    return [spoken[0][:1].upper() + spoken[0][1:], *spoken[1:]]


def _spoken(form: str, known: dict[str, str]) -> str:
    if not form.isupper():
        return form
    listed = known.get(without_accents(form))
    if listed:
        short = len(form) < _ACCENTED and listed.islower()
        return form.lower() if short else listed  # "SE" is not "sé"
    return form if len(form) <= _LONGEST_ABBREVIATION else form.capitalize()


@cache
def _written(language: Language) -> dict[str, str]:
    """Return how words are written, by their letters alone: "represion" -> "represión".

    Of several a word without a capital counts, and of these the one without accents; the name of a
    body before all. The lexicon shows in its lemmas which words have a capital.
    """
    listed = (load_lexicon(language.code) | listed_forms(language)).items()
    pairs = [(form, lemma) for (form, tag), lemma in listed if tag != "PROPN"]
    forms = {form.capitalize() if lemma[:1].isupper() else form for form, lemma in pairs}
    forms |= {lemma for _, lemma in pairs} | set(language.words("agents.txt"))
    ranked = sorted(forms, key=lambda form: (form.islower(), without_accents(form) == form, form))
    names = (row["form"] for row in language.rows("bodies.tsv") if row["form"].isupper())
    return {without_accents(form): form for form in (*ranked, *names)}
