"""What each article is grouped by and into: stories are drawn anew only where that changed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table and note that every analysis has to be placed again."""
    op.create_table(
        "story_keys",
        sa.Column("article", sa.String, sa.ForeignKey("articles.key"), primary_key=True),
        sa.Column("moment", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("story", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=False),
    )
    op.create_index("story_keys_in_order", "story_keys", ["moment", "id", "article"])
    op.execute("INSERT INTO to_place (article) SELECT article FROM analyses")
