"""The function words of a language that mark the slots of an event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from lagebild.lang import Language


@dataclass(frozen=True, slots=True)
class Grammar:
    """The function words of a language that mark slots (`grammar.toml`)."""

    agent: frozenset[str]
    genitive: frozenset[str]
    partner: frozenset[str]
    place: frozenset[str]
    locative: frozenset[str]  # prepositions that name a place unless somebody acts there
    comparison: frozenset[str]  # "als", "as": what follows is no second participant
    impersonal: frozenset[str]  # pronouns that stand for nobody: "man", "it"
    location_nouns: tuple[str, ...]  # "Grenze", "Küste": places without a name of their own
    articles: frozenset[str]
    compounds: bool  # whether nouns are written in one word: "Regierungssoldaten"
    control: dict[str, str]  # lemma of the governing verb -> slot that is the infinitive's subject
    particles: frozenset[str] = frozenset()  # "off", "up": a noun after verb and these is an object
    doers_before: frozenset[str] = frozenset()  # nouns that say whose deed it is: "rebel attack"
    object_gerunds: frozenset[str] = frozenset()  # "accused X of doing": X does it
    dative: frozenset[str] = frozenset()  # "pide al general que": prepositions of who is asked
    deed_slots: tuple[str, ...] = ()  # whom a deed meets that is refused or promised
    hostile_slots: frozenset[str] = frozenset()  # those of a deed that only a threat aims at
    offer_slots: tuple[str, ...] = ()  # with whom somebody is ready to do something
    demand_slots: tuple[str, ...] = ()  # whom the aim of a protest meets
    relatives: frozenset[str] = frozenset()  # relative pronouns that treebanks of a language mark
    measures: frozenset[str] = frozenset()  # nouns that count: "Hunderte", "group"
    pronominal: frozenset[str] = frozenset()  # verbs whose reflexive is a part of them
    circumstances: frozenset[str] = frozenset()  # "tras", "hasta": words that open a circumstance
    fronts_phrases: bool = False  # "Gegen ihn wurde Anklage erhoben": any part may come first
    subject_before_mark: bool = False  # "wants X to go": what stands before "to" goes


@cache
def load_grammar(language: Language) -> Grammar:
    """Return the slot markers of a language, from its grammar, referents and embeds."""
    table: dict[str, Any] = language.table("grammar.toml")
    referents: dict[str, Any] = language.table("referents.toml")
    controls = (row for row in language.rows("embeds.tsv") if row["control"])
    return Grammar(
        agent=frozenset(table["agent_prepositions"]),
        genitive=frozenset(table["genitive_prepositions"]),
        partner=frozenset(table["partner_prepositions"]),
        place=frozenset(table["place_prepositions"]),
        locative=frozenset(table["locative_prepositions"]),
        comparison=frozenset(table["comparison"]),
        impersonal=frozenset(table["impersonal"]),
        location_nouns=tuple(table["location_nouns"]),
        articles=frozenset(table["articles"]),
        compounds=table["compounds"],
        control={row["lemma"].lower(): row["control"] for row in controls},
        particles=frozenset(referents["particles"]),
        doers_before=frozenset(referents["doers_before"]),
        object_gerunds=frozenset(referents["object_gerunds"]),
        dative=frozenset(referents["dative_prepositions"]),
        deed_slots=tuple(referents["deed_slots"]),
        hostile_slots=frozenset(referents["hostile_slots"]),
        offer_slots=tuple(referents["offer_slots"]),
        demand_slots=tuple(referents["demand_slots"]),
        relatives=frozenset(referents["relatives"]),
        measures=frozenset(word.lower() for word in referents["measures"]),
        pronominal=frozenset(table["pronominal_verbs"]),
        circumstances=frozenset(language.table("quotation.toml")["circumstances"]),
        fronts_phrases=table["subject_may_follow_verb"],
        subject_before_mark=referents["subject_before_mark"],
    )
