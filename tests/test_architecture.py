"""The import order and other promises of the architecture, read from the syntax trees."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import lagebild

ROOT = Path(lagebild.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))

# What turns finished annotations into something else: no stage may know of it.
AFTER_THE_STAGES = {"batch", "checks", "cli", "picture", "pipeline", "report", "store", "stories"}
ONLY_IN = {
    "onnxruntime": {"onnx"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "click": {"cli"},
    "trafilatura": {"stages.ingest"},
}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(("lagebild", *(part for part in parts if part != "__init__")))


def unit(module: str) -> str:
    """The top-level module or folder that a module belongs to; each stage is one of its own."""
    parts = module.split(".")[1:]
    return ".".join(parts[:2]) if parts[:1] == ["stages"] else (parts or ["lagebild"])[0]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""


IMPORTS = {path: tuple(imported(path)) for path in FILES}
GRAPH: dict[str, set[str]] = {}
for _path, _modules in IMPORTS.items():
    _unit = unit(module_name(_path))
    GRAPH.setdefault(_unit, set()).update(
        unit(module)
        for module in _modules
        if module.startswith("lagebild.") and unit(module) != _unit
    )


def test_the_units_import_each_other_without_a_cycle() -> None:
    assert len(tuple(TopologicalSorter(GRAPH).static_order())) >= len(GRAPH)


@pytest.mark.parametrize("stage", sorted(name for name in GRAPH if name.startswith("stages.")))
def test_stages_import_no_stage_and_nothing_that_comes_after_them(stage: str) -> None:
    others = {name for name in GRAPH[stage] if name.startswith("stages")}
    assert not others
    assert not GRAPH[stage] & AFTER_THE_STAGES


def test_only_the_pipeline_and_the_checks_of_rules_import_stages() -> None:
    users = {name for name, used in GRAPH.items() if any(u.startswith("stages.") for u in used)}
    assert users == {"checks", "pipeline"}


def test_the_records_stand_at_the_bottom() -> None:
    assert GRAPH["errors"] == set()
    assert GRAPH["intervals"] == set()
    assert GRAPH["types"] <= {"intervals"}


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_each_heavy_library_has_one_home(library: str) -> None:
    users = {
        unit(module_name(path))
        for path, modules in IMPORTS.items()
        if any(module.split(".")[0] == library for module in modules)
    }
    assert users <= ONLY_IN[library]


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_no_language_is_named_in_code(path: Path) -> None:
    """What differs between languages is data; such a comparison means a field is missing there."""
    codes = {"de", "en", "es"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Compare) or not re.search(r"lang|code", ast.unparse(node)):
            continue
        constants = {
            item.value
            for side in (node.left, *node.comparators)
            for item in ast.walk(side)
            if isinstance(item, ast.Constant) and isinstance(item.value, str)
        }
        assert not constants & codes, f"{path}:{node.lineno}: a language code in a comparison"


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_only_the_command_line_reads_the_clock(path: Path) -> None:
    if "cli" in path.relative_to(ROOT).parts:
        return
    assert not re.search(r"\b(?:date\.today|datetime\.now|time\.time)\(", path.read_text("utf-8"))


def test_every_language_folder_holds_the_same_files() -> None:
    folders = [path for path in (ROOT / "data" / "lang").iterdir() if path.is_dir()]
    held = {
        folder.name: {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
        for folder in folders
    }
    everything = set().union(*held.values())
    missing = {name: sorted(everything - files) for name, files in held.items()}
    assert missing == {name: [] for name in held}
