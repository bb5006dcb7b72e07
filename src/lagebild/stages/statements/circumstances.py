"""When: the time that governs the clause of a trigger."""

from __future__ import annotations

from datetime import date, timedelta

from lagebild.intervals import Interval, day_interval
from lagebild.stages.statements.agents import is_agent
from lagebild.stages.statements.frame import frame_of, is_inside, load_ties
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import marker_forms
from lagebild.tree import base_rel, children, feature
from lagebild.types import Annotations, ParsedSentence, Span, Timex

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_APART = 4  # tokens between the two ends of "from A until B"


def find_when(
    scene: Scene, trigger: int, events: frozenset[int], *, spoken: bool = False
) -> str | None:
    """Return the ISO date, month, year or interval of the event, None if its clause has none.

    `events` are the triggers of the sentence: a time that hangs on another event is that event's.
    What is `spoken` of an event is not set in it: "denied a role in Monday's attack".
    """
    frame = frame_of(scene, trigger)
    found: list[tuple[int, int, Interval]] = []
    for top, interval in _times(scene):
        level = _level(scene, frame, top, events, spoken)
        if level is not None and _reaches(scene, frame, level, top):
            found.append((level, abs(top - trigger), interval))
    if not found:
        return None
    return write_interval(_narrowed(sorted(found)))


def _times(scene: Scene) -> list[tuple[int, Interval]]:
    """Return the times of the sentence with their top tokens; "from A until B" is one stretch."""
    found: list[tuple[int, Interval]] = []
    ties, last_end = load_ties(scene.language), -1
    for timex in scene.annotations.timexes:
        if timex.span.start < scene.sentence.span.start or not timex.span.overlaps(
            scene.sentence.span
        ):
            continue
        inside = tokens_of(scene.sentence, timex.span)
        top = _top_token(scene.sentence, inside)
        if top is None or timex.type == "SET":
            continue
        closes = _opened_by(scene, top, inside, ties.until)
        if closes and found and 0 <= inside[0] - last_end <= _APART and timex.interval:
            first = found[-1]
            if first[1].start < timex.interval.end:
                found[-1] = first[0], Interval(first[1].start, timex.interval.end, "span")
            continue
        last_end = inside[-1] if _opened_by(scene, top, inside, ties.start) else -1 - _APART * 9
        interval = None if closes else _interval(scene, timex, top, inside)
        if interval:
            found.append((top, interval))
    return found


def _interval(scene: Scene, timex: Timex, top: int, inside: tuple[int, ...]) -> Interval | None:
    """Return the stretch that a time means for an event: one with "since" reaches up to now."""
    ties = load_ties(scene.language)
    published = _published(scene.annotations)
    if timex.interval is None:
        on_day = scene.tokens[top].lemma.lower() in ties.today
        return day_interval(published) if on_day and published else None
    if published and _opened_by(scene, top, inside, ties.since):
        start, today = timex.interval.start, day_interval(published)
        return Interval(start, today.end, "span") if start < today.end else None
    return timex.interval


def _published(annotations: Annotations) -> date | None:
    written = annotations.article.published
    return date.fromisoformat(written[:10]) if written else None


def _opened_by(scene: Scene, top: int, inside: tuple[int, ...], words: frozenset[str]) -> bool:
    """Look at the prepositions of a time, also in front of it where the tree lost them."""
    spoken = marker_forms(scene.sentence, top)
    for i in (inside[0] - 2, inside[0] - 1, inside[0]):
        token = scene.tokens[i] if i >= 0 else None
        if token and token.upos in ("ADP", "SCONJ"):
            spoken.add(token.text.lower())
    return bool(spoken & words)


def _level(
    scene: Scene, frame: tuple[int, ...], top: int, events: frozenset[int], spoken: bool
) -> int | None:
    """Return how far out in the frame a time stands, None if it is another event's."""
    owner = _participle_around(scene, top) or _noun_before(scene, top, events)
    if owner is not None and not is_inside(scene, owner):
        return frame.index(owner) if owner in frame else None
    return level_of(scene, frame, top, events, is_time=True, spoken=spoken)


def _participle_around(scene: Scene, top: int) -> int | None:
    """Return the attributive participle that a time stands in front of, inside its noun phrase.

    "einem im Mai unterzeichneten Abkommen": between article and participle nothing else has time.
    """
    for i in range(top + 1, len(scene.tokens)):
        token = scene.tokens[i]
        if base_rel(token) in ("amod", "acl") and token.head > i:
            opens = children(scene.sentence, token.head, "det", "case")
            if any(j < top for j in opens) and feature(token, "VerbForm") != "Inf":
                return i if min(opens) < top else None
    return None


