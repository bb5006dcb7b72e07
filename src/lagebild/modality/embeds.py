"""Words that put what hangs on them into a light: `embeds.tsv`, and the cues of `cues.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from lagebild.errors import DataError
from lagebild.lang import Language
from lagebild.modality.slots import infinitive_of, preposition_slot, slot_of
from lagebild.speech.cues import MODALITIES, cues_at
from lagebild.speech.lemmas import lemmas_at
from lagebild.tree import base_rel, children, subtree
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
    if slot is None and _happens(sentence, node, head, language):
        slots = ("inf", "clause")
    return (
        _row(sentence, head, slots, language)
        or _over_object(sentence, node, head, language)
        or _judged(sentence, node, head, slots, language)
        or _cue(sentence, node, head, slots, language)
    )


def _happens(sentence: ParsedSentence, node: int, head: int, language: Language) -> bool:
    """Tell an event that is itself likely or expected: "the talks are set to begin"."""
    infinitive = infinitive_of(sentence, head)
    if base_rel(sentence.tokens[node]) != "nsubj" or infinitive is None:
        return False
    row = _row(sentence, infinitive, ("subj",), language)
    return row is not None and row.modality == "same"


def _over_object(
    sentence: ParsedSentence, node: int, head: int, language: Language
) -> Embed | None:
    """Return the row of a verb whose phrase is hung on its object: "denunció a X por agresión"."""
    above, named = sentence.tokens[head], sentence.tokens[node]
    hung = base_rel(named) == "nmod" and base_rel(above) in ("obj", "iobj", "obl")
    if not hung or above.head < 0 or not children(sentence, node, "case"):
        return None
    slot = preposition_slot(sentence, node, language)
    genitive = language.table("grammar.toml")["genitive_prepositions"]
    if slot.removeprefix("P:") in genitive:
        return None
    return _row(sentence, above.head, (slot,), language)


def beside(sentence: ParsedSentence, node: int, language: Language) -> Embed | None:
    """Return the row of the noun right before a prepositional phrase that is hung on the verb.

    "Crece el temor a un ataque", "die Sorge vor einem Angriff wächst": attachment is a guess.
    """
    if base_rel(sentence.tokens[node]) != "obl":
        return None
    first = min(children(sentence, node, "case"), default=0)
    if first == 0 or sentence.tokens[first - 1].upos != "NOUN":
        return None
    slots = (preposition_slot(sentence, node, language), "below")
    return _row(sentence, first - 1, slots, language)


def predicate_of(sentence: ParsedSentence, node: int, language: Language) -> Embed | None:
    """Return the row of the noun of which an event is said: "the aim is an agreement"."""
    if sentence.tokens[node].upos != "NOUN" or not children(sentence, node, "cop"):
        return None
    subjects = (i for i in children(sentence, node, "nsubj") if sentence.tokens[i].upos == "NOUN")
    found = (_row(sentence, i, ("subj", "nmod:new", "nmod"), language) for i in subjects)
    return next((row for row in found if row is not None), None)


def _row(
    sentence: ParsedSentence, head: int, slots: tuple[str, ...], language: Language
) -> Embed | None:
    lexicon, token = load_embeds(language), sentence.tokens[head]
    if "nmod" in slots and _is_struck(sentence, head, language):
        return None
    for wanted in slots:
        lemmas = lemmas_at(sentence, head, _verbs(language), language)
        for lemma in sorted(lemmas, key=lambda lemma: (-len(lemma), lemma)):
            for embed in lexicon.get(lemma, ()):
                if embed.slot == wanted and token.upos in _UPOS[embed.pos]:
                    return embed
    return None


def _is_struck(sentence: ParsedSentence, head: int, language: Language) -> bool:
    """Tell who becomes the target of something from the target that somebody has set himself."""
    table, token = language.table("modality.toml"), sentence.tokens[head]
    if token.lemma not in table["targets"]:
        return False
    above = [token.head] if base_rel(token) == "xcomp" and token.head >= 0 else []
    verbs = (*above, *children(sentence, head, "cop", "aux"))
    return any(sentence.tokens[i].lemma in table["becoming"] for i in verbs)


def _judged(
    sentence: ParsedSentence, node: int, head: int, slots: tuple[str, ...], language: Language
) -> Embed | None:
    """Return the row of a word beside the verb that the clause belongs to.

    An adjective that judges it ("hält es für möglich, dass"), or the noun of a phrase with the verb
    ("steht im Verdacht, zu", "estaba a punto de") right before it.
    """
    if not {"clause", "inf"} & set(slots):
        return None
    lexicon = load_embeds(language)
    beside_verb = [
        i for i in children(sentence, head, "xcomp", "obl", "obj", "advmod", "nsubj") if i != node
    ]
    for i in beside_verb:
        if sentence.tokens[i].upos not in ("ADJ", "ADV"):
            continue
        for embed in lexicon.get(sentence.tokens[i].lemma.lower(), ()):
            if embed.pos == "ADJ" and embed.slot == "clause":
                return embed
    before = [i for i in beside_verb if i < min(subtree(sentence, node))]
    last = before[-1] if before else head
    subject = base_rel(sentence.tokens[last]) == "nsubj"
    equated = sentence.tokens[head].upos == "AUX"  # "Ziel ist es, die Stadt zu erobern"
    noun = sentence.tokens[last].upos == "NOUN" and (equated or not subject)
    word = sentence.tokens[last].text.lower()  # "stellte in Abrede" is a cue of its own
    spoken = any(word in cue.companions for cue in cues_at(sentence, head, language))
    return _row(sentence, last, slots, language) if noun and last != head and not spoken else None


def _cue(
    sentence: ParsedSentence, node: int, head: int, slots: tuple[str, ...], language: Language
) -> Embed | None:
    """Return what a speech cue makes of its content: dementi verbs deny, demands leave it open."""
    for slot in slots:
        for cue in cues_at(sentence, head, language):
            told = slot == "obj" and cue.act == "deny" and is_speech_noun(sentence, node, language)
            if told or _taken_as(slot) & cue.takes:
                return Embed(cue.lemma, cue.pos, slot, cue.modality)
    return None


def is_speech_noun(sentence: ParsedSentence, node: int, language: Language) -> bool:
    """Tell whether the word is a noun of saying: denying an accusation leaves it in the world."""
    return sentence.tokens[node].upos == "NOUN" and bool(cues_at(sentence, node, language))


def _taken_as(slot: str) -> set[str]:
    return {"nmod": {"gen"}}.get(slot, {slot})


def _embed(row: dict[str, str], language: Language) -> Embed:
    where = f"{language.code}/embeds.tsv: {row['lemma']}/{row['slot']}"
    if row["pos"] not in _UPOS:
        raise DataError(f"{where}: unknown pos {row['pos']!r}, expected VERB, NOUN or ADJ")
    if row["modality"] != "same" and row["modality"] not in MODALITIES:
        raise DataError(f"{where}: unknown modality {row['modality']!r}")
    light: Light = "same" if row["modality"] == "same" else MODALITIES[row["modality"]]
    return Embed(row["lemma"].lower(), row["pos"], row["slot"], light)
