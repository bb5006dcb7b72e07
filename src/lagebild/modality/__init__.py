"""What the grammar around an event word says of the event: planned, denied, alleged ...

From the word the walk goes up the tree. On its way it gathers signs: auxiliaries, negation, hedges,
marks of its clause, and the words in whose scope the clause or noun stands ("ordnete an", "Pläne
für"). Where the author's own voice begins anew (a relative clause, a subordinate clause of time) it
stops. The signs are then weighed.
"""

from __future__ import annotations

from lagebild.clauses import is_finite
from lagebild.lang import Language
from lagebild.modality.embeds import (
    Embed,
    beside,
    embedding,
    is_speech_noun,
    load_embeds,
    predicate_of,
)
from lagebild.modality.reference import (
    is_coming_setting,
    is_generic_argument,
    is_left_open,
    is_predicate,
    is_supposed,
    is_wished,
)
from lagebild.modality.signs import (
    Sign,
    clause_marks,
    denied_above,
    is_neither,
    is_unsaid,
    own_signs,
)
from lagebild.modality.slots import is_loose_infinitive
from lagebild.speech.cues import cues_at
from lagebild.tree import base_rel, children, feature
from lagebild.types import Modality, ParsedSentence

# Speech acts by which one vouches: what has not been said so is neither true nor denied.
_VOUCHING = frozenset({"say", "report", "announce", "confirm"})
# What wins when a word stands in several lights. A condition or a question makes everything below
# it open; a denial holds against plans and hearsay; "may" weighs more than "will".
_ORDER: tuple[Modality, ...] = ("unclear", "denied", "possible", "planned", "alleged")


def modality_at(
    sentence: ParsedSentence, index: int, language: Language
) -> tuple[Modality | None, str]:
    """Return how the clause grammar presents the event named at `index`, and the rule that says so.

    (None, "") where the grammar leaves the event alone: it is asserted unless an attribution hedges
    it. The rule is a short name with the word that decided: "modal sollen", "embed planen/obj".
    """
    token = sentence.tokens[index]
    if base_rel(token) == "compound" and token.head >= 0:
        index = token.head  # "discussion" in "a discussion table"
    signs = _signs(sentence, index, language)
    if denied_above(sentence, index, language):
        signs.append(Sign("denied", "negation", "negation any", 1))
    return _weigh(signs)


def _signs(sentence: ParsedSentence, index: int, language: Language) -> list[Sign]:
    signs = own_signs(sentence, index, language, depth=0)
    named = predicate_of(sentence, index, language)
    if named is not None and named.modality != "same":
        signs.append(Sign(named.modality, "embed", f"embed {named.lemma}/{named.slot}", 1))
    node, depth, seen = index, 0, {index}
    while sentence.tokens[node].head >= 0 and sentence.tokens[node].head not in seen:
        head = sentence.tokens[node].head
        seen.add(head)
        depth += 1
        if _is_conjunct(sentence, node, language):
            signs += _shared(sentence, node, head, language, depth)
        elif is_predicate(sentence, node):
            signs += own_signs(sentence, head, language, depth)
        else:
            found = embedding(sentence, node, head, language) or beside(sentence, node, language)
            if found is not None and found.modality == "asserted":
                break  # "came to quell a riot": there was one, whatever becomes of it
            if found is not None:
                signs = [s for s in signs if s.kind != "purpose"]
                signs += _embedded(sentence, node, head, found, language, depth)
            elif is_wished(sentence, node, language, judged=node == index):
                signs.append(Sign("possible", "modal", "content in the subjunctive", depth))
                own = own_signs(sentence, head, language, depth)
                signs += [s for s in own if s.kind != "negation"]  # "no basta condenar"
            elif is_supposed(sentence, node, language):
                signs.append(Sign("possible", "modal", "question in the subjunctive", depth))
            elif is_generic_argument(sentence, node, language):
                own = own_signs(sentence, head, language, depth)
                signs += [s for s in own if s.kind not in ("negation", "hedge")]
            elif node == index and is_coming_setting(sentence, node, language):
                own = own_signs(sentence, head, language, depth)
                signs += [s for s in own if s.kind == "modal" and s.modality == "planned"]
                break
            elif _is_open(sentence, node):
                signs += clause_marks(sentence, head, language, depth)
                signs += _supposed(sentence, node, head, language, depth)
            else:
                if sentence.tokens[node].deprel == "acl:relcl" and is_left_open(
                    sentence, node, language
                ):
                    signs.append(Sign("possible", "modal", "relative in the subjunctive", depth))
                signs += _from_far(sentence, node, language, depth)
                break
        node = head
    return signs


def _is_conjunct(sentence: ParsedSentence, node: int, language: Language) -> bool:
    conjunct = base_rel(sentence.tokens[node]) == "conj"
    return conjunct and not is_loose_infinitive(sentence, node, language)


def _embedded(
    sentence: ParsedSentence, node: int, head: int, found: Embed, language: Language, depth: int
) -> list[Sign]:
    """Return the light of the word above, and what the grammar says of that word."""
    own = own_signs(sentence, head, language, depth)
    if found.modality == "same":
        return own
    listed = found in load_embeds(language).get(found.lemma, ())
    acts = {cue.act for cue in cues_at(sentence, head, language)}
    vouches = bool(acts & _VOUCHING) and not listed
    if (vouches and is_unsaid(sentence, head, language)) or (
        acts and is_neither(sentence, head, language)
    ):
        kept = [s for s in own if s.kind != "negation"]
        return [*kept, Sign("unclear", "question", f"not said {found.lemma}", depth)]
    if found.modality == "planned" and _is_done(sentence, node, language):
        return own  # "anunció haber detenido"
    if found.modality == "denied" and _is_regretted(sentence, head, own, language):
        return []
    if found.modality == "denied" and depth == 1 and is_speech_noun(sentence, node, language):
        return []
    signs = [s for s in own if s.kind != "hedge"]
    if found.modality is not None:
        signs.insert(0, Sign(found.modality, "embed", f"embed {found.lemma}/{found.slot}", depth))
    return signs


