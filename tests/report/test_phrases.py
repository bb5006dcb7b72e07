"""Words of the interface: the same keys in every language, and every code has its word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import lagebild.report
from lagebild.change_types import ChangeKind
from lagebild.errors import DataError
from lagebild.lang import available_languages, load_language
from lagebild.picture_types import Certainty, ListStatus, When
from lagebild.report.phrases import load_phrases
from lagebild.report.situation.course import StepKind
from lagebild.story_types import Stance, Status
from lagebild.types import ClaimantKind, EntityType, QuestionKind, RelationType

LANGUAGES = available_languages()
PLOVER = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)


def _keys(code: str) -> dict[tuple[str, str], str]:
    table = load_language(code).table("report.toml")
    return {
        (section, key): value
        for section, words in table.items()
        for key, value in words.items()
        if isinstance(value, str)
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_phrases_with_the_same_gaps(code: str) -> None:
    mine, english = _keys(code), _keys("en")
    assert mine.keys() == english.keys()
    for key, phrase in mine.items():
        assert phrase.strip()
        gaps, expected = (set(re.findall(r"{\w+}", p)) for p in (phrase, english[key]))
        assert gaps == expected, key


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_code_of_the_records_has_a_word(code: str) -> None:
    phrases = load_phrases(code)
    expected = {
        "class": PLOVER,
        "modality": get_args(Certainty),
        "modality_hint": get_args(Certainty),
        "claimant": get_args(ClaimantKind),
        "entity": get_args(EntityType),
        "question": get_args(QuestionKind),
        "relation": get_args(RelationType),
        "designations": get_args(ListStatus),
        "status": get_args(Status),
        "status_hint": get_args(Status),
        "stance": get_args(Stance),
    }
    for section, keys in expected.items():
        for key in keys:
            assert phrases.word(section, key)


def test_mutual_acts_are_the_same_in_every_language() -> None:
    mutual = {tuple(load_language(c).table("report.toml")["shape"]["mutual"]) for c in LANGUAGES}
    assert len(mutual) == 1


@pytest.mark.parametrize(
    ("ui", "value", "mod", "expected"),
    [
        ("de", "2025-07-25", None, "25. Juli 2025"),
        ("de", "2025", "START", "Anfang 2025"),
        ("de", "2025-08", None, "August 2025"),
        ("en", "2025-07-30/2025-08-02", None, "Jul 30\u2009–\u2009Aug 2, 2025"),
        ("en", "2019/2021-03", None, "2019 – March 2021"),
        ("en", "2025-05", "APPROX", "about May 2025"),
        ("es", "2025-07-25", None, "25 de julio de 2025"),
        ("de", "2025-Q3", None, "3. Quartal 2025"),
        ("en", "199", None, "1990–1999"),
        ("de", "2025-W32", None, "4.–10. Aug. 2025"),
        ("en", "2025-08-07TEV", None, "August 7, 2025"),
        ("de", "2025-08-07T23:30-05", None, "7. August 2025"),
        ("de", "PRESENT_REF", None, "PRESENT_REF"),
        ("de", "2025", "UNHEARD_OF", "2025"),
    ],
)
def test_times_are_written_out(ui: str, value: str, mod: str | None, expected: str) -> None:
    assert load_phrases(ui).when(When(value, mod)) == expected


@pytest.mark.parametrize(
    ("ui", "value", "unit", "mod", "expected"),
    [
        ("de", 50_000_000.0, "USD", None, "50.000.000 US-Dollar"),
        ("en", 2.5, "EUR", "APPROX", "about 2.5 euros"),
        ("es", 1200.0, "MXN", "MORE_THAN", "más de 1.200 pesos mexicanos"),
    ],
)
def test_amounts_are_written_out(
    ui: str, value: float, unit: str, mod: str | None, expected: str
) -> None:
    assert load_phrases(ui).amount(value, unit, mod).replace("\xa0", " ") == expected


def test_a_missing_phrase_is_named_with_its_file() -> None:
    with pytest.raises(DataError, match=r"en/report\.toml: no page\.nowhere"):
        load_phrases("en").word("page", "nowhere")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_mode_of_the_lexicon_has_a_word(code: str) -> None:
    words = load_language(code).table("report.toml")["mode"]
    used = {
        f"{row['type']}.{row['mode']}"
        for row in load_language(code).rows("triggers.tsv")
        if row["mode"].strip("-")
    }
    assert sorted(used - words.keys()) == []


def test_every_phrase_of_the_interface_is_used() -> None:
    folder = Path(lagebild.report.__file__).parent
    files = [path for path in folder.rglob("*") if path.suffix in {".py", ".j2"}]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    pattern = r"""(?:word|subheading)\(\s*['"](\w+)['"],\s*['"](\w+)['"]"""
    used = set(re.findall(pattern, source))
    # Writers of a situation ask for its words by the key alone, or by a beginning and a code.
    used |= {("situation", key) for key in re.findall(r"""['"](\w+)['"]""", source)}
    used |= {
        ("situation", f"{beginning}_{code}{ending}")
        for beginning, codes in (("step", get_args(StepKind)), ("change", get_args(ChangeKind)))
        for code in codes
        for ending in ("", "_by")
    }
    fixed = {"page", "claim", "timeline", "voices", "denials", "members", "situation"}
    chosen_in_code = {("claim", "quote_open"), ("claim", "quote_close")}
    dead = {
        (section, key)
        for section, key in _keys("en")
        if section in fixed and not key.startswith("count")
    } - (used | chosen_in_code)
    assert sorted(dead) == []
