"""The workbench: full text, queue, stories and claims, changes, work by hand, feeds, tokens."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables of the workbench and note that no analysis is in a story yet."""
    op.create_table(
        "to_place",
        sa.Column("serial", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("to_place_by_article", "to_place", ["article"])
    op.execute("INSERT INTO to_place (article) SELECT article FROM analyses")
    _words()
    _queue()
    _stories()
    _by_hand()
    _feeds()


def _words() -> None:
    op.create_table(
        "article_index",
        sa.Column("serial", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), unique=True),
        sa.Column("day", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("article_index_by_day", "article_index", ["day", "serial"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE article_words USING fts5(words, names)")
        op.execute("CREATE VIRTUAL TABLE claim_words USING fts5(words, names)")
        return
    for table in ("article_words", "claim_words"):
        op.execute(f"CREATE TABLE {table} (rowid integer PRIMARY KEY, words tsvector)")
        op.execute(f"CREATE INDEX {table}_gin ON {table} USING gin (words)")


def _queue() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("article", sa.String),
        sa.Column("body", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("problem", sa.String),
        sa.Column("submitted", sa.String, nullable=False),
        sa.Column("started", sa.String),
        sa.Column("finished", sa.String),
        sqlite_autoincrement=True,
    )
    op.create_index("jobs_by_state", "jobs", ["state", "id"])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("first", sa.String),
        sa.Column("last", sa.String),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("moved", sa.Integer, nullable=False),
        sa.Column("body", sa.String, nullable=False),
    )
    op.create_index("stories_by_move", "stories", ["moved"])
    op.create_table(
        "story_articles",
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), primary_key=True),
        sa.Column("story", sa.String, nullable=False),
    )
    op.create_index("story_articles_by_story", "story_articles", ["story"])
    op.create_table(
        "claims",
        sa.Column("serial", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("story", sa.String, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("modality", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("when", sa.String),
        sa.Column("where", sa.String),
        sa.Column("moved", sa.Integer, nullable=False),
        sa.Column("body", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("claims_by_move", "claims", ["moved"])
    op.create_index("claims_by_story", "claims", ["story", "place"])
    op.create_table(
        "claim_names",
        sa.Column("claim", sa.Integer, primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("folded", sa.String, nullable=False),
    )
    op.create_index("claim_names_by_name", "claim_names", ["folded"])
    op.create_table(
        "changes",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("story", sa.String, nullable=False),
        sa.Column("claim", sa.String),
        sa.Column("body", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("changes_by_story", "changes", ["story", "seq"])


def _by_hand() -> None:
    op.create_table(
        "edits",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("undone_at", sa.String),
        sa.Column("undone_by", sa.String),
        sqlite_autoincrement=True,
    )
    op.create_index("edits_by_subject", "edits", ["subject"])
    op.create_table(
        "watches",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("query", sa.String, nullable=False),
        sa.Column("seen", sa.Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tokens",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False, unique=True),
        sa.Column("created", sa.String, nullable=False),
    )


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("url", sa.String, nullable=False, unique=True),
        sa.Column("title", sa.String),
        sa.Column("outlet", sa.String),
        sa.Column("every_s", sa.Integer, nullable=False),
        sa.Column("allow_private", sa.Boolean, nullable=False),
        sa.Column("etag", sa.String),
        sa.Column("modified", sa.String),
        sa.Column("next_at", sa.String, nullable=False),
        sa.Column("last_at", sa.String),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("problem", sa.String),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("taken", sa.Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "feed_items",
        sa.Column("feed", sa.Integer, primary_key=True),
        sa.Column("item", sa.String, primary_key=True),
        sa.Column("seen", sa.String, nullable=False),
    )
