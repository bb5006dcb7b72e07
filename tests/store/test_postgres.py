"""What holds for SQLite holds for PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lagebild.store import open_store, save_analysis, search_articles, search_statements
from tests.server.desk import CALM, open_desk
from tests.store.postgres import running
from tests.store.test_store import annotated


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(Path(tmp_path_factory.mktemp("db"))) as found:
        yield found


def test_an_article_goes_all_the_way_in_postgresql(address: str) -> None:
    with open_desk(address) as desk:
        job = desk.submit(**CALM)
        assert desk.submit(**CALM)["id"] == job["id"]
        for query in ("?q=reederei", "?q=%22Ada%20Velm%22", "?q=reed*", "?entity=Ada+Velm"):
            found: Any = desk.get(f"/articles{query}")
            assert len(found["items"]) == 1, query
        assert not desk.get("/articles?q=reed")["items"]  # type: ignore[index]
        assert desk.get("/claims?q=oslo&origins=1") is not None
        body = {"kind": "note", "subject": f"article {job['article']}", "note": "gesehen"}
        assert desk.client.post("/api/v1/edits", json=body).status_code == 201
        for page in ("/", "/search?q=polizei", f"/articles/{job['article']}", "/work"):
            assert desk.client.get(page).status_code == 200, page


def test_the_store_of_the_command_line_works_in_postgresql(address: str) -> None:
    with open_store(address) as store:
        assert save_analysis(store, annotated("pg", "2026-03-02"))
        assert not save_analysis(store, annotated("pg", "2026-03-02"))
        assert [one.id for one in search_articles(store, name="ana pena")] == ["pg"]
        assert len(search_statements(store, type="consult", name="Peña")) == 1
