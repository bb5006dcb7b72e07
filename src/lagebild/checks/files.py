"""Every data file loads; the model is whole.

A data file is well formed when it can be read as what its ending says, names its source in its
head, and stands in every language folder if it stands in one.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from lagebild.checks.result import Checked
from lagebild.errors import DataError, LagebildError
from lagebild.lang import available_languages, load_language
from lagebild.onnx import MODEL_FOLDER, verify_files
from lagebild.tables import DATA, read_table

_MODEL = "model"


def check_files() -> Checked:
    """Load every data file of the package."""
    files = [path for path in sorted(DATA.rglob("*")) if path.is_file() and _ours(path)]
    problems = [problem for path in files for problem in _file_problems(path)]
    return Checked(len(files), (*problems, *_missing_files()))


def check_model() -> Checked:
    """Compare every model file with its recorded SHA-256."""
    try:
        verify_files(MODEL_FOLDER)
    except LagebildError as error:
        return Checked(0, (str(error),))
    return Checked(sum(path.is_file() for path in MODEL_FOLDER.iterdir()), ())


def _ours(path: Path) -> bool:
    return path.relative_to(DATA).parts[0] != _MODEL and path.suffix in _READERS


def _file_problems(path: Path) -> Iterator[str]:
    try:
        _READERS[path.suffix](path)
        head = path.read_text(encoding="utf-8").split("\n", 1)[0]
    except (LagebildError, csv.Error, UnicodeDecodeError) as error:
        yield str(error)
        return
    if not head.startswith("#"):
        yield f"{path}:1: the head does not say where the data come from; begin with '# source'"


def _missing_files() -> Iterator[str]:
    """Yield a problem for each file that only some languages have."""
    held = {code: _names(load_language(code).folder) for code in available_languages()}
    everything = frozenset().union(*held.values())
    for code, names in held.items():
        for name in sorted(everything - names):
            yield f"lang/{code}/{name} is missing; other languages have it, write it too"


def _names(folder: Path) -> frozenset[str]:
    return frozenset(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def _read_table(path: Path) -> None:
    parts = path.relative_to(DATA).parts
    if parts[0] == "lang":
        load_language(parts[1]).rows("/".join(parts[2:]))
    else:
        read_table(path.relative_to(DATA).as_posix())


def _read_toml(path: Path) -> None:
    try:
        tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: {error}") from error


def _read_words(path: Path) -> None:
    seen: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        word = line.rstrip()
        if not word or word.startswith("#"):
            continue
        if word in seen:
            raise DataError(f"{path}:{number}: {word!r} stands there twice; take one out")
        seen.add(word)


def _read_csv(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(line for line in file if not line.startswith("#")))
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise DataError(
                f"{path}: row {number}: {len(row)} cells, the header names {len(rows[0])}"
            )


_READERS: dict[str, Callable[[Path], None]] = {
    ".tsv": _read_table,
    ".toml": _read_toml,
    ".txt": _read_words,
    ".csv": _read_csv,
}
