"""Rebuild data/registry/fto.csv from a collected table of designations.

    python scripts/update_fto.py COLLECTED.csv

COLLECTED has the columns name, aliases, list, designated_on, revoked_on, source, status, note,
entity. Only rows whose listing was read in a source (status `verified...`, among them announced
ones) are taken over; rows from memory are left out, so that no date is printed that nobody saw.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "lagebild" / "data" / "registry" / "fto.csv"
SAME = TARGET.parent / "same.tsv"  # keys that fell apart
COLUMNS = [
    "entity",
    "name",
    "aliases",
    "list",
    "announced",
    "since",
    "until",
    "status",
    "source",
]
ANNOUNCED_RE = re.compile(r"announced (\d{4}-\d\d-\d\d)")
HEAD = """\
# Groups on lists of terrorist organisations: United States (FTO, SDGT, SDN), United Nations, EU.
# since, until: ISO dates from which the designation holds and no longer holds; announced: when it
#   was made known, where the source tells; all empty if the source gives none;
# status: how far the source was read (verified-announcement: date of the announcement;
#   verified-no-date: on the list, day unknown). Facts from official lists (public domain, EU reuse
#   policy); the source of each row stands in its last column.
# {today}. Rebuilt by scripts/update_fto.py; do not edit.
"""


def main(path: Path) -> None:
    """Write the table."""
    same = merged_keys()
    with path.open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["status"].startswith("verified")]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(row, same) for row in found)
    head = HEAD.format(today=f"{datetime.now(UTC):%Y-%m-%d}")
    TARGET.write_text(head + out.getvalue(), encoding="utf-8")


def merged_keys() -> dict[str, str]:
    """Return key -> the key that all rows of the group share."""
    lines = SAME.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {row["entity"]: row["same_as"] for row in rows}


def _row(row: dict[str, str], same: dict[str, str]) -> list[str]:
    told = ANNOUNCED_RE.search(row["note"])
    announced = told[1] if told else ""
    if row["status"] == "verified-announcement" and not announced:
        announced = row["designated_on"]
    entity = same.get(row["entity"], row["entity"])
    dates = [announced, row["designated_on"], row["revoked_on"]]
    source = row["source"].replace("\n", " ")
    return [entity, row["name"], row["aliases"], row["list"], *dates, row["status"], source]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
