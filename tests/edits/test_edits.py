from dataclasses import replace

import pytest

from lagebild.edits import Edit, NewEdit, check_edit, marks_of, revise_analysis
from lagebild.errors import InputError
from tests.store.test_store import annotated

ONE = annotated("a", "2026-03-02")
TARGET = {"trigger": [25, 33], "type": "CONSULT"}


def edit(kind: str, target: object = None, **value: object) -> Edit:
    return Edit(1, "2026", "ada", kind, "article k", target or TARGET, value, "")  # type: ignore[arg-type]


def test_a_rejected_statement_is_gone() -> None:
    assert revise_analysis(ONE, [edit("reject")]).statements == ()


def test_an_undone_edit_changes_nothing() -> None:
    assert revise_analysis(ONE, [replace(edit("reject"), undone_at="2026")]) == ONE


def test_a_correction_changes_what_it_names_and_nothing_else() -> None:
    found = revise_analysis(ONE, [edit("correct", where="Rathaus", actors=["Ana Peña"])])
    assert found == replace(ONE, statements=(replace(ONE.statements[0], where="Rathaus"),))


def test_an_edit_finds_its_statement_after_a_new_analysis() -> None:
    again = replace(ONE, statements=(replace(ONE.statements[0], id="s9", type="ASSAULT"),))
    assert revise_analysis(again, [edit("reject")]).statements == ()
    assert set(marks_of(again, [edit("confirm")]).of) == {"s9"}


def test_an_edit_without_its_statement_is_kept_as_lost() -> None:
    empty = replace(ONE, statements=())
    assert marks_of(empty, [edit("confirm")]).lost == (edit("confirm"),)


def test_a_renamed_entity_is_renamed_in_statements_too() -> None:
    found = revise_analysis(ONE, [edit("rename", {"name": "Ana Peña"}, name="Ana Peña Ruiz")])
    assert found.entities[0].name == "Ana Peña Ruiz"
    assert found.statements[0].actors[0].name == "Ana Peña Ruiz"


@pytest.mark.parametrize(
    "wrong",
    [
        NewEdit("erase", "article k"),  # type: ignore[arg-type]
        NewEdit("confirm", "article k", {}),
        NewEdit("confirm", "story s", TARGET),
        NewEdit("correct", "article k", TARGET, {}),
        NewEdit("correct", "article k", TARGET, {"type": "NONSENSE"}),
        NewEdit("correct", "article k", TARGET, {"id": "x"}),
        NewEdit("confirm", "article k", {"trigger": [5, 5], "type": "CONSULT"}),
        NewEdit("apart", "story s", {}, {"articles": "k"}),
    ],
)
def test_an_edit_that_says_too_little_is_refused(wrong: NewEdit) -> None:
    with pytest.raises(InputError):
        check_edit(wrong, ("CONSULT", "ASSAULT"))
