"""How an event hangs on the word above it: the slots of `embeds.tsv`, read from the tree.

A parser labels one construction in several ways ("suspected of murdering" as complement or as
adverbial clause), so a dependent may stand in several slots; the lexicon decides which one counts.
"""

from __future__ import annotations

from lagebild.clauses import is_finite
from lagebild.lang import Language
from lagebild.modality.reference import has_definite
from lagebild.speech.habits import load_habits
from lagebild.speech.speakers import is_passive
from lagebild.speech.verbforms import is_marked_infinitive
from lagebild.tree import base_rel, children, feature
from lagebild.types import ParsedSentence


def slot_of(sentence: ParsedSentence, node: int, language: Language) -> tuple[str, ...]:
    """Return the slots in which `node` stands to its head, the likeliest first.

    Below a verb without subject or agent of its own ("he is accused of", "es heißt") each slot is
    tried with ":pass" first: nobody is there to vouch. A noun that points at nothing known has
    ":new" before each: "reason for a strike" may never come to one, "for the strike" has.
    """
    slots = _slots(sentence, node, language)
    if sentence.tokens[node].upos == "NOUN" and not has_definite(sentence, node, language):
        slots = tuple(slot for plain in slots for slot in (f"{plain}:new", plain))
    if _was(sentence, sentence.tokens[node].head):
        slots = tuple(slot for plain in slots for slot in (f"{plain}:past", plain))
    if not _is_impersonal(sentence, sentence.tokens[node].head):
        return slots
    return tuple(slot for plain in slots for slot in (f"{plain}:pass", plain))


def _was(sentence: ParsedSentence, head: int) -> bool:
    """Tell whether the word above is a predicate in the past: "were able to free"."""
    if head < 0 or sentence.tokens[head].upos != "ADJ":
        return False
    copulas = (sentence.tokens[i] for i in children(sentence, head, "cop"))
    return any(feature(token, "Tense") == "Past" for token in copulas)


def _slots(sentence: ParsedSentence, node: int, language: Language) -> tuple[str, ...]:
    token = sentence.tokens[node]
    rel = base_rel(token)
    if rel == "nsubj":
        if sentence.tokens[token.head].upos == "NOUN" and children(sentence, token.head, "cop"):
            return ("subj", "nmod")  # "the release is a demand" as "the demand of a release"
        passive = token.deprel == "nsubj:pass" or is_passive(sentence, token.head)
        if infinitive_of(sentence, token.head) is not None:
            return ()  # "his arrest is likely to anger them" has happened
        # A parser takes "waren gescheitert" for a passive: both slots are tried.
        return ("obj", "subj") if passive else ("subj",)
    if rel == "obj":
        return ("obj",)
    if rel in ("csubj", "ccomp", "xcomp") or (rel == "acl" and token.deprel != "acl:relcl"):
        return _clause_slots(sentence, node, language)
    if rel == "advcl":
        if _is_content(sentence, node, language):
            return _clause_slots(sentence, node, language)
        return () if is_finite(sentence, node) else _loose_slots(sentence, node, language)
    if rel == "conj" and is_loose_infinitive(sentence, node, language):
        return ("inf", "clause")
    if rel in ("nmod", "obl", "compound", "iobj", "amod"):
        return _nominal_slots(sentence, node, language)
    return ()


def infinitive_of(sentence: ParsedSentence, head: int) -> int | None:
    """Return what is likely or expected where it is no noun: "is likely to", "is expected to"."""
    adjective = sentence.tokens[head].upos == "ADJ"
    if not adjective and not is_passive(sentence, head):
        return None
    below = children(sentence, head, "xcomp", *(("advcl", "ccomp") if adjective else ()))
    return next((i for i in below if feature(sentence.tokens[i], "VerbForm") == "Inf"), None)


def _loose_slots(sentence: ParsedSentence, node: int, language: Language) -> tuple[str, ...]:
    """Return the slots of a clause without finite verb that may be content or circumstance."""
    purposes = set(language.table("modality.toml")["purpose_marks"])
    if purposes & _marks(sentence, node) and not is_passive(sentence, sentence.tokens[node].head):
        return ()
    opening = {sentence.tokens[i].text.lower() for i in children(sentence, node, "mark", "case")}
    if opening & load_habits(language).circumstances - purposes:
        return ()  # "anunció su candidatura tras ser respaldado": when, not what
    return _clause_slots(sentence, node, language)


def _marks(sentence: ParsedSentence, node: int) -> set[str]:
    return {sentence.tokens[i].text.lower() for i in children(sentence, node, "mark")}


