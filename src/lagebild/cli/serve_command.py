"""`lagebild serve`: the workbench for one or several people."""

from __future__ import annotations

from ipaddress import ip_address

import click

from lagebild.cli.clock import now
from lagebild.errors import InputError
from lagebild.store import open_store, people

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_KEEP_S = 1.0  # for which a page serves all who ask for it


@click.command()
@click.option(
    "--db",
    default="lagebild.db",
    show_default=True,
    metavar="FILE|URL",
    help="The store: a file, or postgresql+psycopg://user@host/name.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8765,
    show_default=True,
    help="The port of the server.",
)
@click.option("--name", multiple=True, help="Further host name under which readers come.")
@click.option("--workers", type=click.IntRange(0), default=1, show_default=True, help="Processes.")
@click.option("--feeds/--no-feeds", default=True, help="Visit watched feeds when they are due.")
@click.option("--add-token", metavar="NAME:ROLE", help="Print a new token (read or write); end.")
@click.option("--remove-token", metavar="NAME", help="Take a token back; end.")
@click.option("--list-tokens", is_flag=True, help="Print who holds a token; end.")
def serve(
    db: str,
    host: str,
    port: int,
    name: tuple[str, ...],
    workers: int,
    feeds: bool,
    add_token: str | None,
    remove_token: str | None,
    list_tokens: bool,
) -> None:
    """Start the workbench: web pages, HTTP API, analysis and feeds.

    On the loopback (the default) nobody needs a password. On any other address every request
    needs a token; without one in the store the server refuses to start.

    \b
    Examples:
      lagebild serve
      lagebild serve --db news.db --workers 2
      lagebild serve --db news.db --add-token anna:write
      lagebild serve --db postgresql+psycopg://news@localhost/news --host 0.0.0.0
    """
    if add_token or remove_token or list_tokens:
        _mind_tokens(db, add_token, remove_token)
        return
    _serve(db, host, port, frozenset(name), workers, feeds)


def _mind_tokens(db: str, add: str | None, remove: str | None) -> None:
    """Add or take back a token, else print the holders of all."""
    with open_store(db, shared=True) as store:
        if remove:
            people.remove_token(store, remove)
        if add:
            holder, _, role = add.partition(":")
            click.echo(people.new_token(store, holder, role, now()))  # type: ignore[arg-type]  # checked there
        if not add and not remove:
            for person in people.list_people(store):
                click.echo(f"{person.name}  {person.role}")


def _serve(db: str, host: str, port: int, names: frozenset[str], workers: int, feeds: bool) -> None:
    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from lagebild.server.app import create_app  # noqa: PLC0415
        from lagebild.server.steps import make_crew  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise InputError(
            f"the server needs {error.name}: pip install 'lagebild[server]'"
        ) from error
    open_to_all = host not in _LOOPBACK
    with open_store(db, shared=True) as store:
        if open_to_all and not people.count_tokens(store):
            raise InputError(
                f"{host} can be reached from other machines, so readers need tokens; make one "
                f"with `lagebild serve --db {db} --add-token NAME:write`"
            )
        crew = make_crew(db, now, workers, feeds=feeds)
        hosts = names | _LOOPBACK | ({host} if not _is_any(host) else set())
        app = create_app(store, now, hosts=hosts, tokens=open_to_all, crew=crew, keep_s=_KEEP_S)
        click.echo(f"lagebild: http://{host}:{port}/  (Ctrl-C ends it)", err=True)
        uvicorn.run(app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=3)


def _is_any(host: str) -> bool:
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False
