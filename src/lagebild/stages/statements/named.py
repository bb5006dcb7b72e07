"""Which entity a noun phrase is: the one it names, or the one whose name stands beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lagebild.inflection import without_accents
from lagebild.lang import Language
from lagebild.stages.statements.referents import find_body_before
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import is_aside
from lagebild.tree import base_rel, children, feature, subtree
from lagebild.types import Entity, Mention, ParsedSentence

_NAME_RELS = ("appos", "flat", "nmod", "compound")
_NAMED_TYPES = frozenset({"organisation", "group", "government", "media"})


def find_referent(scene: Scene, index: int) -> tuple[Entity, Mention] | None:
    """Return the entity of a noun phrase: its head's, or the name beside it ("Minister Meier")."""
    sentence, own = scene.sentence, scene.mention_at(index)
    if own is None and sentence.tokens[index].upos == "PRON":
        body = find_body_before(scene, index)
        if body is not None:
            return body[0], replace(body[1], span=sentence.tokens[index].span)
    if own and _counts_members(scene, index, own[1]):
        return None
    if own and (own[1].head == index or _inside_name(sentence, index, own[1])):
        return own
    for i in children(sentence, index, *_NAME_RELS):
        named, token = scene.mention_at(i), sentence.tokens[i]
        modifies = token.deprel == "compound" and i < index  # "the Trump administration"
        if _owns(scene, i, named) or _belongs_to_other(scene, index, i):
            continue
        if (
            named
            and named[0].type == "person"
            and not modifies
            and not _is_of_many(scene, index, i)
        ):
            return named
        if base_rel(token) == "appos" and _is_pick(sentence, index):
            behind = find_referent(scene, i)  # "one of them, the veteran politician X"
            if behind and behind[0].type == "person":
                return behind
    above = _named_above(scene, index)
    if above:
        return above
    asides = (i for i in children(sentence, index, "conj") if is_aside(sentence, index, i))
    for i in (j for aside in asides for j in children(sentence, aside, "appos")):
        named = scene.mention_at(i)
        if named and named[0].type == "person":
            return named
    return _name_beside(scene, index) or _name_behind(scene, index) or _named_as(scene, index)


def _is_of_many(scene: Scene, index: int, name: int) -> bool:
    """Tell one name behind a word for several: "those behind the attack, secretary X, said"."""
    several = feature(scene.tokens[index], "Number") == "Plur"
    joined = children(scene.sentence, index, "conj") or children(scene.sentence, name, "conj")
    behind = base_rel(scene.tokens[name]) == "appos" and name > index
    return several and behind and not joined


def _owns(scene: Scene, index: int, named: tuple[Entity, Mention] | None) -> bool:
    """Tell whose something is from what it is called: "Trump's lawyer", "die Partei Novaks"."""
    token = scene.tokens[index]
    genitive = token.deprel == "nmod" and feature(token, "Case") == "Gen"
    if genitive or token.deprel == "nmod:poss" or children(scene.sentence, index, "case"):
        return True
    if named is None:
        return False
    start = scene.sentence.span.start
    written = scene.sentence.text[named[1].span.start - start : named[1].span.end - start]
    return any(written == named[0].name + ending for ending in _genitive_endings(scene.language))


def _belongs_to_other(scene: Scene, index: int, name: int) -> bool:
    """Tell a name whose title the parser tore off: "the funeral of the activist Anna X"."""
    sentence, before = scene.sentence, name - 1
    if base_rel(sentence.tokens[name]) != "nmod" or is_agent_noun(scene, index):
        return False
    beside = before in children(sentence, index, "nmod") and before > index
    return beside and bool(children(sentence, before, "case"))


def _named_above(scene: Scene, index: int) -> tuple[Entity, Mention] | None:
    """Return the person whom a description behind the name is of: "X, a lawyer and envoy"."""
    token = scene.tokens[index]
    while base_rel(token) == "conj" and token.head >= 0:
        index, token = token.head, scene.tokens[token.head]
    if base_rel(token) != "appos" or token.head < 0 or token.upos != "NOUN":
        return None
    named = scene.mention_at(token.head)
    return named if named and named[0].type == "person" else None


