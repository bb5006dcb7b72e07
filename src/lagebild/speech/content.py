"""Where the tree puts what a cue reports: below it, above it, behind it, or as its object."""

from __future__ import annotations

from lagebild.clauses import clause_head, finite_token, is_finite, noun_phrase, trim
from lagebild.speech.cues import Cue, cues_at
from lagebild.speech.habits import Habits
from lagebild.speech.sources import citing_tokens
from lagebild.speech.speakers import (
    NOMINAL,
    is_bare_noun,
    lower_forms,
    quoting_verb,
    with_case,
)
from lagebild.speech.verbforms import is_marked_infinitive
from lagebild.tree import base_rel, children, feature, subtree
from lagebild.types import ParsedSentence, Token

# Tokens between a reporting verb and its subject.
_FAR = 8


def content_of(
    sentence: ParsedSentence,
    index: int,
    readings: tuple[Cue, ...],
    habits: Habits,
    passive: bool,
) -> tuple[Cue, str, tuple[int, ...]]:
    """Return the reading that fits, the kind of content and its tokens."""
    if _names_source(sentence, index, habits):  # "según publicó X, que cita a Y"
        above = _clause_above(sentence, index, readings, habits)
        if above:
            return readings[0], "clause", above
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
    citing = citing_tokens(sentence, habits.language)
    sources = [i for i in children(sentence, index, "advcl") if i in citing]
    # "reported, citing police, that": the clause may hang on the citing.
    lent = [c for i in sources for c in children(sentence, i, "ccomp")]
    for child in (*children(sentence, index), *lent):
        if child in sources:
            continue
        if _is_content_clause(sentence, index, child, takes, habits):
            found += _without_own_voice(sentence, child, habits)
        elif lower_forms(sentence, child) & habits.correlates:
            for below in children(sentence, child, "ccomp", "acl", "advcl", "xcomp", "csubj"):
                found += subtree(sentence, below)
    # "accused the rebels of killing": the clause hangs on the object.
    for child in children(sentence, index, "obj"):
        for below in children(sentence, child, "acl"):
            if _tied_by(sentence, below) & takes:
                found += subtree(sentence, below)
    return trim(sentence, _without_tail(sentence, index, found))


def _without_tail(sentence: ParsedSentence, index: int, content: list[int]) -> list[int]:
    """Drop what stands right behind the cue where the content has ended before it.

    "It burned, the governor said in comments": a content that goes on is set off by a sign.
    """
    before = [i for i in content if i < index]
    after = [i for i in content if i > index]
    if not before or not after or any(not c.isalnum() for c in sentence.tokens[after[0] - 1].text):
        return content
    tops = [i for i in after if sentence.tokens[i].head not in after]
    loose = all(base_rel(sentence.tokens[i]) in ("obl", "punct") for i in tops)
    return before if loose and children(sentence, tops[0], "case") else content


def _without_own_voice(sentence: ParsedSentence, child: int, habits: Habits) -> tuple[int, ...]:
    """Return the clause without what stands at its end in the author's voice.

    Main clauses that go on ("und so"), and an apposition that calls the content a claim: "an
    allegation denied by Moscow".
    """
    dropped: set[int] = set()
    for i in children(sentence, child, "conj", "parataxis", "advcl"):
        opening = {w for c in children(sentence, i, "cc", "mark") for w in lower_forms(sentence, c)}
        if i > child and opening & habits.enders:
            dropped |= set(subtree(sentence, i))
    inside = subtree(sentence, child)
    for i in inside:
        late = i > child and base_rel(sentence.tokens[i]) == "appos"
        named = late and children(sentence, i, "acl") and cues_at(sentence, i, habits.language)
        if named or (i > child and _is_denied_by_others(sentence, i, habits)):
            dropped |= set(subtree(sentence, i))
    return tuple(i for i in inside if i not in dropped)


def _is_denied_by_others(sentence: ParsedSentence, index: int, habits: Habits) -> bool:
    """Tell a relative clause in which somebody else denies: "he was beaten, which X denied"."""
    first = min(subtree(sentence, index))
    behind = "," in (t.text for t in sentence.tokens[max(0, first - 1) : first + 1])
    relative = sentence.tokens[index].deprel in ("acl:relcl", "advcl:relcl")
    if not (relative and behind and children(sentence, index, "nsubj")):
        return False
    return any(cue.act == "deny" for cue in cues_at(sentence, index, habits.language))


