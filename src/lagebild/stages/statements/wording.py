"""The words that name a participant: its noun phrase without article, clause and aside."""

from __future__ import annotations

from lagebild.nominative import nominative_phrase
from lagebild.stages.statements.agents import is_agent, is_condition, is_owner, is_place
from lagebild.stages.statements.lexicon import entries_for
from lagebild.stages.statements.named import clitics
from lagebild.stages.statements.referents import opens_with
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import is_bare_noun
from lagebild.tree import base_rel, children, feature, subtree
from lagebild.types import Span

# What hangs on a noun without belonging to the name of the thing.
_LOOSE = frozenset(
    {"acl", "advcl", "appos", "case", "cc", "ccomp", "conj", "cop", "discourse", "mark", "nsubj"}
    | {"parataxis", "punct", "advmod", "aux", "obl"}
)
# What a noun keeps of the phrases around it: no clause and no aside.
_CLAUSAL = frozenset({"acl", "advcl", "ccomp", "parataxis", "discourse"})
_BEFORE = ("amod", "compound", "nummod", "nmod", "flat")
_LONGEST_NAME = 12  # tokens; a longer noun phrase is cut to its head with its own modifiers


def name_phrase(scene: Scene, index: int, span: Span) -> str:
    """Return a phrase as a name: in the nominative, if the language has cases."""
    inside = [i for i, token in enumerate(scene.tokens) if span.contains(token.span)]
    if index not in inside:
        return _written(scene, span)
    name = nominative_phrase(scene.sentence, inside[0], inside[-1], index, scene.language)
    return _without_clitic(scene, name)


def _written(scene: Scene, span: Span) -> str:
    offset = scene.sentence.span.start
    return _without_clitic(scene, scene.sentence.text[span.start - offset : span.end - offset])


def _without_clitic(scene: Scene, text: str) -> str:
    words = text.split()
    clitic = next((c for c in clitics(scene.language) if words[-1].endswith(c)), "")
    return " ".join(words).removesuffix(clitic)


def phrase_span(scene: Scene, index: int) -> Span:
    """Return the noun phrase without article, relative clause, apposition and coordination.

    What stands before the head keeps its own coordination ("Turkish and Greek sides"), a genitive
    after it its preposition ("mayor of Nablus").
    """
    inside = set(subtree(scene.sentence, index, without=_LOOSE))
    for i in children(scene.sentence, index):
        if i < index and base_rel(scene.tokens[i]) in _BEFORE:
            inside |= set(subtree(scene.sentence, i, without=_CLAUSAL))
        elif i > index and _is_tied_adjective(scene, i):
            inside |= set(subtree(scene.sentence, i))  # "soldiers loyal to the president"
        elif i > index and (is_owner(scene, i) or _is_home(scene, i)):
            inside |= set(subtree(scene.sentence, i, without=_CLAUSAL | {"appos"}))
    for i in (index, *children(scene.sentence, index, "nmod")):
        inside |= _name_right_behind(scene, i) if i in inside else set()
    for i in children(scene.sentence, index, "amod"):
        if i < index and entries_for(scene.sentence, i, scene.language):
            for j in children(scene.sentence, i, "obl", "nmod", "advmod"):
                inside -= set(subtree(scene.sentence, j))  # "am Sonntag festgenommen"
    for i in children(scene.sentence, index, "nmod"):
        if _is_stray(scene, i) or _is_theme(scene, index, i):
            inside -= set(subtree(scene.sentence, i))
    first = last = index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    if last - first >= _LONGEST_NAME:
        last = index
    last = _before_open_bracket(scene, index, last)
    while last > index and scene.tokens[last].upos in ("PUNCT", "DET", "ADP"):
        last -= 1  # "Entführer eines" is cut short
    if first + 1 < index and all(scene.tokens[i].upos == "ADP" for i in (first, first + 1)):
        first += 1  # "a al menos 35 soldados"
    while first < index and (_is_no_part(scene, first) or _is_result(scene, first, index)):
        first += 1
    token = scene.tokens[index]
    if token.deprel == "conj" and scene.tokens[token.head].text.endswith("-"):
        first = min(first, token.head)
    stray = _stray_counted(scene, index) if last == index else None
    last = _whole_word(scene, last if stray is None else stray)
    return Span(scene.tokens[first].start, scene.tokens[last].end)


