"""From a head token to the participant that a reader would name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lagebild.gazetteer import country_name, country_of_adjective, country_of_name
from lagebild.inflection import without_accents
from lagebild.lang import Language
from lagebild.nominative import nominative_phrase
from lagebild.stages.statements.lexicon import entries_for
from lagebild.stages.statements.referents import (
    find_antecedent,
    find_body_before,
    find_counted,
    is_time,
    opens_with,
)
from lagebild.stages.statements.scene import Scene, closest_attribution
from lagebild.stages.statements.slots import is_aside, is_bare_noun
from lagebild.tree import base_rel, children, feature, subtree
from lagebild.types import Entity, Mention, ParsedSentence, Participant, Span, Token

# What hangs on a noun without belonging to the name of the thing.
_LOOSE = frozenset(
    {"acl", "advcl", "appos", "case", "cc", "ccomp", "conj", "cop", "discourse", "mark", "nsubj"}
    | {"parataxis", "punct", "advmod", "aux", "obl"}
)
# What a noun keeps of the phrases around it: no clause and no aside.
_CLAUSAL = frozenset({"acl", "advcl", "ccomp", "parataxis", "discourse"})
_BEFORE = ("amod", "compound", "nummod", "nmod", "flat")
_NAME_RELS = ("appos", "flat", "nmod", "compound")
_ACTING_TYPES = frozenset({"person", "government", "organisation", "group", "media", "anonymous"})
_NAMED_TYPES = frozenset({"organisation", "group", "government", "media"})
_LONGEST_NAME = 12  # tokens; a longer noun phrase is cut to its head with its own modifiers


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
    if base_rel(sentence.tokens[name]) != "nmod" or _is_agent_noun(scene, index):
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
    if not _is_agent_noun(scene, index):
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


def make_participant(scene: Scene, index: int) -> Participant | None:
    """Return the participant headed by a token; None for a pronoun that stands for nobody known."""
    referent = find_referent(scene, index)
    if referent:
        entity, mention = referent
        name = _fuller_title(scene, index, entity.name) or entity.name
        return Participant(mention.span, name, entity.id)
    token = scene.tokens[index]
    if is_nobody(scene, index):
        return None
    country = find_adjective(scene, index)
    if country:
        return _country(scene, token, country)
    if feature(token, "Person") == "1":
        return _speaking(scene, token)
    meant = find_antecedent(scene, index)
    if meant is not None:
        participant = make_participant(scene, meant)
        return replace(participant, span=token.span) if participant else None
    if token.upos in ("PRON", "DET", "PUNCT", "ADV", "SCONJ", "VERB", "AUX"):
        return None
    span = _phrase_span(scene, index)
    return Participant(span, _named(scene, index, span), None)


def is_nobody(scene: Scene, index: int) -> bool:
    """Tell a phrase that names nobody: "no group", "keine Partei"."""
    table = scene.language.table("modality.toml")
    words = table["negative_determiners"]
    if scene.tokens[index].text.lower() in table["negative_subjects"]:
        return True
    return any(
        scene.tokens[i].text.lower() in words for i in children(scene.sentence, index, "det")
    )


def find_adjective(scene: Scene, index: int) -> str | None:
    """Return the country that an adjective names: "French request" -> "FR", None for others."""
    token = scene.tokens[index]
    return country_of_adjective(token.text, scene.language) if token.upos == "ADJ" else None


def _country(scene: Scene, token: Token, country: str) -> Participant:
    """Return the country under the name that the article gives it, else as the adjective says.

    An adjective with an ending of its case is no name: "dem israelischen Abzug".
    """
    for entity in scene.annotations.entities:
        if entity.country == country and country_of_name(entity.name, scene.language):
            return Participant(token.span, entity.name, entity.id)
    inflected = bool(scene.language.table("entities.toml")["adjective_nominative"])
    name = country_name(country, scene.language) if inflected else None
    return Participant(token.span, name or token.text, None)


def _named(scene: Scene, index: int, span: Span) -> str:
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
    clitic = next((c for c in _clitics(scene.language) if words[-1].endswith(c)), "")
    return " ".join(words).removesuffix(clitic)


@cache
def _genitive_endings(language: Language) -> tuple[str, ...]:
    marked = language.table("entities.toml")["genitive_s"]
    return (*_clitics(language), *(("s",) if marked else ()))


@cache
def _clitics(language: Language) -> tuple[str, ...]:
    return tuple(language.table("referents.toml")["clitics"])


def _fuller_title(scene: Scene, index: int, name: str) -> str | None:
    """Return the phrase around an entity that has no name but its kind: "Liberian riot police"."""
    if name.rsplit(maxsplit=1)[-1].lower() not in _agent_nouns(scene.language):
        return None
    phrase = _named(scene, index, _phrase_span(scene, index))
    return phrase if name.lower() in phrase.lower() else None


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
    if _is_condition(scene, owner):
        return False  # "el secretario de Estado acusó"
    if verb < 0 or scene.tokens[verb].lemma.lower() not in words:
        return False
    bare = feature(scene.tokens[owner], "Case") == "Gen"
    if not _is_owner(scene, owner) and not (bare and base_rel(scene.tokens[owner]) == "nmod"):
        return False
    return not (is_agent(scene, owner) or is_place(scene, owner))


def _speaking(scene: Scene, token: Token) -> Participant | None:
    """Return who "I" or "we" is inside somebody's words: the speaker, or the country they lead."""
    attribution = closest_attribution(scene.annotations, token.span)
    if not attribution or not attribution.chain:
        return None
    claimant = attribution.chain[0]
    if claimant.entity is None and _is_pronoun(scene, claimant.span):
        return None  # "he said": nobody knows who
    by_id = {entity.id: entity for entity in scene.annotations.entities}
    speaker = by_id.get(claimant.entity or "")
    if speaker and speaker.country and feature(token, "Number") == "Plur":
        for entity in scene.annotations.entities:
            if entity.country == speaker.country and country_of_name(entity.name, scene.language):
                return Participant(token.span, entity.name, entity.id)
    return Participant(token.span, claimant.name, claimant.entity)


