"""Invented articles, stories and claims, any number of them, written straight into a store.

Words follow Zipf's law, so that some stand in half of all articles and most in a few; names, places
and outlets likewise. What a worker would have written row by row goes in by the thousand here.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, islice
from typing import Any

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

from lagebild.contract import analysis_to_json, article_to_json, content_hash
from lagebild.names import normalise_name
from lagebild.store import Store
from lagebild.types import Annotations, Article, Claimant, Participant, Span, Statement

_FIRST_DAY = date(2025, 1, 1)
_WORDS_OF_AN_ARTICLE = 120
_SYLLABLES = ("ba", "der", "gi", "hol", "ka", "lin", "mo", "nar", "pe", "rus", "ta", "ver", "zo")
_TYPES = ("ACCUSE", "ASSAULT", "COERCE", "CONSULT", "PROTEST", "SANCTION", "THREATEN", "AID")
_STATUS = ("single_source", "single_source", "corroborated", "disputed", "denied", "open")
_MODALITY = ("asserted", "asserted", "alleged", "planned", "possible", "denied", "unclear")


class Pool:
    """Words drawn by Zipf's law: the first far more often than the last."""

    def __init__(self, chance: random.Random, size: int, parts: int, *, name: bool = False) -> None:
        self._chance = chance
        found = {"".join(chance.choices(_SYLLABLES, k=parts)) for _ in range(size)}
        self.words = sorted(word.capitalize() if name else word for word in found)
        chance.shuffle(self.words)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def draw(self, count: int) -> list[str]:
        """Return some words."""
        return self._chance.choices(self.words, cum_weights=self._weights, k=count)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the invented news speaks of."""

    words: Pool
    people: Pool
    places: Pool
    outlets: Pool


def make_vocabulary(seed: int) -> Vocabulary:
    """Return the same vocabulary for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    return Vocabulary(
        Pool(chance, 40_000, 4),
        Pool(chance, 8_000, 4, name=True),
        Pool(chance, 1_500, 3, name=True),
        Pool(chance, 120, 2, name=True),
    )


def fill(store: Store, articles: int, seed: int = 7) -> Vocabulary:
    """Write so many articles with their stories and claims; return what they speak of."""
    chance, vocabulary = random.Random(seed), make_vocabulary(seed)  # noqa: S311
    serials = iter(range(1, 10 * articles))
    numbers = _story_sizes(chance, articles)
    while group := list(islice(numbers, 400)):
        rows: dict[str, list[dict[str, Any]]] = {}
        for size in group:
            for table, row in _story(chance, vocabulary, size, serials):
                rows.setdefault(table, []).append(row)
        with store.session() as session:
            for table in _ORDER:
                _insert(session, table, rows.get(table, []))
    with store.session() as session:
        _finish(session)
    return vocabulary


_ORDER = ("articles", "analyses", "statements", "names", "article_index", "article_words",
          "stories", "story_articles", "claims", "claim_names", "claim_words", "changes",
          "jobs")  # fmt: skip


def _story_sizes(chance: random.Random, articles: int) -> Iterator[int]:
    """Most stories are told once, a few by dozens."""
    while articles > 0:
        size = min(articles, 60, int(chance.paretovariate(1.1)))
        articles -= size
        yield size