def _is_comment(sentence: ParsedSentence, child: int) -> bool:
    """Tell a noun behind a comma that comments on what was said: "..., he said, a move that"."""
    first = min(subtree(sentence, child))
    verbless = not children(sentence, child, "nsubj", "cop", "mark", "aux")
    behind = "," in (t.text for t in sentence.tokens[max(0, first - 1) : first + 1])
    return sentence.tokens[child].upos == "NOUN" and verbless and behind


def _is_content_clause(
    sentence: ParsedSentence, index: int, child: int, takes: frozenset[str], habits: Habits
) -> bool:
    token = sentence.tokens[child]
    rel = base_rel(token)
    marks = {m for i in children(sentence, child, "mark") for m in lower_forms(sentence, i)}
    if marks & habits.circumstances:
        return False  # "hasta que dimita" tells when, not what
    if marks & habits.complementizers and rel in ("advcl", "acl", "csubj", "ccomp", "dep", "xcomp"):
        return bool(takes & {"clause", "inf"})
    if rel in ("advcl", "xcomp", "ccomp") and _tied_by(sentence, child) & takes:
        return not is_finite(sentence, child)  # "amenazó con bloquear"
    if rel == "advcl" and "inf" in takes and children(sentence, child, "aux"):
        return _is_marked_infinitive(sentence, child, habits)  # "claimed never to have seen"
    accuses = any(cue.act == "accuse" for cue in cues_at(sentence, index, habits.language))
    loose = rel == "advcl" and child > index and marks <= habits.infinitive_marks
    if loose and "inf" in takes and accuses:
        # "beschuldigt Kabul, der Gruppe Zuflucht zu gewähren": set off, so no purpose
        return _is_set_off(sentence, child) and _is_marked_infinitive(sentence, child, habits)
    if rel == "ccomp" and is_bare_noun(sentence, child) and child < index:
        return False
    if rel == "ccomp" and child > index and _is_comment(sentence, child):
        return False
    if rel in ("ccomp", "csubj"):
        if rel == "ccomp" and "obj" in takes and child > index and not marks:
            finite = is_finite(sentence, child) and children(sentence, child, "nsubj")
            if finite and _has_own_object(sentence, index):
                return _is_reported(sentence, child, habits)
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
        return "clause" in takes and _is_reported(sentence, child, habits)
    if rel == "parataxis" and child > index:
        own_subject = bool(children(sentence, child, "nsubj", "csubj", "expl"))
        if not (own_subject and is_finite(sentence, child)):
            return False
        beside = "obj" in takes and _has_own_object(sentence, index)
        told = "clause" in takes and (not beside or _is_reported(sentence, child, habits))
        return told and not _stands_apart(sentence, child, habits)
    return False


def _stands_apart(sentence: ParsedSentence, child: int, habits: Habits) -> bool:
    """Tell a clause that itself says whose words it holds, or whose came before it."""
    first = min(subtree(sentence, child))
    signs = {t.text for t in sentence.tokens[max(0, first - 1) : first + 1]}
    says = any(cue.takes & {"clause"} for cue in cues_at(sentence, child, habits.language))
    return says and ";" in signs


