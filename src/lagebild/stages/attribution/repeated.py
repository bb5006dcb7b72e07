"""Whom "they" means as a claimant: the subject of the sentence before, if number and gender agree.

Persons in the singular the entity stage has found; what is left here has no name of its own:
"Residents fled the town. They said". Nobody stays nobody: then the pronoun gives way to the other
links of its chain.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.clauses import without_case
from lagebild.lang import Language
from lagebild.stages.attribution.claimants import claimants_of
from lagebild.tree import children, feature, token_at
from lagebild.types import Annotations, Claimant, ParsedSentence


def is_pronoun(claimant: Claimant, sentences: tuple[ParsedSentence, ...]) -> bool:
    """Tell whether a claimant is a pronoun in the third person that nobody has resolved."""
    home = _home(claimant, sentences)
    if claimant.entity or home is None:
        return False
    index = token_at(home, claimant.span.start)
    token = home.tokens[index] if index is not None else None
    alone = token is not None and token.span == claimant.span and token.upos == "PRON"
    return bool(alone and token and feature(token, "Person") == "3")


def repeated(
    claimant: Claimant, annotations: Annotations, language: Language
) -> tuple[Claimant, ...]:
    """Return whom a pronoun repeats from the sentence before, the claimant itself if unclear."""
    home = _home(claimant, annotations.sentences)
    if home is None or home.index == 0:
        return (claimant,)
    before = annotations.sentences[home.index - 1]
    at = token_at(home, claimant.span.start)
    head = _subject(before)
    if head is None or at is None or before.paragraph != home.paragraph:
        return (claimant,)
    if not _agrees(before, head, home, at):
        return (claimant,)
    indexes = without_case(before, head)
    found = claimants_of(before, indexes, annotations.entities, language)
    return tuple(replace(one, span=claimant.span) for one in found) or (claimant,)


def _subject(sentence: ParsedSentence) -> int | None:
    """Return the one subject of the main clause, None if it is no noun."""
    root = next((i for i, token in enumerate(sentence.tokens) if token.head < 0), None)
    found = children(sentence, root, "nsubj") if root is not None else ()
    nouns = [i for i in found if sentence.tokens[i].upos in ("NOUN", "PROPN")]
    return nouns[0] if len(found) == 1 and nouns else None


def _agrees(before: ParsedSentence, head: int, home: ParsedSentence, pronoun: int) -> bool:
    """Tell whether several are meant by "they"; one person the entity stage has looked for."""
    plural = feature(before.tokens[head], "Number") == "Plur" or bool(
        children(before, head, "conj")
    )
    verb = home.tokens[pronoun].head
    own = (verb, *children(home, verb, "aux", "cop")) if verb >= 0 else ()
    finite = [i for i in own if feature(home.tokens[i], "VerbForm") == "Fin"]
    numbers = {feature(home.tokens[i], "Number") for i in (pronoun, *finite)} - {None}
    return plural and numbers == {"Plur"}


def _home(claimant: Claimant, sentences: tuple[ParsedSentence, ...]) -> ParsedSentence | None:
    return next((s for s in sentences if s.span.contains(claimant.span)), None)
