"""The store beside the flow: articles and their analyses in one SQLite file.

Articles are keyed by content hash, so reading the same article twice changes nothing. The command
line loads, calls the pipeline and saves; no stage knows that a store exists.
"""

from lagebild.store.opening import Store, open_store
from lagebild.store.reading import (
    Found,
    StoredArticle,
    load_analysis,
    load_article,
    search_articles,
    search_statements,
)
from lagebild.store.writing import save_analysis

__all__ = [
    "Found",
    "Store",
    "StoredArticle",
    "load_analysis",
    "load_article",
    "open_store",
    "save_analysis",
    "search_articles",
    "search_statements",
]
