"""Quality is a test: no figure of the evaluation may fall below its pinned floor."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BENCH = Path(os.environ.get("LAGEBILD_BENCH") or ROOT.parent / "shared" / "bench")
EVERYTHING = tomllib.loads((ROOT / "eval" / "floors.toml").read_text(encoding="utf-8"))
# The whole of a large set is for `make eval`; its part stands in for it here.
PARTS = {name.partition("_1in")[0] for name in EVERYTHING if "_1in" in name}
FLOORS = {name: floor for name, floor in EVERYTHING.items() if name not in PARTS}
CASES = [(name, figure) for name, floor in FLOORS.items() for figure in floor["figures"]]


@pytest.fixture(scope="session")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """Every set with floors, scored once. Without the data there is nothing to measure."""
    if not BENCH.is_dir():
        message = f"the benchmark data are not at {BENCH}; set LAGEBILD_BENCH to measure the floors"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    out = tmp_path_factory.mktemp("eval") / "figures.json"
    command = [sys.executable, "eval/run.py", "--quick", "--json", str(out)]
    done = subprocess.run(
        [*command, "--bench", str(BENCH)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert out.exists(), done.stderr
    return json.loads(out.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FLOORS)
def test_the_data_are_those_that_the_floors_were_measured_on(measured: dict, name: str) -> None:
    assert name in measured, f"{name} could not be scored"
    assert measured[name]["data"] == FLOORS[name]["data"]


@pytest.mark.parametrize(("name", "figure"), CASES, ids=[f"{n}/{f}" for n, f in CASES])
def test_no_figure_is_below_its_floor(measured: dict, name: str, figure: str) -> None:
    assert measured[name]["figures"].get(figure, 0.0) >= FLOORS[name]["figures"][figure]
