"""Reported speech without a cue: sentences in the reporting mood that go on with the last speaker.

German tells by Konjunktiv I ("Sie seien bereit.") that somebody else is speaking. The mood alone
opens nothing: there must be a speaker in the sentences before.
"""

from __future__ import annotations

from lagebild.clauses import finite_token
from lagebild.speech.content import is_reporting_form
from lagebild.speech.habits import Habits
from lagebild.tree import children
from lagebild.types import ParsedSentence


def reports_speech(sentence: ParsedSentence, habits: Habits, running: bool) -> bool:
    """Tell whether the main clause stands in the reporting mood, or carries a source on.

    `running`: whether the sentence before was reported, so that borrowed forms ("hätten") count.
    """
    if not habits.has_reporting_mood or not sentence.tokens:
        return False
    opening = [t.text.lower() for t in sentence.tokens[:2]]
    if habits.carriers.intersection(opening):
        return True
    main = _main_verb(sentence)
    return main is not None and _is_reporting(sentence, main, habits, running)


def _main_verb(sentence: ParsedSentence) -> int | None:
    root = next((i for i, t in enumerate(sentence.tokens) if t.head < 0), None)
    if root is None:
        return None
    return finite_token(sentence, root)


def _is_reporting(sentence: ParsedSentence, index: int, habits: Habits, running: bool) -> bool:
    token = sentence.tokens[index]
    form = token.text.lower()
    if _has_first_person(sentence, index, habits) or _is_exempt(sentence, index):
        return False
    return is_reporting_form(token, habits) or (running and form in habits.borrowed_forms)


def _has_first_person(sentence: ParsedSentence, index: int, habits: Habits) -> bool:
    token = sentence.tokens[index]
    head = token.head if token.upos == "AUX" and token.head >= 0 else index
    subjects = children(sentence, head, "nsubj")
    return any(sentence.tokens[i].text.lower() in habits.first_person for i in subjects)


def _is_exempt(sentence: ParsedSentence, index: int) -> bool:
    """Exempt a verb in first place: "Sei es ...", "Möge er ..." are wishes, not reports."""
    first = next((i for i, t in enumerate(sentence.tokens) if t.text[0].isalnum()), 0)
    return index == first
