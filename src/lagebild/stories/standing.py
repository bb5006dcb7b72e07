"""What a passage does to its claim: affirm, deny, only ask; and whether its outlet saw for itself.

What the analysis found decides first; the passage's own words (`standing.toml`) decide the rest.
"""

from __future__ import annotations

from lagebild.stories.passages import Passage
from lagebild.stories.wording import shows
from lagebild.story_types import Stance

_ASKING = frozenset({"unknown", "no_comment"})


def stance_of(passage: Passage) -> Stance:
    """Return what a passage does to the claim that it carries."""
    if shows(passage.text, "unknown", passage.lang) or _is_open(passage):
        return "questions"
    return "denies" if _is_denied(passage) else "affirms"


def _is_denied(passage: Passage) -> bool:
    return (
        any(one.act == "deny" or one.modality == "denied" for one in passage.attributions)
        or any(one.modality == "denied" for one in passage.statements)
        or shows(passage.text, "denial", passage.lang)
        or shows(passage.text, "retraction", passage.lang)
    )


def _is_open(passage: Passage) -> bool:
    if passage.statements:
        return all(one.modality == "unclear" for one in passage.statements)
    return not passage.attributions and any(
        one.kind in _ASKING and one.sentence == passage.index
        for one in passage.annotations.open_questions
    )
