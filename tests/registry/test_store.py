"""Imported lists: swapped whole, looked up by name, searched, compared, fetched."""

import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.errors import InputError, StoreError
from lagebild.registry.formats import read_list
from lagebild.registry.ftm import from_ftm, to_ftm
from lagebild.registry.importing import compare_lists, import_file, update_list
from lagebild.registry.keys import loose_numbers, stored_numbers
from lagebild.registry.linking import imported_links
from lagebild.registry.lookup import Lookup
from lagebild.registry.searching import search
from lagebild.registry.slips import differs_by_one
from lagebild.registry.sources import Source, load_sources
from lagebild.registry.store import entries_of, imported_lists, remove_list
from tests.registry import samples

TODAY = date(2026, 3, 4)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    (tmp_path / "un.xml").write_text(samples.UN, encoding="utf-8")
    import_file(tmp_path / "un.xml", tmp_path / "r.db", TODAY)
    return tmp_path / "r.db"


def found(registry: Path, name: str) -> list[tuple[str, str]]:
    lookup = Lookup(registry)
    hits = [(hit.entry.id, hit.reason) for hit in lookup.find(name)]
    lookup.close()
    return hits


def test_what_was_imported_comes_back_whole(registry: Path) -> None:
    assert list(entries_of(registry)) == read_list(registry.parent / "un.xml").entries
    about = imported_lists(registry)[0]
    assert (about.code, about.as_of, about.imported, about.entries) == (
        "UN",
        "2026-02-27",
        "2026-03-04",
        2,
    )
    assert len(about.sha256) == 64


def test_a_new_version_takes_the_place_of_the_old(registry: Path) -> None:
    path = registry.parent / "un.xml"
    path.write_text(samples.UN.replace("RED HARBOUR FRONT", "BLUE PIER"), encoding="utf-8")
    import_file(path, registry, TODAY)
    assert len(list(entries_of(registry))) == 2
    assert found(registry, "Red Harbour Front") == []
    assert found(registry, "Blue Pier") == [("QDe.902", "same name")]


def test_a_broken_file_leaves_the_old_lists_in_force(registry: Path) -> None:
    before = registry.read_bytes()
    broken = registry.parent / "broken.xml"
    broken.write_text(samples.UN[:700], encoding="utf-8")
    with pytest.raises(InputError):
        import_file(broken, registry, TODAY)
    assert registry.read_bytes() == before
    assert not list(registry.parent.glob(".registry-*"))


def test_a_list_can_be_taken_out(registry: Path) -> None:
    assert remove_list(registry, "UN")
    assert not remove_list(registry, "UN")
    assert found(registry, "Tomas Morel") == []


def test_another_file_is_no_registry(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.write_text("no database, but long enough to be taken for one" * 30, encoding="utf-8")
    with pytest.raises(StoreError, match=r"r\.db"):
        imported_lists(path)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Tomas Morel", "same name"),
        ("MOREL, Tomás", "same words in another order"),
        ("Red Harbour Fronts", "same but for a genitive ending"),
        ("Thomas Morel", "another transliteration"),
        ("Red Harbuor Front", "one letter differs"),
    ],
)
def test_a_name_is_found_as_papers_write_it(registry: Path, name: str, reason: str) -> None:
    assert [why for _, why in found(registry, name)] == [reason]


@pytest.mark.parametrize("name", ["Morel", "Harbour", "Front", "Tomas", "", "Red Front"])
def test_a_family_name_or_a_part_is_not_enough(registry: Path, name: str) -> None:
    assert found(registry, name) == []


@given(st.text("abcdefgh ", min_size=12, max_size=20), st.data())
def test_a_slip_of_one_letter_shares_a_key(name: str, data: st.DataObject) -> None:
    name = " ".join(name.split())
    if len(name) < 11:
        return
    at = data.draw(st.integers(0, len(name) - 1))
    if " " in name[max(0, at - 1) : at + 2]:
        return
    slip = name[:at] + "x" + name[at + 1 :]
    assert set(loose_numbers(slip)) & stored_numbers(name, person=False)


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_a_slip_is_the_same_both_ways(one: str, other: str) -> None:
    assert differs_by_one(one, other) == differs_by_one(other, one)


def test_a_search_says_what_held_on_a_day(registry: Path) -> None:
    one = search("Red Harbour Front", registry)[0]
    assert one.state_on(date(2001, 10, 5)) == "not yet"
    assert one.state_on(date(2001, 10, 6)) == "listed"
    assert replace(one, until="2010-01-01").state_on(date(2010, 1, 1)) == "ended"
    assert replace(one, since=None).state_on(date(2010, 1, 1)) == "unknown"


def test_a_search_finds_the_compact_table_without_any_import(tmp_path: Path) -> None:
    assert {one.list for one in search("Golf-Clan", tmp_path / "none.db")} >= {"FTO", "SDGT"}


