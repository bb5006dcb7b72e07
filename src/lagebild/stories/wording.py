"""What the words of a passage show of its standing, as regular expressions in `standing.toml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lagebild.lang import available_languages, load_language


@lru_cache(maxsize=32768)
def shows(text: str, standing: str, lang: str) -> bool:
    """Tell whether words show a standing: witness, denial, unknown, retraction, pointer."""
    return any(one.search(text) for one in _expressions(lang).get(standing, ()))


@cache
def _expressions(lang: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    if lang not in available_languages():
        return {}
    table = load_language(lang).table("standing.toml")
    return {
        name: tuple(re.compile(one, re.IGNORECASE) for one in entry["find"])
        for name, entry in table.items()
    }