def _has_own_object(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether a noun is the content already: "demanded a vote, the others warned of it"."""
    objects = children(sentence, index, "obj")
    return any(sentence.tokens[i].upos in ("NOUN", "PROPN") for i in objects)


def _is_reported(sentence: ParsedSentence, child: int, habits: Habits) -> bool:
    finite = finite_token(sentence, child)
    return finite is not None and is_reporting_form(sentence.tokens[finite], habits)


def _is_set_off(sentence: ParsedSentence, child: int) -> bool:
    """Tell whether a comma stands before a clause."""
    first = min(i for i in subtree(sentence, child) if sentence.tokens[i].text != ",")
    return first > 0 and sentence.tokens[first - 1].text == ","


def _tied_by(sentence: ParsedSentence, index: int) -> set[str]:
    """Return the prepositions that open a clause, as the lexicon writes them: "P:con"."""
    opening = children(sentence, index, "mark", "case")
    return {f"P:{sentence.tokens[i].text.lower()}" for i in opening}


def _is_marked_infinitive(sentence: ParsedSentence, index: int, habits: Habits) -> bool:
    """Tell whether the token is an infinitive with its mark: "zu gehen", "einzusetzen"."""
    form = sentence.tokens[index].text.lower()
    marks = {w for i in children(sentence, index, "mark") for w in lower_forms(sentence, i)}
    return bool(marks & habits.infinitive_marks) or is_marked_infinitive(form, habits.language)


def _clause_above(
    sentence: ParsedSentence, index: int, readings: tuple[Cue, ...], habits: Habits
) -> tuple[int, ...]:
    """Content that governs its cue: "Es brenne, sagte er", "wie er sagte, brennt es"."""
    token = sentence.tokens[index]
    rel = base_rel(token)
    if token.head < 0 or not any(cue.takes & {"clause", "direct"} for cue in readings):
        return ()
    named = _names_source(sentence, index, habits)
    loose = rel == "parataxis" or (rel in ("acl", "advcl") and _is_bracketed(sentence, index))
    inserted = loose and _is_inserted(sentence, index, habits)
    if not (named or inserted):
        return ()
    objects = children(sentence, index, "obj", "ccomp", "xcomp")
    if any(not _is_comment(sentence, i) for i in objects) and not named:
        return ()
    top = clause_head(sentence, token.head)
    rest = sorted(set(subtree(sentence, top)) - set(subtree(sentence, index)))
    return trim(sentence, _without_tail(sentence, index, rest))


def _is_bracketed(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether a cue without conjunction stands between commas: "The deal, he said, is off"."""
    after = index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].text == ","
    return after and not children(sentence, index, "mark", "obj", "iobj")


def _names_source(sentence: ParsedSentence, index: int, habits: Habits) -> bool:
    """Tell whether a clause names the source of the one above it: "wie X mitteilte"."""
    marks = {
        m for i in children(sentence, index, "mark", "advmod") for m in lower_forms(sentence, i)
    }
    hung = sentence.tokens[index].deprel in ("advcl", "acl") and bool(marks & habits.source_marks)
    return hung and not _tells_more(sentence, index, habits)


def _tells_more(sentence: ParsedSentence, index: int, habits: Habits) -> bool:
    """Tell a clause with a content of its own: "as residents reported shelling", "as saying"."""
    if quoting_verb(sentence, index, habits.language) is not None:
        return True
    objects = [i for i in children(sentence, index, "obj") if not _is_comment(sentence, i)]
    nouns = [i for i in objects if sentence.tokens[i].upos == "NOUN"]
    return bool(nouns) and bool(children(sentence, index, "nsubj"))


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
    first = min(*own, *noun_phrase(sentence, subjects[0]), subjects[0])
    first = min(first, *children(sentence, subjects[0], "det"), subjects[0])
    sign = sentence.tokens[first - 1].text if first else ":"
    return sign not in (":", ";") and any(not c.isalnum() for c in sign)


def _clause_opened(
    sentence: ParsedSentence, index: int, readings: tuple[Cue, ...], habits: Habits
) -> tuple[int, ...]:
    """Content that the tree has hung elsewhere: a conjunction right behind the cue opens it."""
    if not any("clause" in cue.takes for cue in readings):
        return ()
    if sentence.tokens[index].deprel.startswith("acl") and readings[0].pos == "VERB":
        return ()  # "people briefed on the talks, that ..."
    reach = _FAR if readings[0].pos == "VERB" else 3
    for i in range(index + 1, min(index + reach, len(sentence.tokens))):
        token = sentence.tokens[i]
        if token.text.lower() in habits.complementizers and token.upos in ("SCONJ", "CCONJ"):
            top = token.head
            if base_rel(token) != "mark" or top <= i:
                return ()
            marks = (lower_forms(sentence, k) for k in children(sentence, top, "mark"))
            if any(forms & habits.circumstances for forms in marks):
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
    rest = _before_main_verb(sentence, index, rest)
    if not rest:
        return ()
    opened = tokens[comma + 1].text.lower() in habits.complementizers
    verbs = [i for i in rest if feature(tokens[i], "VerbForm") == "Fin"]
    reported = bool(verbs) and is_reporting_form(tokens[verbs[0]], habits)
    return trim(sentence, rest) if opened or reported else ()