def test_a_comparison_tells_who_came_went_and_changed(registry: Path) -> None:
    person, group = read_list(registry.parent / "un.xml").entries
    change = compare_lists([person, group], [replace(group, since="2002-01-01")])
    assert [entry.id for entry in change.went] == ["QDi.901"]
    assert [new.since for _, new in change.changed] == ["2002-01-01"]
    assert change.came == ()


@pytest.mark.parametrize("name", ["un.xml", "sdn.csv", "fsf.xml", "table.csv", "canada.xml"])
def test_entries_survive_the_way_through_followthemoney(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(samples.FILES[name][0], encoding="utf-8")
    entries = read_list(path).entries
    rows = [json.loads(json.dumps(row)) for entry in entries for row in to_ftm(entry, "x")]
    assert [sorted(e.names, key=str) for e in from_ftm(rows, "X")] == [
        sorted(e.names, key=str) for e in entries
    ]
    assert [(e.list, e.id, e.since, e.until, e.announced) for e in from_ftm(rows, "X")] == [
        (e.list, e.id, e.since, e.until, e.announced) for e in entries
    ]


@pytest.mark.parametrize("name", samples.FILES)
def test_exported_entities_are_valid_followthemoney(name: str, tmp_path: Path) -> None:
    reason = "extra `ftm` is not installed (PyICU needs libicu-dev and a compiler)"
    model = pytest.importorskip("followthemoney", reason=reason).model
    path = tmp_path / name
    path.write_text(samples.FILES[name][0], encoding="utf-8")
    for entry in read_list(path).entries:
        for row in to_ftm(entry, "x"):
            model.get(row["schema"]).validate(row)


class _Lists(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://elsewhere.example/list.xml")
            self.end_headers()
        elif self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
        else:
            self.send_response(200 if self.path == "/un.xml" else 404)
            self.send_header("ETag", '"v1"')
            self.end_headers()
            self.wfile.write(samples.UN.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Lists) as own:
        thread = threading.Thread(target=own.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{own.server_address[1]}"
        own.shutdown()
        thread.join()


def source(address: str, max_mb: float = 1.0) -> Source:
    return Source("UN", "lists", (address,), (), max_mb, 10)


def test_an_update_is_fetched_once_and_then_known(server: str, tmp_path: Path) -> None:
    registry = tmp_path / "r.db"
    done = update_list(source(f"{server}/un.xml"), registry, TODAY, 5.0)
    assert done is not None
    assert (done.entries, done.etag, done.source) == (2, '"v1"', f"{server}/un.xml")
    assert update_list(source(f"{server}/un.xml"), registry, TODAY, 5.0) is None


@pytest.mark.parametrize(
    ("path", "max_mb", "said"),
    [
        ("/none.xml", 1.0, "answers 404"),
        ("/un.xml", 0.0001, "larger than 0.0001 MB"),
        ("/away", 1.0, "not configured"),
    ],
)
def test_a_bad_answer_changes_nothing(
    server: str, tmp_path: Path, path: str, max_mb: float, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        update_list(source(server + path, max_mb), tmp_path / "r.db", TODAY, 5.0)
    assert imported_lists(tmp_path / "r.db") == ()


def test_only_https_addresses_are_configured(tmp_path: Path) -> None:
    assert all(one.files[0].startswith("https://") for one in load_sources().values())
    path = tmp_path / "s.toml"
    path.write_text(
        '[X]\ntitle = "x"\nfiles = ["http://example.org/x"]\nredirects = []\n'
        "max_mb = 1\nstale_days = 1\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError, match="only https"):
        load_sources(path)


def links(registry: Path, name: str, *countries: str, person: bool = True) -> list[str]:
    lookup = Lookup(registry)
    found = imported_links(lookup, name, person=person, countries=frozenset(countries))
    lookup.close()
    return [link.entry for link in found]


def test_a_person_is_linked_by_the_whole_name_in_a_country_of_the_entry(registry: Path) -> None:
    assert links(registry, "Tomás Morel", "IR") == ["TOMAS MOREL"]
    assert links(registry, "Tomás Morel", "US") == []
    assert links(registry, "Morel", "IR") == []
    assert links(registry, "El Tio", "IR") == []
    assert links(registry, "Red Harbour Front", person=True) == []
    assert links(registry, "Red Harbour Front", person=False) == ["RED HARBOUR FRONT"]
    assert links(registry, "Red Harbuor Front", person=False) == []


def test_of_two_people_of_one_name_on_one_list_none_is_linked(registry: Path) -> None:
    path = registry.parent / "un.xml"
    person = samples.UN[samples.UN.index("<INDIVIDUAL>") : samples.UN.index("</INDIVIDUALS>")]
    other = person.replace("QDi.901", "QDi.903")
    path.write_text(samples.UN.replace(person, person + other), encoding="utf-8")
    import_file(path, registry, TODAY)
    assert links(registry, "Tomas Morel", "IR") == []
