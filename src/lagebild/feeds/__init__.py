"""Live feeds: visited politely, guarded against addresses inside the house, handed to the queue."""

from lagebild.feeds.entries import Entry, Listing, read_listing
from lagebild.feeds.fetching import Answer, Fetcher
from lagebild.feeds.guard import check_url, checked_target, is_public
from lagebild.feeds.watching import Visited, fetch_article, visit_due_feeds

__all__ = [
    "Answer",
    "Entry",
    "Fetcher",
    "Listing",
    "Visited",
    "check_url",
    "checked_target",
    "fetch_article",
    "is_public",
    "read_listing",
    "visit_due_feeds",
]