def _story(
    chance: random.Random, vocabulary: Vocabulary, size: int, serials: Iterator[int]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of one story: its articles and what is kept of them, its claims, changes."""
    day = _FIRST_DAY + timedelta(days=chance.randrange(690))
    events = [_event(chance, vocabulary, day) for _ in range(chance.randint(2, 6))]
    told: list[Annotations] = []
    for _ in range(size):
        told.append(_article(chance, vocabulary, day, events))
        yield from _article_rows(told[-1], next(serials))
    keys = [content_hash(one.article) for one in told]
    story = f"s{keys[0][:12]}"
    bodies = []
    for place, event in enumerate(events, 1):
        body = _claim(chance, place, event, told, keys)
        moved = next(serials)
        bodies.append(body | {"carriers": len(body["carriers"])})
        yield from _claim_rows(chance, story, place, moved, body)
    moved = next(serials)
    title = told[0].article.title or ""
    yield "changes", _change(moved, story, None)
    whole = {"id": story, "title": title, "articles": [key[:16] for key in keys],
             "first": day.isoformat(), "last": day.isoformat(), "told": bodies[:3]}  # fmt: skip
    yield "stories", {
        "id": story, "title": title, "first": day.isoformat(), "last": day.isoformat(),
        "articles": size, "claims": len(bodies),
        "origins": max(one["independent_origins"] for one in bodies), "moved": moved,
        "body": json.dumps(whole),
    }  # fmt: skip
    for key in keys:
        yield "story_articles", {"article": key, "story": story}


def _event(chance: random.Random, vocabulary: Vocabulary, day: date) -> Statement:
    actor, recipient, speaker = (" ".join(vocabulary.people.draw(2)) for _ in range(3))
    nowhere = Span(0, 1)
    return Statement(
        id="", sentence=0, trigger=nowhere, evidence=nowhere, type=chance.choice(_TYPES), mode=None,
        contexts=(), actors=(Participant(nowhere, actor),),
        recipients=(Participant(nowhere, recipient),), when=day.isoformat(),
        where=vocabulary.places.draw(1)[0], modality=chance.choice(_MODALITY),  # type: ignore[arg-type]
        attribution=(Claimant(nowhere, speaker, "person"),),
    )  # fmt: skip


def _article(
    chance: random.Random, vocabulary: Vocabulary, day: date, events: list[Statement]
) -> Annotations:
    sentences, statements, start = [], [], 0
    for number, event in enumerate(events, 1):
        words = vocabulary.words.draw(_WORDS_OF_AN_ARTICLE // len(events))
        names = (event.actors[0].name, event.recipients[0].name, event.attribution[0].name)
        sentence = f"{names[0]} {' '.join(words)} {names[1]} {event.where}: {names[2]}."
        sentences.append(sentence)
        place = Span(start, start + len(sentence))
        trigger = Span(start + len(names[0]) + 1, start + len(names[0]) + 1 + len(words[0]))
        statements.append(_placed(event, f"s{number}", trigger, place))
        start += len(sentence) + 2
    article = Article(
        id="", text="\n\n".join(sentences), title=" ".join(vocabulary.words.draw(6)), lang="de",
        published=(day + timedelta(days=chance.randrange(3))).isoformat(),
        outlet=f"{vocabulary.outlets.draw(1)[0]} {chance.randrange(4)}",
    )  # fmt: skip
    return Annotations(article, statements=tuple(statements))


def _placed(event: Statement, id: str, trigger: Span, evidence: Span) -> Statement:
    return Statement(
        id, 0, trigger, evidence, event.type, None, (), event.actors, event.recipients, event.when,
        event.where, event.modality, event.attribution,
    )  # fmt: skip


def _article_rows(one: Annotations, serial: int) -> Iterator[tuple[str, dict[str, Any]]]:
    article, key = one.article, content_hash(one.article)
    row = article_to_json(article) | {"id": key[:16]}
    yield "articles", {"key": key, "body": json.dumps(row),
                       **{name: row[name] for name in
                          ("id", "title", "outlet", "published", "lang")}}  # fmt: skip
    yield "analyses", {"article": key, "version": "0", "body": json.dumps(
        analysis_to_json(one) | {"id": key[:16]})}  # fmt: skip
    day = (article.published or "")[:10]
    yield "article_index", {"serial": serial, "article": key, "day": day}
    names: set[tuple[str, str, str]] = set()
    for statement in one.statements:
        yield "statements", {
            "article": key, "id": statement.id, "type": statement.type,
            "modality": statement.modality, "when": statement.when, "where": statement.where,
            "evidence": statement.evidence.of(article.text),
        }  # fmt: skip
        people = [("actor", statement.actors[0].name), ("recipient", statement.recipients[0].name),
                  ("claimant", statement.attribution[0].name)]  # fmt: skip
        names |= {(statement.id, role, name) for role, name in people}
        names |= {("", "entity", name) for _, name in people}
        names.add((statement.id, "place", statement.where or ""))
    for statement_id, role, name in sorted(names):
        yield "names", {"article": key, "statement": statement_id, "role": role, "name": name,
                        "folded": normalise_name(name)}  # fmt: skip
    yield "article_words", {"r": serial, "w": f"{article.title} {article.outlet} {article.text}",
                            "n": " . ".join(sorted({name for *_, name in names}))}  # fmt: skip
    yield "jobs", {
        "id": serial, "key": key, "kind": "article", "state": "done", "source": "bench",
        "label": article.title, "article": key, "body": json.dumps(row), "attempts": 1,
        "submitted": f"{day}T08:00:00+00:00",
    }  # fmt: skip


def _claim(
    chance: random.Random, place: int, event: Statement, told: list[Annotations], keys: list[str]
) -> dict[str, Any]:
    carriers = [
        {"article": key[:16], "statement": f"s{place}", "stance": "affirms", "copy_of": None,
         "span": [spoken.evidence.start, spoken.evidence.end]}
        for one, key in zip(told, keys, strict=True)
        for spoken in (one.statements[place - 1],)
    ]  # fmt: skip
    speaker = event.attribution[0].name
    first = told[0]
    return {
        "id": f"c{keys[0][:12]}-{place}", "type": event.type, "mode": None,
        "actors": [event.actors[0].name], "recipients": [event.recipients[0].name],
        "when": event.when, "where": event.where,
        "summary": first.statements[place - 1].evidence.of(first.article.text),
        "status": chance.choice(_STATUS), "carriers": carriers,
        "origins": [{"name": speaker, "kind": "person", "stance": "affirms",
                     "via": [one.article.outlet for one in told],
                     "articles": [key[:16] for key in keys]}],
        "independent_origins": min(len(told), chance.choice((0, 1, 1, 1, 2, 3))),
    }  # fmt: skip


def _claim_rows(
    chance: random.Random, story: str, place: int, moved: int, body: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "changes", _change(moved, story, body["id"])
    yield "claims", {
        "serial": moved, "id": body["id"], "story": story, "place": place, "type": body["type"],
        "modality": chance.choice(_MODALITY), "status": body["status"],
        "origins": body["independent_origins"], "when": body["when"], "where": body["where"],
        "moved": moved, "body": json.dumps(body),
    }  # fmt: skip
    names = {("actor", body["actors"][0]), ("recipient", body["recipients"][0]),
             ("origin", body["origins"][0]["name"]), ("place", body["where"])}  # fmt: skip
    names |= {("outlet", outlet) for outlet in body["origins"][0]["via"]}
    for role, name in sorted(names):
        yield "claim_names", {"claim": moved, "role": role, "name": name,
                              "folded": normalise_name(name)}  # fmt: skip
    yield "claim_words", {"r": moved, "w": body["summary"],
                          "n": " . ".join(name for _, name in sorted(names))}  # fmt: skip


def _change(seq: int, story: str, claim: str | None) -> dict[str, Any]:
    return {"seq": seq, "at": "2026-01-01T00:00:00+00:00", "kind": "new", "story": story,
            "claim": claim, "body": "{}"}  # fmt: skip


def _insert(session: Session, table: str, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    if not table.endswith("_words"):
        session.execute(_table(session, table).insert(), rows)
        return
    folded = [{"r": row["r"], "w": _fold(row["w"]), "n": _fold(row["n"])} for row in rows]
    into = f"INSERT INTO {table} (rowid, words"
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text(f"{into}, names) VALUES (:r, :w, :n)"), folded)
    else:
        words = "to_tsvector('simple', CAST(:w AS text) || ' ' || CAST(:n AS text))"
        session.execute(text(f"{into}) VALUES (:r, {words})"), folded)


def _fold(words: str) -> str:
    return normalise_name.__wrapped__(words)  # without its cache: texts are long and come once


def _table(session: Session, name: str) -> Table:
    from lagebild.store.tables import Base
    from lagebild.store.workbench_tables import ClaimRow

    assert ClaimRow.metadata is Base.metadata
    return Base.metadata.tables[name]


def _finish(session: Session) -> None:
    """Let PostgreSQL's own counters go on after the rows that came with numbers."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("ANALYZE"))
        return
    for table, column in (("article_index", "serial"), ("claims", "serial"), ("changes", "seq"),
                          ("jobs", "id")):  # fmt: skip
        largest = f"(SELECT max({column}) FROM {table})"  # noqa: S608
        session.execute(text(f"SELECT setval('{table}_{column}_seq', {largest})"))
    session.execute(text("ANALYZE"))
