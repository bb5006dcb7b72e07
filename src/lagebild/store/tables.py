"""The tables as SQLAlchemy sees them; `migrations/` creates them on disk.

The analysis is kept whole as contract JSON. The other columns exist to be searched and can be
rebuilt from it.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Root of all tables."""


class ArticleRow(Base):
    """One article; `key` is its content hash, `body` the article as format 1."""

    __tablename__ = "articles"

    key: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(index=True)
    title: Mapped[str | None]
    outlet: Mapped[str | None] = mapped_column(index=True)
    published: Mapped[str | None] = mapped_column(index=True)
    lang: Mapped[str | None]
    body: Mapped[str]


class AnalysisRow(Base):
    """What was found in an article, as format 2, and the version that found it."""

    __tablename__ = "analyses"

    article: Mapped[str] = mapped_column(ForeignKey("articles.key"), primary_key=True)
    version: Mapped[str]
    body: Mapped[str]


class StatementRow(Base):
    """The columns of a statement that are searched."""

    __tablename__ = "statements"
    __table_args__ = (Index("statements_by_type", "type", "when"),)

    article: Mapped[str] = mapped_column(ForeignKey("articles.key"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    type: Mapped[str]
    modality: Mapped[str]
    when: Mapped[str | None]
    where: Mapped[str | None]
    evidence: Mapped[str]


class NameRow(Base):
    """A name with its part in a statement, or in the article at large (`statement` is "")."""

    __tablename__ = "names"
    __table_args__ = (Index("names_by_name", "folded"),)

    article: Mapped[str] = mapped_column(ForeignKey("articles.key"), primary_key=True)
    statement: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(
        primary_key=True
    )  # actor, recipient, claimant, place, entity, group
    name: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str]  # lower case without accents: what a search compares
