import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lagebild import __version__, checks
from lagebild.cli import main
from lagebild.contract import analysis_to_json
from lagebild.errors import DataError, ModelError
from lagebild.intervals import parse_interval
from lagebild.store import open_store, save_analysis
from lagebild.types import Annotations, Article, Span, Timex
from tests.store.test_store import TEXT, annotated


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def fake_reading(article: Article) -> Annotations:
    if article.text == "no model":
        raise ModelError("engine.onnx: not found; reinstall the package")
    return annotated(article.id, article.published, outlet="Deichbote")


@pytest.fixture(autouse=True)
def _reading(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("analyse", "read", "situation"):
        monkeypatch.setattr(f"lagebild.cli.{command}_command.read_article", fake_reading)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    rows = ({"id": f"a{n}", "text": TEXT, "outlet": "Deichbote"} for n in range(5))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text().splitlines()]


def test_the_version_is_told() -> None:
    assert run("--version").output == f"lagebild {__version__}\n"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_teaches_with_examples(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"lagebild {command}" in result.output


def test_analyses_come_out_one_a_line(articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "analysis.jsonl"
    result = run("analyse", articles, "-o", output)
    assert result.exit_code == 0
    assert ids(output) == ["a0", "a1", "a2", "a3", "a4"]
    assert "5 analysed" in result.stderr


def test_analyse_stands_in_a_pipe() -> None:
    result = run("analyse", "-", stdin='{"id": "a", "text": "x"}\n')
    assert json.loads(result.stdout)["id"] == "a"
    assert result.exit_code == 0


def test_an_interrupted_run_goes_on_where_it_stopped(articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "analysis.jsonl"
    run("analyse", articles, "-o", output)
    lines = output.read_bytes().splitlines(keepends=True)
    output.write_bytes(b"".join(lines[:2]) + lines[2][:40])
    result = run("analyse", articles, "-o", output)
    assert result.exit_code == 0
    assert output.read_bytes() == b"".join(lines)
    assert "3 analysed, 2 were already there" in result.stderr


def test_a_bad_line_is_named_the_rest_is_done_and_the_exit_code_says_so(
    articles: Path, tmp_path: Path
) -> None:
    rows = articles.read_text().splitlines()
    articles.write_text("\n".join([rows[0], "{oops", *rows[1:]]) + "\n")
    output = tmp_path / "analysis.jsonl"
    result = run("analyse", articles, "-o", output)
    assert result.exit_code == 2
    assert "articles.jsonl:2: not JSON" in result.stderr
    assert len(ids(output)) == 5


def test_analyse_leaves_a_foreign_output_file_alone(articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "notes.txt"
    output.write_text("my notes\n")
    result = run("analyse", articles, "-o", output)
    assert result.exit_code == 2
    assert output.read_text() == "my notes\n"


def test_analyses_are_kept_in_a_store(articles: Path, tmp_path: Path) -> None:
    run("analyse", articles, "--db", tmp_path / "news.db")
    result = run("list", "--db", tmp_path / "news.db", "--name", "peña")
    assert len(result.output.splitlines()) == 1  # five ids, one content


def test_our_errors_have_their_exit_code_and_no_traceback(tmp_path: Path) -> None:
    result = run("analyse", "-", stdin='{"id": "a", "text": "no model"}\n')
    assert result.exit_code == ModelError.exit_code
    assert result.stderr == "lagebild: engine.onnx: not found; reinstall the package\n"


def test_a_missing_file_is_named() -> None:
    result = run("analyse", "nowhere.jsonl")
    assert result.exit_code == 2
    assert "nowhere.jsonl: cannot be read: No such file" in result.stderr


def test_a_situation_is_drawn_from_analyses_and_from_articles(
    articles: Path, tmp_path: Path
) -> None:
    analysis = tmp_path / "analysis.jsonl"
    run("analyse", articles, "-o", analysis)
    from_analyses = run("situation", analysis, "-o", "-")
    from_articles = run("situation", articles, "-o", "-")
    assert json.loads(from_analyses.stdout) == json.loads(from_articles.stdout)
    (story,) = json.loads(from_analyses.stdout)["stories"]
    assert story["articles"] == ["a0", "a1", "a2", "a3", "a4"]


def test_a_situation_is_shown_and_written_as_a_page(articles: Path, tmp_path: Path) -> None:
    shown = run("situation", articles)
    assert shown.exit_code == 0, shown.stderr
    assert "Ana Peña" in shown.stdout
    page = tmp_path / "situation.html"
    assert run("situation", articles, "--html", page, "--ui", "es").exit_code == 0
    assert page.read_text().startswith("<!doctype html>")


def test_a_situation_is_written_as_markdown_too(articles: Path) -> None:
    result = run("situation", articles, "--markdown", "-", "--ui", "en")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("# Situation\n")
    assert "### Main claims" in result.stdout


def test_a_situation_takes_an_analysis_that_fills_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(analysis_to_json(annotated("a1", "2026-03-02")), indent=1))
    result = run("situation", path, "-o", "-")
    assert result.exit_code == 0, result.stderr
    assert [s["articles"] for s in json.loads(result.stdout)["stories"]] == [["a1"]]


def test_an_article_that_comes_twice_counts_once(articles: Path, tmp_path: Path) -> None:
    once = run("situation", articles, "-o", "-")
    twice = run("situation", articles, articles, "-o", "-")
    assert twice.exit_code == 0, twice.stderr
    assert twice.stdout == once.stdout
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps(analysis_to_json(annotated("a0", None, outlet="Uferpost"))) + "\n")
    clash = run("situation", articles, other, "-o", "-")
    assert clash.exit_code == 2
    assert "other.jsonl: id 'a0' is that of another article" in clash.stderr
    assert clash.stdout == once.stdout


def _days(tmp_path: Path, *days: str) -> Path:
    path = tmp_path / f"{'-'.join(days)}.jsonl"
    rows = (analysis_to_json(annotated(f"a{day}", day)) for day in days)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_news_since_a_day_are_those_of_articles_from_that_day_on(tmp_path: Path) -> None:
    both = _days(tmp_path, "2026-03-02", "2026-03-03")
    for since, new in (("2026-03-04", []), ("2026-03-03", ["a2026-03-03"])):
        result = run("situation", both, "--since", since, "-o", "-")
        assert result.exit_code == 0, result.stderr
        changes = json.loads(result.stdout)["changes"]
        assert changes["since"] == since
        assert changes["articles"] == new


def test_undated_articles_are_told_to_count_as_known(articles: Path) -> None:
    result = run("situation", articles, "--since", "2026-03-03", "-o", "-")
    assert result.exit_code == 0
    assert "note: 5 undated articles count as known" in result.stderr
    assert json.loads(result.stdout)["changes"]["articles"] == []


def test_news_since_a_file_are_those_that_it_does_not_hold(tmp_path: Path) -> None:
    earlier = tmp_path / "monday.json"
    run("situation", _days(tmp_path, "2026-03-02"), "-o", earlier)
    both = _days(tmp_path, "2026-03-02", "2026-03-03")
    result = run("situation", both, "--since", earlier, "-o", "-")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["changes"]["articles"] == ["a2026-03-03"]
    shown = run("situation", both, "--since", earlier, "--ui", "en")
    assert "New since" in shown.stdout
    assert "changes" not in json.loads(earlier.read_text())


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("last week", "neither a day such as 2026-03-02 nor a file"),
        ("no.json", "no.json: not JSON"),
        ("other.json", "other.json: no situation: the field 'stories' is missing"),
    ],
)
def test_a_bad_since_is_told_with_the_remedy_before_anything_is_read(
    articles: Path, tmp_path: Path, since: str, told: str
) -> None:
    (tmp_path / "no.json").write_text("{")
    (tmp_path / "other.json").write_text("{}")
    given = since if " " in since else tmp_path / since
    result = run("situation", articles, "--since", given)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "lagebild situation" in result.stderr
    assert not result.stdout


