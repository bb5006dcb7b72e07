from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server.desk import CALM, Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "news.db") as found:
        yield found


def claims(desk: Desk, query: str = "") -> list[dict[str, Any]]:
    found: Any = desk.get(f"/claims{query}")
    return list(found["items"])


def test_a_submitted_article_becomes_a_story_with_claims_and_origins(desk: Desk) -> None:
    job = desk.submit(**CALM)
    assert desk.get(f"/jobs/{job['id']}")["state"] == "done"  # type: ignore[index]
    stories: Any = desk.get("/stories")
    assert [one["title"] for one in stories["items"]] == [CALM["title"]]
    assert claims(desk)
    assert all(one["body"]["carriers"] for one in claims(desk))


def test_the_same_article_twice_is_kept_once(desk: Desk) -> None:
    first, second = desk.submit(**CALM), desk.submit(**CALM)
    assert first["id"] == second["id"]
    articles: Any = desk.get("/articles")
    assert len(articles["items"]) == 1


def test_search_finds_words_names_and_beginnings_only_where_they_are(desk: Desk) -> None:
    desk.submit(**CALM)
    for query in ("?q=reederei", "?q=%22Ada%20Velm%22", "?q=reed*", "?entity=Ada+Velm"):
        assert len(desk.get(f"/articles{query}")["items"]) == 1, query  # type: ignore[index]
    for query in ("?q=reed", "?q=%22Velm%20Ada%22", "?entity=Velm", "?until=2026-03-03"):
        assert not desk.get(f"/articles{query}")["items"], query  # type: ignore[index]


def test_pages_of_articles_hold_each_once(desk: Desk) -> None:
    for day in range(1, 6):
        desk.client.post("/api/v1/articles", json=CALM | {"outlet": f"Blatt {day}"})
    desk.work()
    seen, after = [], ""
    while after is not None:
        page: Any = desk.get(f"/articles?limit=2{f'&after={after}' if after else ''}")
        seen += [one["outlet"] for one in page["items"]]
        after = page["next"]
    assert sorted(seen) == [f"Blatt {day}" for day in range(1, 6)]


def test_a_correction_changes_the_claim_and_undo_brings_it_back(desk: Desk) -> None:
    job = desk.submit(**CALM)
    key = job["article"]
    analysis: Any = desk.get(f"/articles/{key}/analysis")
    statement = analysis["statements"][0]
    before = {one["body"]["type"] for one in claims(desk)}
    edit = {
        "kind": "correct",
        "subject": f"article {key}",
        "target": {"trigger": statement["trigger"], "type": statement["type"]},
        "value": {"type": "PROTEST"},
    }
    made = desk.client.post("/api/v1/edits", json=edit)
    assert made.status_code == 201
    desk.work()
    assert "PROTEST" in {one["body"]["type"] for one in claims(desk)}
    desk.client.delete(f"/api/v1/edits/{made.json()['id']}")
    desk.work()
    assert {one["body"]["type"] for one in claims(desk)} == before
    assert desk.get(f"/articles/{key}/analysis") == analysis


def test_a_rejected_statement_leaves_the_claims_but_not_the_analysis(desk: Desk) -> None:
    key = desk.submit(**CALM)["article"]
    analysis: Any = desk.get(f"/articles/{key}/analysis")
    events = [one for one in claims(desk) if one["body"]["type"]]
    for one in analysis["statements"]:
        target = {"trigger": one["trigger"], "type": one["type"]}
        body = {"kind": "reject", "subject": f"article {key}", "target": target}
        assert desk.client.post("/api/v1/edits", json=body).status_code == 201
    desk.work()
    assert events
    assert [one for one in claims(desk) if one["body"]["type"]] == []
    assert desk.get(f"/articles/{key}/analysis") == analysis


def test_changes_tell_what_became_new_and_then_nothing(desk: Desk) -> None:
    desk.submit(**CALM)
    changes: Any = desk.get("/changes")
    assert {one["kind"] for one in changes["items"]} == {"new"}
    assert desk.get(f"/changes?after={changes['last']}")["items"] == []  # type: ignore[index]


