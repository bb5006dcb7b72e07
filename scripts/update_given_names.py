"""Rebuild data/names/given.tsv (given name, gender) from the person providers of Faker (MIT).

    pip install 'faker>=30' && python scripts/update_given_names.py

Names that several countries give to both sexes ("Andrea", "Simone") get no gender.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from faker.providers import person

TARGET = Path(__file__).parent.parent / "src" / "lagebild" / "data" / "names" / "given.tsv"
_NAME_RE = re.compile(r"[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?")
CLEAR = 0.8  # share of the lists that must agree; below it the name has no gender


def main() -> None:
    """Write the table."""
    votes: dict[str, Counter[str]] = {}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for gender, attribute in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in _plain(getattr(provider, attribute, ()) or ()):
                votes.setdefault(name, Counter())[gender] += 1
    rows = [f"{name}\t{_gender(count)}" for name, count in sorted(votes.items()) if _gender(count)]
    head = [
        f"# Source: person providers of Faker {version('faker')}, MIT licence.",
        f"# {datetime.now(UTC):%Y-%m-%d}. Rebuilt by scripts/update_given_names.py; do not edit.",
        "name\tgender",
    ]
    TARGET.write_text("\n".join(head + rows) + "\n", encoding="utf-8")


def _plain(names: Iterable[str]) -> set[str]:
    folded = (unicodedata.normalize("NFKD", name) for name in names)
    plain = ("".join(c for c in name if not unicodedata.combining(c)) for name in folded)
    return {name.lower() for name in plain if _NAME_RE.fullmatch(name)}


def _gender(count: Counter[str]) -> str:
    gender, most = count.most_common(1)[0]
    return gender if most / count.total() >= CLEAR else ""


if __name__ == "__main__":
    main()
