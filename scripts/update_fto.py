"""Rebuild data/registry/fto.csv from a collected table of designations.

    python scripts/update_fto.py COLLECTED.csv

COLLECTED has the columns name, aliases, list, designated_on, revoked_on, source, status, note,
entity. Only rows whose listing was read in a source (status `verified...`, among them announced
ones) are taken over; rows from memory are left out, so that no date is printed that nobody saw.
"""

from __future__ import annotations

import csv
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "lagebild" / "data" / "registry" / "fto.csv"
COLUMNS = ["entity", "name", "aliases", "list", "since", "until", "status", "source"]
HEAD = """\
# Groups on lists of terrorist organisations: United States (FTO, SDGT, SDN), United Nations, EU.
# since, until: ISO dates of designation and revocation, empty if the source gives none;
# status: how far the source was read (verified-announcement: date of the announcement;
#   verified-no-date: on the list, day unknown). Facts from official lists (public domain, EU reuse
#   policy); the source of each row stands in its last column.
# {today}. Rebuilt by scripts/update_fto.py; do not edit.
"""


def main(path: Path) -> None:
    """Write the table."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [_row(row) for row in csv.DictReader(file) if row["status"].startswith("verified")]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    head = HEAD.format(today=f"{datetime.now(UTC):%Y-%m-%d}")
    TARGET.write_text(head + out.getvalue(), encoding="utf-8")


def _row(row: dict[str, str]) -> list[str]:
    dates = [row["designated_on"], row["revoked_on"]]
    source = row["source"].replace("\n", " ")
    return [row["entity"], row["name"], row["aliases"], row["list"], *dates, row["status"], source]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
