"""The official formats: what is read, what is counted, what is refused with file and line."""

from pathlib import Path

import pytest

from lagebild.errors import InputError
from lagebild.registry.formats import read_list
from lagebild.registry.records import Entry, ParsedList, made_id
from tests.registry import samples


def read(folder: Path, name: str, text: str) -> ParsedList:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_list(path)


def only(parsed: ParsedList) -> Entry:
    assert len(parsed.entries) == 1
    return parsed.entries[0]


def names(entry: Entry) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in entry.names]


@pytest.mark.parametrize("name", samples.FILES)
def test_every_format_is_known_by_its_content(name: str, tmp_path: Path) -> None:
    text, entries = samples.FILES[name]
    assert len(read(tmp_path, name, text).entries) == entries


def test_the_four_files_of_ofac_are_joined(tmp_path: Path) -> None:
    for name, text in (("alt", samples.ALT), ("add", samples.ADD)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    (tmp_path / "sdn_comments.csv").write_text(samples.COMMENTS, encoding="utf-8")
    parsed = read(tmp_path, "sdn.csv", samples.SDN)
    group, person = parsed.entries
    assert names(group) == [
        ("RED HARBOUR FRONT", "name"),
        ("HARBOUR GUARD", "previousName"),
        ("RHF", "weakAlias"),
    ]
    assert group.programs == ("SDGT", "FTO")
    assert group.countries == ("PE",)
    assert names(person) == [("Tomas Ilario MOREL", "name"), ("Tomi MOREL", "alias")]
    assert person.birth_dates == ("1961-05-03",)
    assert person.notes.endswith("Linked To: RED HARBOUR FRONT.")
    assert not parsed.warnings


def test_advanced_xml_brings_the_day_of_listing(tmp_path: Path) -> None:
    entry = only(read(tmp_path, "a.xml", samples.ADVANCED))
    assert (entry.since, entry.name, entry.schema) == ("2024-02-09", "Tomas MOREL", "Person")


def test_the_united_nations_give_days_with_offsets_and_several_updates(tmp_path: Path) -> None:
    parsed = read(tmp_path, "un.xml", samples.UN)
    person = parsed.entries[0]
    assert person.since == "2015-03-27"
    assert person.amended == ("2016-10-19", "2020-08-19")
    assert person.countries == ("IR",)
    assert names(person) == [("TOMAS MOREL", "name"), ("El Tio", "weakAlias")]
    assert parsed.warnings["date with a time or offset, cut"] == 1


def test_rows_of_one_act_for_one_entity_are_joined(tmp_path: Path) -> None:
    entry = only(read(tmp_path, "eu.csv", samples.EU_CSV))
    assert [name for name, _ in names(entry)] == ["Red Harbour Front", "RHF", "A; B"]
    assert entry.since == "2011-02-26"


def test_the_european_file_gives_the_first_day_in_force(tmp_path: Path) -> None:
    entry = only(read(tmp_path, "fsf.xml", samples.EU_XML))
    assert (entry.since, entry.amended) == ("2003-07-09", ("2010-01-02",))
    assert entry.schema == "Person"


def test_british_rows_of_one_number_are_names_of_one_entry(tmp_path: Path) -> None:
    entry = only(read(tmp_path, "uk.csv", samples.UK))
    assert names(entry) == [("Tomas MOREL", "name"), ("Tomi MOREL", "weakAlias")]
    assert entry.since == "2020-06-05"


def test_a_group_that_was_revoked_and_came_again_has_two_intervals(tmp_path: Path) -> None:
    entries = read(tmp_path, "table.csv", samples.FTO).entries
    assert [(e.since, e.until) for e in entries] == [
        ("1999-10-08", "2010-01-02"),
        ("2015-03-04", None),
    ]


def test_ids_used_twice_are_counted(tmp_path: Path) -> None:
    lines = samples.SDN.splitlines(keepends=True)
    parsed = read(tmp_path, "sdn.csv", lines[0] + lines[0])
    assert len(parsed.entries) == 1
    assert parsed.warnings["id used twice, the first one kept"] == 1


def test_another_encoding_is_read_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("name,aliases,list\nEjército Rojo,,FTO\n".encode("cp1252"))
    parsed = read_list(path)
    assert parsed.entries[0].name == "Ejército Rojo"
    assert parsed.warnings["table.csv is not UTF-8, read as Windows-1252"] == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("un.xml", samples.UN[:700], "un.xml:"),
        (
            "sdn.csv",
            '1,"A",-0- ,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n2,"B"\n',
            "sdn.csv:2:",
        ),
        ("sdn.xml", samples.SDN_XML.replace(">1<", ">2<"), "the file says 2"),
        ("un.xml", samples.UN.replace("QDe.902", ""), "ENTITY without REFERENCE_NUMBER"),
        ("alt.csv", samples.ALT, "belongs to sdn.csv"),
        ("x.csv", "a,b\n1,2\n", "no format that is known"),
        ("x.xml", "<html/>", "known are"),
        ("own.json", '{"id": "a"}\n', "own.json:1:"),
        ("own.json", samples.FTM + "{broken\n", "own.json:3:"),
        ("uk.csv", samples.UK.replace("CTI0001", "", 1), "uk.csv:3: row without a number"),
        ("un.xml", "<CONSOLIDATED_LIST/>", "holds no entry"),
    ],
)
def test_broken_files_are_refused_with_place_and_reason(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=said.replace(".", r"\.")):
        read(tmp_path, name, text)


_BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("head", [_BOMB, _OUTSIDE])
def test_xml_with_entities_is_refused(head: str, tmp_path: Path) -> None:
    text = f"{head}<CONSOLIDATED_LIST>&a;</CONSOLIDATED_LIST>"
    with pytest.raises(InputError, match="declares a document type"):
        read(tmp_path, "un.xml", text)


def test_made_ids_stay_within_followthemoney_and_apart() -> None:
    long = [made_id("Belarus", "1, Part 2", "1", "Enterprise " * 9 + end) for end in ("A", "B")]
    assert all(len(one) <= 64 for one in long)
    assert long[0] != long[1]
    assert made_id("Haiti", "", "4", "Jean Doe") == "Haiti-4-JeanDoe"
