"""Bytes, files and standard input to articles: text, title, date, outlet, language, dateline.

Plain text, HTML, a JSON article, a JSON list of articles or JSON Lines, told apart by name and
content. What is missing stays None, with a note for the reader; what is wrong is an InputError that
names the value and the remedy. The text of a JSON article is never altered, of a plain text file
only its line ends, so that offsets hold.
"""

from __future__ import annotations

from lagebild.stages.ingest.complete import complete_article
from lagebild.stages.ingest.reading import BadLine, ingest, read_articles

__all__ = ["BadLine", "complete_article", "ingest", "read_articles"]
