"""Parsed sentences as CoNLL-U (https://universaldependencies.org/format.html), for other tools.

Offsets and entities stand in MISC the way stanza writes them: `start_char=0|end_char=3|ner=B-PER`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lagebild.types import ParsedSentence, Token

_BLANKS_RE = re.compile(r"\s+")  # tabs and line ends of every kind, which would break the columns


def format_conllu(sentences: Sequence[ParsedSentence]) -> str:
    """Return the sentences as CoNLL-U, each followed by a blank line; "" for none.

    Offsets count code points of the article's text. Sentences without tokens are left out, since
    the format has no empty sentence.
    """
    return "".join(_block(sentence) for sentence in sentences if sentence.tokens)


def _block(sentence: ParsedSentence) -> str:
    text = _BLANKS_RE.sub(" ", sentence.text).strip()
    glued = [before.end == after.start for before, after in pairwise(sentence.tokens)]
    rows = [
        _row(number, token, is_glued)
        for number, (token, is_glued) in enumerate(
            zip(sentence.tokens, [*glued, False], strict=True), 1
        )
    ]
    return "\n".join([f"# sent_id = {sentence.index + 1}", f"# text = {text}", *rows, "", ""])


def _row(number: int, token: Token, is_glued: bool) -> str:
    misc = f"start_char={token.start}|end_char={token.end}|ner={token.ner}"
    if is_glued:
        misc = f"SpaceAfter=No|{misc}"
    cells = [
        str(number),
        _cell(token.text),
        _cell(token.lemma),
        token.upos or "_",
        "_",
        token.feats or "_",
        str(token.head + 1),
        token.deprel or "_",
        "_",
        misc,
    ]
    return "\t".join(cells)


def _cell(value: str) -> str:
    return _BLANKS_RE.sub(" ", value).strip() or "_"
