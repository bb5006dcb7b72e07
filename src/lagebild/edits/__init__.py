"""Work by hand: what people confirm, correct, reject, join, split and note.

Kept apart from what the program found and laid over it anew each time: `revise_analysis` for
statements and entities of one article, `arrange_stories` for which articles belong together. Both
are functions of records alone.
"""

from lagebild.edits.analyses import Marks, marks_of, revise_analysis
from lagebild.edits.arrangement import arrange_stories
from lagebild.edits.records import (
    KINDS,
    Edit,
    EditKind,
    NewEdit,
    article_subject,
    check_edit,
    story_subject,
)

__all__ = [
    "KINDS",
    "Edit",
    "EditKind",
    "Marks",
    "NewEdit",
    "arrange_stories",
    "article_subject",
    "check_edit",
    "marks_of",
    "revise_analysis",
    "story_subject",
]
