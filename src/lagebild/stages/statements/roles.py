"""Actors and recipients of an event, from the slots that its lexicon entry names."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.gazetteer import country_of_name
from lagebild.stages.statements.accused import find_accused
from lagebild.stages.statements.agents import find_adjective, is_agent, is_clausal, is_mere_location
from lagebild.stages.statements.dropped import find_dropped_subject
from lagebild.stages.statements.lexicon import Entry, entries_for
from lagebild.stages.statements.named import find_referent
from lagebild.stages.statements.participants import make_participant
from lagebild.stages.statements.referents import (
    find_antecedent,
    find_authors,
    find_counted,
    is_money,
    is_time,
    is_voice,
)
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import expand_coordination, fill_slot, is_passive
from lagebild.stages.statements.support import find_carrying_verb, find_doers, find_sufferers
from lagebild.tree import base_rel, children, feature, subtree
from lagebild.types import Participant


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does it and to whom."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]

    def completed(self, other: Roles) -> Roles:
        """Return the roles with those that are empty taken from another telling of the event."""
        known = {one.name for one in (*self.actors, *self.recipients)}
        actors = self.actors or tuple(one for one in other.actors if one.name not in known)
        recipients = self.recipients or tuple(
            one for one in other.recipients if one.name not in known
        )
        return Roles(actors, recipients)

    def joined(self, other: Roles) -> Roles:
        """Return the roles with the victims of both tellings: the town shelled, the two killed."""
        known = {one.name for one in (*self.actors, *self.recipients)}
        more = tuple(one for one in other.recipients if one.name not in known)
        return Roles(self.actors or other.actors, (*self.recipients, *more))


_Heads = tuple[int, ...]
# Only violence and coercion also strike things: a convoy, a town, an account.
_STRIKES_THINGS = frozenset({"ASSAULT", "COERCE"})
_TELLS_VICTIMS = frozenset({"kill", "assassinate", "abduct", "execute", "torture", "release"})
_NAMES_VICTIMS = _TELLS_VICTIMS | {"arrest", "deport", "expel", "convict", "beat", "interrogate"}
# Words about a deed of one's own: who is addressed is whom the deed would meet.
_PROMISES_DEEDS = frozenset({"REJECT", "THREATEN", "CONCEDE", "AGREE"})
_MOVES_OWN = frozenset({"RETREAT", "MOBILIZE"})
_DENIES = "deny"  # who is said to have suffered has accused nobody

_STRIKES_TOWNS = frozenset({"explosives", "suicide-attack"})
_ASKS = frozenset({"REQUEST"})
# Aims of a protest that are words to somebody.
_DEMANDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT"})


def find_roles(scene: Scene, index: int, entry: Entry) -> Roles:
    """Return the participants of the event at `index`; a token fills only one of the two roles."""
    actors = filled_heads(scene, index, _doing_slots(entry))
    recipients = filled_heads(scene, index, entry.recipient, without=frozenset(actors))
    if entry.pos == "NOUN":
        actors, recipients = _of_noun(scene, index, entry, actors, recipients)
    if entry.type not in _STRIKES_THINGS:
        recipients = _meant(scene, index, entry, actors) or _named_object(scene, index, entry)
    recipients = tuple(j for i in recipients for j in _protesters(scene, i) or (i,))
    if entry.mode == "reward" and not recipients:
        recipients = _wanted(scene, index)
    if entry.mode == "designate":
        recipients = _without_predicate(scene, recipients)
    actors = tuple(i for i in actors if not _is_scene_of(scene, index, i, entry))
    doers = _participants(scene, tuple(i for i in actors if is_agent(scene, i)))
    doers = (*_understood(scene, index, entry, actors), *doers)
    sufferers = _participants(scene, recipients)
    if entry.pos == "VERB" and not recipients and {"obj", "iobj"} & set(entry.recipient):
        sufferers = find_dropped_subject(scene, index, passive=True)
    if entry.pos == "NOUN" and not recipients:
        verb = find_carrying_verb(scene, index, suffering=True)
        sufferers = find_dropped_subject(scene, verb) if verb is not None else ()
    names = {actor.name for actor in doers}
    return Roles(doers, tuple(one for one in sufferers if one.name not in names))


def _is_scene_of(scene: Scene, event: int, index: int, entry: Entry) -> bool:
    """Tell where violence or protest was from who made it: "la marcha de Kara", "Kara bombing".

    A country in front of an attack has made it: "US bombing".
    """
    if entry.pos != "NOUN" or entry.type not in ("PROTEST", "ASSAULT"):
        return False
    if is_time(scene, index):
        return True
    referent = find_referent(scene, index)
    if referent is None or referent[0].type != "place":
        return False
    if entry.type == "PROTEST":
        return True
    before = index in children(scene.sentence, event, "compound")
    town = country_of_name(referent[0].name, scene.language) is None
    return town and (before or entry.mode in _STRIKES_TOWNS)


def _wanted(scene: Scene, index: int) -> _Heads:
    """Return for whose arrest a reward is offered: "information leading to the arrest of X"."""
    verb = scene.tokens[index].head if scene.tokens[index].upos == "NOUN" else index
    below = subtree(scene.sentence, verb if verb >= 0 else index)
    for i in below:
        entries = entries_for(scene.sentence, i, scene.language) if i != index else ()
        arrest = next((e for e in entries if (e.type, e.mode) == ("COERCE", "arrest")), None)
        if arrest is not None:
            return filled_heads(scene, i, arrest.recipient)
    return ()


def _without_predicate(scene: Scene, heads: _Heads) -> _Heads:
    """Return who is designated without what as: "the group, which X designated a terror group"."""
    words = scene.language.table("modality.toml")["indefinite"]
    named = tuple(
        i
        for i in heads
        if not any(
            scene.tokens[j].text.lower() in words for j in children(scene.sentence, i, "det")
        )
    )
    return named or heads


def _understood(scene: Scene, index: int, entry: Entry, actors: _Heads) -> tuple[Participant, ...]:
    """Return who does it where the subject, or that of the verb that carries it, is left out.

    Of something mutual the partner alone does not make up for it: "se reunió con el ministro".
    """
    if entry.pos != "NOUN" and entry.actor[:1] in (("subj",), ("joint",)):
        told = fill_slot(scene.sentence, index, "subj", scene.grammar) if actors else ()
        alone = entry.actor[0] == "joint" and not told
        return find_dropped_subject(scene, index) if alone or not actors else ()
    agents = any(is_agent(scene, i) for i in actors)
    verb = find_carrying_verb(scene, index) if entry.pos == "NOUN" and not agents else None
    return find_dropped_subject(scene, verb) if verb is not None else ()


def _of_noun(
    scene: Scene, index: int, entry: Entry, actors: _Heads, recipients: _Heads
) -> tuple[_Heads, _Heads]:
    """Return the sides of an event noun, completed by the verb that carries it.

    "Los obreros mantuvieron enfrentamientos con la policía": of something mutual both are.
    """
    owners = fill_slot(scene.sentence, index, "gen", scene.grammar)
    if "P:of" not in entry.recipient and recipients and recipients == owners and not actors:
        # "die Invasion der USA in Mexiko": with a target of its own the genitive is who does it.
        targets = tuple(slot for slot in entry.recipient if slot.startswith("P:"))
        aimed = filled_heads(scene, index, targets, without=frozenset(owners))
        if aimed:
            actors, recipients = owners, aimed
    between = tuple(slot for slot in entry.actor if slot.startswith("P:"))
    if "joint" in entry.actor and not filled_heads(scene, index, between):
        doers = tuple(i for i in find_doers(scene, index) if is_agent(scene, i))
        actors = tuple(dict.fromkeys((*doers, *actors)))
    if not any(is_agent(scene, i) for i in actors):
        doers = tuple(i for i in find_doers(scene, index) if i not in recipients)
        actors = _all(scene, doers or find_accused(scene, index)) or actors
        recipients = tuple(i for i in recipients if i not in actors)
    return actors, recipients or _all(scene, find_sufferers(scene, index))


def _all(scene: Scene, heads: _Heads) -> _Heads:
    return expand_coordination(scene.sentence, heads, scene.grammar.comparison)


def _meant(scene: Scene, index: int, entry: Entry, actors: _Heads) -> _Heads:
    """Return who is addressed: the first slot with somebody, else whom the deed meets."""
    for slot in entry.recipient:
        heads = filled_heads(scene, index, (slot,), without=frozenset(actors))
        if entry.type in _ASKS and slot.startswith("P:"):
            heads = tuple(i for i in heads if not _is_directed(scene, index, i))
        if entry.mode == _DENIES:  # "denied a role of its group": no word of the group's
            heads = tuple(i for i in heads if is_agent(scene, i) or is_voice(scene, i))
        found = tuple(dict.fromkeys(j for i in heads for j in _addressed(scene, i)))
        if found:
            return found
    if entry.pos == "NOUN":
        struck = _of_noun(scene, index, entry, actors, ())[1]
        return struck or _met_by_carried(scene, index, entry)
    if entry.type in _PROMISES_DEEDS and entry.mode != _DENIES:
        return _met_by_deed(scene, index, entry)
    return _met_by_demand(scene, index) if entry.type == "PROTEST" else ()


def _is_directed(scene: Scene, index: int, head: int) -> bool:
    """Tell where what is asked for shall go: "pidió su entrega al tribunal"."""
    words = scene.language.table("grammar.toml")["directed_nouns"]
    asked = (scene.tokens[head].head, *children(scene.sentence, index, "obj", "nsubj"))
    return any(
        i not in (-1, index) and i < head and scene.tokens[i].lemma.lower() in words for i in asked
    )


def _named_object(scene: Scene, index: int, entry: Entry) -> _Heads:
    """Return the name that a tree calls an object of a verb with a dative: "droht Südkorea"."""
    if entry.pos != "VERB" or "iobj" not in entry.recipient or "obj" in entry.recipient:
        return ()
    objects = fill_slot(scene.sentence, index, "obj", scene.grammar)
    bare = (i for i in objects if not children(scene.sentence, i, "det", "case"))
    return tuple(i for i in bare if scene.tokens[i].upos == "PROPN" and is_agent(scene, i))


def _doing_slots(entry: Entry) -> tuple[str, ...]:
    """Return the actor's slots; where the of-phrase suffers, only a possessive can act."""
    if entry.pos != "NOUN" or "P:of" not in entry.recipient:
        return entry.actor
    return tuple("poss" if slot == "gen" else slot for slot in entry.actor)


