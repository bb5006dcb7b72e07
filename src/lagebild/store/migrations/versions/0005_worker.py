"""Which worker has a job: when one dies, the jobs of the others go on."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the name of the worker, empty for jobs of before."""
    op.add_column("jobs", sa.Column("worker", sa.String))
