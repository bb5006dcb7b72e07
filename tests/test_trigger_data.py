"""The trigger lexicons read as their format says: `docs/ontology.md` explains the columns."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from lagebild.lang import load_language

LANGUAGES = ("de", "en", "es")
COLUMNS = [
    *("lemma", "pos", "type", "mode", "contexts", "actor", "recipient"),
    *("require", "forbid", "example", "counter"),
]
SLOT_RE = re.compile(r"subj|obj|iobj|gen|poss|by|pre|csubj|clause|caux|cneg|attr|case|joint|P:\w+")
CONDITION_RE = re.compile(
    r"(?P<slot>[^=~!]+)(?:=(?P<words>.+)|~(?P<kind>agent|media|person|place|state)|!)"
)
FEWEST_ROWS = {"de": 1500, "en": 1850, "es": 1050}
FEWEST_AGENTS = {"de": 250, "en": 250, "es": 200}

Row = dict[str, str]


def _classes() -> dict[str, Any]:
    path = Path(str(files("lagebild"))) / "data" / "events" / "plover.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


CLASSES = _classes()


def _rows(code: str) -> list[Row]:
    return list(load_language(code).rows("triggers.tsv"))


def _conditions(row: Row) -> list[str]:
    cells = (row["require"], row["forbid"])
    return [part for cell in cells for part in cell.split(";") if part]


def _forms(code: str) -> dict[str, set[str]]:
    """Return the lower-case forms of each lemma."""
    forms: dict[str, set[str]] = {}
    for row in load_language(code).rows("forms.tsv"):
        forms.setdefault(row["lemma"].lower(), set()).add(row["form"].lower())
    return forms


def _holds_word(row: Row, forms: dict[str, set[str]]) -> bool:
    """Tell whether an example holds a form of its row's lemma, a compound, or its particle."""
    words = re.findall(r"[\w-]+", row["example"].lower())
    lemma = row["lemma"].lower().lstrip("-")
    wanted = (lemma, lemma[:-1], *forms.get(lemma, ()))
    particle = any(lemma.startswith(word) for word in words if len(word) > 1)
    return particle or any(form in word for form in wanted for word in words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_row_has_the_known_columns(code: str) -> None:
    assert all(list(row) == COLUMNS for row in _rows(code))
    assert len(_rows(code)) >= FEWEST_ROWS[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_row_names_a_known_class_and_mode(code: str) -> None:
    for row in _rows(code):
        modes = CLASSES[row["type"]]["modes"] + CLASSES[row["type"]]["own_modes"]
        contexts = [name for name in row["contexts"].split(",") if name]
        assert row["pos"] in ("VERB", "NOUN", "ADJ"), row
        assert row["mode"] in ("", *modes), row
        assert set(contexts) <= set(CLASSES["contexts"]), row


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_participant_stands_in_a_known_slot(code: str) -> None:
    for row in _rows(code):
        for cell in (row["actor"], row["recipient"]):
            slots = [] if cell == "-" else cell.split("|")
            assert cell and all(SLOT_RE.fullmatch(slot) for slot in slots), row


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_condition_reads(code: str) -> None:
    for row in _rows(code):
        for condition in _conditions(row):
            match = CONDITION_RE.fullmatch(condition)
            assert match, (row["lemma"], condition)
            slot = match["slot"]
            named = ("has", "near", "around", "verb", "actor", "recipient")
            assert slot in named or SLOT_RE.fullmatch(slot), condition
            assert slot != "has" or match["words"], condition
            assert all((match["words"] or "word").split("|")), condition


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_role_that_is_demanded_has_a_slot(code: str) -> None:
    for row in _rows(code):
        for role in ("actor", "recipient"):
            demanded = any(part.startswith(role) for part in row["require"].split(";"))
            assert not demanded or row[role] != "-", row


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_row_has_an_example_with_its_word(code: str) -> None:
    forms = _forms(code)
    for row in _rows(code):
        assert row["example"].endswith("."), row
        assert _holds_word(row, forms), row


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_word_of_two_classes_has_a_counterexample(code: str) -> None:
    senses: dict[tuple[str, str], list[Row]] = {}
    for row in _rows(code):
        senses.setdefault((row["lemma"], row["pos"]), []).append(row)
    for word, rows in senses.items():
        ambiguous = len({row["type"] for row in rows}) > 1
        assert not ambiguous or any(row["counter"] for row in rows), word


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_row_stands_twice(code: str) -> None:
    keys = Counter((row["lemma"], row["pos"], row["type"], row["require"]) for row in _rows(code))
    assert not [key for key, count in keys.items() if count > 1]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_class_has_words_in_every_language(code: str) -> None:
    classes = {name for name, value in CLASSES.items() if isinstance(value, dict)}
    assert {row["type"] for row in _rows(code)} == classes


def test_there_are_sixteen_classes() -> None:
    classes = [value for value in CLASSES.values() if isinstance(value, dict)]
    assert len(classes) == 16
    assert all({"cameo", "modes", "own_modes", "definition"} <= set(one) for one in classes)


def test_own_modes_do_not_repeat_plover_modes() -> None:
    for value in CLASSES.values():
        if isinstance(value, dict):
            assert not set(value["modes"]) & set(value["own_modes"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_agent_nouns_are_single_words_once_each(code: str) -> None:
    words = load_language(code).words("agents.txt")
    assert len(words) == len(set(words)) >= FEWEST_AGENTS[code]
    assert all(word == word.strip() and " " not in word for word in words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_form_has_one_lemma(code: str) -> None:
    rows = load_language(code).rows("forms.tsv")
    keys = Counter((row["form"], row["pos"]) for row in rows)
    assert max(keys.values()) == 1
    assert {row["pos"] for row in rows} == {"NOUN", "VERB"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_verb_of_the_lexicon_has_forms(code: str) -> None:
    lemmas = {row["lemma"] for row in load_language(code).rows("forms.tsv")}
    verbs = {
        row["lemma"] for row in _rows(code) if row["pos"] == "VERB" and "-" not in row["lemma"]
    }
    assert verbs <= lemmas