def _is_stray(scene: Scene, index: int) -> bool:
    """Tell a bare noun that the parser hung on its neighbour: "warf der Partei Betrug vor"."""
    case = feature(scene.tokens[index], "Case")
    if scene.tokens[index].deprel == "nmod:poss":
        return False
    bare = not children(scene.sentence, index, "case", "det")
    return (bare and case in ("Nom", "Acc")) or is_bare_noun(scene.sentence, index)


def _is_theme(scene: Scene, index: int, owner: int) -> bool:
    """Tell a phrase that belongs to the verb: "acquitted the president of all charges"."""
    verb = scene.tokens[index].head
    words = scene.language.table("referents.toml")["theme_verbs"]
    if is_condition(scene, owner):
        return False  # "el secretario de Estado acusó"
    if verb < 0 or scene.tokens[verb].lemma.lower() not in words:
        return False
    bare = feature(scene.tokens[owner], "Case") == "Gen"
    if not is_owner(scene, owner) and not (bare and base_rel(scene.tokens[owner]) == "nmod"):
        return False
    return not (is_agent(scene, owner) or is_place(scene, owner))


def _whole_word(scene: Scene, last: int) -> int:
    """Return the last part of a word with hyphens that was cut into its parts: "B-52"."""
    tokens = scene.tokens
    while last + 2 < len(tokens) and tokens[last + 1].text == "-":
        if (
            tokens[last].end != tokens[last + 1].start
            or tokens[last + 1].end != tokens[last + 2].start
        ):
            break
        last += 2
    return last


def _is_no_part(scene: Scene, index: int) -> bool:
    """Tell an article or a relative pronoun in front of a name: "the army", "whose army"."""
    token = scene.tokens[index]
    relative = "Rel" in (feature(token, "PronType") or "").split(",")
    return relative or token.text.lower() in scene.grammar.articles


def _is_result(scene: Scene, index: int, noun: int) -> bool:
    """Tell what somebody was made from what he is: "shot dead three children"."""
    sentence, after = scene.sentence, index + 1
    counts = after in children(sentence, noun, "nummod", "det")
    verb = index > 0 and sentence.tokens[index - 1].upos == "VERB"
    return counts and verb and base_rel(sentence.tokens[index]) == "amod"


def _is_tied_adjective(scene: Scene, index: int) -> bool:
    """Tell an adjective without a comma before it: not "el presidente, enfermo desde mayo"."""
    if scene.tokens[index].upos != "ADJ" or base_rel(scene.tokens[index]) != "amod":
        return False
    first = min(subtree(scene.sentence, index))
    return "," not in (scene.tokens[first].text, scene.tokens[first - 1].text)


def _name_right_behind(scene: Scene, index: int) -> set[int]:
    """Return the name that follows its kind without a comma: "die Stadt Umm Ruwaba"."""
    for i in children(scene.sentence, index, "appos", "flat"):
        named = scene.mention_at(i) or scene.mention_at(index)
        if named and i > index and scene.tokens[index].upos == "NOUN":
            own = {k for k, t in enumerate(scene.tokens) if named[1].span.contains(t.span)}
            return own if index + 1 in own else set()
    return set()


def _before_open_bracket(scene: Scene, index: int, last: int) -> int:
    """Return where a phrase ends that opens a bracket and does not close it."""
    texts = [scene.tokens[i].text for i in range(index, last + 1)]
    if texts.count("(") <= texts.count(")"):
        return last
    return index + len(texts) - 2 - texts[::-1].index("(")


def _stray_counted(scene: Scene, index: int) -> int | None:
    """Return the counted noun that the parser hung on the verb: "detuvo a decenas de obreros"."""
    quantities = scene.annotations.quantities
    held = next((q for q in quantities if q.span.start == scene.tokens[index].start), None)
    if held is None or held.span.end <= scene.tokens[index].end:
        return None
    inside = (i for i, t in enumerate(scene.tokens) if t.end == held.span.end)
    return next(inside, None)


def _is_home(scene: Scene, index: int) -> bool:
    """Tell the group that somebody is of: "militants from al-Shabab"."""
    words = frozenset(scene.language.table("referents.toml")["home_prepositions"])
    mention = scene.mention_at(index)
    group = mention is not None and mention[0].type in ("group", "organisation")
    return group and base_rel(scene.tokens[index]) == "nmod" and opens_with(scene, index, words)