def test_a_situation_names_a_broken_analysis_and_uses_the_rest(tmp_path: Path) -> None:
    good = analysis_to_json(annotated("a1", "2026-03-02"))
    bad = analysis_to_json(annotated("a2", "2026-03-02")) | {"sentences": [[0, 9999]]}
    path = tmp_path / "analysis.jsonl"
    path.write_text(json.dumps(good) + "\n" + json.dumps(bad) + "\n")
    result = run("situation", path, "-o", "-")
    assert result.exit_code == 2
    assert "analysis.jsonl:2: analysis 'a2': span [0, 9999] lies outside" in result.stderr
    assert [s["articles"] for s in json.loads(result.stdout)["stories"]] == [["a1"]]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with open_store(path) as store:
        save_analysis(
            store, annotated("a1", "2026-03-02", title="Besuch im Hafen", outlet="Deichbote")
        )
    return path


def test_stored_articles_are_listed(db: Path) -> None:
    result = run("list", "--db", db)
    assert result.output == "a1 | 2026-03-02 | de | 1 statements | Deichbote | Besuch im Hafen\n"
    assert run("list", "--db", db, "--lang", "en").output == ""
    assert json.loads(run("list", "--db", db, "--json").output)["title"] == "Besuch im Hafen"


def test_stored_statements_are_found(db: Path) -> None:
    result = run("list", "--db", db, "--type", "consult")
    assert "CONSULT" in result.output
    assert "Bürgermeisterin Ana Peña besuchte den Hafen" in result.output
    assert run("list", "--db", db, "--modality", "denied").output == ""


