"""Words that put what hangs on them into a light: `embeds.tsv`, and the cues of `cues.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from lagebild.errors import DataError
from lagebild.lang import Language
from lagebild.speech.cues import MODALITIES, cues_at
from lagebild.speech.habits import load_habits
from lagebild.speech.lemmas import lemmas_at
from lagebild.speech.speakers import is_passive
from lagebild.speech.verbforms import is_marked_infinitive
from lagebild.tree import base_rel, children, feature
from lagebild.types import Modality, ParsedSentence

Light = Modality | Literal["same"] | None
_UPOS = {
    "VERB": frozenset({"VERB", "AUX", "ADJ"}),
    "NOUN": frozenset({"NOUN", "PROPN"}),
    "ADJ": frozenset({"ADJ", "ADV", "VERB"}),
}


@dataclass(frozen=True, slots=True)
class Embed:
    """One row: a word, the slot in which the event stands, and the light it puts on it."""

    lemma: str
    pos: str
    slot: str
    modality: Light


@cache
def load_embeds(language: Language) -> dict[str, tuple[Embed, ...]]:
    """Return the rows by lower-case lemma; raises DataError naming the row."""
    found: dict[str, list[Embed]] = {}
    for row in language.rows("embeds.tsv"):
        embed = _embed(row, language)
        found.setdefault(embed.lemma, []).append(embed)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def _verbs(language: Language) -> frozenset[str]:
    rows = load_embeds(language).items()
    return frozenset(lemma for lemma, embeds in rows if any(e.pos == "VERB" for e in embeds))


def embedding(
    sentence: ParsedSentence, node: int, head: int, language: Language, slot: str | None = None
) -> Embed | None:
    """Return the row for a dependent `node` of `head`, None if the word above sheds no light.

    `slot` asks for one slot; by default it is read from the tree.
    """
    slots = (slot,) if slot else slot_of(sentence, node, language)
    token = sentence.tokens[head]
    lexicon = load_embeds(language)
    for wanted in slots:
        for lemma in sorted(lemmas_at(sentence, head, _verbs(language), language)):
            for embed in lexicon.get(lemma, ()):
                if embed.slot == wanted and token.upos in _UPOS[embed.pos]:
                    return embed
    return _judged(sentence, node, head, slots, language) or _cue(sentence, head, slots, language)


def _judged(
    sentence: ParsedSentence, node: int, head: int, slots: tuple[str, ...], language: Language
) -> Embed | None:
    """Return the row of an adjective that judges the clause: "hält es für möglich, dass"."""
    if not {"clause", "inf"} & set(slots):
        return None
    lexicon = load_embeds(language)
    for i in children(sentence, head, "xcomp", "obl", "obj", "advmod", "nsubj"):
        if i == node or sentence.tokens[i].upos not in ("ADJ", "ADV"):
            continue
        for embed in lexicon.get(sentence.tokens[i].lemma.lower(), ()):
            if embed.pos == "ADJ" and embed.slot == "clause":
                return embed
    return None


def _cue(
    sentence: ParsedSentence, head: int, slots: tuple[str, ...], language: Language
) -> Embed | None:
    """Return what a speech cue makes of its content: dementi verbs deny, demands leave it open."""
    for slot in slots:
        for cue in cues_at(sentence, head, language):
            if _taken_as(slot) & cue.takes:
                return Embed(cue.lemma, cue.pos, slot, cue.modality)
    return None


def is_speech_noun(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell whether the word is a noun of saying: denying an accusation leaves it in the world."""
    return sentence.tokens[node].upos == "NOUN" and bool(cues_at(sentence, node, language))


def _taken_as(slot: str) -> set[str]:
    return {"nmod": {"gen"}}.get(slot, {slot})


def slot_of(sentence: ParsedSentence, node: int, language: Language) -> tuple[str, ...]:
    """Return the slots in which `node` stands to its head, the likeliest first."""
    token = sentence.tokens[node]
    rel = base_rel(token)
    if rel == "nsubj":
        passive = token.deprel == "nsubj:pass" or is_passive(sentence, token.head)
        # A parser takes "waren gescheitert" for a passive: both slots are tried.
        return ("obj", "subj") if passive else ("subj",)
    if rel == "obj":
        return ("obj",)
    if rel in ("csubj", "ccomp", "xcomp") or (rel == "acl" and token.deprel != "acl:relcl"):
        return _clause_slots(sentence, node, language)
    if rel == "advcl" and _is_content(sentence, node, language):
        return _clause_slots(sentence, node, language)
    if rel == "conj" and is_loose_infinitive(sentence, node, language):
        return ("inf", "clause")
    if rel in ("nmod", "obl", "compound", "iobj", "amod"):
        return _nominal_slots(sentence, node, language)
    return ()


def _clause_slots(sentence: ParsedSentence, node: int, language: Language) -> tuple[str, ...]:
    own = (node, *children(sentence, node, "aux", "cop"))
    token = sentence.tokens[node]
    if children(sentence, node, "nsubj"):
        return ("clause",)  # an infinitive has no subject of its own
    if any(feature(sentence.tokens[i], "VerbForm") == "Fin" for i in own):
        return ("clause", "inf")
    if base_rel(token) == "acl" and not _is_infinitive(sentence, own, language):
        return ()
    passive = base_rel(token) == "xcomp" and is_passive(sentence, token.head)
    return ("inf:pass", "inf", "clause") if passive else ("inf", "clause")


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
    marks = {sentence.tokens[i].text.lower() for i in children(sentence, own[0], "mark")}
    if marks & set(language.table("modality.toml")["infinitive_marks"]):
        return True
    plain = any(feature(sentence.tokens[i], "VerbForm") == "Inf" for i in own)
    return plain and not marked


def _is_content(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell whether an adverbial clause is content that the parser mislabelled."""
    if sentence.tokens[sentence.tokens[node].head].upos in ("ADJ", "NOUN"):
        return True
    marks = {sentence.tokens[i].text.lower() for i in children(sentence, node, "mark")}
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
    contractions: dict[str, str] = language.table("modality.toml")["contractions"]
    plain = contractions.get(cases[0], cases[0])
    genitive = language.table("grammar.toml")["genitive_prepositions"]
    return (f"P:{plain}", "nmod") if cases[0] in genitive else (f"P:{plain}",)


def _embed(row: dict[str, str], language: Language) -> Embed:
    where = f"{language.code}/embeds.tsv: {row['lemma']}/{row['slot']}"
    if row["pos"] not in _UPOS:
        raise DataError(f"{where}: unknown pos {row['pos']!r}, expected VERB, NOUN or ADJ")
    if row["modality"] != "same" and row["modality"] not in MODALITIES:
        raise DataError(f"{where}: unknown modality {row['modality']!r}")
    light: Light = "same" if row["modality"] == "same" else MODALITIES[row["modality"]]
    return Embed(row["lemma"].lower(), row["pos"], row["slot"], light)
