from pathlib import Path

import pytest
from click.testing import CliRunner

from lagebild.cli import main
from lagebild.store.people import new_token
from tests.server.desk import AT, HOSTILE, open_desk


def test_hostile_words_are_text_on_every_page(tmp_path: Path) -> None:
    with open_desk(tmp_path / "news.db") as desk:
        key = str(desk.submit(**HOSTILE)["article"])
        desk.client.post("/do/edit", data={
            "kind": "note", "subject": f"article {key}", "note": "<script>window.hacked=1</script>",
        })  # fmt: skip
        story = desk.get("/stories")["items"][0]["id"]  # type: ignore[index]
        pages = ["/", "/search", "/articles", f"/articles/{key}", f"/stories/{story}", "/work"]
        pages += ["/edits", f"/articles/{key}/picture", "/entities/%3Cscript%3E", "/search?q=<svg>"]
        for path in pages:
            answer = desk.client.get(path)
            assert answer.status_code == 200, path
            for bad in ("<script>window", "<img src=x", "<svg onload", '"javascript:', "<b onm"):
                assert bad not in answer.text, (path, bad)
            policy = answer.headers["content-security-policy"]
            assert "unsafe-inline" not in policy
            assert "default-src 'none'" in policy


def test_a_foreign_host_name_or_page_reaches_nothing(tmp_path: Path) -> None:
    with open_desk(tmp_path / "news.db") as desk:
        assert desk.client.get("/", headers={"host": "evil.example"}).status_code == 403
        foreign = {"origin": "http://evil.example"}
        answer = desk.client.post("/do/submit", data={"text": "Ein Text."}, headers=foreign)
        assert answer.status_code == 403
        assert desk.get("/jobs")["items"] == []  # type: ignore[index]


@pytest.mark.parametrize(("role", "status"), [("read", 403), ("write", 202)])
def test_a_token_may_do_what_its_role_says(tmp_path: Path, role: str, status: int) -> None:
    with open_desk(tmp_path / "news.db", tokens=True) as desk:
        assert desk.client.get("/api/v1/stories").status_code == 401
        token = new_token(desk.store, "ada", role, AT)  # type: ignore[arg-type]
        bearer = {"authorization": f"Bearer {token}"}
        assert desk.client.get("/api/v1/stories", headers=bearer).status_code == 200
        body = {"text": "Die Polizei nahm zwei Männer fest.", "lang": "de"}
        made = desk.client.post("/api/v1/articles", json=body, headers=bearer)
        assert made.status_code == status


def test_signing_in_leads_to_the_pages(tmp_path: Path) -> None:
    with open_desk(tmp_path / "news.db", tokens=True) as desk:
        html = {"accept": "text/html"}
        assert desk.client.get("/", headers=html).url.path == "/sign-in"
        token = new_token(desk.store, "ada", "read", AT)
        assert desk.client.post("/sign-in", data={"token": "wrong"}).status_code == 200
        assert desk.client.post("/sign-in", data={"token": token}).url.path == "/"


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_form_never_leads_to_another_site(tmp_path: Path, back: str) -> None:
    with open_desk(tmp_path / "news.db") as desk:
        answer = desk.client.post(
            "/do/language", data={"back": back, "ui": "de"}, follow_redirects=False
        )
        assert answer.headers["location"] == "/"


def test_beyond_the_loopback_it_refuses_to_start_without_a_token(tmp_path: Path) -> None:
    call = ["serve", "--db", str(tmp_path / "n.db"), "--host", "0.0.0.0"]  # noqa: S104
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 2
    assert "--add-token" in result.output


def test_a_token_taken_back_opens_nothing(tmp_path: Path) -> None:
    db = str(tmp_path / "news.db")
    token = CliRunner().invoke(main, ["serve", "--db", db, "--add-token", "ada:read"]).output
    bearer = {"authorization": f"Bearer {token.strip()}"}
    with open_desk(tmp_path / "news.db", tokens=True) as desk:
        assert desk.client.get("/api/v1/stories", headers=bearer).status_code == 200
        listed = CliRunner().invoke(main, ["serve", "--db", db, "--list-tokens"]).output
        assert listed == "ada  read\n"
        removed = CliRunner().invoke(main, ["serve", "--db", db, "--remove-token", "ada"])
        assert removed.exit_code == 0
        assert desk.client.get("/api/v1/stories", headers=bearer).status_code == 401
