"""Cues and what hangs on them: who says what to whom inside one sentence.

A `Frame` is one cue with the tokens of its speaker, addressee and content. Verbs, nouns and
adjectives of saying come from `cues.tsv`; where the tree puts the content is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.clauses import clause_head, finite_token, is_finite, trim, without_case
from lagebild.lang import Language
from lagebild.speech.cues import Cue, companion_tokens, cues_at
from lagebild.speech.habits import Habits, load_habits
from lagebild.speech.verbforms import is_marked_infinitive
from lagebild.tree import ancestors, base_rel, children, feature, subtree
from lagebild.types import Modality, ParsedSentence, Token

# Tokens between a reporting verb and its subject.
_FAR = 8
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue in one sentence, as token indexes. `content` is () where no clause hangs on it."""

    sentence: int
    cue: tuple[int, ...]
    act: str
    kind: str  # clause, object, phrase, bare, anaphor
    speaker: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()
    content: tuple[int, ...] = ()
    direct: bool = False  # whether a quotation may be its content
    head: int = -1  # the token of the cue from which speaker and content were read
    passive: bool = False
    modality: Modality | None = None  # what the cue makes of the content
    speaker_home: int = -1  # sentence of the speaker where it is not that of the cue
    labels: bool = False  # whether the cue calls something by a name: "bezeichnen als"

    @property
    def speaker_sentence(self) -> int:
        """Index of the sentence that holds the speaker."""
        return self.sentence if self.speaker_home < 0 else self.speaker_home


def cue_frames(sentence: ParsedSentence, language: Language) -> tuple[Frame, ...]:
    """Return the frames of all cue words of a sentence, in text order."""
    habits = load_habits(language)
    found = []
    for index in range(len(sentence.tokens)):
        readings = cues_at(sentence, index, language)
        if readings:
            frame = _frame(sentence, index, readings, habits, language)
            if frame:
                found.append(frame)
    return tuple(found)


def _frame(
    sentence: ParsedSentence,
    index: int,
    readings: tuple[Cue, ...],
    habits: Habits,
    language: Language,
) -> Frame | None:
    passive = readings[0].pos == "VERB" and is_passive(sentence, index)
    chosen, kind, content = _content(sentence, index, readings, habits, passive)
    if readings[0].pos != "VERB" and not content:
        return None
    cue = _cue_tokens(sentence, index, chosen)
    content = tuple(i for i in content if i not in cue)
    speaker = _speaker(sentence, index, chosen, passive, language)
    speaker = tuple(i for i in speaker if i not in content)
    return Frame(
        sentence=sentence.index,
        cue=cue,
        act=chosen.act,
        kind=kind,
        speaker=speaker,
        addressee=_addressee(sentence, index, chosen, habits, content),
        content=tuple(i for i in content if i not in speaker),
        direct=any("direct" in reading.takes for reading in readings),
        head=index,
        passive=passive,
        modality=chosen.modality,
        labels=any(_is_label(reading) for reading in readings),
    )


def _is_label(cue: Cue) -> bool:
    return "as" in cue.takes or (cue.act == "say" and any(t.startswith("P:") for t in cue.takes))


