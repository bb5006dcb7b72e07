"""`lagebild list`: what the store holds."""

from __future__ import annotations

from pathlib import Path

import click

from lagebild.cli.output import day_of, shown_json
from lagebild.lang import available_languages
from lagebild.store import Store, StoredArticle, open_store, search_articles, search_statements


@click.command("list")
@click.option(
    "--db", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The store."
)
@click.option("--name", metavar="NAME", help="Only articles that speak of this name.")
@click.option("--since", metavar="DATE", help="Published on this day or later.")
@click.option("--until", metavar="DATE", help="Published on this day or earlier.")
@click.option("--lang", type=click.Choice(available_languages()), help="Only this language.")
@click.option("--type", "kind", metavar="CLASS", help="List statements of this PLOVER class.")
@click.option("--modality", metavar="WORD", help="List statements so presented: denied, planned.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
def list_articles(
    db: Path,
    name: str | None,
    since: str | None,
    until: str | None,
    lang: str | None,
    kind: str | None,
    modality: str | None,
    as_json: bool,
) -> None:
    """List stored articles, newest first, or the statements in them.

    \b
    Examples:
      lagebild list --db news.db --since 2026-03-01
      lagebild list --db news.db --name "Odile Brandt"
      lagebild list --db news.db --type SANCTION --modality planned
    """
    for day in (since, until):
        if day:
            day_of(day)
    with existing_store(db) as store:
        articles = search_articles(store, name=name, since=since, until=until, lang=lang)
        if kind is None and modality is None:
            _print_articles(articles, as_json)
            return
        keys = {article.key for article in articles}
        found = search_statements(store, type=kind, name=name, modality=modality)
    for one in found:
        if one.article.key not in keys:
            continue
        if as_json:
            click.echo(shown_json({"article": one.article.id, **_fields(one, "article")}), nl=False)
        else:
            circumstances = ", ".join(part for part in (one.when, one.where) if part)
            click.echo(f"{one.type:<10} {one.modality:<9} {circumstances or '-'}")
            click.echo(f'  "{" ".join(one.evidence.split())}"')
            click.echo(f"  {one.article.id} | {_heading(one.article)}")


def existing_store(db: Path) -> Store:
    """Return the store at `db`; looking never creates one, so a mistyped path is an error."""
    if not db.exists():
        raise click.BadParameter(f"{db} does not exist; `lagebild read --db {db}` creates it")
    return open_store(db)


def _print_articles(articles: tuple[StoredArticle, ...], as_json: bool) -> None:
    for article in articles:
        if as_json:
            click.echo(shown_json(_fields(article)), nl=False)
        else:
            day = (article.published or "undated")[:10]
            facts = f"{day} | {article.lang or '??'} | {article.statements} statements"
            click.echo(f"{article.id} | {facts} | {_heading(article)}")


def _heading(article: StoredArticle) -> str:
    return " | ".join(part for part in (article.outlet, article.title) if part) or article.key[:12]


def _fields(row: object, *without: str) -> dict[str, object]:
    names: tuple[str, ...] = row.__slots__  # type: ignore[attr-defined]
    return {name: getattr(row, name) for name in names if name not in without}