def _met_by_deed(scene: Scene, index: int, entry: Entry) -> _Heads:
    """Return whom the deed meets that is refused, threatened, offered: "refused to meet X".

    Whom it would go against only a threat is aimed at.
    """
    unmeant = frozenset() if entry.type == "THREATEN" else scene.grammar.hostile_slots
    deed_slots = tuple(slot for slot in scene.grammar.deed_slots if slot not in unmeant)
    ready = ("advcl",) if scene.tokens[index].upos == "ADJ" else ()
    below = children(scene.sentence, index, "xcomp", "ccomp", *ready)
    deeds = [i for i in below if not children(scene.sentence, i, "nsubj", "aux:pass")]
    joined = [j for i in deeds for j in children(scene.sentence, i, "conj")]
    deeds += [j for j in joined if not children(scene.sentence, j, "nsubj", "aux:pass")]
    met = [(deed, deed_slots) for deed in deeds]
    for node, slots in (*met, (index, scene.grammar.offer_slots)):
        for slot in slots:
            if slot == "obj" and _moves_own(scene, node):
                continue
            heads = filled_heads(scene, node, (slot,))
            found = tuple(i for i in heads if is_agent(scene, i) or _modifiers(scene, i))
            if found:
                return found
    return ()


def _moves_own(scene: Scene, index: int) -> bool:
    """Tell a deed with one's own forces: "threatened to withdraw troops" threatens no troops."""
    entries = entries_for(scene.sentence, index, scene.language)
    return bool(entries) and all(entry.type in _MOVES_OWN for entry in entries)


