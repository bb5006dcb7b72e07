"""What Alembic runs for a migration: the connection comes from `open_store`."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
