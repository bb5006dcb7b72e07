"""Parsed sentences written by hand: one token a line, `form lemma UPOS feats head deprel [ner]`.

Heads count from 1 as in CoNLL-U, 0 is the root; `_` stands for no features. The text is the forms
joined by blanks, none before punctuation.
"""

from lagebild.types import ParsedSentence, Span, Token

_GLUED = frozenset({",", ".", ":", ";", "!", "?", "“", "”", "«", ")"})


def sentence(table: str, *, index: int = 0, start: int = 0) -> ParsedSentence:
    """Return the sentence that a hand-written table describes."""
    text, tokens = "", []
    for line in table.strip().splitlines():
        form, lemma, upos, feats, head, deprel, *ner = line.split()
        if text and form not in _GLUED:
            text += " "
        at = start + len(text)
        text += form
        tokens.append(
            Token(
                start=at,
                end=at + len(form),
                text=form,
                lemma=lemma,
                upos=upos,
                feats="" if feats == "_" else feats,
                head=int(head) - 1,
                deprel=deprel,
                ner=ner[0] if ner else "O",
            )
        )
    return ParsedSentence(index, Span(start, start + len(text)), 0, text, tuple(tokens))


def position(parsed: ParsedSentence, form: str) -> int:
    """Return the index of the first token with this form."""
    return next(i for i, token in enumerate(parsed.tokens) if token.text == form)
