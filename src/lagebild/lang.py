"""Language knowledge as data: the only reader of `data/lang/<code>/`.

A `Language` hands out the files of one language folder as rows, tables or word lists; the stage
that owns a file interprets it. Every folder holds the same file names, so a language is added
without touching code. Comments start with `#`; the head of each file says source and licence.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lagebild.errors import DataError, InputError
from lagebild.tables import read_lines, read_rows

_ROOT = Path(str(files("lagebild"))) / "data" / "lang"


@dataclass(frozen=True, slots=True)
class Language:
    """One language folder. Equal and hashable by code, so stages can cache what they compile."""

    code: str

    @property
    def folder(self) -> Path:
        """The folder that holds the language's files."""
        return _ROOT / self.code

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """Return the rows of a TSV file with a header; raises DataError naming file and line."""
        return read_rows(self.folder / name)

    def table(self, name: str) -> dict[str, Any]:
        """Return a TOML file; raises DataError naming the file and what is wrong."""
        return _read_toml(self.folder / name)

    def words(self, name: str) -> tuple[str, ...]:
        """Return the entries of a word list, one per line."""
        return tuple(line for _, line in read_lines(self.folder / name))


def available_languages() -> tuple[str, ...]:
    """Return the codes of all language folders, sorted."""
    return tuple(
        sorted(path.name for path in _ROOT.iterdir() if (path / "language.toml").is_file())
    )


def load_language(code: str) -> Language:
    """Return the language `code`; raises InputError naming the supported ones."""
    if code not in available_languages():
        raise InputError(
            f"language {code!r} is not supported; supported are {', '.join(available_languages())}"
        )
    return Language(code)


@cache
def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: {error}") from error
