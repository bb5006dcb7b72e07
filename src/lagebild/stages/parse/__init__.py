"""Grammar: tags, features, lemmas, the dependency tree and named entities of every sentence.

One small multilingual encoder (`data/model/`, trained by `training/`) reads batches of sentences
of similar length. The same sentence gets the same answer whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lagebild.lang import Language
from lagebild.onnx import load_model, run_model
from lagebild.stages.parse.encode import plan_batches
from lagebild.stages.parse.lemmas import join_particle
from lagebild.stages.parse.moods import mark_moods
from lagebild.stages.parse.readings import read_outputs
from lagebild.stages.parse.repairs import mend_tree
from lagebild.stages.parse.windows import Window, cut_windows, stack_inputs
from lagebild.types import ParsedSentence, Sentence, Token


def parse(sentences: Sequence[Sentence], language: Language) -> tuple[ParsedSentence, ...]:
    """Return the sentences with their trees, in the order given.

    Sentences without tokens come back without tokens. Raises ModelError if the model is damaged.
    """
    windows = [window for sentence in sentences for window in cut_windows(sentence, language)]
    model = load_model()
    answers: dict[int, list[Token]] = {}
    for batch in plan_batches([window.encoded for window in windows]):
        rows = [windows[i] for i in batch]
        outputs = run_model(model, stack_inputs([window.encoded for window in rows]))
        answers.update(zip(batch, read_outputs(rows, outputs, model, language), strict=True))
    return _assemble(sentences, windows, answers, language)


def _assemble(
    sentences: Sequence[Sentence],
    windows: list[Window],
    answers: dict[int, list[Token]],
    language: Language,
) -> tuple[ParsedSentence, ...]:
    tokens: dict[int, list[Token]] = {}
    for i, window in enumerate(windows):
        known = tokens.setdefault(id(window.sentence), [])
        known += _shift(answers[i], len(known), known)
    separable = bool(language.table("grammar.toml")["separable_verbs"])
    parsed = []
    for sentence in sentences:
        row = mend_tree(_complete(sentence, tokens.get(id(sentence), [])), language)
        row = mark_moods(join_particle(row, language) if separable else row, language)
        parsed.append(
            ParsedSentence(sentence.index, sentence.span, sentence.paragraph, sentence.text, row)
        )
    return tuple(parsed)


def _complete(sentence: Sentence, read: list[Token]) -> tuple[Token, ...]:
    """Return all tokens of a sentence; what no window holds hangs on the root."""
    rest = sentence.tokens[len(read) :]
    if not rest:
        return tuple(read)
    top = next(i for i, token in enumerate(read) if token.head < 0)
    forms = (
        sentence.text[s.start - sentence.span.start : s.end - sentence.span.start] for s in rest
    )
    unread = (
        Token(span.start, span.end, form, form, "X", "", top, "dep")
        for span, form in zip(rest, forms, strict=True)
    )
    return (*read, *unread)


def _shift(tokens: list[Token], offset: int, before: list[Token]) -> list[Token]:
    """Hang a later window of a very long sentence on the root of the first one."""
    if not offset:
        return tokens
    top = next(i for i, token in enumerate(before) if token.head < 0)
    return [_rehang(token, offset, top) for token in tokens]


def _rehang(token: Token, offset: int, top: int) -> Token:
    if token.head < 0:
        return replace(token, head=top, deprel="parataxis")
    return replace(token, head=token.head + offset)
