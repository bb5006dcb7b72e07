"""Parsed sentences as CoNLL-U (https://universaldependencies.org/format.html), for other tools.

Offsets and entities stand in MISC the way stanza writes them: `start_char=0|end_char=3|ner=B-PER`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from lagebild.types import ParsedSentence, Token

_BLANKS_RE = re.compile(r"\s+")  # tabs and line ends of every kind, which would break the columns
_HYPHENED_RE = re.compile(r"(?=.*[^\W\d_])\w+(?:-\w+)*-?")  # "US-Regierung", "Staats-", not "3-4"
_PART_RE = re.compile(r"-|\w+")


def format_conllu(sentences: Sequence[ParsedSentence], *, split_hyphens: bool = False) -> str:
    """Return the sentences as CoNLL-U, each followed by a blank line; "" for none.

    Offsets count code points of the article's text. Sentences without tokens are left out, since
    the format has no empty sentence. `split_hyphens` writes "US-Regierung" as three tokens, as the
    German treebanks do.
    """
    if split_hyphens:
        sentences = [replace(row, tokens=_split_tokens(row.tokens)) for row in sentences]
    return "".join(_block(sentence) for sentence in sentences if sentence.tokens)


def _split_tokens(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with compounds cut at their hyphens: the last part stands for the whole."""
    parts = [_parts(token) for token in tokens]
    ends = list(accumulate(len(row) for row in parts))
    places = [
        end - 1 - (row[-1].text == "-" and len(row) > 1)
        for end, row in zip(ends, parts, strict=True)
    ]
    found: list[Token] = []
    for i, row in enumerate(parts):
        begin = len(found)
        for j, part in enumerate(row):
            if begin + j == places[i]:
                head = places[part.head] if part.head >= 0 else -1
            else:
                head = begin + j - 1 if part.deprel == "punct" else places[i]
            found.append(replace(part, head=head))
    return tuple(found)


def _parts(token: Token) -> list[Token]:
    """Return a compound's parts with their hyphens; heads are set by the caller."""
    if "-" not in token.text or not _HYPHENED_RE.fullmatch(token.text):
        return [token]
    matches = list(_PART_RE.finditer(token.text))
    last = max(i for i, match in enumerate(matches) if match.group() != "-")
    inside = token.ner if token.ner == "O" else f"I-{token.ner[2:]}"
    return [
        replace(
            token if i == last else _first_part(token, match.group()),
            start=token.start + match.start(),
            end=token.start + match.end(),
            text=match.group(),
            lemma=_last_lemma(token) if i == last else match.group(),
            ner=inside if i else token.ner,
        )
        for i, match in enumerate(matches)
    ]


def _last_lemma(token: Token) -> str:
    return token.lemma.rstrip("-").rpartition("-")[2] or token.lemma


def _first_part(token: Token, form: str) -> Token:
    """Return a part that is not the last, tagged as most such parts are in GSD and PUD."""
    if form == "-":
        return replace(token, upos="PUNCT", feats="", deprel="punct")
    return replace(token, upos=_first_tag(token, form), feats="", deprel="compound")


def _first_tag(token: Token, form: str) -> str:
    if form.isdecimal():
        return "NUM"
    if form.isupper() or token.upos == "PROPN":
        return "PROPN"
    if form[:1].isupper():
        return "NOUN"
    return "ADJ" if token.upos == "ADJ" else "X"


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