def said_before(
    sentence: ParsedSentence, index: int, habits: Habits
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return speaker and content of a cue that the tree has tied to what was said, else ().

    "Rebels attacked the town, an army spokesman told X": nothing but a noun phrase between the
    comma and the verb. Not where the verb would stand first.
    """
    tokens = sentence.tokens
    comma = next((i for i in range(index - 1, -1, -1) if tokens[i].text == ","), None)
    if habits.inserted_verb_first or comma is None or comma + 1 == index:
        return (), ()
    if feature(tokens[index], "VerbForm") not in ("Fin", "Part"):
        return (), ()
    phrase = tuple(range(comma + 1, index))
    if any(tokens[i].upos not in NOMINAL | {"ADP", "PART"} for i in phrase):
        return (), ()
    if not any(tokens[i].upos in ("NOUN", "PROPN", "PRON") for i in phrase):
        return (), ()
    content = trim(sentence, range(comma))
    finite = any(feature(tokens[i], "VerbForm") == "Fin" for i in content)
    return (phrase, content) if finite else ((), ())


def _before_main_verb(sentence: ParsedSentence, index: int, rest: range) -> range:
    """Cut ", ist falsch" off what follows the noun in "Die Behauptung, es brenne, ist falsch"."""
    if sentence.tokens[index].upos not in ("NOUN", "PROPN"):
        return rest
    main = finite_token(sentence, clause_head(sentence, index))
    if main is None or main not in rest or sentence.tokens[main - 1].text != ",":
        return rest
    return range(rest.start, main - 1)


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
        lower_forms(sentence, i) & habits.anaphors and i <= 2
        for i in children(sentence, index, *rels)
    )


def _charges(sentence: ParsedSentence, index: int) -> tuple[int, ...]:
    """Return the genitives of a verb of accusing, its own or hung on the accused behind it.

    "beschuldigte ihn des Mordes", "beschuldigte die Rebellen der Entführung".
    """
    beside = (j for i in children(sentence, index, "obj") for j in children(sentence, i, "nmod"))
    return tuple(
        i
        for i in (*children(sentence, index, "obl"), *beside)
        if feature(sentence.tokens[i], "Case") == "Gen" and not children(sentence, i, "case")
    )


def _nominal_content(
    sentence: ParsedSentence, index: int, cue: Cue, habits: Habits, passive: bool
) -> tuple[int, ...]:
    heads: tuple[int, ...] = ()
    if "obj" in cue.takes or "as" in cue.takes:
        heads = children(sentence, index, "nsubj" if passive else "obj")
    if "as" in cue.takes and heads:
        predicate = children(sentence, index, "xcomp")
        predicate += with_case(sentence, index, set(habits.predicate_marks))
        heads = heads + predicate if predicate else ()
    if not heads and "gen" in cue.takes and cue.act == "accuse" and not passive:
        heads = _charges(sentence, index)
    prepositions = {take[2:] for take in cue.takes if take.startswith("P:")}
    if not heads and prepositions and cue.speaker[0] == "subj":
        heads = with_case(sentence, index, prepositions)
        if not heads and cue.act == "accuse":  # hung on the accused: "accused the army of murder"
            beside = children(sentence, index, "obj", "iobj")
            heads = tuple(j for i in beside for j in with_case(sentence, i, prepositions))
    if heads and prepositions and cue.act == "accuse":  # "vermuten X hinter dem Anschlag"
        heads += with_case(sentence, index, prepositions)
    nominal = [i for i in heads if sentence.tokens[i].upos in NOMINAL]
    if not nominal or all(sentence.tokens[i].upos == "PRON" for i in nominal):
        return ()
    return trim(sentence, {j for i in nominal for j in subtree(sentence, i)})
