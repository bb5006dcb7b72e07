"""`lagebild registry`: the official lists - import, update, status, search, diff, export."""

from __future__ import annotations

import json
from pathlib import Path

import click

from lagebild.cli.output import day_of, today, write_file
from lagebild.errors import InputError, LagebildError
from lagebild.registry.formats import read_list
from lagebild.registry.ftm import to_ftm
from lagebild.registry.importing import compare_lists, import_file, update_list
from lagebild.registry.place import registry_file
from lagebild.registry.records import Entry
from lagebild.registry.searching import search
from lagebild.registry.sources import DEFAULT, load_sources
from lagebild.registry.store import ImportedList, entries_of, imported_lists
from lagebild.report.text import one_line

_PATH = click.Path(path_type=Path, allow_dash=False)
_OUTPUT = click.Path(path_type=Path, allow_dash=True)
_SOURCES = click.option(
    "--sources", type=_PATH, default=DEFAULT, metavar="FILE", help="Other addresses than ours."
)
_STALE_DAYS = 30  # for lists without a configured address


@click.group()
def registry() -> None:
    """Official lists of designated groups and persons.

    A compact table of terrorist groups is inside the program. The full lists of OFAC, UN, EU,
    Canada and the UK are imported from files or fetched from their publishers; they lie in the file
    that LAGEBILD_REGISTRY names, else in the user's data folder.

    \b
    Commands: import, update, status, search, diff, export. Examples:
      lagebild registry import UN_consolidated.xml
      lagebild registry update UN EU
      lagebild registry search "Golf-Clan" --as-of 2025-12-01
    """


@registry.command("import")
@click.argument("list_file", metavar="FILE|URL")
@click.option("--code", metavar="CODE", help="Short name of the list. Default: by its format.")
@click.option("--timeout", default=60.0, show_default=True, help="Seconds to wait for a server.")
@_SOURCES
def import_list(list_file: str, code: str | None, timeout: float, sources: Path) -> None:
    """Read a list file and put it in force.

    FILE is one in an official format or FollowTheMoney JSON Lines, or a folder of EU acts; of
    OFAC's CSV files name sdn.csv with the others beside it. URL must be a configured address. Until
    a list is read completely, the previous one stays in force.

    \b
    Examples:
      lagebild registry import sdn.csv
      lagebild registry import entities.ftm.json --code OPENSANCTIONS
    """
    if "://" not in list_file:
        _tell(import_file(Path(list_file), registry_file(), today(), code))
        return
    known = {source.files[0]: source for source in load_sources(sources).values()}
    if list_file not in known:
        raise InputError(f"{list_file} is no configured address; see {sources}, or name a file")
    _tell(update_list(known[list_file], registry_file(), today(), timeout))


@registry.command()
@click.argument("codes", nargs=-1, metavar="[LIST]...")
@click.option("--timeout", default=60.0, show_default=True, help="Seconds to wait for a server.")
@_SOURCES
def update(codes: tuple[str, ...], timeout: float, sources: Path) -> None:
    """Fetch lists from their publishers; without LIST, all that are configured.

    Only configured addresses are asked. A list that cannot be fetched or read stays as it was, and
    the exit code is 2.

    \b
    Example:
      lagebild registry update UN EU
    """
    known = load_sources(sources)
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise InputError(f"no list {unknown[0]!r}; configured are {', '.join(known)}")
    failed = False
    for code in codes or tuple(known):
        try:
            done = update_list(known[code], registry_file(), today(), timeout)
        except LagebildError as error:
            failed = True
            click.echo(f"lagebild: {code}: {one_line(str(error))}", err=True)
            continue
        if done:
            _tell(done)
        else:
            click.echo(f"{code}: nothing new")
    if failed:
        raise SystemExit(InputError.exit_code)


def _tell(done: ImportedList | None) -> None:
    if done is None:
        click.echo("nothing new")
        return
    click.echo(
        f"{done.code}: {done.entries} entries of {done.dated or 'a day that it does not name'}"
    )
    for kind, count in done.warnings.items():
        click.echo(f"lagebild: {done.code}: {count} x {one_line(kind)}", err=True)


@registry.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@_SOURCES
def status(as_json: bool, sources: Path) -> None:
    """Tell which lists are in force, of which day and how old.

    \b
    Example:
      lagebild registry status
    """
    limits = {code: source.stale_days for code, source in load_sources(sources).items()}
    for one in imported_lists(registry_file()):
        age = (today() - day_of(one.as_of)).days
        stale = age > limits.get(one.code, _STALE_DAYS)
        if as_json:
            row = {"list": one.code, "dated": one.dated, "imported": one.imported, "age_days": age}
            row |= {"entries": one.entries, "stale": stale, "sha256": one.sha256}
            click.echo(json.dumps(row | {"source": one.source}))
            continue
        day = f"of {one.dated}" if one.dated else f"of unknown day, imported {one.imported}"
        click.echo(f"{one.code:<10} {one.entries:>6} entries {day}, {age} days old")
        if stale:
            note = f"{one.code} is {age} days old; `lagebild registry update {one.code}` or import"
            click.echo(f"lagebild: note: {note}", err=True)
    if not imported_lists(registry_file()):
        click.echo("lagebild: note: no list imported; only the compact table is used", err=True)


@registry.command("search")
@click.argument("name")
@click.option("--as-of", metavar="DATE", help="Judge as of this day.  [default: today]")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
def search_name(name: str, as_of: str | None, as_json: bool) -> None:
    """Look a name up in all lists and tell what held on a day.

    \b
    Examples:
      lagebild registry search Hisbollah
      lagebild registry search "Nusra-Front" --as-of 2020-01-01
    """
    day = day_of(as_of) if as_of else today()
    for one in search(name, registry_file()):
        state = one.state_on(day)
        if as_json:
            row = {key: getattr(one, key) for key in one.__slots__}
            click.echo(json.dumps(row | {"as_of": day.isoformat(), "state": state}))
            continue
        span = f"{one.since or '?'} to {one.until or ('today' if state != 'unknown' else '?')}"
        click.echo(f"{state:<8} {one_line(one.entry)} | {one.list} | {span}")
        click.echo(f"         {one.score:.2f} {one_line(one.reason)}")


@registry.command()
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
def diff(old: Path, new: Path) -> None:
    """Tell who came, who went and who changed between two files of a list.

    \b
    Example:
      lagebild registry diff UN_2025-04-19.xml UN_consolidated.xml
    """
    found = compare_lists(read_list(old).entries, read_list(new).entries)
    for mark, entries in (("+", found.came), ("-", found.went)):
        for entry in entries:
            click.echo(f"{mark} {_line(entry)}")
    for _, entry in found.changed:
        click.echo(f"~ {_line(entry)}")
    counts = f"{len(found.came)} came, {len(found.went)} went, {len(found.changed)} changed"
    click.echo(f"lagebild: {counts}", err=True)


def _line(entry: Entry) -> str:
    return one_line(f"{entry.id} | {entry.name} | {entry.list_name} | {entry.since or '?'}")


@registry.command()
@click.argument("list_file", type=_PATH, required=False, metavar="[FILE]")
@click.option("-o", "--output", type=_OUTPUT, default="-", metavar="FILE", help="Default: print.")
def export(list_file: Path | None, output: Path) -> None:
    """Write a list file, or all imported lists, as FollowTheMoney JSON Lines.

    \b
    Example:
      lagebild registry export UN_consolidated.xml -o un.ftm.json
    """
    entries = read_list(list_file).entries if list_file else entries_of(registry_file())
    rows = (row for entry in entries for row in to_ftm(entry, "lagebild"))
    write_file(output, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
