"""docs/workbench.md names what there is: paths, exports, kinds of edits, options."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lagebild.cli import main
from lagebild.edits import KINDS
from lagebild.server.exporting import FORMS
from tests.server.desk import open_desk

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "workbench.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", [*FORMS, *KINDS, "edits.jsonl", "training.jsonl"])
def test_every_export_and_every_kind_of_edit_is_told(word: str) -> None:
    assert f"`{word}`" in GUIDE


def test_every_path_of_the_guide_is_in_the_description_of_the_api(tmp_path: Path) -> None:
    with open_desk(tmp_path / "news.db") as desk:
        known = desk.client.get("/api/v1/openapi.json").json()["paths"]
    patterns = [re.sub(r"\{\w+\}", "[^/]+", path) for path in known]
    told = set(re.findall(r"8765(/api/v1/[\w./-]+)", GUIDE))
    assert len(told) > 5
    for path in told:
        assert any(re.fullmatch(pattern, path) for pattern in patterns), path


def test_every_option_of_the_guide_is_one_of_its_command() -> None:
    for name, rest in re.findall(r"^lagebild (serve|doctor|mcp)(.*)$", GUIDE, re.M):
        options = {one for param in main.commands[name].params for one in param.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options, (name, rest)
