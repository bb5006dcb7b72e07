"""Small questions about a cue: who is its subject or agent, whose noun it is, what stands by it."""

from __future__ import annotations

from lagebild.clauses import is_finite, without_case
from lagebild.lang import Language
from lagebild.speech.cues import Cue, cues_at
from lagebild.speech.relays import load_relays
from lagebild.tree import ancestors, base_rel, children, feature, subtree
from lagebild.types import ParsedSentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})

# Acts about what others have said.
_JUDGING = frozenset({"confirm", "deny"})


def is_passive(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether the verb is in the passive."""
    if feature(sentence.tokens[index], "Voice") == "Pass":
        return True
    marked = ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent")
    return _is_past_participle(sentence, index) or any(
        sentence.tokens[i].deprel in marked for i in children(sentence, index)
    )


def _is_past_participle(sentence: ParsedSentence, index: int) -> bool:
    """Tell a participle that says what was done to its noun: "a man accused of murder"."""
    token = sentence.tokens[index]
    participle = feature(token, "VerbForm") == "Part" and feature(token, "Tense") != "Pres"
    return participle and token.deprel in ("acl", "amod")


def speaker_of(
    sentence: ParsedSentence, index: int, cue: Cue, passive: bool, language: Language
) -> tuple[int, ...]:
    """Return the tokens of the speaker, () if the sentence does not tell."""
    for slot in _slots(sentence, index, cue, language):
        head = _slot_head(sentence, index, slot, passive, language)
        if head is not None and base_rel(sentence.tokens[head]) != "expl":
            return without_case(sentence, head)
    return ()


def _slots(sentence: ParsedSentence, index: int, cue: Cue, language: Language) -> tuple[str, ...]:
    quoted = quoting_verb(sentence, index, language) is not None
    return ("quoted",) if quoted else cue.speaker


def quoting_verb(sentence: ParsedSentence, index: int, language: Language) -> int | None:
    """Return the verb that quotes somebody as using this one: "quoted him as saying"."""
    relays, head = load_relays(language), sentence.tokens[index].head
    if head < 0 or base_rel(sentence.tokens[index]) not in ("advcl", "xcomp", "acl", "ccomp"):
        return None
    marks = {w for i in children(sentence, index, "mark", "case") for w in lower_forms(sentence, i)}
    quotes = sentence.tokens[head].lemma.lower() in relays.quoting
    return head if quotes and marks & relays.quoting_marks else None


def conveyor_of(
    sentence: ParsedSentence, index: int, cue: Cue, speaker: tuple[int, ...], language: Language
) -> tuple[int, ...]:
    """Return who passes on the words of a speaker that is not the cue's subject, () for nobody.

    "Die Agentur zitiert den Gouverneur", "the governor was quoted by X as saying".
    """
    verb = quoting_verb(sentence, index, language)
    if verb is None:
        if cue.pos != "VERB" or cue.speaker[0] == "subj" or not speaker:
            return ()
        verb = index
    passive = is_passive(sentence, verb)
    head = _agent(sentence, verb, language) if passive else subject(sentence, verb)
    if head is None and verb != index:
        head = _agent(sentence, index, language)  # "quoted as saying by X": hung on the wrong verb
    if head is None or base_rel(sentence.tokens[head]) == "expl":
        return ()
    phrase = without_case(sentence, head)
    return () if set(phrase) & set(speaker) else phrase


def _slot_head(
    sentence: ParsedSentence, index: int, slot: str, passive: bool, language: Language
) -> int | None:
    if slot.startswith("P:"):
        found = with_case(sentence, index, {slot[2:]})
        return found[0] if found else None
    if slot == "quoted":
        return _quoted(sentence, index, language)
    if slot == "poss":
        return _possessor(sentence, index, language)
    if slot == "obj":
        objects = children(sentence, index, "nsubj" if passive else "obj")
        behind = [i for i in children(sentence, index, "nsubj")[1:] if i > index]
        return (*objects, *behind, None)[0]
    return _agent(sentence, index, language) if passive else subject(sentence, index)


def _quoted(sentence: ParsedSentence, index: int, language: Language) -> int | None:
    verb = quoting_verb(sentence, index, language)
    if verb is None:
        return None
    if is_passive(sentence, verb):
        return subject(sentence, verb)
    return next(iter(children(sentence, verb, "obj", "iobj")), None)


def subject(sentence: ParsedSentence, index: int) -> int | None:
    """Return the head of the understood subject of a verb, None if the sentence does not tell."""
    own = [i for i in children(sentence, index, "nsubj") if sentence.tokens[i].upos in NOMINAL]
    fronted = [i for i in children(sentence, index, "ccomp") if is_bare_noun(sentence, i)]
    if fronted and fronted[0] < index < (own or [index])[0]:
        return fronted[0]  # "Ein Beamter, der ungenannt bleiben will, sagte Reuters": no clause
    if own:
        # "die" read as a pronoun before a name in quotation marks: the name is the subject.
        nouns = [i for i in own if sentence.tokens[i].upos in ("NOUN", "PROPN")]
        return (*nouns, *(i for i in own if sentence.tokens[i].upos != "PRON"), own[0])[0]
    token = sentence.tokens[index]
    rel = base_rel(token)
    if token.head < 0 or children(sentence, index, "expl", "csubj"):
        return None
    if rel in ("conj", "xcomp", "advcl", "parataxis") and not is_passive(sentence, token.head):
        head = sentence.tokens[token.head]
        finite_gap = rel in ("advcl", "parataxis") and is_finite(sentence, index)
        if head.upos in ("VERB", "AUX", "ADJ", "NOUN") and not finite_gap:
            return subject(sentence, token.head) if _islower_forms(sentence, index) else None
    if token.deprel == "acl:relcl" and opens_relative(sentence, index):
        return token.head
    if rel == "acl" and feature(token, "VerbForm") in ("Part", "Ger"):
        return None if _is_past_participle(sentence, index) else token.head
    return None


def opens_relative(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether the tree shows a relative pronoun as a mere mark: "la cúpula, que cree"."""
    first = next(i for i in subtree(sentence, index) if sentence.tokens[i].upos != "PUNCT")
    marked = base_rel(sentence.tokens[first]) == "mark" and sentence.tokens[first].head == index
    return marked and feature(sentence.tokens[first], "PronType") == "Rel"


def is_bare_noun(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether the head of a clause is a noun without copula, subject or conjunction."""
    noun = sentence.tokens[index].upos in ("NOUN", "PROPN")
    return noun and not children(sentence, index, "cop", "nsubj", "mark", "aux")


def _islower_forms(sentence: ParsedSentence, index: int) -> bool:
    """Guard against cycles: the head chain must end at a root."""
    return sum(1 for _ in ancestors(sentence, index)) < len(sentence.tokens)


def antecedent(sentence: ParsedSentence, pronoun: int) -> int:
    """Return the noun that a relative pronoun stands for, the token itself if it is none."""
    token = sentence.tokens[pronoun]
    if feature(token, "PronType") != "Rel" and token.upos != "PRON":
        return pronoun
    for i in ancestors(sentence, pronoun):
        relative = base_rel(sentence.tokens[i]) == "acl" and is_finite(sentence, i)
        if relative and min(subtree(sentence, i)) <= pronoun:
            noun = sentence.tokens[i].head
            first = next(
                k for k in subtree(sentence, i) if any(c.isalnum() for c in sentence.tokens[k].text)
            )
            return noun if noun >= 0 and pronoun - first <= 1 else pronoun
    return pronoun


def _agent(sentence: ParsedSentence, index: int, language: Language) -> int | None:
    agents = children(sentence, index, "obl:agent")
    words = set(language.table("grammar.toml")["agent_prepositions"])
    agents = agents or tuple(
        i
        for i in children(sentence, index, "obl")
        if any(lower_forms(sentence, c) & words for c in children(sentence, i, "case"))
    )
    return agents[0] if agents else None


def _possessor(sentence: ParsedSentence, index: int, language: Language) -> int | None:
    """Return who a noun of saying belongs to: genitive, possessive or the subject of its verb."""
    words = set(language.table("grammar.toml")["genitive_prepositions"])
    for i in children(sentence, index, "nmod", "det:poss", "compound"):
        cases = {w for c in children(sentence, i, "case") for w in lower_forms(sentence, c)}
        if not cases or cases & (words | {"'s"}):
            return i
    token = sentence.tokens[index]
    supported = token.head >= 0 and base_rel(token) in ("obj", "obl") and token.upos == "NOUN"
    if supported and not is_passive(sentence, token.head):
        if any(cue.act in _JUDGING for cue in cues_at(sentence, token.head, language)):
            return None  # "bestätigte einen Bericht, wonach": somebody else's
        return subject(sentence, token.head)
    return None


def with_case(sentence: ParsedSentence, index: int, words: set[str]) -> tuple[int, ...]:
    """Return the dependents introduced by one of the words."""
    return tuple(
        i
        for i in children(sentence, index, "obl", "nmod", "obj", "iobj", "advmod", "xcomp")
        if any(lower_forms(sentence, c) & words for c in children(sentence, i, "case", "mark"))
    )


def lower_forms(sentence: ParsedSentence, index: int) -> set[str]:
    """Return the lower-case form and lemma of a token."""
    return {sentence.tokens[index].text.lower(), sentence.tokens[index].lemma.lower()}
