"""Who stands behind a claim: the claimant closest to it, counted once however often repeated.

A named person or body vouches for itself. Anonymous sources count once per outlet that obtained
them. An article's flat sentence adds a carrier and no origin, since it does not show own knowledge,
unless its outlet was there; only where nobody is named anywhere does the outlet that told it first
stand behind it. Independence must be shown: a common noun ("the company", "a spokesman") is no
further origin beside one that is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lagebild.names import normalise_name
from lagebild.stories.copies import Copies
from lagebild.stories.outlets import outlet_named, outlets_in
from lagebild.stories.passages import Passage, attributions_in
from lagebild.stories.speakers import names_source
from lagebild.stories.standing import claimed_stance, saw_it, says_it, stance_of
from lagebild.stories.voices import (
    Voice,
    found_out,
    is_rumour,
    same_voice,
    voice_of,
)
from lagebild.stories.wording import shows
from lagebild.story_types import Origin, Stance, Status
from lagebild.types import Claimant

# What somebody does by saying so: the one who acts vouches for it.
_DECLARED = frozenset(
    {"ACCUSE", "AGREE", "COERCE", "CONSULT", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"}
)
_SHARING = 3  # passages that make a key part of what is claimed
_SPOKEN = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "THREATEN"})
_BODIES = frozenset({"government", "organisation", "group"})


@dataclass(slots=True)
class _Counted:
    """One origin while it is being gathered; `stances` in order of time."""

    voice: Voice
    stances: list[Stance]
    via: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    seen: bool = False

    def take(self, other: _Counted) -> None:
        """Take in what was gathered of one who turns out to be the same."""
        self.stances += other.stances
        self.via += [outlet for outlet in other.via if outlet not in self.via]
        self.articles += [id for id in other.articles if id not in self.articles]
        self.seen |= other.seen

    @property
    def stance(self) -> Stance:
        """An outlet's last word, since it takes its own back; what others said most often."""
        denied = self.stances.count("denies")
        if self.voice.kind == "media":
            return self.stances[-1]
        return "denies" if 2 * denied > len(self.stances) else "affirms"


@dataclass(frozen=True, slots=True)
class _Word:
    """What one voice says in one passage, and through which outlets it came."""

    voice: Voice
    stance: Stance
    through: tuple[str, ...] = ()
    seen: bool = False  # an outlet's own people saw it or found it out


def find_origins(
    group: Sequence[Passage],
    taken: Mapping[Passage, str | None],
    copies: Copies,
    offices: Mapping[str, frozenset[str]],
) -> tuple[Origin, ...]:
    """Return the origins of a claim in order of appearance.

    `taken`: passage to what it copies; `offices`: what persons speak for in any article.
    """
    counted: list[_Counted] = []
    core = core_of(group)
    outlet_of = {one.article.id: one.article.outlet or "" for one in copies.articles}
    for passage in group:
        source = outlet_of.get(taken[passage] or "", "")
        for word in _words(passage, source, copies.outlets, core):
            _count(counted, _in_office(word, offices), passage, source)
    _absorb(counted)
    origins = tuple(
        _origin(one) for one in counted if one.voice.kind != "media" or _vouches(one, group)
    )
    return origins or _first_teller(group)


def _in_office(word: _Word, offices: Mapping[str, frozenset[str]]) -> _Word:
    held = offices.get(normalise_name(word.voice.name))
    if not held or word.voice.kind != "person":
        return word
    return replace(word, voice=replace(word.voice, bodies=word.voice.bodies | held))