def _is_done(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell an infinitive of the perfect: what it says has happened."""
    perfect = set(language.table("modality.toml")["perfect_auxiliaries"])
    auxiliaries = (sentence.tokens[i] for i in children(sentence, node, "aux"))
    return any(t.lemma in perfect and feature(t, "VerbForm") == "Inf" for t in auxiliaries)


def _is_regretted(sentence: ParsedSentence, head: int, own: list[Sign], language: Language) -> bool:
    """Tell what has happened and need not have: "could have been prevented"."""
    perfect = set(language.table("modality.toml")["perfect_auxiliaries"])
    past = any(sentence.tokens[i].lemma in perfect for i in children(sentence, head, "aux"))
    return past and any(s.kind == "modal" and s.modality in ("possible", "planned") for s in own)


def _is_open(sentence: ParsedSentence, node: int) -> bool:
    """Tell whether what stands above may still bear on the event: content clauses, infinitives."""
    token = sentence.tokens[node]
    if token.deprel == "acl:relcl":
        return False
    return base_rel(token) in ("ccomp", "xcomp", "csubj") or (
        base_rel(token) == "acl" and feature(token, "VerbForm") == "Inf"
    )


def _shared(
    sentence: ParsedSentence, node: int, head: int, language: Language, depth: int
) -> list[Sign]:
    """Return what holds of both conjuncts: all signs, or marks alone if the second has a verb."""
    if is_finite(sentence, node):
        marks = clause_marks(sentence, head, language, depth)
        if children(sentence, node, "nsubj"):
            return marks
        own = own_signs(sentence, head, language, depth)
        return marks + [s for s in own if s.kind == "hedge"]
    signs = own_signs(sentence, head, language, depth)
    if sentence.tokens[node].upos in ("NOUN", "PROPN"):
        return [s for s in signs if s.kind in ("negation", "hedge")]
    table = language.table("modality.toml")
    joined = {sentence.tokens[i].text.lower() for i in children(sentence, node, "cc")}
    parts = children(sentence, node, "obj", "iobj", "obl", "xcomp", "ccomp", "advmod")
    if not parts or not joined & set(table["joining"]):
        return signs  # "was not arrested and charged"
    denials = {f"negation {word}" for word in table["negators"]}
    return [s for s in signs if s.rule not in denials]  # "has not accepted it and sued"


def _supposed(
    sentence: ParsedSentence, node: int, head: int, language: Language, depth: int
) -> list[Sign]:
    """Return the modal of what is said of an infinitive: "to arrest them all would be absurd"."""
    token = sentence.tokens[node]
    if base_rel(token) != "csubj" or feature(token, "VerbForm") != "Inf":
        return []
    own = own_signs(sentence, head, language, depth)
    return [s for s in own if s.kind == "modal"]


def _from_far(sentence: ParsedSentence, node: int, language: Language, depth: int) -> list[Sign]:
    """Signs of words that bear on everything below them: "Belohnung für Hinweise, die zur ..."."""
    seen = {node}
    while sentence.tokens[node].head >= 0 and sentence.tokens[node].head not in seen:
        head = sentence.tokens[node].head
        seen.add(head)
        found = embedding(sentence, node, head, language, slot="below")
        if found is not None and found.modality is not None and found.modality != "same":
            return [Sign(found.modality, "embed", f"embed {found.lemma}/below", depth)]
        node = head
    return []


def _weigh(signs: list[Sign]) -> tuple[Modality | None, str]:
    if not signs:
        return None, ""
    condition = next((s for s in signs if s.kind == "condition"), None)
    if condition and not _refused_until(signs, condition):
        return "possible", condition.rule
    signs = _without_double_denial(signs)
    if _demanded_not_to(signs):
        wish = next(s for s in signs if s.modality == "possible")
        return "possible", wish.rule
    for modality in _ORDER:
        for sign in signs:
            if sign.modality == modality:
                return modality, sign.rule
    return None, ""


def _refused_until(signs: list[Sign], condition: Sign) -> bool:
    """Tell a condition on the refusal: "ruled out talks unless they withdraw" rules them out."""
    denials = [s for s in signs if s.modality == "denied" and s.kind == "embed"]
    return any(0 < s.depth <= condition.depth for s in denials)


def _without_double_denial(signs: list[Sign]) -> list[Sign]:
    """A denial denied leaves a possibility: "schloss nicht aus, dass ..."."""
    denials = [s for s in signs if s.modality == "denied"]
    embedded = [s for s in denials if s.kind == "embed"]
    if not embedded or len(denials) < 2:
        return signs
    rest = [s for s in signs if s.modality != "denied"]
    return [*rest, Sign("possible", "negation", f"not {embedded[0].rule}", embedded[0].depth)]


def _demanded_not_to(signs: list[Sign]) -> bool:
    """Tell whether a denial stands below a wish or plan: "fordert, keine Waffen zu liefern"."""
    denials = [s for s in signs if s.modality == "denied"]
    wishes = [s for s in signs if s.modality == "possible" and s.kind == "embed"]
    return bool(denials and wishes) and max(s.depth for s in denials) < min(s.depth for s in wishes)
