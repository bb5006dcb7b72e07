"""`lagebild mcp`: the store's read functions for assistants, over standard input and output."""

from __future__ import annotations

import click

from lagebild.cli.clock import now
from lagebild.errors import InputError
from lagebild.store import open_store


@click.command()
@click.option(
    "--db", default="lagebild.db", show_default=True, metavar="FILE|URL", help="The store."
)
def mcp(db: str) -> None:
    """Answer assistants over the Model Context Protocol; they can read, not write.

    \b
    Example, by hand and in the assistant's settings:
      lagebild mcp --db news.db
      {"command": "lagebild", "args": ["mcp", "--db", "/home/me/news.db"]}
    """
    try:
        from lagebild.server.assistants import make_server  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise InputError(
            f"the protocol needs {error.name}: pip install 'lagebild[mcp,server]'"
        ) from error
    with open_store(db, shared=True) as store:
        make_server(store, now).run("stdio")