def is_passive(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether the verb is in the passive."""
    if feature(sentence.tokens[index], "Voice") == "Pass":
        return True
    marked = ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent")
    return any(sentence.tokens[i].deprel in marked for i in children(sentence, index))


# -- content ---------------------------------------------------------------------------------------


def _content(
    sentence: ParsedSentence,
    index: int,
    readings: tuple[Cue, ...],
    habits: Habits,
    passive: bool,
) -> tuple[Cue, str, tuple[int, ...]]:
    """Return the reading that fits, the kind of content and its tokens."""
    clause = _clause_below(sentence, index, readings, habits)
    clause = clause or _clause_opened(sentence, index, readings, habits)
    if clause:
        return _reading_for(sentence, readings, clause), "clause", clause
    above = _clause_above(sentence, index, readings, habits)
    if above:
        return readings[0], "clause", above
    behind = _clause_behind(sentence, index, readings, habits)
    if behind:
        return _reading_for(sentence, readings, behind), "clause", behind
    if readings[0].pos != "VERB":
        return readings[0], "bare", ()
    if _is_anaphoric(sentence, index, habits, passive):
        return readings[0], "anaphor", ()
    for cue in readings:
        nominal = _nominal_content(sentence, index, cue, habits, passive)
        if nominal:
            return cue, "object", nominal
    return readings[0], "bare", ()


def _reading_for(
    sentence: ParsedSentence, readings: tuple[Cue, ...], content: tuple[int, ...]
) -> Cue:
    wanted = "clause" if any(is_finite(sentence, i) for i in content) else "inf"
    return next((cue for cue in readings if wanted in cue.takes), readings[0])


def _clause_below(
    sentence: ParsedSentence, index: int, readings: tuple[Cue, ...], habits: Habits
) -> tuple[int, ...]:
    takes = frozenset().union(*(cue.takes for cue in readings))
    found: list[int] = []
    for child in children(sentence, index):
        if _is_content_clause(sentence, index, child, takes, habits):
            found += _without_own_voice(sentence, child, habits)
        elif _lower(sentence, child) & habits.correlates:
            for below in children(sentence, child, "ccomp", "acl", "advcl", "xcomp", "csubj"):
                found += subtree(sentence, below)
    return trim(sentence, found)


def _without_own_voice(sentence: ParsedSentence, child: int, habits: Habits) -> tuple[int, ...]:
    """Return the clause without main clauses tied to its end that go on in the author's voice."""
    dropped: set[int] = set()
    for i in children(sentence, child, "conj", "parataxis", "advcl"):
        opening = {w for c in children(sentence, i, "cc", "mark") for w in _lower(sentence, c)}
        if i > child and opening & habits.enders:
            dropped |= set(subtree(sentence, i))
    return tuple(i for i in subtree(sentence, child) if i not in dropped)


def _is_content_clause(
    sentence: ParsedSentence, index: int, child: int, takes: frozenset[str], habits: Habits
) -> bool:
    token = sentence.tokens[child]
    rel = base_rel(token)
    marks = {m for i in children(sentence, child, "mark") for m in _lower(sentence, i)}
    if marks & habits.complementizers and rel in ("advcl", "acl", "csubj", "ccomp", "dep", "xcomp"):
        return bool(takes & {"clause", "inf"})
    if rel in ("ccomp", "csubj"):
        return "clause" in takes or ("inf" in takes and not is_finite(sentence, child))
    if rel == "xcomp":
        verbal = token.upos in ("VERB", "AUX") or bool(children(sentence, child, "cop", "mark"))
        return "inf" in takes and verbal
    if rel == "acl" and sentence.tokens[index].upos in ("NOUN", "PROPN"):
        infinitive = feature(token, "VerbForm") == "Inf"
        return "inf" in takes and infinitive and token.deprel != "acl:relcl"
    if rel == "conj" and child > index and not children(sentence, child, "cc"):
        if _is_marked_infinitive(sentence, child, habits):
            return "inf" in takes
        finite = finite_token(sentence, child)
        mood = finite is not None and is_reporting_form(sentence.tokens[finite], habits)
        return "clause" in takes and mood
    if rel == "parataxis" and child > index:
        own_subject = bool(children(sentence, child, "nsubj", "csubj", "expl"))
        return "clause" in takes and own_subject and is_finite(sentence, child)
    return False


def _is_marked_infinitive(sentence: ParsedSentence, index: int, habits: Habits) -> bool:
    """Tell whether the token is an infinitive with its mark: "zu gehen", "einzusetzen"."""
    form = sentence.tokens[index].text.lower()
    marks = {w for i in children(sentence, index, "mark") for w in _lower(sentence, i)}
    return bool(marks & habits.infinitive_marks) or is_marked_infinitive(form, habits.language)


def _clause_above(
    sentence: ParsedSentence, index: int, readings: tuple[Cue, ...], habits: Habits
) -> tuple[int, ...]:
    """Content that governs its cue: "Es brenne, sagte er", "wie er sagte, brennt es"."""
    token = sentence.tokens[index]
    rel = base_rel(token)
    if token.head < 0 or not any(cue.takes & {"clause", "direct"} for cue in readings):
        return ()
    marks = {m for i in children(sentence, index, "mark", "advmod") for m in _lower(sentence, i)}
    named = rel == "advcl" and bool(marks & habits.source_marks)
    inserted = rel == "parataxis" and _is_inserted(sentence, index, habits)
    if not (named or inserted):
        return ()
    if children(sentence, index, "obj", "ccomp", "xcomp") and not named:
        return ()
    top = clause_head(sentence, token.head)
    return trim(sentence, set(subtree(sentence, top)) - set(subtree(sentence, index)))


def _is_inserted(sentence: ParsedSentence, index: int, habits: Habits) -> bool:
    """Tell whether a parataxis is a reporting clause: ", sagte er", the verb before its subject.

    What stands before it must be set off by a comma, a dash or a closing mark, not by a colon.
    """
    subjects = children(sentence, index, "nsubj", "expl")
    if not subjects or subjects[0] > index + _FAR:
        return False
    own = (index, *children(sentence, index, "aux"))
    if habits.inserted_verb_first and subjects[0] < min(own):
        return False
    first = min(*own, *subjects)
    sign = sentence.tokens[first - 1].text if first else ":"
    return sign not in (":", ";") and any(not c.isalnum() for c in sign)


def _clause_opened(
    sentence: ParsedSentence, index: int, readings: tuple[Cue, ...], habits: Habits
) -> tuple[int, ...]:
    """Content that the tree has hung elsewhere: a conjunction right behind the cue opens it."""
    if not any("clause" in cue.takes for cue in readings):
        return ()
    reach = _FAR if readings[0].pos == "VERB" else 3
    for i in range(index + 1, min(index + reach, len(sentence.tokens))):
        token = sentence.tokens[i]
        if token.text.lower() in habits.complementizers and token.upos in ("SCONJ", "CCONJ"):
            top = token.head
            if base_rel(token) != "mark" or top <= i:
                return ()
            return trim(sentence, [k for k in subtree(sentence, top) if k >= i])
        if token.upos in ("VERB", "AUX"):
            return ()
    return ()


def _clause_behind(
    sentence: ParsedSentence, index: int, readings: tuple[Cue, ...], habits: Habits
) -> tuple[int, ...]:
    """Content that the tree has lost: what follows the cue and a comma.

    It must open with a conjunction of content clauses, or its first finite verb must stand in the
    reporting mood.
    """
    tokens = sentence.tokens
    if not any("clause" in cue.takes for cue in readings):
        return ()
    comma = _comma_behind(sentence, index)
    if comma is None:
        return ()
    rest = range(comma + 1, len(tokens))
    if not rest:
        return ()
    opened = tokens[comma + 1].text.lower() in habits.complementizers
    verbs = [i for i in rest if feature(tokens[i], "VerbForm") == "Fin"]
    reported = bool(verbs) and is_reporting_form(tokens[verbs[0]], habits)
    return trim(sentence, rest) if opened or reported else ()


def _comma_behind(sentence: ParsedSentence, index: int) -> int | None:
    """Return the comma right after the cue, its particle or its object pronouns and adverbs."""
    for i in range(index + 1, min(index + _FAR, len(sentence.tokens))):
        token = sentence.tokens[i]
        if token.text == ",":
            return i
        if token.upos in ("VERB", "AUX", "SCONJ") or not token.text[0].isalnum():
            return None
    return None


def is_reporting_form(token: Token, habits: Habits) -> bool:
    """Tell whether a finite verb stands in the reporting mood (German Konjunktiv I)."""
    form = token.text.lower()
    if form in habits.reporting_forms:
        return True
    present = feature(token, "Mood") == "Sub" and feature(token, "Tense") == "Pres"
    lemma = token.lemma.lower()
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    return habits.has_reporting_mood and present and form == stem + "e"


def _is_anaphoric(sentence: ParsedSentence, index: int, habits: Habits, passive: bool) -> bool:
    rels = ("obj", "obl", "advmod", "nsubj:pass", "iobj") if not passive else ("nsubj", "obl")
    return any(
        _lower(sentence, i) & habits.anaphors and i <= 2 for i in children(sentence, index, *rels)
    )


def _nominal_content(
    sentence: ParsedSentence, index: int, cue: Cue, habits: Habits, passive: bool
) -> tuple[int, ...]:
    heads: tuple[int, ...] = ()
    if "obj" in cue.takes or "as" in cue.takes:
        heads = children(sentence, index, "nsubj" if passive else "obj")
    if "as" in cue.takes and heads:
        predicate = children(sentence, index, "xcomp")
        predicate += _with_case(sentence, index, set(habits.predicate_marks))
        heads = heads + predicate if predicate else ()
    prepositions = {take[2:] for take in cue.takes if take.startswith("P:")}
    if not heads and prepositions and cue.speaker[0] == "subj":
        heads = _with_case(sentence, index, prepositions)
    nominal = [i for i in heads if sentence.tokens[i].upos in _NOMINAL]
    if not nominal or all(sentence.tokens[i].upos == "PRON" for i in nominal):
        return ()
    return trim(sentence, {j for i in nominal for j in subtree(sentence, i)})


def _with_case(sentence: ParsedSentence, index: int, words: set[str]) -> tuple[int, ...]:
    return tuple(
        i
        for i in children(sentence, index, "obl", "nmod", "obj", "iobj", "advmod", "xcomp")
        if any(_lower(sentence, c) & words for c in children(sentence, i, "case", "mark"))
    )


# -- the words around the cue ----------------------------------------------------------------------


def _cue_tokens(sentence: ParsedSentence, index: int, cue: Cue) -> tuple[int, ...]:
    found = {index, *children(sentence, index, "aux", "compound:prt")}
    found |= set(companion_tokens(sentence, index, cue))
    return tuple(sorted(found))


def _speaker(
    sentence: ParsedSentence, index: int, cue: Cue, passive: bool, language: Language
) -> tuple[int, ...]:
    for slot in cue.speaker:
        head = _slot_head(sentence, index, slot, passive, language)
        if head is not None and base_rel(sentence.tokens[head]) != "expl":
            return without_case(sentence, head)
    return ()


def _slot_head(
    sentence: ParsedSentence, index: int, slot: str, passive: bool, language: Language
) -> int | None:
    if slot.startswith("P:"):
        found = _with_case(sentence, index, {slot[2:]})
        return found[0] if found else None
    if slot == "poss":
        return _possessor(sentence, index, language)
    if slot == "obj":
        objects = children(sentence, index, "nsubj" if passive else "obj")
        behind = [i for i in children(sentence, index, "nsubj")[1:] if i > index]
        return (*objects, *behind, None)[0]
    return _agent(sentence, index, language) if passive else subject(sentence, index)


def subject(sentence: ParsedSentence, index: int) -> int | None:
    """Return the head of the understood subject of a verb, None if the sentence does not tell."""
    own = [i for i in children(sentence, index, "nsubj") if sentence.tokens[i].upos in _NOMINAL]
    if own:
        # "die" read as a pronoun before a name in quotation marks: the name is the subject.
        return next((i for i in own if sentence.tokens[i].upos != "PRON"), own[0])
    token = sentence.tokens[index]
    rel = base_rel(token)
    if token.head < 0 or children(sentence, index, "expl", "csubj"):
        return None
    if rel in ("conj", "xcomp", "advcl", "parataxis") and not is_passive(sentence, token.head):
        head = sentence.tokens[token.head]
        finite_gap = rel in ("advcl", "parataxis") and is_finite(sentence, index)
        if head.upos in ("VERB", "AUX", "ADJ", "NOUN") and not finite_gap:
            return subject(sentence, token.head) if _is_lower(sentence, index) else None
    if rel == "acl" and feature(token, "VerbForm") in ("Part", "Ger"):
        return token.head
    return None


def _is_lower(sentence: ParsedSentence, index: int) -> bool:
    """Guard against cycles: the head chain must end at a root."""
    return sum(1 for _ in ancestors(sentence, index)) < len(sentence.tokens)


def antecedent(sentence: ParsedSentence, pronoun: int) -> int:
    """Return the noun that a relative pronoun stands for, the token itself if it is none."""
    token = sentence.tokens[pronoun]
    if feature(token, "PronType") != "Rel" and token.upos != "PRON":
        return pronoun
    for i in ancestors(sentence, pronoun):
        if sentence.tokens[i].deprel == "acl:relcl" and min(subtree(sentence, i)) <= pronoun:
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
        if any(_lower(sentence, c) & words for c in children(sentence, i, "case"))
    )
    return agents[0] if agents else None