def _words(
    passage: Passage, source: str, outlets: tuple[str, ...], core: frozenset[str]
) -> Iterator[_Word]:
    stance = stance_of(passage, core)
    if shows(passage.text, "retraction", passage.lang) and passage.outlet:
        yield _Word(_outlet(passage.outlet), "denies", seen=True)
        return
    if stance == "questions":
        return
    chains = _chains(passage, stance, core)
    if passage.outlet and not source and saw_it(passage, flat=not chains):
        yield _Word(_outlet(passage.outlet), stance, seen=True)
    rumour = any(is_rumour(chain[0].name, passage.lang) for chain, _ in chains)
    if not source and _obtained(passage, outlets):
        unnamed = Voice(passage.outlet, "anonymous", (), frozenset(), None, True, passage.outlet)
        yield _Word(unnamed, stance)
    for chain, told in chains:
        relay = outlet_named(passage.relay, outlets) or passage.relay
        through = _outlets(chain[1:], outlets) or ((relay,) if relay else ())
        voice = voice_of(chain[0], passage.annotations, outlets)
        if voice is None or (rumour and voice.kind == "anonymous"):
            continue
        obtained = voice.outlet or (through or (source,))[0] or passage.outlet
        heard = replace(voice, outlet=obtained) if voice.kind == "anonymous" else voice
        yield _Word(heard, told, through, found_out(chain[0], passage.lang))


def _obtained(passage: Passage, outlets: tuple[str, ...]) -> bool:
    """Tell whether a passage says that its own outlet learned it from people it does not name."""
    others = tuple(one for one in outlets if one and one != passage.outlet)
    told = shows(passage.said, "obtained", passage.lang)
    return told and bool(passage.outlet) and not outlets_in(passage.said, others)


def _outlets(chain: Sequence[Claimant], outlets: tuple[str, ...]) -> tuple[str, ...]:
    """The outlets of a chain by the names under which they publish, others as they are written."""
    named = (
        outlet_named(one.name, outlets) or (one.name if one.kind == "media" else "")
        for one in chain
    )
    return tuple(name for name in named if name)


def core_of(group: Sequence[Passage]) -> frozenset[str]:
    """Return what a claim is about: what three of its passages share, two where it has no more.

    Names aside, since they run through a story. So a passage shares it with two others.
    """
    held = Counter(key for one in group for key in one.keys if not key.startswith("n:"))
    wanted = min(_SHARING, len(group))
    return frozenset(key for key, count in held.items() if count >= wanted > 1)


def _chains(
    passage: Passage, stance: Stance, core: frozenset[str]
) -> list[tuple[tuple[Claimant, ...], Stance]]:
    """The chains of a passage: who is quoted; else whose deed it tells, where saying is doing."""
    quoted = [
        (one.chain, claimed_stance(one, passage, stance))
        for one in passage.attributions
        if one.chain and one.act != "refuse_comment" and says_it(one, passage, core)
    ]
    told = [(one.attribution, stance) for one in passage.statements if one.attribution]
    found = _once(quoted + told)
    if not found and not any(one.chain for one in passage.attributions):
        beside = (*passage.beside, *_acting(passage, stance))
        found = _once([((claimant,), stance) for claimant in beside])
    if not found and stance == "denies":
        return [((claimant,), stance) for claimant in _denier(passage)]
    return found


def _once(
    chains: Sequence[tuple[tuple[Claimant, ...], Stance]],
) -> list[tuple[tuple[Claimant, ...], Stance]]:
    """Each claimant once; one who denies anywhere in a passage denies."""
    first: dict[str, tuple[tuple[Claimant, ...], Stance]] = {}
    for chain, stance in chains:
        known = first.setdefault(chain[0].name, (chain, stance))
        if stance == "denies":
            first[chain[0].name] = (known[0], stance)
    return list(first.values())


def _acting(passage: Passage, stance: Stance) -> Iterator[Claimant]:
    kinds = {one.id: one.type for one in passage.annotations.entities}
    if stance != "denies" and names_source(passage.annotations, passage.span):
        return
    for told in passage.statements:
        for actor in told.actors[:1]:
            kind = kinds.get(actor.entity or "")
            acts = kind in _BODIES or (kind == "person" and told.type in _SPOKEN)
            if told.type == "REJECT" and stance == "denies":
                yield Claimant(actor.span, actor.name, kind if acts else "anonymous", actor.entity)  # type: ignore[arg-type]
            elif told.type in _DECLARED and told.type != "REJECT" and acts:
                yield Claimant(actor.span, actor.name, kind, actor.entity)  # type: ignore[arg-type]


