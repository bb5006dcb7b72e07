#!/usr/bin/env python3
"""Measure what an installation without extras takes: a fresh environment, wheels only, no bytecode.

Counts the bytes of all files that `pip install .` adds (pip itself left out), the model included.
Exit code 1 above the limit of 250 MB (10^6 bytes each).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT_MB = 250
SHOWN = 15


def size_mb(path: Path) -> float:
    """Return the bytes of a file or of all files below a folder, in MB."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def main() -> int:
    """Install, measure, print; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        site = next(Path(folder).glob("lib/python*/site-packages"))
        before = {path.name for path in site.iterdir()}
        pip = [str(Path(folder) / "bin" / "pip"), "install", "-q", "--disable-pip-version-check"]
        wheels = ["--no-compile", "--only-binary", ":all:", "-c", str(ROOT / "constraints.txt")]
        subprocess.run([*pip, *wheels, str(ROOT)], check=True)
        sizes = {path.name: size_mb(path) for path in site.iterdir() if path.name not in before}
    for name, size in sorted(sizes.items(), key=lambda item: -item[1])[:SHOWN]:
        print(f"{size:8.1f} MB  {name}")
    total = sum(sizes.values())
    print(f"{total:8.1f} MB  in all, limit {LIMIT_MB} MB")
    return int(total > LIMIT_MB)


if __name__ == "__main__":
    sys.exit(main())
