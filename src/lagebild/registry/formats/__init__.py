"""Which official format a file has, by what stands in it, never by its name alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from lagebild.registry.formats.canada_xml import read_canada_xml
from lagebild.registry.formats.csvfile import read_cells
from lagebild.registry.formats.eu import read_eu_csv, read_eu_xml
from lagebild.registry.formats.ftm_json import read_ftm_json
from lagebild.registry.formats.fto_csv import read_fto_csv
from lagebild.registry.formats.ofac_advanced import read_ofac_advanced
from lagebild.registry.formats.ofac_csv import read_ofac_csv
from lagebild.registry.formats.ofac_xml import read_ofac_xml
from lagebild.registry.formats.uk_csv import read_uk_csv
from lagebild.registry.formats.un_xml import read_un_xml
from lagebild.registry.formats.xmlfile import local, root_of
from lagebild.registry.records import ParsedList, list_error

__all__ = ["read_list"]

Reader = Callable[[Path], ParsedList]
_ROOTS: dict[str, Reader] = {
    "sdnList": read_ofac_xml,
    "Sanctions": read_ofac_advanced,
    "CONSOLIDATED_LIST": read_un_xml,
    "export": read_eu_xml,
    "data-set": read_canada_xml,
}
_HEADERS: tuple[tuple[frozenset[str], Reader], ...] = (
    (frozenset({"programKey", "schema", "name"}), read_eu_csv),
    (frozenset({"name", "aliases", "list"}), read_fto_csv),
    (frozenset({"Name 1", "Name 6"}), read_uk_csv),
)
_HEADER_LINES = 12  # comments and report dates may stand before the header
_OFAC_CELLS = 12


def read_list(path: Path) -> ParsedList:
    """Return what a list file (or a folder of EU acts) holds.

    Raises InputError naming the file and the formats that are known, or file and line of what is
    wrong in it.
    """
    if not path.exists():
        raise list_error(path, None, "there is no such file")
    if path.is_dir():
        return read_eu_csv(path)
    reader = _xml_reader(path) if _begins_as_xml(path) else _text_reader(path)
    parsed = reader(path)
    if not parsed.entries:
        raise list_error(path, None, "holds no entry; the lists in force stay as they are")
    if parsed.declared is not None and parsed.declared != len(parsed.entries):
        problem = f"{len(parsed.entries)} entries, the file says {parsed.declared}"
        raise list_error(path, None, f"{problem}; download it again")
    return parsed


def _begins_as_xml(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(64).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<")


def _xml_reader(path: Path) -> Reader:
    name = local(root_of(path))
    if name not in _ROOTS:
        raise list_error(path, None, f"XML of <{name}>; known are {', '.join(_ROOTS)}")
    return _ROOTS[name]


def _text_reader(path: Path) -> Reader:
    with path.open("rb") as file:
        if file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return read_ftm_json
    for number, (_, cells) in enumerate(read_cells(path, Counter())):
        for header, reader in _HEADERS:
            if header <= set(cells):
                return reader
        if number == 0 and len(cells) == _OFAC_CELLS and cells[0].isdigit():
            return read_ofac_csv
        if number > _HEADER_LINES:
            break
    raise list_error(path, None, _unknown(path))


def _unknown(path: Path) -> str:
    beside = {"alt.csv": "sdn.csv", "add.csv": "sdn.csv", "sdn_comments.csv": "sdn.csv"}
    beside |= {"cons_alt.csv": "cons_prim.csv", "cons_add.csv": "cons_prim.csv"}
    if path.name.lower() in beside:
        return f"belongs to {beside[path.name.lower()]}; import that, with this file beside it"
    return (
        "no format that is known: OFAC sdn.csv or cons_prim.csv with the files beside it, sdn.xml, "
        "ADVANCED_XML, UN, EU or Canada XML, EU acts CSV, UK CSV, FTO table, FollowTheMoney JSON"
    )
