"""The command line: the only place that prints, reads the clock and ends the process.

One file per command. Results go to standard output, everything else to standard error, so that
every command can stand in a pipe.
"""

from __future__ import annotations

import click

from lagebild import __version__
from lagebild.cli.analyse_command import analyse
from lagebild.cli.check_data_command import check_data
from lagebild.cli.doctor_command import doctor
from lagebild.cli.export_command import export
from lagebild.cli.list_command import list_articles
from lagebild.cli.mcp_command import mcp
from lagebild.cli.parse_command import parse
from lagebild.cli.read_command import read
from lagebild.cli.registry_command import registry
from lagebild.cli.serve_command import serve
from lagebild.cli.show_command import show
from lagebild.cli.situation_command import situation
from lagebild.cli.times_command import times
from lagebild.cli.watch_command import watch
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


class _Commands(click.Group):
    """Shows our errors as one message without a traceback, with the exit code they carry."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except LagebildError as error:
            click.echo(f"lagebild: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Commands, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lagebild", message="%(prog)s %(version)s")
def main() -> None:
    """Read the news and draw a sourced situation picture."""


_COMMANDS = (
    *(read, analyse, situation, list_articles, show, parse, times, registry, check_data),
    *(export, serve, watch, mcp, doctor),
)
for _command in _COMMANDS:
    main.add_command(_command)
