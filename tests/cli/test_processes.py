"""What only whole processes show: Ctrl-C, pipes that close, standard error."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NUMBER = 120


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "tests.cli.slow", *(str(argument) for argument in arguments)]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    rows = [json.dumps({"id": f"a{n}", "text": "x" * 500}) for n in range(NUMBER)]
    path.write_text("\n".join(rows) + "\n")
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interruption_loses_nothing_and_the_next_call_goes_on(
    articles: Path, tmp_path: Path, jobs: int
) -> None:
    output = tmp_path / "analysis.jsonl"
    arguments = command("analyse", articles, "-o", output, "--jobs", jobs)
    process = subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not (output.exists() and output.stat().st_size > 2000):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in said
    first = output.read_bytes()
    assert first.endswith(b"\n")
    done = len(first.splitlines())
    assert f"interrupted after {done} new analyses" in said
    assert 0 < done < NUMBER

    again = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert again.returncode == 0
    assert f"{NUMBER - done} analysed, {done} were already there" in again.stderr
    rows = [json.loads(line) for line in output.read_text().splitlines()]
    assert [row["id"] for row in rows] == [f"a{n}" for n in range(NUMBER)]


def test_a_pipe_that_closes_early_is_no_error_to_speak_of(articles: Path) -> None:
    process = subprocess.Popen(
        command("analyse", articles), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stderr
    assert json.loads(process.stdout.readline())["id"] == "a0"
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait()
    assert said == ""
