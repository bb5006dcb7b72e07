"""The command line: the only place that prints, reads the clock and ends the process.

One file per command. Results go to standard output, everything else to standard error, so that
every command can stand in a pipe. A command's file is imported when the command is called, so that
`parse` need not wait for the store and the web server.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

import click

from lagebild import __version__
from lagebild.errors import LagebildError

__all__ = ["main"]

_HELP = """Read the news and draw a sourced situation picture.

Lagebild reads German, English and Spanish news reports and tells what is claimed to have
happened, by and to whom, when and where; how certain; on whose word; which designated groups
appear; what stays open. It works offline.

\b
Start here:
  lagebild read report.txt --published 2026-03-02 --outlet "Deichbote"
  lagebild read page.html --html picture.html

\b
Many articles:
  lagebild analyse articles.jsonl -o analysis.jsonl --jobs 2
  lagebild situation analysis.jsonl --html situation.html

\b
Keep them and look again:
  lagebild read report.txt --db news.db
  lagebild list --db news.db --name "Odile Brandt"
  lagebild show ID --db news.db

\b
Several people, live feeds, in the browser:
  lagebild watch add https://news.example/rss.xml
  lagebild serve

\b
Exit codes: 0 done, 2 something is wrong with an article or the call,
3 with our data files, 4 with the model, 5 with the store, 130 interrupted.
"""


# Every command with the file and the function that it is.
_COMMANDS = {
    "read": "read_command.read",
    "analyse": "analyse_command.analyse",
    "situation": "situation_command.situation",
    "list": "list_command.list_articles",
    "show": "show_command.show",
    "parse": "parse_command.parse",
    "times": "times_command.times",
    "registry": "registry_command.registry",
    "check-data": "check_data_command.check_data",
    "export": "export_command.export",
    "serve": "serve_command.serve",
    "watch": "watch_command.watch",
    "mcp": "mcp_command.mcp",
    "doctor": "doctor_command.doctor",
}


class _Imported(Mapping[str, click.Command]):
    """The commands by name, each imported when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        file, function = _COMMANDS[name].split(".")
        command: click.Command = getattr(import_module(f"lagebild.cli.{file}"), function)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


class _Commands(click.Group):
    """Shows our errors as one message without a traceback, with the exit code they carry."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except LagebildError as error:
            click.echo(f"lagebild: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(
    cls=_Commands,
    commands=_Imported(),
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="lagebild", message="%(prog)s %(version)s")
def main() -> None:
    """Read the news and draw a sourced situation picture."""