def test_stories_keep_their_ids_when_articles_join(desk: Desk) -> None:
    desk.submit(**CALM)
    first: Any = desk.get("/stories")
    desk.submit(**CALM | {"outlet": "Nordkurier", "published": "2026-03-05"})
    second: Any = desk.get("/stories")
    assert [one["id"] for one in second["items"]] == [one["id"] for one in first["items"]]
    assert second["items"][0]["articles"] == 2


def test_stories_can_be_taken_apart_and_joined_again(desk: Desk) -> None:
    key = str(desk.submit(**CALM)["article"])
    desk.submit(**CALM | {"outlet": "Nordkurier"})
    story = desk.get("/stories")["items"][0]["id"]  # type: ignore[index]
    body = {"kind": "apart", "subject": f"story {story}", "value": {"articles": [key[:16]]}}
    made = desk.client.post("/api/v1/edits", json=body)
    desk.work()
    assert len(desk.get("/stories")["items"]) == 2  # type: ignore[index]
    desk.client.delete(f"/api/v1/edits/{made.json()['id']}")
    desk.work()
    assert len(desk.get("/stories")["items"]) == 1  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/articles/0000", 404),
        ("/stories/none", 404),
        ("/claims?since=gestern", 422),
        ("/claims?origins=viele", 422),
        ("/export/pdf", 422),
        ("/nowhere", 404),
    ],
)
def test_errors_are_problems_with_a_reason(desk: Desk, path: str, status: int) -> None:
    answer = desk.client.get(f"/api/v1{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'{"text": 5}', b'{"url": "file:///etc"}'])
def test_what_is_no_article_is_refused_and_not_queued(desk: Desk, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    assert desk.client.post("/api/v1/articles", content=body, headers=headers).status_code == 422
    assert desk.get("/jobs")["items"] == []  # type: ignore[index]


def test_a_page_that_the_reader_has_is_not_sent_again(desk: Desk) -> None:
    desk.submit(**CALM)
    first = desk.client.get("/api/v1/stories")
    again = desk.client.get("/api/v1/stories", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson", "ics", "edits.jsonl"])
def test_every_export_answers(desk: Desk, form: str) -> None:
    desk.submit(**CALM)
    answer = desk.client.get(f"/api/v1/export/{form}")
    assert answer.status_code == 200
    if form == "csv":
        assert len(answer.text.splitlines()) == 1 + len(claims(desk))


@pytest.mark.parametrize(
    "path",
    ["/", "/search", "/articles", "/registry?name=Hisbollah", "/watches", "/work", "/edits"],
)
@pytest.mark.parametrize("ui", ["de", "en", "es"])
def test_every_page_is_there_in_every_language(desk: Desk, path: str, ui: str) -> None:
    answer = desk.client.get(path, headers={"accept-language": ui})
    assert answer.status_code == 200
    assert f'<html lang="{ui}">' in answer.text


def test_the_link_of_a_joined_story_leads_to_the_other_one(desk: Desk) -> None:
    desk.submit(**CALM)
    other = str(desk.submit(text="Das Gericht in Lima verurteilte Ana Peña.", lang="de")["article"])
    ids = [one["id"] for one in desk.get("/stories")["items"]]  # type: ignore[index]
    body = {"kind": "together", "subject": f"story {ids[0]}", "value": {"articles": []}}
    names = [one["key"][:16] for one in desk.get("/articles")["items"]]  # type: ignore[index]
    body["value"] = {"articles": names}
    assert desk.client.post("/api/v1/edits", json=body).status_code == 201
    desk.work()
    assert len(desk.get("/stories")["items"]) == 1  # type: ignore[index]
    for id in ids:
        found: Any = desk.get(f"/stories/{id}")
        assert other[:16] in found["articles"]
        assert desk.client.get(f"/stories/{id}").status_code == 200
