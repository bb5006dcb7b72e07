"""Every kind of input, sound and broken, to articles."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError
from lagebild.stages.ingest import BadLine, complete_article, ingest, read_articles
from lagebild.stages.ingest.reading import MOST_BYTES
from lagebild.types import Article

BODY = (
    "Die Brücke über den Fluss ist seit Montag für den Verkehr gesperrt. „Das bleibt so“, sagte "
    "die Bürgermeisterin am Dienstag."
)
TEXT = f"Große Brücke gesperrt\n\n{BODY}"
SPANISH = "El señor Muñoz dimitió ayer por la mañana, según informó el ministerio español."


def read_one(data: bytes, name: str = "report.txt", **given_values: Any) -> Article:
    (article,) = ingest(data, name=name, **given_values)
    return article


def lines(*rows: object) -> bytes:
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()


def read_all(data: bytes, name: str = "articles.jsonl") -> list[Article | BadLine]:
    return list(read_articles(io.BytesIO(data), name=name))


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_a_text_reads_the_same_in_every_encoding(encoding: str) -> None:
    article = read_one(TEXT.encode(encoding))
    assert article.text == TEXT
    assert article.lang == "de"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman"])
def test_spanish_letters_survive_old_encodings(encoding: str) -> None:
    article = read_one(SPANISH.encode(encoding))
    assert article.text == SPANISH
    assert article.notes[0].startswith("decoded as")


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    article = read_one(TEXT.encode() + b" \xff!")
    assert article.text == TEXT + " \ufffd!"
    assert article.notes[0] == "characters that were not valid UTF-8 and read as \ufffd: 1"


def test_line_ends_become_newlines_and_nothing_else_changes() -> None:
    assert read_one(b"Eins  zwei.\r\n\tDrei.\rVier. ").text == "Eins  zwei.\n\tDrei.\nVier. "


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"%PDF-1.7 ...", "PDF document, not text; take its text out"),
        (b"PK\x03\x04....", "Word"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (bytes(range(256)) * 8, "binary file"),
        (b"Der Rat\x00tagt.", "binary file (byte 0x00 at position 7)"),
        (b"\xff\xfeD\x00\x00\xd8D\x00", "damaged at byte"),
        (b"12345 + 678 = ?", "name one of de, en, es"),
        (b'{"text": "Der Rat', "not JSON"),
    ],
)
def test_what_is_no_article_is_refused_with_its_name(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as error:
        ingest(data, name="report.txt")
    assert str(error.value).startswith("report.txt: ")
    assert said in str(error.value)


def test_ten_megabytes_of_text_are_read_and_more_than_the_limit_is_refused() -> None:
    sentence = b"Der Rat tagt heute in der Stadt. "
    assert len(read_one(sentence * (10_000_000 // len(sentence))).text) > 9_900_000
    with pytest.raises(InputError, match="larger than 50 MB; split it"):
        ingest(b"a " * (MOST_BYTES // 2 + 1), name="report.txt")


@pytest.mark.parametrize("value", ["8.8.2025", "2025-08", "yesterday", "2025-8-8", "20250808"])
def test_a_date_in_another_form_is_refused_with_value_and_form(value: str) -> None:
    with pytest.raises(InputError) as error:
        ingest(TEXT.encode(), name="report.txt", published=value)
    assert repr(value) in str(error.value)
    assert "2026-03-02" in str(error.value)


@pytest.mark.parametrize(
    "value", ["2025-08-08", "2025-08-08T10:00", "2025-08-08T10:00:00+02:00", "2025-08-08 10:00:00Z"]
)
def test_iso_dates_and_date_times_stay_as_given(value: str) -> None:
    assert read_one(TEXT.encode(), published=value).published == value


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError, match="no date that exists"):
        ingest(TEXT.encode(), name="report.txt", published="2025-02-30")


def test_an_undated_article_says_so() -> None:
    article = read_one(TEXT.encode())
    assert article.published is None
    assert article.notes == ("no publication date: relative times stay unresolved",)


def test_a_full_date_in_the_dateline_dates_the_article() -> None:
    article = read_one(b"BEIJING, Aug. 8, 2024 (Xinhua) -- The council met on Thursday.")
    assert article.published == "2024-08-08"
    assert article.notes == ("date taken from the dateline",)
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("BEIJING", "Xinhua")


def test_a_given_date_stands_over_the_dateline() -> None:
    article = read_one(
        b"BEIJING, Aug. 8, 2024 (Xinhua) -- The council met.", published="2024-08-09"
    )
    assert article.published == "2024-08-09"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TEXT, "Große Brücke gesperrt"),
        (f"\n\nGroße Brücke gesperrt\n\n{BODY}", "Große Brücke gesperrt"),
        (f"Große Brücke gesperrt\n{BODY}", None),
        (f"Die Brücke ist zu.\n\n{BODY}", None),
        (f"„Die Brücke ist zu.“\n\n{BODY}", None),
        (f"{'Brücke ' * 30}\n\n{BODY}", None),
        ("Große Brücke gesperrt", None),
        (f"Montag, 4. März 2024\n\n{BODY}", None),
    ],
)
def test_only_a_short_open_line_before_a_blank_one_is_a_title(text: str, title: str | None) -> None:
    article = read_one(text.encode())
    assert article.title == title
    assert article.text == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Rat tagt heute in der Stadt und berät.", "de"),
        ("The council is meeting in the city today.", "en"),
        ("El consejo se reúne hoy en la ciudad.", "es"),
    ],
)
def test_the_language_is_told_from_one_sentence(text: str, code: str) -> None:
    assert read_one(text.encode()).lang == code


def test_a_foreign_article_is_refused_by_the_name_of_its_language() -> None:
    text = (
        "Le gouvernement a annoncé jeudi une réforme des retraites, selon la ministre du travail."
    )
    with pytest.raises(InputError, match=r"seems to be French \(fr\).*supported are de, en, es"):
        ingest(text.encode(), name="report.txt")


def test_a_text_too_short_to_tell_is_a_guess_and_says_so() -> None:
    assert "language guessed" in read_one(b"Hallo").notes[0]


@pytest.mark.parametrize(("tag", "code"), [("de-AT", "de"), ("EN_us", "en"), ("es", "es")])
def test_a_language_tag_is_reduced_to_its_folder(tag: str, code: str) -> None:
    assert read_one(TEXT.encode(), lang=tag).lang == code


def test_an_unsupported_language_is_named_with_the_supported_ones() -> None:
    with pytest.raises(InputError, match="'fr' is not supported; supported are de, en, es"):
        ingest(TEXT.encode(), name="report.txt", lang="fr")


def test_bad_lines_are_named_by_number_and_the_rest_is_read() -> None:
    good = {"id": "a", "text": "The council met.", "lang": "en"}
    found = read_all(
        lines(good, "{broken", "", {"text": 5}, [1], {"text": " "}, {**good, "lang": "xx"},
              {**good, "published": "gestern"}, {**good, "title": 3}, {**good, "authors": [1]},
              '{"text": "\\ud800", "lang": "en"}', {**good, "id": 7})
    )  # fmt: skip
    assert [item.id if isinstance(item, Article) else item.number for item in found] == [
        "a", 2, 4, 5, 6, 7, 8, 9, 10, 11, "7",
    ]  # fmt: skip
    assert str(found[1]).startswith("articles.jsonl:2: not JSON")
    assert "'text' must be a string, it is 5" in str(found[2])


def test_lines_that_are_not_utf8_or_too_deep_are_bad_lines() -> None:
    data = b'{"text": "\xff"}\n' + b'{"text":' + b"[" * 200_000 + b"\n"
    found = read_all(data)
    assert [str(item) for item in found] == [
        "articles.jsonl:1: not UTF-8 at byte 11; JSON Lines are UTF-8",
        "articles.jsonl:2: not an article: nested too deeply",
    ]


@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=4), st.booleans())
@settings(max_examples=20, deadline=None)
def test_lines_of_any_length_keep_their_numbers(lengths: list[int], last_open: bool) -> None:
    rows = [json.dumps({"text": "The council met. " + "a" * n, "lang": "en"}) for n in lengths]
    data = "\n".join([*rows, "{broken"]) + ("" if last_open else "\n")
    found = read_all(data.encode())
    assert [len(item.text) - 17 for item in found[:-1] if isinstance(item, Article)] == lengths
    assert isinstance(found[-1], BadLine)
    assert found[-1].number == len(lengths) + 1


@given(st.text(min_size=1).filter(str.strip))
@settings(deadline=None)
def test_the_text_of_a_json_article_is_never_altered(text: str) -> None:
    (article,) = read_all(lines({"text": text, "lang": "de"}))
    assert isinstance(article, Article)
    assert article.text == text


def test_json_comes_as_object_list_or_lines() -> None:
    row = {"text": "The council met.", "lang": "en"}
    for data in (
        lines(row),
        json.dumps(row, indent=2).encode(),
        json.dumps([row]).encode(),
        json.dumps([row], indent=1).encode(),
        lines(row, row),
        lines("{broken", row),
        lines(row, row).decode().encode("utf-16"),
    ):
        found = read_all(data, name="input")
        good = [item for item in found if isinstance(item, Article)]
        assert good
        assert good[-1].text == "The council met."


def test_ingest_raises_the_first_bad_line() -> None:
    with pytest.raises(InputError, match=r"^articles\.jsonl:2: not JSON"):
        ingest(lines({"text": "The council met."}, "{"), name="articles.jsonl")


def test_braces_do_not_make_a_text_json() -> None:
    assert read_one(b"{Anmerkung} Der Rat tagt heute in der Stadt.", name="-").lang == "de"


def test_what_the_caller_knows_fills_gaps_of_json_only() -> None:
    data = lines({"text": "The council met.", "outlet": "Herald"}, {"text": "It met."})
    first, second = ingest(data, name="a.jsonl", outlet="Globe", lang="en", published="2024-05-03")
    assert (first.outlet, second.outlet) == ("Herald", "Globe")
    assert first.published == second.published == "2024-05-03"


def test_an_id_stands_for_the_content_and_its_outlet() -> None:
    one = read_one(b"The council met.\r\n", lang="en")
    assert one.id == read_one(b"The  council met.", lang="en").id
    assert len(one.id) == 16
    assert one.id != read_one(b"The council met again.", lang="en").id
    assert one.id != read_one(b"The council met.", lang="en", outlet="Herald").id


def test_completing_twice_changes_nothing() -> None:
    once = complete_article(Article("", TEXT))
    assert complete_article(once) == once


def test_paths_and_standard_input_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    (from_path,) = read_articles(path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (from_input,) = read_articles(Path("-"))
    assert from_path == from_input
    with pytest.raises(InputError, match=r"missing\.txt: cannot be read"):
        list(read_articles(tmp_path / "missing.txt"))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_articles(tmp_path))
