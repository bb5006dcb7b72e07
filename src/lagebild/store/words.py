"""Full text in both databases: the same words found by the same query.

Text is folded by our own rules (case, accents) before it goes in, so that SQLite's FTS5 and
PostgreSQL's text search only compare words. A query is words that must all occur, "words in a
row" in quotation marks, and beginnings of words marked by a star: `"ada velm" sanktion*`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    ColumnClause,
    Integer,
    ScalarSelect,
    Select,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.orm import Session

from lagebild.names import normalise_name

# A word that stands in half of 100,000 articles must not make a search wait for a sort of them
# all: among more hits than these, the newest are searched.
MOST_HITS = 5_000
_LONGEST = 900_000  # characters indexed; PostgreSQL refuses a text vector above 1 MB
_TERM_RE = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other; `prefix`: the last one is the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


def parse_query(query: str) -> tuple[Term, ...]:
    """Return the terms of a query, all of which must be found; empty where nothing is asked."""
    terms = []
    for quoted, bare in _TERM_RE.findall(query):
        words = tuple(folded(quoted or bare).split())
        if words:
            terms.append(Term(words, prefix=bare.endswith("*")))
    return tuple(terms)


def folded(value: str) -> str:
    """Return the words of a text as they are compared, one blank between them."""
    return normalise_name.__wrapped__(value)  # without its cache: texts are long and come once


def put_words(session: Session, into: str, serial: int, words: str, names: Iterable[str]) -> None:
    """Replace the indexed words of row `serial`; `into` is article_words or claim_words."""
    text_words, name_words = folded(words)[:_LONGEST], folded(" . ".join(names))[:_LONGEST]
    session.execute(text(f"DELETE FROM {into} WHERE rowid = :r"), {"r": serial})  # noqa: S608
    values = {"r": serial, "w": text_words, "n": name_words}
    if _is_sqlite(session):
        row = f"INSERT INTO {into} (rowid, words, names) VALUES (:r, :w, :n)"  # noqa: S608
    else:
        row = (
            f"INSERT INTO {into} (rowid, words) VALUES (:r, "  # noqa: S608
            "to_tsvector('simple', CAST(:w AS text) || ' ' || CAST(:n AS text)))"
        )
    session.execute(text(row), values)


def matching_rows(session: Session, of: str, terms: Iterable[Term]) -> ScalarSelect[int]:
    """Return the numbers of the rows that hold all terms, the newest MOST_HITS, as a subquery.

    For claims PostgreSQL needs no such bound: it knows how common a word is, and either starts from
    its index or asks each claim in the order of the list (12 ms for a word in half of 100,000,
    against 309 with the bound). For articles it guesses wrong how common a word is, so that is
    asked first: the hits of a rare one are gathered from its index before they are put in order
    (OFFSET 0 keeps it from walking all rows), those of a common one are met from the newest on.
    """
    rowid: ColumnClause[int] = column("rowid", Integer)
    index = table(of, rowid, column("words"))
    hits: Select[tuple[int]] = select(rowid).select_from(index)
    if _is_sqlite(session):
        hits = hits.where(literal_column(of).op("MATCH")(_fts5(terms)))
    else:
        hits = hits.where(index.c.words.op("@@")(func.to_tsquery("simple", _tsquery(terms))))
        if of == "claim_words":
            return hits.scalar_subquery()
        if not _is_common(session, hits):
            gathered = hits.offset(0).subquery().c.rowid
            return select(gathered).order_by(gathered.desc()).limit(MOST_HITS).scalar_subquery()
    return hits.order_by(rowid.desc()).limit(MOST_HITS).scalar_subquery()


def _is_common(session: Session, hits: Select[tuple[int]]) -> bool:
    """Tell whether there are more than MOST_HITS; the index of words is asked, never all rows."""
    session.execute(text("SET LOCAL enable_seqscan = off"))
    first = hits.limit(MOST_HITS + 1).subquery()
    found = session.execute(select(func.count()).select_from(first)).scalar_one()
    session.execute(text("SET LOCAL enable_seqscan = on"))
    return found > MOST_HITS


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _fts5(terms: Iterable[Term]) -> str:
    """Folded words hold letters and digits only, so quoting them is enough."""
    return " AND ".join(f'"{" ".join(term.words)}"{"*" if term.prefix else ""}' for term in terms)


def _tsquery(terms: Iterable[Term]) -> str:
    return " & ".join(
        "(" + " <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.prefix else "") + ")"
        for term in terms
    )
