"""The JSON formats that stay fixed (docs/formats.md): articles in, analyses out, and back.

Everything outside the program meets it here. Fields may be added; the contract's own names,
meanings and offsets do not change.
"""

from lagebild.contract.articles import (
    article_from_json,
    article_from_line,
    article_to_json,
    content_hash,
    content_id,
)
from lagebild.contract.reading import analysis_from_json
from lagebild.contract.situation import (
    claim_to_json,
    situation_to_json,
    story_to_json,
)
from lagebild.contract.situation_reading import situation_from_json
from lagebild.contract.writing import analysis_to_json, times_to_json

__all__ = [
    "analysis_from_json",
    "analysis_to_json",
    "article_from_json",
    "article_from_line",
    "article_to_json",
    "claim_to_json",
    "content_hash",
    "content_id",
    "situation_from_json",
    "situation_to_json",
    "story_to_json",
    "times_to_json",
]
