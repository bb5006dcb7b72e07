"""Who speaks: the claimants of a passage as voices that can be told apart or found to be one.

One institution has one voice: its minister, its spokeswoman and its press release, in every
language. What makes names one institution is data (`voices.tsv`): the type of body and its field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from lagebild.lang import available_languages, load_language
from lagebild.names import compare_names, normalise_name
from lagebild.stories.concepts import concepts_of, sorts_of, voices_of
from lagebild.stories.outlets import outlet_named, same_outlet
from lagebild.types import Annotations, Claimant, ClaimantKind, Entity

_SAME_NAME = 0.7
_SAME_MEANING = 0.6  # share of what two names speak of, in two languages
_ASIDE_RE = re.compile(r",\s+([^\W\d_A-ZÄÖÜÁÉÍÓÚÑ][^,.;:!?()»”\"]{3,70}),")
_WORD_RE = re.compile(r"[^\W\d_]+")
_ACTING = ("organisation", "government", "group")
_KINDS: Mapping[str, ClaimantKind] = {
    "person": "person",
    "organisation": "organisation",
    "government": "government",
    "group": "group",
}
_PLAIN = frozenset({"ministry", "government", "police", "committee"})  # of which there are many


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks. `names` hold the institution spoken for; `bodies` what sort it is.

    `specific` is False for a common noun ("the company") that may be anyone named beside it.
    """

    name: str
    kind: ClaimantKind
    names: tuple[str, ...]
    bodies: frozenset[str]
    country: str | None
    specific: bool
    outlet: str = ""  # of an anonymous voice: who obtained it; of an outlet: itself


def voice_of(
    claimant: Claimant, annotations: Annotations, outlets: tuple[str, ...]
) -> Voice | None:
    """Return the voice of a claimant, None for what is none: a pronoun, a rumour, a chain letter.

    `outlets` are the publishers of the articles at hand.
    """
    lang = annotations.article.lang or ""
    entity = _entity(claimant, annotations)
    sorts = sorts_of(claimant.name, lang)
    outlet = outlet_named(claimant.name, outlets)
    if "rumour" in sorts:
        return None
    if "reporter" in sorts or ("outlet" in sorts and "own" in sorts):
        return _own_outlet(claimant, sorts, outlet or annotations.article.outlet or "")
    if outlet or (entity is not None and entity.type == "media"):
        return Voice(claimant.name, "media", (), frozenset(), None, True, outlet or "")
    unnamed = entity is None or claimant.kind in ("anonymous", "document")
    if claimant.kind == "media" or ("outlet" in sorts and unnamed):
        named = not sorts or len(claimant.name.split()) > 1
        return Voice(claimant.name, "media", (), frozenset(), None, named and "outlet" not in sorts)
    if entity is None and claimant.kind != "person":
        meant = _named_inside(claimant, annotations)
        if meant is not None:
            return voice_of(meant, annotations, ())
    if claimant.kind == "person" or (entity is not None and entity.type == "person"):
        return _person(claimant, entity, annotations, lang)
    if claimant.kind != "anonymous":
        return _body(claimant, entity, annotations, lang)
    return _unnamed(claimant, sorts, annotations, lang)


def _own_outlet(claimant: Claimant, sorts: Mapping[str, frozenset[str]], outlet: str) -> Voice:
    """Its reporters saw it; what "our newspaper" learned comes from people it does not name."""
    if "reporter" in sorts:
        return Voice(outlet, "media", (), frozenset(), None, True, outlet)
    return Voice(claimant.name, "anonymous", (), frozenset(), None, True, outlet)


def is_rumour(name: str, lang: str) -> bool:
    """Tell whether a claimant is only what goes round: messages, the networks."""
    return "rumour" in sorts_of(name, lang)


def found_out(claimant: Claimant, lang: str) -> bool:
    """Tell whether a claimant is an outlet's reporter or its own research."""
    return bool({"reporter", "research"} & sorts_of(claimant.name, lang).keys())


