"""Who stands behind a claim: the claimant closest to it, counted once however often repeated.

A named person or body vouches for itself. Anonymous sources count once per outlet that obtained
them. An article's flat sentence adds a carrier and no origin, since it does not show own knowledge;
only where nobody is named anywhere does the outlet that told it first stand behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lagebild.names import compare_names
from lagebild.stories.claims import Told
from lagebild.story_types import Origin, Stance, Status
from lagebild.types import Claimant

_SAME_NAME = 0.7
_STANCES: dict[str, Stance] = {"denied": "denies", "unclear": "questions"}


def stance_of(told: Told) -> Stance:
    """Return what a statement does to its claim."""
    return _STANCES.get(told.statement.modality, "affirms")


def find_origins(group: Sequence[Told], copies: dict[str, str | None]) -> tuple[Origin, ...]:
    """Return the origins of a claim in order of appearance; `copies`: article to what it copies."""
    origins: list[Origin] = []
    for told in group:
        stance = stance_of(told)
        if not told.statement.attribution or stance == "questions":
            continue
        article = told.annotations.article
        first_hand = () if copies.get(article.id) else (article.outlet or "",)
        found = _origin(told.statement.attribution, article.outlet or "", article.id, stance)
        known = next((o for o in origins if _same(o, found)), None)
        if known is None:
            origins.append(replace(found, via=found.via or first_hand))
        else:
            origins[origins.index(known)] = replace(
                known,
                via=_joined(known.via, found.via if found.kind == "anonymous" else first_hand),
                articles=_joined(known.articles, found.articles),
            )
    return tuple(origins) or _first_teller(group)


def _first_teller(group: Sequence[Told]) -> tuple[Origin, ...]:
    for told in group:
        article, stance = told.annotations.article, stance_of(told)
        if stance != "questions" and article.outlet:
            return (Origin(article.outlet, "media", (article.outlet,), (article.id,), stance),)
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


def _origin(chain: tuple[Claimant, ...], outlet: str, article: str, stance: Stance) -> Origin:
    closest = chain[0]
    if closest.kind != "anonymous":
        return Origin(closest.name, closest.kind, (), (article,), stance)
    obtained = next((one.name for one in chain[1:] if one.kind == "media"), outlet)
    name = f"{closest.name} ({obtained})" if obtained else closest.name
    return Origin(name, "anonymous", (obtained,), (article,), stance)


def _same(first: Origin, second: Origin) -> bool:
    if first.stance != second.stance or (first.kind == "anonymous") != (second.kind == "anonymous"):
        return False
    if first.kind == "anonymous":
        return compare_names(first.via[0], second.via[0]).score >= _SAME_NAME
    return compare_names(first.name, second.name).score >= _SAME_NAME


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first + second))
