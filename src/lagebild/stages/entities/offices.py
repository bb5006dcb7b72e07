"""Offices that stand for their holder: "die mexikanische Präsidentin" is the person named so."""

from __future__ import annotations

from dataclasses import replace

from lagebild.stages.entities.cluster import Cluster, add
from lagebild.stages.entities.found import Found
from lagebild.stages.entities.lexicon import possessive_forms, settings
from lagebild.stages.entities.reading import Reading
from lagebild.tree import children

_VOICE = "office:voice"
_OWN = frozenset({"office:office", _VOICE})
_BROAD = frozenset({"speaker", "minister"})
_NEAR = 2  # sentences between a holder and the office alone


def resolve_offices(
    bare: list[Found], clusters: list[Cluster], readings: dict[int, Reading]
) -> list[Cluster]:
    """Return the clusters with office mentions put to their holders.

    Exactly one person must fit by office, country and gender; of several, none. Where nobody fits,
    an office of one holder at a time ("US-Präsident") and who speaks for a body ("eine Sprecherin
    der Armee") become entities of their own; a mere role ("der Anwalt") stays unread.
    """
    found = list(clusters)
    for mention in sorted(bare, key=lambda f: (f.sentence, f.span)):
        holders = []
        if not _is_another(readings[mention.sentence], mention):
            holders = [c for c in found if _holds(c, mention)] or _only_one(found, mention)
        if len(holders) > 1:
            holders = _nearest(holders, mention)
        if len(holders) == 1:
            add(holders[0], mention)
        elif not holders and mention.key in _OWN:
            found.append(Cluster([mention]))
    return found


def _is_another(reading: Reading, mention: Found) -> bool:
    """Tell somebody new, or who speaks for somebody else: "a minister", "the premier's spokesman".

    Whose office it is the country tells; for whom a spokesman speaks does not.
    """
    words = reading.language.table("modality.toml")["indefinite"]
    determiners = children(reading.sentence, mention.head, "det")
    if any(reading.tokens[i].text.lower() in words for i in determiners):
        return True
    owner = reading.word(mention.first - 1).endswith(
        tuple(settings(reading.language)["possessive"])
    )
    owned = owner or bool(children(reading.sentence, mention.head, "nmod"))
    return mention.key == _VOICE and owned


def _holds(group: Cluster, mention: Found) -> bool:
    """Tell whether a person is said to hold the office, or one that it covers ("der Minister")."""
    if group.type != "person":
        return False
    for concept in group.values("concept"):
        if _covers(mention.concept or "", concept):
            break
    else:
        return False
    gender, country = group.value("gender"), group.value("country")
    if gender and mention.gender and gender != mention.gender:
        return False
    if mention.country and country != mention.country:
        return False
    if mention.country:
        return True
    first = min((m.sentence, m.span) for m in group.mentions if m.kind != "pronoun")
    return first < (mention.sentence, mention.span)  # only a named country can point forward


def _only_one(clusters: list[Cluster], mention: Found) -> list[Cluster]:
    """Return the only person of the article in such an office, if no country speaks against it."""
    concept = mention.concept or ""
    fits = [c for c in clusters if any(_covers(concept, own) for own in c.values("concept"))]
    if not mention.country or len(fits) != 1 or fits[0].value("country"):
        return []
    return [c for c in fits if _holds(c, replace(mention, country=None))]


def _covers(general: str, special: str) -> bool:
    """Tell whether an office can be meant by a more general word: "minister" by "minister.x".

    The president of a bank is never meant by "the president"; one who speaks for a body is.
    """
    if general == special or special.startswith(general + "."):
        return True
    return general in _BROAD and special.startswith(general + "/")


def _nearest(holders: list[Cluster], mention: Found) -> list[Cluster]:
    """Return the only holder whose country agrees, else the one named in the last two sentences."""
    if mention.country:
        agree = [c for c in holders if c.value("country") == mention.country]
        if len(agree) == 1:
            return agree
    near = [
        c for c in holders if any(0 <= mention.sentence - m.sentence <= _NEAR for m in c.mentions)
    ]
    return near if len(near) == 1 else holders


def resolve_possessed(
    found: list[Found], clusters: list[Cluster], readings: dict[int, Reading]
) -> list[Cluster]:
    """Return the clusters with "seine Regierung" put to the government of its holder's country.

    The possessor is the last person before it who holds an office for a country; only a body that
    the article names elsewhere takes the mention.
    """
    for mention in found:
        reading = readings[mention.sentence]
        words = [reading.word(i) for i in range(max(0, mention.first - 3), mention.first)]
        genders = [g for w in words if (g := possessive_forms(reading.language).get(w)) is not None]
        country = _possessor_country(mention, clusters, genders[-1] if genders else "")
        homes = [
            c
            for c in clusters
            if country and c.value("country") == country and c.value("concept") == mention.concept
        ]
        if len(homes) == 1:
            add(homes[0], mention)
    return clusters


def _possessor_country(mention: Found, clusters: list[Cluster], gender: str) -> str | None:
    before = [
        (m.sentence, m.span, c)
        for c in clusters
        if c.type == "person" and (not gender or c.value("gender") in (None, gender))
        for m in c.mentions
        if mention.sentence - m.sentence in (0, 1) and m.span < mention.span
    ]
    return max(before, key=lambda item: item[:2])[2].value("country") if before else None