def _noun_before(scene: Scene, top: int, events: frozenset[int]) -> int | None:
    """Return the event in a prepositional phrase that a time follows: "um eine Wahl vor Tagen"."""
    first = min((*children(scene.sentence, top), top))
    before = first - 1
    if before in events and base_rel(scene.tokens[before]) in ("obl", "nmod"):
        return before
    return None


def _reaches(scene: Scene, frame: tuple[int, ...], level: int, top: int) -> bool:
    """Tell whether an adverbial of a coordinated verb covers the later one: it stands in front."""
    return not any(
        base_rel(scene.tokens[frame[i]]) == "conj"
        and (top > frame[i + 1] or _goes_on_now(scene, frame[i], frame[i + 1]))
        for i in range(level)
    )


def _goes_on_now(scene: Scene, verb: int, first: int) -> bool:
    """Tell a present that follows a past with a subject of its own: "X was shot and Y looks on"."""
    own = bool(children(scene.sentence, verb, "nsubj"))
    return own and _is_present(scene, verb) and not _is_present(scene, first)


def _is_present(scene: Scene, verb: int) -> bool:
    """Tell a verb in the present; a participle makes a perfect or a passive of it."""
    token = scene.tokens[verb]
    return feature(token, "Tense") == "Pres" and feature(token, "VerbForm") == "Fin"


def _narrowed(found: list[tuple[int, int, Interval]]) -> Interval:
    """Return the closest time, or a finer one of the same word."""
    level, _, interval = found[0]
    for other_level, _, other in found[1:]:
        if other_level == level and interval.contains(other):
            interval = other
    return interval


def level_of(
    scene: Scene,
    frame: tuple[int, ...],
    index: int,
    events: frozenset[int],
    *,
    is_time: bool,
    spoken: bool = False,
) -> int | None:
    """Return how far out in the frame the word stands on which an adverbial hangs, None if outside.

    Between the two there may be nouns that carry no time of their own, such as those of people:
    parsers hang "am Montag" on the last noun before it.
    """
    node, seen = scene.tokens[index].head, {index}
    while node >= 0 and node not in seen:
        if node in frame:
            return frame.index(node)
        token = scene.tokens[node]
        if token.head in frame and _says_it_happened(scene, node):
            return frame.index(token.head)
        apart = node in events and (spoken or not is_inside(scene, node))
        if token.upos not in _NOMINAL or apart:
            return None
        if base_rel(token) in ("acl", "amod", "appos") and token.upos == "ADJ":
            return None
        if children(scene.sentence, node, "det") and _first_of(scene, node) in frame:
            return None  # "the murder and the riots in Kara" were not both there
        carries = is_agent(scene, node) or base_rel(token) == "obj" or node in events
        if is_time and not carries:
            return None
        seen.add(node)
        node = token.head
    return None


def _first_of(scene: Scene, index: int) -> int:
    """Return the first of the nouns that a noun is joined to, -1 if it is joined to none."""
    node = index
    while base_rel(scene.tokens[node]) == "conj":
        node = scene.tokens[node].head
    return node if node != index else -1


def _says_it_happened(scene: Scene, index: int) -> bool:
    """Tell a participle that only sets its event: "la reunión celebrada ayer en Kara"."""
    token = scene.tokens[index]
    reduced = base_rel(token) in ("acl", "amod") and token.deprel != "acl:relcl"
    return reduced and token.lemma.lower() in load_ties(scene.language).happening


def tokens_of(sentence: ParsedSentence, span: Span) -> tuple[int, ...]:
    """Return the tokens that a stretch of text touches."""
    return tuple(i for i, token in enumerate(sentence.tokens) if span.overlaps(token.span))


def _top_token(sentence: ParsedSentence, inside: tuple[int, ...]) -> int | None:
    """Return the token by which a time hangs on the rest; where the tree tore it, the noun's."""
    tops = [i for i in inside if sentence.tokens[i].head not in inside]
    return max(tops, key=lambda i: (sentence.tokens[i].upos in ("NOUN", "PROPN"), -i), default=None)


def write_interval(interval: Interval) -> str:
    """Return an interval as the contract wants it: date, month, year or "A/B" with B inclusive."""
    start, last = interval.start, interval.end - timedelta(seconds=1)
    if start.date() == last.date():
        return start.date().isoformat()
    next_month = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    if start.day == 1 and interval.end == next_month:
        return f"{start.year:04d}-{start.month:02d}"
    days = (start.month, start.day, last.month, last.day)
    if days == (1, 1, 12, 31) and start.year == last.year:
        return f"{start.year:04d}"
    return f"{start.date().isoformat()}/{last.date().isoformat()}"