def offices_of(articles: Iterable[Annotations]) -> dict[str, frozenset[str]]:
    """Return for each full name of a person the bodies that any article has him speak for."""
    found: dict[str, frozenset[str]] = {}
    for one in articles:
        for entity in one.entities:
            name = normalise_name(entity.name)
            if entity.type == "person" and entity.description and " " in name:
                sorts = sorts_of(entity.description, one.article.lang or "")
                if "person" not in sorts or "office" in sorts:
                    found[name] = found.get(name, frozenset()) | _bodies(sorts)
    return found


def same_voice(first: Voice, second: Voice) -> bool:
    """Tell whether two voices are one: one name, one institution, one outlet's unnamed sources."""
    if "anonymous" in (first.kind, second.kind):
        return first.kind == second.kind and same_outlet(first.outlet, second.outlet)
    if "media" in (first.kind, second.kind):
        return first.kind == second.kind and _one_name(
            (first.outlet or first.name,), (second.outlet or second.name,)
        )
    if _one_name((first.name, *first.names), (second.name, *second.names)):
        return True
    return _one_body(first, second) or _one_meaning(first, second)


def _one_name(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return any(compare_names(one, two).score >= _SAME_NAME for one in first for two in second)


def _one_body(first: Voice, second: Voice) -> bool:
    shared = first.bodies & second.bodies
    if not shared or (first.country and second.country and first.country != second.country):
        return False
    return bool(shared - _PLAIN) or not (first.specific and second.specific)


def _one_meaning(first: Voice, second: Voice) -> bool:
    one, two = _meaning(first.name), _meaning(second.name)
    shared = len(one & two)
    return shared >= 2 and shared / max(len(one), len(two)) >= _SAME_MEANING


@lru_cache(maxsize=8192)
def _meaning(name: str) -> frozenset[str]:
    """What the words of a name speak of, in any language, else how they begin."""
    keys = set()
    for word in _WORD_RE.findall(name.lower()):
        if len(word) > 3:
            found = {c for lang in available_languages() for c in concepts_of(word, lang)}
            keys.add(min(found) if found else normalise_name(word)[:4])
    return frozenset(keys)


def _entity(claimant: Claimant, annotations: Annotations) -> Entity | None:
    for entity in annotations.entities:
        if entity.id == claimant.entity or (
            claimant.entity is None and entity.name == claimant.name
        ):
            return entity
    return None


def _bodies(sorts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """A ministry with its field ("ministry interior"), any other body by its type."""
    bodies = set(sorts.get("body", ()))
    if "ministry" in bodies and sorts.get("portfolio"):
        bodies.remove("ministry")
        bodies |= {f"ministry {field}" for field in sorts["portfolio"]}
    return frozenset(bodies)


def _body(claimant: Claimant, entity: Entity | None, annotations: Annotations, lang: str) -> Voice:
    name, kind = claimant.name, claimant.kind
    sorts = sorts_of(name, lang)
    country = entity.country if entity else None
    telling = [
        word
        for word in _WORD_RE.findall(name.lower())
        if len(word) > 2
        and not {"common", "body"} & {one.split()[0] for one in voices_of(word, lang)}
    ]
    bodies = _bodies(sorts)
    state = bool(entity and entity.country and not bodies and entity.type == "government")
    specific = bool(telling or any(" " in body for body in bodies) or bodies - _PLAIN) and not state
    if kind == "document":
        specific = bool(bodies)
    names = () if specific or state else _meant(claimant, annotations)
    return Voice(name, kind, names, bodies, country, specific)


def _person(
    claimant: Claimant, entity: Entity | None, annotations: Annotations, lang: str
) -> Voice:
    office = (entity.description if entity else None) or ""
    behind = _behind_name(entity, annotations) if entity else ""
    office = behind if behind.startswith(office) and behind else office
    sorts = sorts_of(f"{office} {claimant.name}", lang)
    named = not sorts_of(claimant.name, lang) or len(claimant.name.split()) > 1
    own = "person" in sorts and "office" not in sorts
    if own or not (sorts.get("speaker") or sorts.get("body")):
        return Voice(claimant.name, "person", (), frozenset(), None, named)
    bodies = _bodies(sorts)
    names = _spoken_for(entity, office, annotations, lang) if entity else ()
    return Voice(claimant.name, "person", names, bodies, entity.country if entity else None, named)


def _behind_name(entity: Entity, annotations: Annotations) -> str:
    """The words in commas behind a name: "X, delegado del sindicato Y, no esperó"."""
    text = annotations.article.text
    for mention in entity.mentions:
        found = _ASIDE_RE.match(text, mention.span.end) if mention.kind == "name" else None
        if found:
            return found[1]
    return ""


def _spoken_for(
    entity: Entity, office: str, annotations: Annotations, lang: str
) -> tuple[str, ...]:
    """The body named in an office, in the sentence that brings it in, or named most."""
    bodies = [one for one in annotations.entities if one.type in _ACTING and _has_name(one)]
    wanted = sorts_of(office, lang).get("body", frozenset())
    inside = [one.name for one in bodies if normalise_name(one.name) in normalise_name(office)]
    inside += [
        one.name for one in bodies if wanted & sorts_of(one.name, lang).get("body", frozenset())
    ]
    if inside:
        return tuple(inside[:1])
    told = [word for word in office.split() if word[:1].isupper() or "-" in word]
    tail = " ".join(
        word for word in told if not sorts_of(word, lang) and word not in entity.name.split()
    )
    if len(normalise_name(tail)) > 3:
        return (tail,)
    first = min((one.sentence for one in entity.mentions), default=-1)
    for sentence in (first, first - 1):
        near = [
            one.name
            for one in bodies
            if any(
                mention.sentence == sentence and mention.kind == "name" for mention in one.mentions
            )
        ]
        if near:
            return tuple(near[:1])
    most = sorted(bodies, key=lambda one: (-len(one.mentions), one.mentions[0].span.start))
    return tuple(one.name for one in most[:1])


def _has_name(entity: Entity) -> bool:
    return any(mention.kind == "name" for mention in entity.mentions)


def _named_inside(claimant: Claimant, annotations: Annotations) -> Claimant | None:
    """The named one whom a claimant's words mean: "the committee", "Brandt's office"."""
    words = set(normalise_name(claimant.name).split())
    bare = words | {word.removesuffix("s") for word in words}
    for entity in annotations.entities:
        if entity.type not in (*_ACTING, "person") or not _has_name(entity):
            continue
        name = normalise_name(entity.name).split()
        surname = entity.type == "person" and len(name[-1:]) == 1 and name[-1] in bare
        longer = set(name) <= words and claimant.kind == "anonymous"
        if name and (words <= set(name) or longer or surname):
            kind = _KINDS[entity.type]
            return Claimant(claimant.span, entity.name, kind, entity.id)
    return None


def _unnamed(
    claimant: Claimant, sorts: Mapping[str, frozenset[str]], annotations: Annotations, lang: str
) -> Voice | None:
    """A claimant that the analysis holds for unnamed people: it may be a body's common noun."""
    if "source" in sorts or "person" in sorts:
        if "person" in sorts and not {"resident", "expert"} & sorts["person"]:
            return Voice(claimant.name, "person", (), _bodies(sorts), None, False)
        return Voice(claimant.name, "anonymous", (), frozenset(), None, True)
    if "body" in sorts or "common" in sorts or "speaker" in sorts:
        names = _meant(claimant, annotations) if "common" in sorts else ()
        return Voice(claimant.name, "organisation", names, _bodies(sorts), None, False)
    if "document" in sorts:
        return Voice(claimant.name, "document", (), frozenset(), None, False)
    told = _WORD_RE.findall(claimant.name.lower())
    if any({word, word.removesuffix("s"), word.removesuffix("n")} & _agents(lang) for word in told):
        return Voice(claimant.name, "anonymous", (), frozenset(), None, True)
    return None


def _meant(claimant: Claimant, annotations: Annotations) -> tuple[str, ...]:
    """The body named last before a common noun: "the company" after "Ferrow Mining"."""
    before = [
        (mention.span.start, one.name)
        for one in annotations.entities
        if one.type in _ACTING
        for mention in one.mentions
        if mention.kind == "name" and mention.span.end <= claimant.span.start
    ]
    return (max(before)[1],) if before else ()


@cache
def _agents(lang: str) -> frozenset[str]:
    if lang not in available_languages():
        return frozenset()
    return frozenset(word.lower() for word in load_language(lang).words("agents.txt"))
