"""The store beside the flow: articles and their analyses in one SQLite file, or in PostgreSQL.

Articles are keyed by content hash, so reading the same article twice changes nothing. The command
line loads, calls the pipeline and saves; no stage knows that a store exists. What the workbench
keeps besides (queue, stories, edits, feeds) has its own modules here and no other home.
"""

from sqlalchemy.orm import Session

from lagebild.store.opening import Store, is_address, open_store
from lagebild.store.reading import (
    Found,
    StoredArticle,
    load_analysis,
    load_article,
    search_articles,
    search_statements,
)
from lagebild.store.writing import save_analyses, save_analysis

__all__ = [
    "Found",
    "Session",
    "Store",
    "StoredArticle",
    "is_address",
    "load_analysis",
    "load_article",
    "open_store",
    "save_analyses",
    "save_analysis",
    "search_articles",
    "search_statements",
]
