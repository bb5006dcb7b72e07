"""The trigger lexicons hold what their rows promise, through the real parser.

A row's example must fire that row and its counterexample must not. The parser misreads a few
short sentences, so the share is pinned per language; a counterexample that fires is an invented
event, and almost none may.
"""

import pytest

from lagebild.lang import Language
from lagebild.pipeline import annotate
from lagebild.stages.parse import parse
from lagebild.stages.sentences import split_sentences
from lagebild.stages.statements.lexicon import Entry, load_entries
from lagebild.types import Annotations, Article

_CHUNK = 60


def fired(entries: list[Entry], texts: list[str], language: Language) -> list[bool]:
    """Tell for each entry whether it fires in its sentence; every sentence is a paragraph."""
    text = "\n\n".join(texts)
    article = Article("examples", text, lang=language.code, published="2026-01-15")
    parsed = parse(split_sentences(article, language), language)
    statements = annotate(Annotations(article, parsed), language).statements
    found, start = [], 0
    for entry, sentence in zip(entries, texts, strict=True):
        end = start + len(sentence)
        inside = (s for s in statements if start <= s.trigger.start < end)
        found.append(any(s.rule == entry.id and s.type == entry.type for s in inside))
        start = end + 2
    return found


def check(code: str, column: str) -> tuple[int, list[str]]:
    """Return how many rows have the column, and the sentences in which their entry fires not."""
    language = Language(code)
    rows = [entry for entry in load_entries(language) if getattr(entry, column)]
    silent = []
    for begin in range(0, len(rows), _CHUNK):
        chunk = rows[begin : begin + _CHUNK]
        texts = [getattr(entry, column) for entry in chunk]
        for entry, text, hit in zip(chunk, texts, fired(chunk, texts, language), strict=True):
            if not hit:
                silent.append(f"{entry.id} ({entry.type}): {text}")
    return len(rows), silent


@pytest.mark.parametrize(("code", "share"), [("de", 0.94), ("en", 0.94), ("es", 0.84)])
def test_examples_fire_their_entry(code: str, share: float) -> None:
    total, silent = check(code, "example")
    assert 1 - len(silent) / total >= share, "\n".join(silent)


@pytest.mark.parametrize("code", ["de", "en", "es"])
def test_counterexamples_fire_nothing(code: str) -> None:
    total, silent = check(code, "counter")
    assert total > 100
    assert total - len(silent) <= total * 0.01
