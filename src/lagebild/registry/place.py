"""Where the imported lists lie: one file, by LAGEBILD_REGISTRY or in the user's data folder."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "LAGEBILD_REGISTRY"


def registry_file() -> Path:
    """Return the path of the imported lists; the file need not exist."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_DATA_HOME")
    folder = Path(base) if base else Path.home() / ".local" / "share"
    return folder / "lagebild" / "registry.db"
