"""The sourced picture of one article: what an editor wants to know, each line with its passage.

Everything is sorted, grouped and placed here; nothing is phrased. `report/` writes the result for
the terminal, as Markdown and as a web page.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lagebild.picture.body import build_marks, build_paragraphs
from lagebild.picture.brief import build_brief
from lagebild.picture.claims import build_claims
from lagebild.picture.denials import build_denials
from lagebild.picture.designations import build_designations
from lagebild.picture.facts import build_figures, build_members, build_questions
from lagebild.picture.index import build_index
from lagebild.picture.timeline import build_timeline
from lagebild.picture.voices import build_quotations, build_voices
from lagebild.picture_types import Picture
from lagebild.types import Annotations

__all__ = ["draw_picture"]


def draw_picture(annotations: Annotations, *, as_of: date, today: date | None = None) -> Picture:
    """Return the picture of one article.

    `as_of` is the day for which list designations are judged (usually the article's date);
    with `today` they are judged for that day as well. No clock is read.
    """
    index = build_index(annotations)
    claims = build_claims(index)
    picture = Picture(
        article=annotations.article,
        as_of=as_of,
        today=today,
        claims=claims,
        brief=build_brief(claims, index),
        timeline=build_timeline(claims, index),
        voices=build_voices(claims),
        own=tuple(claim for claim in claims if not claim.chain),
        quotations=build_quotations(index),
        denials=build_denials(claims, index),
        designations=build_designations(index, as_of, today),
        figures=build_figures(claims, index),
        questions=build_questions(index),
        members=build_members(index),
        paragraphs=build_paragraphs(index),
    )
    return replace(picture, marks=build_marks(picture, index))