def _met_by_carried(scene: Scene, index: int, entry: Entry) -> _Heads:
    """Return whom the aim of a protest meets that a verb carries: "held a rally to demand"."""
    carrier = scene.tokens[index].head
    if entry.type != "PROTEST" or carrier < 0:
        return ()
    return _met_by_demand(scene, index) or _met_by_demand(scene, carrier)


def _met_by_demand(scene: Scene, index: int) -> _Heads:
    """Return whom the aim of a protest meets: "to demand the resignation of X"."""
    for aim in children(scene.sentence, index, "advcl", "acl"):
        for slot in scene.grammar.demand_slots if _is_aim(scene, aim) else ():
            heads = filled_heads(scene, aim, (slot,))
            found = tuple(dict.fromkeys(j for i in heads for j in _addressed(scene, i)))
            if found:
                return found
    return ()


def _is_aim(scene: Scene, index: int) -> bool:
    """Tell what a protest is for from what it did: "to demand", "calling for", not "blocking"."""
    if scene.tokens[index].deprel == "acl:relcl" or is_passive(scene.sentence, index):
        return False
    entries = entries_for(scene.sentence, index, scene.language)
    return any(e.type in _DEMANDS or (e.type, e.mode) == ("PROTEST", "demo") for e in entries)


def filled_heads(
    scene: Scene, index: int, slots: tuple[str, ...], without: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """Return the heads of the first filled slot with their coordinated partners."""
    for slot in slots:
        heads = tuple(i for i in _fill(scene, index, slot) if i not in without)
        if heads:
            joined = expand_coordination(scene.sentence, heads, scene.grammar.comparison)
            return tuple(i for i in joined if i in heads or not _follows_clause(scene, index, i))
    return ()


def _follows_clause(scene: Scene, index: int, other: int) -> bool:
    """Tell who is named behind a clause on his partner: "the men who fled, and two more"."""
    token = scene.tokens[index]
    return base_rel(token) == "acl" and token.head < index < other


def written_heads(scene: Scene, index: int, slots: tuple[str, ...]) -> tuple[int, ...]:
    """Return what stands in the first filled slot, whether or not it can be a participant.

    With it what it counts and who acts through it, so that an entry may ask for either.
    """
    for slot in slots:
        heads = _written(scene, index, slot)
        if heads:
            heads = expand_coordination(scene.sentence, heads, scene.grammar.comparison)
            counted = (j for i in heads for j in find_counted(scene, i))
            return tuple(dict.fromkeys((*heads, *counted, *_acting(scene, index, slot, heads))))
    return ()


def _written(scene: Scene, index: int, slot: str) -> tuple[int, ...]:
    if slot == "pre":
        return _modifiers(scene, index) or _doers_before(scene, index)
    return fill_slot(scene.sentence, index, slot, scene.grammar)


def _acting(scene: Scene, index: int, slot: str, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Return the subjects with authors in place of their documents and deeds."""
    if slot != "subj":
        return heads
    return tuple(
        j
        for i in heads
        for j in ((i,) if is_agent(scene, i) else find_authors(scene, i, index) or (i,))
    )


def _fill(scene: Scene, index: int, slot: str) -> tuple[int, ...]:
    found = _written(scene, index, slot)
    written = tuple(i for i in found if not is_time(scene, i) and not is_money(scene, i))
    heads = _acting(scene, index, slot, written)
    preposition = slot.removeprefix("P:")
    if preposition in scene.grammar.locative:
        aimed = (i for i in heads if not _is_support(scene, i))
        return tuple(j for i in aimed for j in _addressed(scene, i))
    if preposition in scene.grammar.place:
        return tuple(i for i in heads if not is_mere_location(scene, i))
    return heads


def _participants(scene: Scene, heads: tuple[int, ...]) -> tuple[Participant, ...]:
    heads = tuple(j for i in heads for j in _all_meant(scene, i))
    made = [make_participant(scene, i) for i in heads if not is_clausal(scene, i)]
    found = {one.name: one for one in made if one}
    spans = [one.span for one in found.values()]
    # "Organización para la Seguridad y la Cooperación": a part of a name is nobody else.
    return tuple(
        one
        for one in found.values()
        if not any(s.contains(one.span) and s != one.span for s in spans)
    )


def _all_meant(scene: Scene, index: int) -> _Heads:
    """Return all whom a pronoun in the plural repeats: "X und Y setzen ihre Gespräche fort"."""
    meant = find_antecedent(scene, index)
    if meant is None:
        return (index,)
    all_meant = expand_coordination(scene.sentence, (meant,), scene.grammar.comparison)
    return all_meant if len(all_meant) > 1 else (index,)


def _addressed(scene: Scene, index: int) -> tuple[int, ...]:
    """Return who is meant by a thing that is praised or rejected: "die Pläne der Regierung"."""
    if is_agent(scene, index):
        return (index,)
    owners = fill_slot(scene.sentence, index, "gen", scene.grammar)
    if _names_sufferer(scene, index):
        owners = ()  # "condemned the killing of two men"
    if is_voice(scene, index):  # not "a concert by X"
        owners = owners or fill_slot(scene.sentence, index, "by", scene.grammar)
        owners = owners or find_authors(scene, index, index) or _modifiers(scene, index)
    return tuple(i for i in owners if is_agent(scene, i))


def _names_sufferer(scene: Scene, index: int) -> bool:
    """Tell a deed whose genitive says whom it meets: "the arrest of", "die Tötung"."""
    entries = entries_for(scene.sentence, index, scene.language)
    return any(entry.pos == "NOUN" and entry.mode in _NAMES_VICTIMS for entry in entries)


def _is_support(scene: Scene, index: int) -> bool:
    """Tell what a deed is done for from where it is done: "strikes in support of the army"."""
    entries = entries_for(scene.sentence, index, scene.language)
    return any(entry.pos == "NOUN" and entry.type == "SUPPORT" for entry in entries)


def _protesters(scene: Scene, index: int) -> _Heads:
    """Return who holds the protest that a noun names: "dispersed a rally of students"."""
    entries = entries_for(scene.sentence, index, scene.language)
    if not any(entry.type == "PROTEST" and entry.pos == "NOUN" for entry in entries):
        return ()
    holders = filled_heads(scene, index, ("by", "P:of", "gen", "pre")) or find_doers(scene, index)
    return tuple(i for i in holders if is_agent(scene, i))


def _modifiers(scene: Scene, index: int) -> tuple[int, ...]:
    """Return the modifier that names an actor: "US strikes", "ataque israelí", "US-Einsatz"."""
    found = [
        i
        for i in children(scene.sentence, index, "compound", "amod", "flat", "nmod")
        if _names_body(scene, i)
        and not children(scene.sentence, i, "case")
        and feature(scene.tokens[i], "Case") != "Gen"
    ]
    token, own = scene.tokens[index], scene.mention_at(index)
    if own and own[1].span != token.span and token.span.contains(own[1].span):
        found.append(index)
    return tuple(found)


def _doers_before(scene: Scene, index: int) -> tuple[int, ...]:
    """Return the noun before an event noun that says who does it: "rebel attack", "police raid".

    Before a word for killing it may as well say who was killed: "student murder".
    """
    entries = entries_for(scene.sentence, index, scene.language)
    if any(entry.mode in _TELLS_VICTIMS for entry in entries):
        return ()
    words = scene.grammar.doers_before
    return tuple(
        i
        for i in children(scene.sentence, index, "compound")
        if scene.tokens[i].lemma.lower() in words and not children(scene.sentence, i, "compound")
    )


def _names_body(scene: Scene, index: int) -> bool:
    """Tell whether a modifier names a country or body; a person's name there is a genitive."""
    mention = scene.mention_at(index)
    return bool(mention and mention[0].type != "person") or bool(find_adjective(scene, index))
