"""One event told by two words of one clause is one statement.

"Una manifestación de protesta", "marched in protest", "erzielten eine Einigung", "huelga de hambre
para protestar": the second word adds the kind, the manner or the aim of the first, no event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lagebild.lang import Language
from lagebild.modality import modality_at
from lagebild.stages.statements.contents import find_saying
from lagebild.stages.statements.frame import load_ties
from lagebild.stages.statements.lexicon import Entry
from lagebild.stages.statements.referents import is_time
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import marker_forms
from lagebild.stages.statements.support import find_carried, find_carrier
from lagebild.tree import base_rel, children, feature

# Deeds in which others of their class happen: fights, meetings, marches. A raid is no arrest.
_SETS = frozenset({"ASSAULT", "CONSULT", "PROTEST", "AGREE", "COOPERATE"})
# What is eased, approved or stopped is told by the word for that.
_TAKEN_UP = frozenset(
    {("CONCEDE", "COERCE"), ("CONCEDE", "SANCTION"), ("RETREAT", "COERCE"), ("RETREAT", "SANCTION")}
    | {("SUPPORT", "AGREE"), ("AGREE", "CONSULT"), ("AGREE", "AID")}
    | {("SANCTION", "AID"), ("SANCTION", "COOPERATE"), ("SANCTION", "CONSULT")}
    | {("CONCEDE", "PROTEST"), ("RETREAT", "PROTEST")}
)


@dataclass(frozen=True, slots=True)
class _Words:
    kind: frozenset[str]  # prepositions that open the kind of an event: "acto de protesta"
    manner: frozenset[str]  # those that open its manner: "en protesta"
    general: frozenset[str]  # words that name a whole class: "protestar"
    harm: frozenset[str]  # what an attack does to people: kill, wound
    counter: frozenset[str]  # what one does against an attack: repel
    content: frozenset[str]  # prepositions of what is ended, threatened, promised: "fin a"


@cache
def _words(language: Language) -> _Words:
    table = language.table("grammar.toml")["same_event"]
    names = ("kind_prepositions", "manner_prepositions", "general_words", "harm_words", "counters")
    keys = (*names, "content_prepositions")
    return _Words(*(frozenset(word.lower() for word in table[key]) for key in keys))


def find_teller(scene: Scene, index: int, events: dict[int, Entry]) -> int | None:
    """Return the trigger that tells the event at `index` already, None if it stands for itself."""
    entry = events[index]
    if entry.pos == "NOUN":
        token = scene.tokens[carrier := find_carrier(scene, index)]
        rel = base_rel(token)
        same = _names_kind(scene, carrier, rel) or (
            entry.type in _SETS and _is_setting(scene, carrier, rel)
        )
        same = same or _completes(scene, carrier, entry, events)
        if rel == "obj" or same:
            told = next(_of_class(entry, (token.head,), events), None)
            if told is not None and events[told].lemma in _words(scene.language).counter:
                return None  # "repelled an attack": two sides, two deeds
            told = told if told is not None else _beside(scene, carrier, entry, events)
            told = told if told is not None else _threatened(rel, token.head, events)
            ended = entry.type != "PROTEST" or rel == "obj" or _is_ended(scene, carrier)
            if told is None and ended:
                told = _undone(entry, token.head, events)
            if told is not None or same:
                return told
        elif entry.type == "PROTEST" and _is_ended(scene, carrier):
            told = _undone(entry, token.head, events)
            if told is not None:
                return told
        given = _given(scene, carrier, entry, events)
        if given is not None:
            return given
        broken = events.get(token.head) if entry.mode == "ceasefire" and rel == "nmod" else None
        if broken is not None and broken.type == "REJECT":
            return token.head  # "breach of the truce"
        told = next(_of_class(entry, _describing(scene, index), events), None)
        if told is not None:
            return told
        if rel == "obj" and modality_at(scene.sentence, index, scene.language)[0] == "denied":
            return None  # "ruled out an invasion": that there is none is news
    elif scene.tokens[index].deprel == "acl":
        told = next(_of_class(entry, (scene.tokens[index].head,), events), None)
        if told is not None:
            return told  # "the march staged by students"
    saying = find_saying(scene, index, events)
    if saying is not None:
        return saying
    if entry.type == "CONCEDE" and base_rel(scene.tokens[index]) == "xcomp":
        told = next(_of_class(entry, (scene.tokens[index].head,), events), None)
        if told is not None:
            return told  # "accepted to release"
    aimed = _aimed_at(scene, index, events)
    return aimed if aimed is not None else _harm_done(scene, index, events)


def _is_setting(scene: Scene, index: int, rel: str) -> bool:
    """Tell the noun in which a verb of its class is set: "killed in a strike", "a raid killed"."""
    inside = load_ties(scene.language).inside | scene.grammar.agent
    return rel == "nsubj" or (rel == "obl" and bool(marker_forms(scene.sentence, index) & inside))


def _completes(scene: Scene, index: int, entry: Entry, events: dict[int, Entry]) -> bool:
    """Tell the noun that makes its verb a word of this class: "llegaron a un acuerdo"."""
    above = next(_of_class(entry, (scene.tokens[index].head,), events), None)
    if above is None:
        return False
    slots = {f"P:{word}" for word in marker_forms(scene.sentence, index)}
    wanted = (one for one in events[above].require if one.operator == "=" and one.slot in slots)
    return any(scene.tokens[index].lemma.lower() in one.words for one in wanted)


def _describing(scene: Scene, index: int) -> tuple[int, ...]:
    """Return the relative clauses of a noun: "the attack that killed three"."""
    clauses = children(scene.sentence, index, "acl")
    return tuple(i for i in clauses if scene.tokens[i].deprel == "acl:relcl")


def _given(scene: Scene, index: int, entry: Entry, events: dict[int, Entry]) -> int | None:
    """Return the verb whose object this says more of: "pledged two million dollars in aid"."""
    token = scene.tokens[index]
    above = scene.tokens[token.head] if token.head >= 0 else token
    if base_rel(token) != "nmod" or base_rel(above) != "obj" or token.head not in _sums(scene):
        return None
    same = next(_of_class(entry, (above.head,), events), None)
    return same if same is not None else _undone(entry, above.head, events)


def _sums(scene: Scene) -> set[int]:
    """Return the tokens that stand for sums and counts: "300 million euros"."""
    spans = [quantity.span for quantity in scene.annotations.quantities]
    return {i for i, token in enumerate(scene.tokens) if any(s.overlaps(token.span) for s in spans)}


def _undone(entry: Entry, verb: int, events: dict[int, Entry]) -> int | None:
    """Return the verb that undoes or approves what its object names: "lifted the curfew"."""
    above = events.get(verb)
    return verb if above and (above.type, entry.type) in _TAKEN_UP else None


def _is_ended(scene: Scene, index: int) -> bool:
    """Tell a phrase straight behind the object of its verb: "puso fin a la huelga"."""
    first = min(children(scene.sentence, index, "case"), default=0)
    while first > 1 and (is_time(scene, first - 1) or scene.tokens[first - 1].upos == "DET"):
        first -= 1  # "puso fin el jueves a una huelga"
    behind = first - 1 in children(scene.sentence, scene.tokens[index].head, "obj")
    return behind and bool(marker_forms(scene.sentence, index) & _words(scene.language).content)


def _threatened(rel: str, head: int, events: dict[int, Entry]) -> int | None:
    """Return the threat that names its deed: "amenaza de huelga", "threat of a strike"."""
    above = events.get(head)
    return head if rel == "nmod" and above and above.type == "THREATEN" else None


def _aimed_at(scene: Scene, index: int, events: dict[int, Entry]) -> int | None:
    """Return the event whose aim this is: "called him to discuss", "marched to demand reforms"."""
    token, entry = scene.tokens[index], events[index]
    if base_rel(token) not in ("advcl", "acl") and not _is_joined_aim(scene, index):
        return None
    form = feature(token, "VerbForm")
    near = _around_aim(scene, token.head, events)
    if entry.type == "REQUEST" and form in ("Inf", "Ger", "Part"):
        return next((i for i in near if i in events and events[i].type == "PROTEST"), None)
    return next(_of_class(entry, near, events), None) if form == "Inf" else None


def _around_aim(scene: Scene, above: int, events: dict[int, Entry]) -> tuple[int, ...]:
    """Return what an aim may belong to: the verb above, what it carries, what it accompanies.

    "convocó a una jornada de protesta para exigir", "marcharon lanzando piedras para exigir".
    """
    verbs = [above]
    while base_rel(scene.tokens[above]) == "advcl" and feature(scene.tokens[above], "VerbForm") in (
        "Ger",
        "Part",
    ):
        above = scene.tokens[above].head
        verbs.append(above)
    carried = {i for verb in verbs for i in find_carried(scene, verb)}
    return (*verbs, *(i for i in events if find_carrier(scene, i) in carried))


def _is_joined_aim(scene: Scene, index: int) -> bool:
    """Tell an aim that the parser joined to its verb: "held a rally against X and to demand"."""
    token = scene.tokens[index]
    joined = base_rel(token) == "conj" and bool(children(scene.sentence, index, "mark"))
    return joined and feature(token, "VerbForm") == "Inf"


def _harm_done(scene: Scene, index: int, events: dict[int, Entry]) -> int | None:
    """Return the attack that killed or wounded: "shelled the town, killing two", "and wounded"."""
    token = scene.tokens[index]
    above = events.get(token.head)
    if above is None or above.type != "ASSAULT" or not is_harm(scene, events[index]):
        return None
    if base_rel(token) not in ("conj", "advcl", "xcomp"):
        return None
    own = children(scene.sentence, index, "nsubj", "mark")
    return token.head if not own or is_harm(scene, above) else None


def is_harm(scene: Scene, entry: Entry) -> bool:
    """Tell a word for what an attack does to people: kill, wound."""
    return entry.type == "ASSAULT" and entry.lemma in _words(scene.language).harm


def _beside(scene: Scene, index: int, entry: Entry, events: dict[int, Entry]) -> int | None:
    """Return the event whose manner a general word names: "ayunan en protesta".

    A protest takes up what it is against as well: "una huelga en rechazo a la ley".
    """
    if not _is_manner(scene, index):
        return None
    head = scene.tokens[index].head
    inside = {head, *children(scene.sentence, head)} - {index}
    near = tuple(i for i in events if i in inside or find_carrier(scene, i) in inside)
    told = next(_of_class(entry, near, events), None)
    return told if told is not None else next((i for i in near if _protests(events[i])), None)


def _protests(entry: Entry) -> bool:
    return entry.type == "PROTEST"


def _of_class(entry: Entry, indexes: tuple[int, ...], events: dict[int, Entry]) -> Iterator[int]:
    for i in indexes:
        if i in events and events[i].type == entry.type and events[i] is not entry:
            yield i


def _names_kind(scene: Scene, index: int, rel: str) -> bool:
    """Tell "de protesta", "en protesta por", "aus Protest" after an event of that class."""
    markers = marker_forms(scene.sentence, index)
    return (rel == "nmod" and bool(markers & _words(scene.language).kind)) or _is_manner(
        scene, index
    )


def _is_manner(scene: Scene, index: int) -> bool:
    words, token = _words(scene.language), scene.tokens[index]
    general = token.lemma.lower() in words.general
    opens = marker_forms(scene.sentence, index) & words.manner
    return general and base_rel(token) in ("nmod", "obl") and bool(opens)