def test_looking_into_a_store_that_is_not_there_creates_none(tmp_path: Path) -> None:
    result = run("list", "--db", tmp_path / "mistyped.db")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr
    assert not (tmp_path / "mistyped.db").exists()


def test_a_stored_picture_is_shown_and_written(db: Path, tmp_path: Path) -> None:
    shown = run("show", "a1", "--db", db, "--ui", "en")
    assert shown.exit_code == 0, shown.output
    assert "Ana Peña" in shown.stdout
    page = tmp_path / "a1.html"
    written = run("show", "a1", "--db", db, "--html", page, "--json", tmp_path / "a1.json")
    assert written.exit_code == 0
    assert "Ana Peña" in page.read_text()
    assert json.loads((tmp_path / "a1.json").read_text())["id"] == "a1"


def test_json_to_standard_output_is_all_that_stands_there(db: Path) -> None:
    result = run("show", "a1", "--db", db, "--json", "-")
    assert json.loads(result.stdout)["id"] == "a1"


def test_an_unknown_article_is_an_error_of_the_store(db: Path) -> None:
    result = run("show", "a9", "--db", db)
    assert result.exit_code == 5
    assert "holds no article 'a9'" in result.stderr


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "03.02.2026"])
def test_a_day_that_is_none_is_refused_with_the_form(db: Path, day: str) -> None:
    result = run("list", "--db", db, "--since", day)
    assert result.exit_code == 2
    assert "write it as 2026-03-02" in result.stderr


def test_a_file_that_cannot_be_written_is_named(db: Path, tmp_path: Path) -> None:
    result = run("show", "a1", "--db", db, "--html", tmp_path / "no" / "page.html")
    assert result.exit_code == 2
    assert "page.html: cannot be written" in result.stderr


def test_broken_data_end_check_data_with_their_own_code(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(
        "lagebild.cli.check_data_command.check_files",
        lambda: checks.Checked(3, ("lang/de/cues.tsv:4: 9 cells, the header names 7",)),
    )
    result = run("check-data")
    assert result.exit_code == DataError.exit_code
    assert "cues.tsv:4: 9 cells" in result.stderr


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("Bürgermeisterin Ana Peña besuchte den Hafen, sagte ein Sprecher der Stadt.\n")
    return path


def test_a_report_is_read_into_its_picture(report: Path) -> None:
    result = run("read", report, "--published", "2026-03-02", "--ui", "en")
    assert result.exit_code == 0, result.stderr
    assert "Ana Peña" in result.stdout


def test_a_report_is_read_from_standard_input(report: Path) -> None:
    result = run("read", "-", "--lang", "de", stdin=report.read_bytes())
    assert result.exit_code == 0, result.stderr
    assert "Ana Peña" in result.stdout


def test_all_forms_of_the_picture_are_written_at_once(report: Path, tmp_path: Path) -> None:
    page, text, row = (tmp_path / name for name in ("a.html", "a.md", "a.json"))
    result = run("read", report, "--html", page, "--markdown", text, "--json", row)
    assert result.exit_code == 0, result.stderr
    assert page.read_text().startswith("<!doctype html>")
    assert "Ana Peña" in text.read_text()
    assert json.loads(row.read_text())["statements"][0]["type"] == "CONSULT"


def test_reading_twice_keeps_one_article(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "news.db"
    for _ in range(2):
        assert run("read", report, "--db", db, "--json", "-").exit_code == 0
    assert len(run("list", "--db", db).output.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\x7fELF\x02\x01\x00\x00" * 40, "report"),
        (b'{"text": "a b c"}\n{"text": "d e f"}\n', "several articles"),
    ],
)
def test_what_is_no_single_report_is_refused_in_one_message(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "report"
    path.write_bytes(content)
    result = run("read", path, "--lang", "en")
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_day_of_reading_that_is_none_is_refused(report: Path) -> None:
    assert run("read", report, "--published", "gestern").exit_code == 2
    assert run("read", report, "--as-of", "morgen").exit_code == 2


def test_times_as_json_carry_offsets_values_and_intervals(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = parse_interval("2026-03-02")
    timex = Timex(Span(4, 10), "DATE", "2026-03-02", None, day)
    monkeypatch.setattr(
        "lagebild.cli.times_command.read_article",
        lambda article: Annotations(article, timexes=(timex,)),
    )
    result = run("times", "-", "--lang", "en", "--format", "json", stdin="Met Monday.")
    (found,) = json.loads(result.output)["timexes"]
    assert (found["text"], found["start"], found["end"]) == ("Monday", 4, 10)
    assert found["interval"] == ["2026-03-02T00:00:00+00:00", "2026-03-03T00:00:00+00:00", "day"]
