"""The doctor names what is wrong, and what to do; all else is well."""

from __future__ import annotations

import socket
import sqlite3
from pathlib import Path

from click.testing import CliRunner, Result

from lagebild.cli import main
from lagebild.store import open_store


def doctor(*call: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *call])


def line(result: Result, word: str) -> str:
    return next(one for one in result.output.splitlines() if word in one)


def test_an_installation_that_works_is_well(tmp_path: Path) -> None:
    open_store(tmp_path / "news.db").close()
    result = doctor("--db", str(tmp_path / "news.db"))
    assert result.exit_code == 0, result.output
    for word in ("model:", "data files:", "news.db:", "port 8765", "server:"):
        assert line(result, word)[:4] in ("ok  ", "note"), word
    assert "official lists:" in result.output


def test_a_port_that_is_taken_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = doctor("--db", str(tmp_path / "news.db"), "--port", port)
    assert line(result, f"port {port}").startswith("note")
    assert "--port" in line(result, f"port {port}")


def test_a_store_that_cannot_be_used_is_bad_and_named(tmp_path: Path) -> None:
    foreign = tmp_path / "other.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    for db in (foreign, tmp_path / "nowhere" / "news.db"):
        result = doctor("--db", str(db))
        assert result.exit_code == 1
        assert "--db" in next(one for one in result.output.splitlines() if one[:3] == "bad")


def test_a_failed_article_is_a_note(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store, store.session() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO jobs (key, kind, state, source, label, body, attempts, submitted) "
            "VALUES ('k', 'article', 'failed', 'test', 'x', '{}', 1, '2026-03-01')"
        )
    assert line(doctor("--db", str(tmp_path / "news.db")), "1 failed").startswith("note")
