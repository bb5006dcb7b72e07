"""What a passage does to its claim: affirm, deny, only ask; and whether its outlet saw for itself.

What the analysis found decides first; the passage's own words (`standing.toml`) decide the rest.
"""

from __future__ import annotations

from lagebild.stories.keys import passage_keys
from lagebild.stories.passages import Passage
from lagebild.stories.wording import shows
from lagebild.story_types import Stance
from lagebild.types import Attribution, Span

_ASKING = frozenset({"unknown", "no_comment"})


def stance_of(passage: Passage, core: frozenset[str] = frozenset()) -> Stance:
    """Return what a passage does to the claim that it carries; `core`: keys of what is claimed.

    What denies something beside the claim leaves the claim open, since a wrong dispute weighs more.
    """
    if shows(passage.said, "unknown", passage.lang) or _is_open(passage):
        return "questions"
    if not _is_denied(passage, core):
        return "affirms"
    beside = core and not core & passage.keys
    return "questions" if beside and not shows(passage.said, "backward", passage.lang) else "denies"


def claimed_stance(attribution: Attribution, passage: Passage, whole: Stance) -> Stance:
    """Return what one claimant does to a claim in a passage that as a whole does `whole`.

    Of two who speak in one passage, the one whose words deny is the one who denies.
    """
    if attribution.act == "deny" or attribution.modality == "denied":
        return "denies"
    if whole != "denies" or len(passage.attributions) < 2:
        return whole
    denying = [_speaker(one) for one in passage.attributions if _denies(one, passage)]
    return whole if not denying or _speaker(attribution) in denying else "affirms"


def _speaker(attribution: Attribution) -> str:
    return attribution.chain[0].name if attribution.chain else ""


def _denies(attribution: Attribution, passage: Passage) -> bool:
    spans = [*attribution.scope, *([attribution.cue] if attribution.cue else [])]
    around = Span(min(span.start for span in spans), max(span.end for span in spans))
    told = shows(around.of(passage.annotations.article.text), "denial", passage.lang)
    return told or attribution.act == "deny" or attribution.modality == "denied"


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
    return any(core & passage_keys(passage.annotations, scope) for scope in attribution.scope)


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
