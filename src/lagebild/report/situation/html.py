"""A situation as one self-contained page."""

from __future__ import annotations

from collections.abc import Mapping

from lagebild.change_types import Changes
from lagebild.report.page import render
from lagebild.report.phrases import load_phrases
from lagebild.report.situation.drawing import BOX_HEIGHT, BOX_WIDTH, draw
from lagebild.report.situation.view import SituationView
from lagebild.story_types import Situation
from lagebild.types import Annotations


def write_situation_html(
    situation: Situation,
    analyses: Mapping[str, Annotations],
    ui: str,
    changes: Changes | None = None,
) -> str:
    """Return the situation as one HTML document in the interface language `ui`.

    `analyses` are those of the situation by article id; a carrier whose article is not among them
    is shown without its words. The document loads nothing and works without script.
    """
    phrases = load_phrases(ui)
    view = SituationView(situation, analyses, phrases, changes)
    anchors = {
        claim.id: f"y{number}-{place}"
        for number, story in enumerate(view.situation.stories, 1)
        for place, claim in enumerate(story.claims, 1)
    }
    return render(
        "situation.html.j2",
        phrases,
        situation=view.situation,
        v=view,
        draw=draw,
        anchors=anchors,
        box={"width": BOX_WIDTH, "height": BOX_HEIGHT},
    )