def _denier(passage: Passage) -> Iterator[Claimant]:
    """Who denies where the analysis tells nobody: a person named, else who spoke just before."""
    named = [
        (mention.span.start, one)
        for one in passage.annotations.entities
        if one.type == "person"
        for mention in one.mentions
        if mention.span.overlaps(passage.span) and mention.kind == "name"
    ]
    if named:
        one = min(named, key=lambda item: item[0])[1]
        yield Claimant(one.mentions[0].span, one.name, "person", one.id)
        return
    for sentence in passage.annotations.sentences:
        if sentence.index == passage.index - 1:
            spoken = attributions_in(passage.annotations, sentence.span)
            yield from (claimant for one in spoken[:1] for claimant in one.chain[:1])


def _outlet(name: str) -> Voice:
    return Voice(name, "media", (), frozenset(), None, True, name)


def _count(counted: list[_Counted], word: _Word, passage: Passage, source: str) -> None:
    same = [one for one in counted if same_voice(one.voice, word.voice)]
    known = same[0] if same else _Counted(word.voice, [])
    if not same:
        counted.append(known)
    for other in same[1:]:  # this voice shows that two were one
        known.take(other)
        counted.remove(other)
    if word.voice.specific and not known.voice.specific:
        known.voice = word.voice
    known.stances.append(word.stance)
    known.seen |= word.seen
    first_hand = word.voice.outlet or ("" if source or word.through else passage.outlet)
    if first_hand and first_hand not in known.via:
        known.via.append(first_hand)
    if passage.article not in known.articles:
        known.articles.append(passage.article)


def _absorb(counted: list[_Counted]) -> None:
    """Join what a common noun names to an origin of the same stance that has a name."""
    for one in [c for c in counted if not c.voice.specific]:
        others = [
            o
            for o in counted
            if o is not one
            and o.stance == one.stance
            and o.voice.kind not in ("media", "anonymous")
        ]
        best = next((o for o in others if o.voice.specific), None) or next(iter(others), None)
        if best is not None and one.voice.kind != "media":
            best.take(one)
            counted.remove(one)


def _vouches(counted: _Counted, group: Sequence[Passage]) -> bool:
    """Tell whether an outlet stands for itself: it saw it, or its own article is not at hand."""
    outlet = counted.voice.outlet
    return counted.voice.specific and (
        counted.seen or not any(one.outlet == outlet for one in group)
    )


def _origin(counted: _Counted) -> Origin:
    voice = counted.voice
    name = (
        f"{voice.name} ({voice.outlet})"
        if voice.kind == "anonymous" and voice.outlet
        else voice.name
    )
    return Origin(name, voice.kind, tuple(counted.via), tuple(counted.articles), counted.stance)


def _first_teller(group: Sequence[Passage]) -> tuple[Origin, ...]:
    """The outlet that told first what nobody is quoted for, unless more only ask whether it is."""
    stances = [stance_of(passage) for passage in group]
    if 2 * stances.count("questions") > len(group):
        return ()
    for passage, stance in zip(group, stances, strict=True):
        chains = [one.chain for one in passage.attributions if one.chain]
        if any(is_rumour(chain[0].name, passage.lang) for chain in chains):
            continue
        if stance != "questions" and passage.outlet:
            return (Origin(passage.outlet, "media", (passage.outlet,), (passage.article,), stance),)
    return ()


def status_of(origins: Sequence[Origin]) -> Status:
    """Return what the origins make of a claim."""
    affirming = sum(origin.stance == "affirms" for origin in origins)
    denying = sum(origin.stance == "denies" for origin in origins)
    if affirming and denying:
        return "disputed"
    if denying:
        return "denied"
    if not affirming:
        return "open"
    return "single_source" if affirming == 1 else "corroborated"
