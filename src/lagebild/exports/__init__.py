"""Statements as flat rows for other programs: POLECAT's columns, CSV, JSON Lines, Parquet."""

from lagebild.exports.rows import COLUMNS, event_rows
from lagebild.exports.writers import FORMATS, write_rows

__all__ = ["COLUMNS", "FORMATS", "event_rows", "write_rows"]