def _is_impersonal(sentence: ParsedSentence, verb: int) -> bool:
    """Tell whether nobody is named who does what the verb says: "se le acusa", "is alleged"."""
    if verb < 0:
        return False
    if is_passive(sentence, verb):
        return not children(sentence, verb, "obl:agent")
    return bool(children(sentence, verb, "expl")) and not children(sentence, verb, "nsubj")


def _clause_slots(sentence: ParsedSentence, node: int, language: Language) -> tuple[str, ...]:
    own = (node, *children(sentence, node, "aux", "cop"))
    token = sentence.tokens[node]
    tied = _tied_slots(sentence, node, language)
    if children(sentence, node, "nsubj"):
        return (*tied, "clause")  # an infinitive has no subject of its own
    if any(feature(sentence.tokens[i], "VerbForm") == "Fin" for i in own):
        return (*tied, "clause", "inf")
    loose = base_rel(token) in ("acl", "advcl")
    if loose and not _is_infinitive(sentence, own, language) and not _is_object(sentence, node):
        return tied
    return (*tied, "inf", "clause")


def _is_object(sentence: ParsedSentence, node: int) -> bool:
    """Tell a gerund where the object would be, right after its verb: "ruled out sending"."""
    head = sentence.tokens[node].head
    last = max((head, *children(sentence, head, "compound")))
    gerund = feature(sentence.tokens[node], "VerbForm") == "Ger"
    return gerund and last == node - 1 and not children(sentence, head, "obj")


def _tied_slots(sentence: ParsedSentence, node: int, language: Language) -> tuple[str, ...]:
    """Return the slots of the prepositions that tie a clause to its verb.

    "suspected of murdering", "votó a favor de enviar"; in "stimmte dafür, zu entsenden" the word
    before the clause holds the preposition.
    """
    table = language.table("modality.toml")
    words = []
    for i in children(sentence, node, "mark", "case"):
        if sentence.tokens[i].upos == "PART":
            continue  # "zu", "to" mark the infinitive
        run = (i, *children(sentence, i, "fixed"))
        words.append(" ".join(sentence.tokens[k].text.lower() for k in run))
    held: dict[str, str] = table["correlate_prepositions"]
    for i in children(sentence, sentence.tokens[node].head, "advmod", "obl"):
        words += [held[w] for w in (sentence.tokens[i].text.lower(),) if w in held and i < node]
    return tuple(f"P:{word}" for word in words)


def is_loose_infinitive(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell whether a "conjunct" is an infinitive with its mark and without conjunction.

    "wies ihn an, Gewalt einzusetzen": the parser coordinates what the first verb governs.
    """
    if children(sentence, node, "cc") or sentence.tokens[node].upos not in ("VERB", "AUX"):
        return False
    return _is_infinitive(sentence, (node,), language, marked=True)


def _is_infinitive(
    sentence: ParsedSentence, own: tuple[int, ...], language: Language, marked: bool = False
) -> bool:
    """Tell whether a clause without finite verb is an infinitive, not a participle."""
    if is_marked_infinitive(sentence.tokens[own[0]].text.lower(), language):
        return True
    if _marks(sentence, own[0]) & set(language.table("modality.toml")["infinitive_marks"]):
        return True
    plain = any(feature(sentence.tokens[i], "VerbForm") == "Inf" for i in own)
    return plain and not marked


def _is_content(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell whether an adverbial clause is content that the parser mislabelled."""
    if sentence.tokens[sentence.tokens[node].head].upos in ("ADJ", "NOUN"):
        return True
    marks = _marks(sentence, node)
    habits = load_habits(language)
    if marks & habits.complementizers:
        return not marks & set(language.table("modality.toml")["conditional_marks"])
    correlates = [
        i
        for i in children(sentence, sentence.tokens[node].head, "advmod", "obl")
        if sentence.tokens[i].text.lower() in habits.correlates
    ]
    own = (node, *children(sentence, node, "aux", "cop"))
    return bool(correlates) and _is_infinitive(sentence, own, language)


def _nominal_slots(sentence: ParsedSentence, node: int, language: Language) -> tuple[str, ...]:
    cases = [sentence.tokens[i].text.lower() for i in children(sentence, node, "case")]
    if not cases:
        return ("nmod",)
    slot = preposition_slot(sentence, node, language)
    genitive = language.table("grammar.toml")["genitive_prepositions"]
    return (slot, "nmod") if cases[0] in genitive else (slot,)


def preposition_slot(sentence: ParsedSentence, node: int, language: Language) -> str:
    """Return the slot of a noun by its first preposition: "P:vor"; "P:" without one."""
    cases = [sentence.tokens[i].text.lower() for i in children(sentence, node, "case")]
    contractions: dict[str, str] = language.table("modality.toml")["contractions"]
    return f"P:{contractions.get(cases[0], cases[0])}" if cases else "P:"
