"""Statements invented in texts where nothing political happens, per article and language.

    python eval/invented.py [--corpora FOLDER] [--show]

Counts over `eval/peaceful/own.jsonl`, and over treebank documents chosen by fixed lists (whole
documents of GUM by name; German and Spanish sentences by topic words, eight of one topic put
together as one article). The folder is --corpora, else LAGEBILD_CORPORA, else
../shared/corpora beside the repository; without it the own texts alone are read.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lagebild.pipeline import read_article
from lagebild.types import Article

ROOT = Path(__file__).resolve().parent.parent
OWN = Path(__file__).resolve().parent / "peaceful" / "own.jsonl"
_GROUP = 8  # sentences of one topic that make an article
_LONGEST = 40  # sentences taken of a whole document
_GUM = (
    *("whow_cactus", "whow_joke", "whow_mice", "whow_overalls", "voyage_athens", "voyage_coron"),
    *("voyage_oakland", "voyage_vavau", "vlog_london", "vlog_portland", "vlog_radiology"),
    *("vlog_studying", "bio_dvorak", "bio_jespersen", "fiction_beast", "fiction_teeth"),
    *("podcast_wrestling", "interview_gaming", "interview_cyclone", "textbook_chemistry"),
    *("academic_eegimaa", "academic_librarians", "conversation_lambada", "news_nasa"),
)
# Topics by words of their own, not by those that the program knows.
_TOPICS = {
    "de": {
        "sport": r"\b(?:Verein|Saison|Fußball\w*|Olympi\w+|Meisterschaft|Spieler\w*|Trainer)\b",
        "culture": r"\b(?:Film\w*|Album|Roman\w*|Musik\w*|Theater|Band|Museum|Buch)\b",
        "business": r"\b(?:Unternehmen\w*|Firma|Kunden|Produkt\w*|Preis\w*|Service)\b",
        "weather": r"\b(?:Wetter|Temperatur\w*|Sommer|Winter|Regen|Fluss|See)\b",
    },
    "es": {
        "sport": r"\b(?:equipo|temporada|fútbol|liga|campeonato|partido|jugador\w*)\b",
        "culture": r"\b(?:película|álbum|novela|música|teatro|banda|museo|libro)\b",
        "business": r"\b(?:empresa\w*|producto\w*|mercado|clientes|precio\w*)\b",
        "weather": r"\b(?:clima|temperatura\w*|verano|invierno|lluvia\w*|río|lago)\b",
    },
}
_POLITICS = {
    "de": r"(?i)regierung|minister|krieg|partei|präsident|polizei|gericht|armee|könig|truppen",
    "es": r"(?i)gobierno|ministr|guerra|president|policía|tribunal|ejército|rey|polític|tropas",
}
_BANKS = {"de": ("de_gsd-ud-dev", "de_pud-ud-test"), "es": ("es_gsd-ud-dev", "es_pud-ud-test")}


def own_articles() -> Iterator[Article]:
    """Yield the peaceful texts that were written for this project."""
    for line in OWN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Article(row["id"], row["text"], row["title"], row["lang"], row["published"])


def treebank_articles(folder: Path) -> Iterator[Article]:
    """Yield the peaceful documents of the treebanks in a folder."""
    for path in sorted(folder.glob("en_gum-*.conllu")):
        for name, sentences in _documents(path):
            if name.removeprefix("GUM_") in _GUM:
                yield Article(name, " ".join(sentences[:_LONGEST]), lang="en")
    for lang, topics in _TOPICS.items():
        texts = [text for bank in _BANKS[lang] for text in _texts(folder / f"{bank}.conllu")]
        calm = [text for text in texts if not re.search(_POLITICS[lang], text)]
        for topic, words in topics.items():
            found = [text for text in calm if re.search(words, text)][: 4 * _GROUP]
            for n in range(0, len(found) - _GROUP + 1, _GROUP):
                text = "\n\n".join(found[n : n + _GROUP])
                yield Article(f"{lang}-{topic}-{n // _GROUP}", text, lang=lang)


def _documents(path: Path) -> Iterator[tuple[str, list[str]]]:
    name, sentences = "", list[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            if sentences:
                yield name, sentences
            name, sentences = line.removeprefix("# newdoc id = "), []
        elif line.startswith("# text = "):
            sentences.append(line.removeprefix("# text = "))
    if sentences:
        yield name, sentences


def _texts(path: Path) -> list[str]:
    return [text for _, sentences in _documents(path) for text in sentences]


def main() -> None:
    """Print statements per article of each set and language."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", help="the folder of the treebanks")
    parser.add_argument("--show", action="store_true", help="print every statement")
    options = parser.parse_args()
    given = options.corpora or os.environ.get("LAGEBILD_CORPORA")
    folder = Path(given or ROOT.parent / "shared" / "corpora") / "ud"
    sets = {"own": list(own_articles())}
    if folder.is_dir():
        sets["treebanks"] = list(treebank_articles(folder))
    for name, articles in sets.items():
        _count(name, articles, options.show)


def _count(name: str, articles: list[Article], show: bool) -> None:
    texts, found = Counter[str](), Counter[str]()
    for article in articles:
        read = read_article(article)
        texts[article.lang or ""] += 1
        found[article.lang or ""] += len(read.statements)
        for told in read.statements if show else ():
            words = (told.type, told.trigger.of(article.text), told.evidence.of(article.text))
            print(article.id, *words, sep=" | ")
    for lang in sorted(texts):
        print(f"{name:<12}{lang}  articles {texts[lang]:3}  statements {found[lang]:3}")
    print(f"{name:<12}statements per article {found.total() / texts.total():.2f}")


if __name__ == "__main__":
    main()