def _possessor(sentence: ParsedSentence, index: int, language: Language) -> int | None:
    """Return who a noun of saying belongs to: genitive, possessive or the subject of its verb."""
    words = set(language.table("grammar.toml")["genitive_prepositions"])
    for i in children(sentence, index, "nmod", "det:poss", "compound"):
        cases = {w for c in children(sentence, i, "case") for w in _lower(sentence, c)}
        if not cases or cases & (words | {"'s"}):
            return i
    token = sentence.tokens[index]
    supported = token.head >= 0 and base_rel(token) in ("obj", "obl") and token.upos == "NOUN"
    if supported and not is_passive(sentence, token.head):
        return subject(sentence, token.head)
    return None


def _addressee(
    sentence: ParsedSentence, index: int, cue: Cue, habits: Habits, content: tuple[int, ...]
) -> tuple[int, ...]:
    found = list(children(sentence, index, "iobj", "obl:arg"))
    found += _with_case(sentence, index, set(habits.addressee_prepositions))
    if "obj" not in cue.takes:
        found += children(sentence, index, "obj")
    outside = [i for i in found if i not in content and sentence.tokens[i].upos in _NOMINAL]
    kept = [i for i in outside if _lower(sentence, i).isdisjoint(habits.correlates)]
    return without_case(sentence, kept[0]) if kept else ()


def _lower(sentence: ParsedSentence, index: int) -> set[str]:
    return {sentence.tokens[index].text.lower(), sentence.tokens[index].lemma.lower()}