def _is_pronoun(scene: Scene, span: Span) -> bool:
    home = next((s for s in scene.annotations.sentences if s.span.contains(span)), None)
    return home is not None and any(t.span == span and t.upos == "PRON" for t in home.tokens)


def _phrase_span(scene: Scene, index: int) -> Span:
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
        elif i > index and (_is_owner(scene, i) or _is_home(scene, i)):
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


def _is_owner(scene: Scene, index: int) -> bool:
    return base_rel(scene.tokens[index]) == "nmod" and opens_with(
        scene, index, scene.grammar.genitive
    )


def _is_home(scene: Scene, index: int) -> bool:
    """Tell the group that somebody is of: "militants from al-Shabab"."""
    words = frozenset(scene.language.table("referents.toml")["home_prepositions"])
    mention = scene.mention_at(index)
    group = mention is not None and mention[0].type in ("group", "organisation")
    return group and base_rel(scene.tokens[index]) == "nmod" and opens_with(scene, index, words)


@cache
def _agent_nouns(language: Language) -> frozenset[str]:
    words = frozenset(word.lower() for word in language.words("agents.txt"))
    bare = language.table("grammar.toml")["accents_may_lack"]
    return words | {without_accents(word) for word in words} if bare else words


def is_agent(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase names somebody who can act or suffer in politics."""
    if _is_condition(scene, index):
        return False
    referent = find_referent(scene, index)
    if referent:
        entity = referent[0]
        return entity.type in _ACTING_TYPES or (entity.type == "place" and bool(entity.country))
    token = scene.tokens[index]
    if find_adjective(scene, index):
        return True
    if token.upos in ("PRON", "DET"):
        meant = find_antecedent(scene, index)
        if meant is not None:
            return is_agent(scene, meant)
        if token.upos == "PRON" or feature(token, "PronType") in ("Rel", "Dem"):
            return _stands_for_somebody(scene, index)
    if token.upos == "PROPN":
        return not is_time(scene, index)
    counted = find_counted(scene, index)
    if counted:
        return any(is_agent(scene, i) for i in counted)
    return _is_agent_noun(scene, index)


def _is_agent_noun(scene: Scene, index: int) -> bool:
    token, words = scene.tokens[index], _agent_nouns(scene.language)
    lemma = token.lemma.lower()
    if lemma in words or token.text.lower() in words:
        return True
    # "Regierungssoldaten" ends in its head; the shortest one worth trusting has five letters.
    return scene.grammar.compounds and any(
        word[i:] in words for word in (lemma, token.text.lower()) for i in range(1, len(word) - 4)
    )


def _is_condition(scene: Scene, index: int) -> bool:
    """Tell a noun that its phrase makes a thing: "estado de emergencia" is no state that acts."""
    table = scene.language.table("referents.toml")
    conditions, token = table["conditions"], scene.tokens[index]
    kinds = scene.language.table("grammar.toml")["support"]["kind_markers"]
    opened = [scene.tokens[i].text.lower() for i in children(scene.sentence, index)]
    if token.lemma.lower() in table["bare_kinds"] and opened == kinds:
        return True  # "golpe de Estado"
    if token.lemma.lower() in table["stances"]:
        owners = children(scene.sentence, index, "nmod")
        return any(_is_owner(scene, i) and is_agent(scene, i) for i in owners)
    said = conditions.get(token.lemma.lower(), ())
    below = children(scene.sentence, index, "nmod", "amod") if said else ()
    return any(scene.tokens[i].lemma.lower() in said for i in below)


def _stands_for_somebody(scene: Scene, index: int) -> bool:
    """Tell "they" and "who" from "it", "man", "se" and a "you" that means nobody in particular."""
    token = scene.tokens[index]
    if feature(token, "Person") == "1":
        return _speaking(scene, token) is not None
    if feature(token, "Person") == "2" or feature(token, "Reflex") == "Yes":
        return False
    return token.text.lower() not in scene.grammar.impersonal


def is_state(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase names a government, its forces or a country."""
    referent = find_referent(scene, index)
    if referent is None and scene.tokens[index].upos == "PRON":
        meant = find_antecedent(scene, index)
        return meant is not None and is_state(scene, meant)
    return bool(referent and (referent[0].type == "government" or referent[0].country))


def is_person(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase names one person."""
    referent = find_referent(scene, index)
    return bool(referent and referent[0].type == "person")


def is_place(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase names a place."""
    referent = find_referent(scene, index)
    return bool(referent and referent[0].type == "place")


def is_media(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase names a newspaper, station or agency."""
    referent = find_referent(scene, index)
    return bool(referent and referent[0].type == "media")


def is_mere_location(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase says where and nobody acts there: "an der Grenze", "auf See"."""
    referent = find_referent(scene, index)
    if referent:
        return referent[0].type == "place" and referent[0].country is None
    return scene.tokens[index].lemma.lower().endswith(scene.grammar.location_nouns)


def is_clausal(scene: Scene, index: int) -> bool:
    """Tell whether the token heads a clause and so cannot be a participant."""
    return base_rel(scene.tokens[index]) in ("ccomp", "advcl", "parataxis")
