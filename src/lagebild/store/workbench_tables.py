"""The tables of the workbench; `migrations/versions/0002_workbench.py` creates them on disk.

Machine output (stories, claims, changes) can be rebuilt from the analyses and the edits; the edits
are people's work and are never overwritten. Times are ISO 8601 in UTC.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from lagebild.store.tables import Base


class ToPlaceRow(Base):
    """A note that the stories do not know of an article's newest analysis or edits yet."""

    __tablename__ = "to_place"

    serial: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[str] = mapped_column(ForeignKey("articles.key"))


class IndexRow(Base):
    """An article's place in the full-text index; `day` is "" for undated ones."""

    __tablename__ = "article_index"

    serial: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[str] = mapped_column(ForeignKey("articles.key"), unique=True)
    day: Mapped[str]


class JobRow(Base):
    """One submission; `key` makes it unique: the article's content hash, or "url ADDRESS"."""

    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # article, url
    state: Mapped[str]  # queued, running, done, failed
    source: Mapped[str]  # who handed it in: "api", "page", "feed 3"
    label: Mapped[str]  # what a list shows: title or address
    article: Mapped[str | None]  # content hash, once known
    body: Mapped[str]
    attempts: Mapped[int]
    problem: Mapped[str | None]
    submitted: Mapped[str]
    started: Mapped[str | None]
    finished: Mapped[str | None]
    worker: Mapped[str | None]  # who has it, or had it last


class StoryRow(Base):
    """A story; `body` is format 3 without its claims, `moved` the number of its last change."""

    __tablename__ = "stories"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    first: Mapped[str | None]
    last: Mapped[str | None]
    articles: Mapped[int]
    claims: Mapped[int]
    origins: Mapped[int]  # the most independent origins that one of its claims has
    moved: Mapped[int]
    body: Mapped[str]


class StoryArticleRow(Base):
    """Which story an article belongs to."""

    __tablename__ = "story_articles"

    article: Mapped[str] = mapped_column(ForeignKey("articles.key"), primary_key=True)
    story: Mapped[str]


class StoryKeysRow(Base):
    """What an article is grouped by; `story` is the key of the first article of its group.

    `moment` and `id` give the order in which articles are placed; undated ones come last.
    """

    __tablename__ = "story_keys"

    article: Mapped[str] = mapped_column(ForeignKey("articles.key"), primary_key=True)
    moment: Mapped[str]
    id: Mapped[str]
    story: Mapped[str]
    body: Mapped[str]  # each key with its count


class ClaimRow(Base):
    """A claim of a story; `body` is format 3."""

    __tablename__ = "claims"

    serial: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    story: Mapped[str]
    place: Mapped[int]
    type: Mapped[str]
    modality: Mapped[str]  # of the earliest carrier
    status: Mapped[str]
    origins: Mapped[int]
    when: Mapped[str | None]
    where: Mapped[str | None]
    moved: Mapped[int]
    body: Mapped[str]


class ClaimNameRow(Base):
    """A name with its part in a claim."""

    __tablename__ = "claim_names"

    claim: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)  # actor, recipient, origin, place, group
    name: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str]


class ChangeRow(Base):
    """What became new, changed or gone, numbered without gaps in order of time."""

    __tablename__ = "changes"

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    kind: Mapped[str]  # new, changed, gone
    story: Mapped[str]
    claim: Mapped[str | None]
    body: Mapped[str]


class EditRow(Base):
    """One piece of work by hand; `subject` is what it is about: "article KEY", "story ID"."""

    __tablename__ = "edits"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    author: Mapped[str]
    kind: Mapped[str]
    subject: Mapped[str]
    target: Mapped[str]
    value: Mapped[str]
    note: Mapped[str]
    undone_at: Mapped[str | None]
    undone_by: Mapped[str | None]


class WatchRow(Base):
    """A saved search over claims; `seen` is the last change its readers have looked at."""

    __tablename__ = "watches"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    query: Mapped[str]
    seen: Mapped[int]


class TokenRow(Base):
    """Who may read or write; only a digest of the token is kept."""

    __tablename__ = "tokens"

    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]  # read, write
    digest: Mapped[str] = mapped_column(unique=True)
    created: Mapped[str]


class FeedRow(Base):
    """A feed with what the last visit left: conditional headers, state, reason of a failure."""

    __tablename__ = "feeds"

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str | None]
    outlet: Mapped[str | None]
    every_s: Mapped[int]
    allow_private: Mapped[bool]
    etag: Mapped[str | None]
    modified: Mapped[str | None]
    next_at: Mapped[str]
    last_at: Mapped[str | None]
    state: Mapped[str]  # new, ok, failing
    problem: Mapped[str | None]
    failures: Mapped[int]
    taken: Mapped[int]  # articles handed on so far


class FeedItemRow(Base):
    """An entry of a feed that was handed on already."""

    __tablename__ = "feed_items"

    feed: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    seen: Mapped[str]
