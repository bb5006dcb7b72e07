import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lagebild.feeds import Fetcher, fetch_article
from lagebild.jobs import do_next
from lagebild.pipeline import read_article
from lagebild.server.events import event_stream
from lagebild.types import Annotations, Article
from tests.server.desk import CALM, RICH, Desk, no_page, now, open_desk


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


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", str(CALM["text"])),
        ("text/html", f"<html><body><article><p>{CALM['text']}</p></article></body></html>"),
    ],
)
def test_text_and_html_are_taken_as_they_are(desk: Desk, kind: str, body: str) -> None:
    headers = {"content-type": f"{kind}; charset=utf-8"}
    query = "?published=2026-03-04&outlet=Deichbote&lang=de"
    made = desk.client.post(f"/api/v1/articles{query}", content=body.encode(), headers=headers)
    assert made.status_code == 202, made.text
    desk.work()
    (article,) = desk.get("/articles")["items"]  # type: ignore[index]
    assert (article["outlet"], article["published"]) == ("Deichbote", "2026-03-04")
    assert len(claims(desk)) > 1


def test_an_address_is_fetched_by_a_worker_and_a_failure_is_told(desk: Desk) -> None:
    made = desk.client.post("/api/v1/articles", json={"url": "http://127.0.0.1:9/secret"})
    assert made.status_code == 202
    assert do_next(desk.store, now, partial(fetch_article, fetcher=Fetcher()))
    job: Any = desk.get(f"/jobs/{made.json()['id']}")
    assert job["state"] == "failed"
    assert "private network" in job["problem"]


def test_an_outlet_is_that_of_the_claims_own_articles(desk: Desk) -> None:
    first = {**CALM, "text": f"{CALM['text']} Das Gericht in Lima verurteilte Ana Peña."}
    desk.submit(**first)
    desk.submit(**CALM | {"outlet": "Nordkurier"})
    assert len(desk.get("/stories")["items"]) == 1  # type: ignore[index]
    there = {one["id"] for one in claims(desk, "?outlet=Deichbote")}
    both = {one["id"] for one in claims(desk, "?outlet=Nordkurier")}
    assert both < there
    assert claims(desk, "?outlet=Niemand") == claims(desk, "?lang=es") == []
    assert {one["id"] for one in claims(desk, "?lang=de")} == there


def test_what_is_about_a_name_is_not_what_the_name_says(desk: Desk) -> None:
    desk.submit(**CALM)
    assert claims(desk, "?origin=Ada+Velm")
    assert claims(desk, "?entity=Ada+Velm") == []
    assert claims(desk, "?entity=Oslo") == claims(desk, "?place=oslo") != []


def test_an_article_read_again_keeps_the_work_by_hand(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = desk.submit(**CALM)["article"]
    before: Any = desk.get(f"/articles/{key}/analysis")
    statement = before["statements"][0]
    target = {"trigger": statement["trigger"], "type": statement["type"]}
    body = {"kind": "reject", "subject": f"article {key}", "target": target}
    assert desk.client.post("/api/v1/edits", json=body).status_code == 201
    desk.work()
    left = {one["body"]["type"] for one in claims(desk)}

    def other(article: Article) -> Annotations:
        """A new version of the program numbers its statements anew."""
        found = read_article(article)
        renamed = (replace(one, id=f"n-{one.id}") for one in found.statements)
        return replace(found, statements=tuple(renamed))

    assert desk.client.post(f"/api/v1/articles/{key}/again").status_code == 202
    assert do_next(desk.store, now, no_page, other)
    desk.work()
    after: Any = desk.get(f"/articles/{key}/analysis")
    assert after["statements"][0]["id"] == f"n-{statement['id']}"
    assert {one["body"]["type"] for one in claims(desk)} == left


def test_events_go_on_where_the_reader_stopped(desk: Desk) -> None:
    desk.submit(**CALM)
    changes: Any = desk.get("/changes")
    desk.client.app.state.ending = False  # type: ignore[attr-defined]
    seen = asyncio.run(_events(desk, after=changes["items"][0]["seq"]))
    assert [one["seq"] for one in seen] == [one["seq"] for one in changes["items"][1:]]
    assert all(one["kind"] == "new" for one in seen)


async def _events(desk: Desk, after: int) -> list[dict[str, Any]]:
    class Request:
        app = desk.client.app

        async def is_disconnected(self) -> bool:
            return len(seen) > 0

    seen: list[dict[str, Any]] = []
    async for piece in event_stream(desk.store, Request(), after):  # type: ignore[arg-type]
        if "data: " in piece:
            assert piece.startswith(f"id: {after + len(seen) + 1}\nevent: new\ndata: ")
            seen.append(json.loads(piece.partition("data: ")[2]))
    return seen


def test_the_official_lists_are_asked_as_of_a_day(desk: Desk) -> None:
    def held(day: str) -> list[object]:
        found: Any = desk.get(f"/registry?name=Hisbollah&as_of={day}")
        assert found["as_of"] == day
        return [one["designated"] for one in found["items"] if one["since"] == "1997-10-08"]

    assert held("1997-10-07") == [False]
    assert held("1997-10-08") == [True]


def test_a_long_story_shows_its_first_claims_and_all_on_request(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lagebild.server.stories._MOST", 1)
    desk.submit(**RICH)
    story = desk.get("/stories")["items"][0]["id"]  # type: ignore[index]
    count = len(claims(desk))
    english = {"accept-language": "en"}
    short = desk.client.get(f"/stories/{story}", headers=english).text
    whole = desk.client.get(f"/stories/{story}?whole=1", headers=english).text
    assert count > 1
    assert f"Show {count - 1} more" in short
    assert (short.count('<li class="claim"'), whole.count('<li class="claim"')) == (1, count)
