"""What an assistant gets over the Model Context Protocol, from a process of its own."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.server.desk import CALM, open_desk

mcp = pytest.importorskip("mcp", reason="the extra `mcp` is not installed")
READING = {
    "find_names", "list_changes", "list_stories", "look_up_designation", "read_analysis",
    "read_article", "read_claim", "read_story", "search_articles", "search_claims",
}  # fmt: skip


async def asked(db: Path, calls: list[tuple[str, dict[str, Any]]]) -> tuple[set[str], list[Any]]:
    """Return the names of the tools, and what each call gave (None: refused)."""
    from mcp.client.stdio import StdioServerParameters  # noqa: PLC0415 - an extra

    process = StdioServerParameters(
        command=sys.executable,
        args=["-m", "lagebild", "mcp", "--db", str(db)],
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    async with mcp.Client(process, read_timeout_seconds=60) as client:
        tools = {tool.name for tool in (await client.list_tools()).tools}
        found = []
        for name, arguments in calls:
            result = await client.call_tool(name, arguments)
            text = "\n".join(one.text for one in result.content)
            structured = result.structured_content or {}
            found.append(None if result.is_error else structured.get("result", structured) or text)
        return tools, found


def test_an_assistant_finds_claims_with_origins_and_passages_and_writes_nothing(
    tmp_path: Path,
) -> None:
    db = tmp_path / "news.db"
    with open_desk(db) as desk:
        key = str(desk.submit(**CALM)["article"])
        claim = desk.get("/claims")["items"][0]  # type: ignore[index]
    tools, found = asyncio.run(
        asked(
            db,
            [
                ("search_claims", {"words": "reederei", "origins": "1"}),
                ("search_claims", {"words": "xylophon"}),
                ("read_claim", {"id": claim["id"]}),
                ("read_story", {"id": claim["story"]}),
                ("read_article", {"id": key[:12]}),
                ("look_up_designation", {"name": "Hisbollah", "as_of": "2026-03-01"}),
                ("list_changes", {"limit": 2}),
                ("find_names", {"name": "Ada"}),
                ("read_claim", {"id": "none"}),
                ("search_claims", {"since": "gestern"}),
            ],
        )
    )
    assert tools == READING
    claims, nothing, whole, story, article, listed, changes, names, unknown, wrong = found
    assert {one["body"]["independent_origins"] for one in claims} == {1}
    assert not nothing or json.loads(nothing) == []
    assert all(one["passage"] in CALM["text"] for one in whole["body"]["carriers"])
    assert whole["id"] in {one["id"] for one in story["claims"]}
    assert article["text"] == CALM["text"]
    assert any(one["designated"] for one in listed)
    assert changes["next"] == changes["items"][-1]["seq"] == 2
    assert "Ada Velm" in {one["name"] for one in names}
    assert (unknown, wrong) == (None, None)
