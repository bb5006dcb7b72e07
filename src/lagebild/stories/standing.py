"""What a passage does to its claim: affirm, deny, only ask; and whether its outlet saw for itself.

What the analysis found decides first; the passage's own words (`standing.toml`) decide the rest.
"""

from __future__ import annotations

from lagebild.stories.keys import passage_keys
from lagebild.stories.passages import Passage
from lagebild.stories.wording import shows
from lagebild.story_types import Stance
from lagebild.types import Attribution

_ASKING = frozenset({"unknown", "no_comment"})


def stance_of(passage: Passage, core: frozenset[str] = frozenset()) -> Stance:
    """Return what a passage does to the claim that it carries; `core`: keys of what is claimed."""
    if shows(passage.said, "unknown", passage.lang) or _is_open(passage):
        return "questions"
    return "denies" if _is_denied(passage, core) else "affirms"


def saw_it(passage: Passage, flat: bool) -> bool:
    """Tell whether the outlet's own people saw what a passage tells, or checked it.

    Where it quotes nobody (`flat`), the sentence before may say so.
    """
    told = [
        sentence.text
        for sentence in passage.annotations.sentences
        if sentence.index == passage.index or (flat and sentence.index == passage.index - 1)
    ]
    return any(shows(text, "witness", passage.lang) for text in told)


def says_it(attribution: Attribution, passage: Passage, core: frozenset[str]) -> bool:
    """Tell whether somebody's words are about the claim, not about what stands beside it."""
    if not core or shows(passage.text, "backward", passage.lang):
        return True
    said = (passage_keys(passage.annotations, scope) for scope in attribution.scope)
    return any(core & keys for keys in said)


def _is_denied(passage: Passage, core: frozenset[str]) -> bool:
    return (
        any(
            (one.act == "deny" or one.modality == "denied") and says_it(one, passage, core)
            for one in passage.attributions
        )
        or any(one.modality == "denied" for one in passage.statements)
        or shows(passage.said, "denial", passage.lang)
        or shows(passage.said, "retraction", passage.lang)
    )


def _is_open(passage: Passage) -> bool:
    if passage.statements:
        return all(one.modality == "unclear" for one in passage.statements)
    return not passage.attributions and any(
        one.kind in _ASKING and one.sentence == passage.index
        for one in passage.annotations.open_questions
    )
