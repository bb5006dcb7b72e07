"""What is denied is the claim; saying no is only its stance."""

from __future__ import annotations

from dataclasses import replace

from lagebild.stories import build_situation
from tests.stories.test_stories import MAYOR, told


def test_a_claim_is_named_by_what_is_denied_and_not_by_the_denial() -> None:
    denied = told("a", "Brandt ruled out that Tarn closes Ferrow.", "Tarn Ferrow", MAYOR)
    (event,) = (replace(one, modality="denied") for one in denied.statements)
    no = replace(event, id="s2", type="REJECT", modality="asserted", attribution=())
    (story,) = build_situation([replace(denied, statements=(no, event))]).stories
    assert [(claim.type, claim.status) for claim in story.claims] == [("SANCTION", "denied")]


def test_a_denial_that_tells_no_event_leaves_a_claim_without_a_class() -> None:
    denial = told("a", "Brandt denied it in Tarn.", "Tarn Ferrow", MAYOR, type="REJECT")
    refused = replace(denial, statements=(replace(denial.statements[0], modality="denied"),))
    (story,) = build_situation([refused]).stories
    assert [(claim.type, claim.actors) for claim in story.claims] == [("", ())]


def test_what_is_only_possible_is_not_what_is_denied() -> None:
    denied = told("a", "Brandt rejected a reward for the arrest of Tarn.", "Tarn Ferrow", MAYOR)
    (event,) = (replace(one, modality="possible") for one in denied.statements)
    no = replace(event, id="s2", type="REJECT", modality="denied", attribution=())
    (story,) = build_situation([replace(denied, statements=(event, no))]).stories
    assert [(claim.type, claim.status) for claim in story.claims] == [("", "denied")]
