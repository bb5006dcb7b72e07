"""`lagebild parse`: tokens, grammar and names as CoNLL-U."""

from __future__ import annotations

from pathlib import Path

import click

from lagebild.cli.inputs import one_article
from lagebild.cli.output import write_file
from lagebild.conllu import format_conllu
from lagebild.lang import available_languages, load_language
from lagebild.pipeline import parse_article


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--lang", type=click.Choice(available_languages()), help="Default: detected.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default="-",
    metavar="FILE",
    help="Default: print.",
)
def parse(file: Path, lang: str | None, output: Path) -> None:
    """Parse a text and print CoNLL-U.

    Offsets into the text and entity tags stand in the last column: start_char, end_char, ner.

    \b
    Examples:
      lagebild parse report.txt --lang de -o report.conllu
      echo "Der Rat tagte." | lagebild parse -
    """
    annotations = parse_article(one_article(file, lang=lang))
    language = load_language(annotations.article.lang or "")
    split_hyphens = bool(language.table("grammar.toml")["treebanks_split_hyphens"])
    write_file(output, format_conllu(annotations.sentences, split_hyphens=split_hyphens))
