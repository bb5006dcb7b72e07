"""Articles of parsed sentences written by hand, for stages that read a whole article."""

from __future__ import annotations

from lagebild.types import Annotations, Article, ParsedSentence
from tests.trees import sentence


def article(*tables: str, lang: str = "de") -> Annotations:
    """Return an article of the sentences that the tables describe, one blank between them."""
    text, parsed = "", list[ParsedSentence]()
    for index, table in enumerate(tables):
        start = len(text) + (1 if text else 0)
        one = sentence(table, index=index, start=start)
        text += " " * (start - len(text)) + one.text
        parsed.append(one)
    return Annotations(Article("hand", text, lang=lang), tuple(parsed))


def flat(text: str, lang: str = "de") -> Annotations:
    """Return a text of one sentence without a tree: capitals are proper nouns, the rest is X."""
    rows = []
    for number, word in enumerate(text.replace(",", " ,").replace(".", " .").split(), 1):
        mark = word in {",", "."}
        upos = "PUNCT" if mark else "PROPN" if word[0].isupper() else "X"
        rows.append(f"{word} {word} {upos} _ {number - 1} dep")
    return article("\n".join(rows), lang=lang)
