"""Alembic's folder: one file per change of the tables, applied when a store is opened."""