def _counts_members(scene: Scene, index: int, mention: Mention) -> bool:
    """Tell some of a group from the group: "drei Hamas-Mitglieder" are not the Hamas."""
    token = scene.tokens[index]
    part = mention.span.end < token.end and token.text[mention.span.end - token.start] == "-"
    counted = children(scene.sentence, index, "nummod")
    plural = feature(token, "Number") == "Plur"
    return part and mention.span.start == token.start and plural and bool(counted)


def _named_as(scene: Scene, index: int) -> tuple[Entity, Mention] | None:
    """Return the body whose name follows its kind: "die Reederei Nordwind"."""
    if scene.tokens[index].upos != "NOUN":
        return None
    for i in children(scene.sentence, index, "appos", "flat"):
        named = scene.mention_at(i)
        first = index + 1  # "la organización ecologista Verde"
        while first in children(scene.sentence, index, "amod") and first < i:
            first += 1
        follows = named and named[1].span.contains(scene.tokens[first].span)
        if named and follows and i > index and named[0].type in _NAMED_TYPES:
            return named
    return None


def _is_pick(sentence: ParsedSentence, index: int) -> bool:
    """Tell a word that picks somebody without naming him: "one of them", "another"."""
    return sentence.tokens[index].upos in ("NUM", "PRON", "DET")


def _name_behind(scene: Scene, index: int) -> tuple[Entity, Mention] | None:
    """Return the person whose name the parser hung on the body: "Vorsitzende der Linken Anna X"."""
    if not is_agent_noun(scene, index):
        return None  # "the funeral of the activist Anna X"
    for owner in children(scene.sentence, index, "nmod"):
        for i in children(scene.sentence, owner, "appos", "flat"):
            named = scene.mention_at(i)
            if i == owner + 1 and named and named[0].type == "person":
                own = scene.mention_at(owner)
                return named if own is None or own[0] != named[0] else None
    return None


def _name_beside(scene: Scene, index: int) -> tuple[Entity, Mention] | None:
    """Return the person whose name the parser hung beside its title: "Secretary of State X"."""
    token = scene.tokens[index]
    inside = set(subtree(scene.sentence, index))
    for i in children(scene.sentence, token.head, base_rel(token)) if token.head >= 0 else ():
        named = scene.mention_at(i)
        if i - 1 in inside and named and named[0].type == "person":
            return named
    return None


def _inside_name(sentence: ParsedSentence, index: int, mention: Mention) -> bool:
    """Tell whether the token's head lies in the mention too or the mention's head hangs on it."""
    token = sentence.tokens[index]
    return (
        mention.head < len(sentence.tokens) and sentence.tokens[mention.head].head == index
    ) or (token.head >= 0 and mention.span.contains(sentence.tokens[token.head].span))


@cache
def _genitive_endings(language: Language) -> tuple[str, ...]:
    marked = language.table("entities.toml")["genitive_s"]
    return (*clitics(language), *(("s",) if marked else ()))


@cache
def clitics(language: Language) -> tuple[str, ...]:
    """Return what a written genitive adds to a name: "'s"."""
    return tuple(language.table("referents.toml")["clitics"])


def is_agent_noun(scene: Scene, index: int) -> bool:
    """Tell a common noun for somebody who can act: "minister", "Regierungssoldaten"."""
    token, words = scene.tokens[index], agent_nouns(scene.language)
    lemma = token.lemma.lower()
    if lemma in words or token.text.lower() in words:
        return True
    # "Regierungssoldaten" ends in its head; the shortest one worth trusting has five letters.
    return scene.grammar.compounds and any(
        word[i:] in words for word in (lemma, token.text.lower()) for i in range(1, len(word) - 4)
    )


@cache
def agent_nouns(language: Language) -> frozenset[str]:
    """Return the nouns of `agents.txt`, also without accents where a text may lack them."""
    words = frozenset(word.lower() for word in language.words("agents.txt"))
    bare = language.table("grammar.toml")["accents_may_lack"]
    return words | {without_accents(word) for word in words} if bare else words
