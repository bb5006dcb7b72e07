import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from lagebild.errors import NotFoundError, StoreError
from lagebild.store import (
    load_analysis,
    load_article,
    open_store,
    save_analysis,
    search_articles,
    search_statements,
)
from lagebild.types import (
    Annotations,
    Article,
    Claimant,
    Entity,
    Mention,
    ParsedSentence,
    Participant,
    Span,
    Statement,
)
from tests import strategies

TEXT = "Bürgermeisterin Ana Peña besuchte den Hafen, sagte ein Sprecher."


def annotated(id: str, published: str | None, **change: object) -> Annotations:
    article = Article(id, TEXT, lang="de", published=published, outlet=f"Deichbote {id}")
    statement = Statement(
        id="s1",
        sentence=0,
        trigger=Span(25, 33),
        evidence=Span(0, 43),
        type="CONSULT",
        mode=None,
        contexts=(),
        actors=(Participant(Span(16, 24), "Ana Peña", "e1"),),
        recipients=(),
        when="2026-03-01",
        where="Hafen",
        modality="asserted",
        attribution=(Claimant(Span(51, 63), "ein Sprecher", "anonymous"),),
    )
    return Annotations(
        replace(article, **change),
        (ParsedSentence(0, Span(0, len(TEXT)), 0, TEXT, ()),),
        entities=(Entity("e1", "Ana Peña", "person", (Mention(Span(16, 24), 0, -1, "name"),)),),
        statements=(statement,),
    )


def test_saving_the_same_article_twice_changes_nothing(tmp_path: Path) -> None:
    one = annotated("a1", "2026-03-02")
    with open_store(tmp_path / "news.db") as store:
        assert save_analysis(store, one)
        assert not save_analysis(store, one)
        assert len(search_articles(store)) == 1
        assert len(search_statements(store)) == 1


def test_a_new_analysis_of_an_article_replaces_the_old_one(tmp_path: Path) -> None:
    one = annotated("a1", "2026-03-02")
    with open_store(tmp_path / "news.db") as store:
        save_analysis(store, one)
        assert save_analysis(store, replace(one, statements=()))
        assert search_statements(store) == ()
        assert load_analysis(store, "a1").statements == ()


def test_a_date_learnt_later_makes_no_second_article(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        save_analysis(store, annotated("a1", None))
        save_analysis(store, annotated("a1", "2026-03-02"))
        assert [row.published for row in search_articles(store)] == ["2026-03-02"]


def test_an_analysis_is_still_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    one = annotated("a1", "2026-03-02")
    with open_store(tmp_path / "news.db") as store:
        save_analysis(store, one)
    with open_store(tmp_path / "news.db") as store:
        assert load_analysis(store, "a1") == one
        assert load_article(store, "a1") == one.article


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(annotations=strategies.annotations)
def test_whatever_is_saved_is_loaded_the_same(tmp_path: Path, annotations: Annotations) -> None:
    statements = tuple(
        replace(one, id=f"s{place}") for place, one in enumerate(annotations.statements)
    )
    annotations = replace(annotations, statements=statements)
    with open_store(tmp_path / "any.db") as store:
        save_analysis(store, annotations)
        key = next(row.key for row in search_articles(store) if row.id == annotations.article.id)
        assert load_analysis(store, key).statements == statements


def test_articles_come_newest_first_and_undated_last(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        for id, published in (("old", "2026-01-01"), ("none", None), ("new", "2026-03-01T08:00")):
            save_analysis(store, annotated(id, published))
        assert [row.id for row in search_articles(store)] == ["new", "old", "none"]
        assert [row.id for row in search_articles(store, until="2026-03-01")] == ["new", "old"]
        assert [row.id for row in search_articles(store, since="2026-01-02")] == ["new"]


@pytest.mark.parametrize(("name", "found"), [("peña", 1), ("PENA", 1), ("ana", 1), ("an", 0)])
def test_names_are_found_by_whole_words_whatever_their_accents(
    tmp_path: Path, name: str, found: int
) -> None:
    with open_store(tmp_path / "news.db") as store:
        save_analysis(store, annotated("a1", "2026-03-02"))
        assert len(search_articles(store, name=name)) == found
        assert len(search_statements(store, name=name)) == found


def test_statements_are_found_by_class_and_modality(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        save_analysis(store, annotated("a1", "2026-03-02"))
        (found,) = search_statements(store, type="consult", modality="asserted")
        assert found.evidence == TEXT[:43]
        assert search_statements(store, type="ASSAULT") == ()
        assert search_statements(store, modality="denied") == ()


def test_an_unknown_article_is_named_with_the_way_to_see_all(tmp_path: Path) -> None:
    with (
        open_store(tmp_path / "news.db") as store,
        pytest.raises(NotFoundError, match=r"'a9'.*lagebild list"),
    ):
        load_analysis(store, "a9")


def test_one_id_of_two_articles_asks_for_the_key(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        save_analysis(store, annotated("a1", "2026-03-02"))
        save_analysis(store, annotated("a1", "2026-03-03", outlet="Nordpost"))
        with pytest.raises(NotFoundError, match="several articles"):
            load_article(store, "a1")
        key = search_articles(store)[0].key
        assert load_article(store, key[:12]).published == "2026-03-03"


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database " * 100)
    with pytest.raises(StoreError, match=r"notes\.txt is not a database.*--db"):
        open_store(path)
    assert path.read_text().startswith("not a database")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(path)


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match=r"newer Lagebild.*9999.*upgrade"):
        open_store(path)


def test_a_damaged_store_is_named_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_store(path) as store:
        save_analysis(store, annotated("a1", "2026-03-02"))
    data = bytearray(path.read_bytes())
    data[100:4000] = b"\xff" * 3900
    path.write_bytes(bytes(data))
    with pytest.raises(StoreError, match=r"news\.db is damaged.*read the articles again"):
        open_store(path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere does not exist"):
        open_store(tmp_path / "nowhere" / "news.db")


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)
