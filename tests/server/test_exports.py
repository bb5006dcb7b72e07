"""What the exports hold, read back as their readers would."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lagebild.server.shapes import calendar_lines
from lagebild.store.pages import ClaimLine
from tests.server.desk import RICH, Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "news.db") as found:
        found.submit(**RICH)
        yield found


def export(desk: Desk, form: str) -> str:
    answer = desk.client.get(f"/api/v1/export/{form}")
    assert answer.status_code == 200, answer.text
    return answer.text


def claims(desk: Desk) -> list[dict[str, Any]]:
    found: Any = desk.get("/claims")
    return list(found["items"])


def test_lines_and_table_hold_every_claim_with_its_origins(desk: Desk) -> None:
    lines = [json.loads(line) for line in export(desk, "jsonl").splitlines()]
    table = list(csv.DictReader(io.StringIO(export(desk, "csv"))))
    ids = [one["id"] for one in claims(desk)]
    assert [one["id"] for one in lines] == [one["id"] for one in table] == ids
    for line, row in zip(lines, table, strict=True):
        assert row["origins"] == "; ".join(one["name"] for one in line["origins"])
        assert row["carriers"] == str(len(line["carriers"]))


def test_a_cell_of_the_table_never_begins_a_formula(desk: Desk) -> None:
    text = "=SUMME(A1) nahm in Oslo zwei Männer fest. =SUMME(A1) protestierte in Oslo."
    desk.submit(text=text, lang="de", outlet="=1+1")
    rows = csv.reader(io.StringIO(export(desk, "csv")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_places_are_points_where_the_claim_says(desk: Desk) -> None:
    features = json.loads(export(desk, "geojson"))["features"]
    (oslo,) = [one for one in features if one["properties"]["where"] == "Oslo"]
    assert len(features) == sum(one["body"]["where"] in ("Oslo", "Bergen") for one in claims(desk))
    lon, lat = oslo["geometry"]["coordinates"]
    assert (round(lon), round(lat)) == (11, 60)


def test_entities_of_a_claim_are_there_before_the_claim_names_them(desk: Desk) -> None:
    known: set[str] = set()
    events = []
    for line in export(desk, "ftm").splitlines():
        row = json.loads(line)
        if row["schema"] == "Event":
            events.append(row["properties"])
            assert set(row["properties"].get("involved", [])) <= known
        known.add(row["id"])
    assert len(events) == len(claims(desk))
    arrest = next(one for one in events if one.get("location") == ["Oslo"])
    assert arrest["startDate"] == arrest["endDate"]
    assert arrest["publisher"] == ["Deichbote"]


def test_parquet_holds_the_same_rows_as_the_table(desk: Desk) -> None:
    answer = desk.client.get("/api/v1/export/parquet")
    parquet = None
    try:
        from pyarrow import parquet  # type: ignore[import-not-found]  # noqa: PLC0415
    except ImportError:
        assert answer.status_code == 422
        assert "lagebild[parquet]" in answer.json()["detail"]
        return
    rows = parquet.read_table(io.BytesIO(answer.content)).to_pylist()
    assert [row["id"] for row in rows] == [one["id"] for one in claims(desk)]


def planned(when: str | None, modality: str = "planned", **body: Any) -> ClaimLine:
    body = {"when": when, "where": "Oslo", "summary": "Gespräche; in Oslo", "origins": [], **body}
    return ClaimLine("c1", "s1", "Titel", modality, 1, body)


def test_the_calendar_holds_planned_events_that_have_a_day_and_no_others() -> None:
    held = "".join(calendar_lines(iter([
        planned("2026-03-12"), planned("2026-04/2026-05"), planned(None),
        planned("2026-03-12", "asserted"),
    ])))  # fmt: skip
    assert held.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20260312\r\nDTEND;VALUE=DATE:20260313\r\n" in held
    assert "SUMMARY:Gespräche\\; in Oslo\r\n" in held


@pytest.mark.parametrize("letter", ["a", "ü", "漢", "😀"])
def test_no_line_of_a_calendar_is_longer_than_75_octets(letter: str) -> None:
    lines = "".join(calendar_lines(iter([planned("2026-03-12", summary=letter * 300)])))
    assert all(len(line.encode()) <= 75 for line in lines.split("\r\n"))
    assert letter * 300 in lines.replace("\r\n ", "")


def test_training_data_hold_what_was_read_and_what_people_made_of_it(desk: Desk) -> None:
    assert export(desk, "training.jsonl") == ""
    key = desk.get("/articles")["items"][0]["key"]  # type: ignore[index]
    analysis: Any = desk.get(f"/articles/{key}/analysis")
    wrong, right = analysis["statements"][:2]
    for statement, kind, value in ((wrong, "correct", {"type": "PROTEST"}), (right, "confirm", {})):
        target = {"trigger": statement["trigger"], "type": statement["type"]}
        body = {"kind": kind, "subject": f"article {key}", "target": target, "value": value}
        assert desk.client.post("/api/v1/edits", json=body).status_code == 201
    (row,) = [json.loads(line) for line in export(desk, "training.jsonl").splitlines()]
    assert row["text"] == RICH["text"]
    assert row["machine"]["statements"] == analysis["statements"]
    assert row["statements"][0] == {**wrong, "type": "PROTEST", "mode": None}
    assert [(one["statement"], one["kind"], one["author"]) for one in row["judged"]] == [
        (wrong["id"], "correct", "local"),
        (right["id"], "confirm", "local"),
    ]
