"""Articles, analyses and the columns that are searched."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the first tables."""
    op.create_table(
        "articles",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("id", sa.String, nullable=False, index=True),
        sa.Column("title", sa.String),
        sa.Column("outlet", sa.String, index=True),
        sa.Column("published", sa.String, index=True),
        sa.Column("lang", sa.String),
        sa.Column("body", sa.String, nullable=False),
    )
    op.create_table(
        "analyses",
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), primary_key=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=False),
    )
    op.create_table(
        "statements",
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("modality", sa.String, nullable=False),
        sa.Column("when", sa.String),
        sa.Column("where", sa.String),
        sa.Column("evidence", sa.String, nullable=False),
    )
    op.create_index("statements_by_type", "statements", ["type", "when"])
    op.create_table(
        "names",
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), primary_key=True),
        sa.Column("statement", sa.String, primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("folded", sa.String, nullable=False),
    )
    op.create_index("names_by_name", "names", ["folded"])
