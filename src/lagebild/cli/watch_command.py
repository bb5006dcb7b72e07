"""`lagebild watch`: feeds whose articles are taken in as they appear."""

from __future__ import annotations

from functools import partial

import click

from lagebild.cli.clock import now
from lagebild.errors import InputError
from lagebild.feeds import Fetcher, check_url, fetch_article, visit_due_feeds
from lagebild.jobs import do_next, keep_stories
from lagebild.store import open_store
from lagebild.store.feeds import add_feed, list_feeds, remove_feed
from lagebild.store.queue import count_jobs

_DB = click.option(
    "--db", default="lagebild.db", show_default=True, metavar="FILE|URL", help="The store."
)


@click.group()
def watch() -> None:
    """Watch feeds: RSS, Atom, JSON Feed and news sitemaps.

    \b
    Examples:
      lagebild watch add https://news.example/rss.xml --outlet "Deichbote"
      lagebild watch list
      lagebild watch run
    """


@watch.command()
@click.argument("url")
@click.option("--outlet", metavar="NAME", help="Who publishes it. Default: the feed's title.")
@click.option("--every", type=click.IntRange(1), default=15, show_default=True, help="Minutes.")
@click.option("--allow-private", is_flag=True, help="The address may lie in a private network.")
@_DB
def add(url: str, outlet: str | None, every: int, allow_private: bool, db: str) -> None:
    """Watch the feed at URL from now on."""
    check_url(url)
    with open_store(db, shared=True) as store:
        feed = add_feed(
            store, url, at=now(), outlet=outlet, every_s=60 * every, allow_private=allow_private
        )
    click.echo(f"{feed.id}  {feed.url}")


@watch.command("list")
@_DB
def list_(db: str) -> None:
    """List the watched feeds with their state."""
    with open_store(db, shared=True) as store:
        for feed in list_feeds(store):
            told = f": {feed.problem}" if feed.problem else f", {feed.taken} articles"
            click.echo(f"{feed.id}  {feed.state}{told}  {feed.url}")


@watch.command()
@click.argument("number", type=int)
@_DB
def remove(number: int, db: str) -> None:
    """Stop watching the feed with this NUMBER; its articles stay."""
    with open_store(db, shared=True) as store:
        remove_feed(store, number)


@watch.command()
@click.option("--all", "every", is_flag=True, help="Also feeds that are not due yet.")
@_DB
def run(every: bool, db: str) -> None:
    """Visit the feeds that are due, once, and analyse what they brought.

    A feed that fails is named with its reason, the others are visited, and the exit code is 2.
    """
    fetcher = Fetcher()
    with open_store(db, shared=True) as store:
        visited = visit_due_feeds(store, now, fetcher, every=every)
        for one in visited:
            click.echo(f"{one.feed.url}: {one.problem or f'{one.new} new'}", err=bool(one.problem))
        while do_next(store, now, partial(fetch_article, fetcher=fetcher)):
            pass
        while keep_stories(store, now):
            pass
        counts = count_jobs(store)
    click.echo(f"lagebild: {counts['done']} articles kept, {counts['failed']} failed", err=True)
    if any(one.problem for one in visited):
        raise SystemExit(InputError.exit_code)
