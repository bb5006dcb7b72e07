"""How a story became known: who told a claim first, who confirmed or denied it, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lagebild.change_types import FigureTold
from lagebild.names import compare_names
from lagebild.stories.figures import moving_figures
from lagebild.stories.order import day_of, moment_of
from lagebild.story_types import Origin, Story, StoryClaim
from lagebild.types import Annotations

StepKind = Literal["first", "told", "confirms", "denies", "retracts", "figure"]
_FOREMOST = 5  # claims that stand for a story
_SAME_NAME = 0.7
_DENIALS: tuple[tuple[StepKind, bool], ...] = (("denies", False), ("retracts", True))


@dataclass(frozen=True, slots=True)
class Step:
    """What one article did to one claim. `origins`: those whose word it brought first.

    "told" is the first report where the dates do not tell which of several it was.
    """

    kind: StepKind
    claim: StoryClaim
    article: str
    origins: tuple[Origin, ...] = ()
    figure: FigureTold | None = None


def foremost(story: Story) -> tuple[tuple[StoryClaim, ...], tuple[StoryClaim, ...]]:
    """Return the claims that stand for a story, and the rest: those that tell an event first.

    First what most articles carry; among those, what names somebody and what most origins speak
    for or against. A claim of one article alone enters only where fewer than two have company.
    """
    place = {claim.id: number for number, claim in enumerate(story.claims)}
    order = sorted(
        story.claims,
        key=lambda claim: (
            -articles_of(claim),
            not (claim.actors or claim.recipients),
            -len(claim.origins),
            place[claim.id],
        ),
    )
    shared = [claim for claim in order if articles_of(claim) > 1][:_FOREMOST]
    first = shared if len(shared) > 1 else order[: max(2, len(shared))]
    rest = [claim for claim in story.claims if claim not in first]
    return tuple(first), tuple(sorted(rest, key=lambda claim: not claim.type))


def articles_of(claim: StoryClaim) -> int:
    """Return how many articles carry a claim."""
    return len({one.article for one in claim.carriers})


def course_of(
    story: Story, claims: Iterable[StoryClaim], analyses: Mapping[str, Annotations]
) -> tuple[Step, ...]:
    """Return what happened to `claims` from article to article of their story."""
    place = {id: number for number, id in enumerate(story.articles)}
    steps = [step for claim in claims for step in _steps(claim, place, analyses)]
    return tuple(sorted(steps, key=lambda step: place.get(step.article, len(place))))


def _steps(
    claim: StoryClaim, place: Mapping[str, int], analyses: Mapping[str, Annotations]
) -> Iterator[Step]:
    ids = sorted(
        {one.article for one in claim.carriers if one.stance != "questions"},
        key=lambda id: place.get(id, len(place)),
    )
    said: list[Origin] = []
    told = False
    for id in ids:
        new = [one for one in claim.origins if one not in said and id in one.articles]
        affirming = tuple(one for one in new if one.stance == "affirms")
        if not told and (affirming or _affirms(claim, id)):
            told = True
            is_first = all(_is_before(id, one, analyses) for one in ids if one != id)
            yield Step("first" if is_first else "told", claim, id, affirming)
        elif affirming:
            yield Step("confirms", claim, id, affirming)
        yield from _denials(claim, id, [one for one in new if one.stance == "denies"], said)
        said += new
    for moving in moving_figures(claim, analyses):
        yield from (Step("figure", claim, told.article, figure=told) for told in moving.told[1:])


def _is_before(first: str, second: str, analyses: Mapping[str, Annotations]) -> bool:
    """Tell whether one article certainly came before another; a day alone does not order a day."""
    articles = [found.article for id in (first, second) if (found := analyses.get(id))]
    if len(articles) < 2 or not all(one.published for one in articles):
        return False
    one, two = (moment_of(article) for article in articles)
    if day_of(one) != day_of(two):
        return one < two
    timed = all(len(article.published or "") > len("2031-05-05") for article in articles)
    return timed and one < two


def _affirms(claim: StoryClaim, article: str) -> bool:
    return any(one.article == article and one.stance == "affirms" for one in claim.carriers)


def _denials(
    claim: StoryClaim, article: str, denying: Sequence[Origin], said: Sequence[Origin]
) -> Iterator[Step]:
    """Yield who denies, and apart from them who takes back what it said before."""
    for kind, back in _DENIALS:
        origins = tuple(one for one in denying if _spoke_for_it(one, said) == back)
        if origins:
            yield Step(kind, claim, article, origins)


def _spoke_for_it(origin: Origin, said: Sequence[Origin]) -> bool:
    return any(
        one.stance == "affirms" and compare_names(one.name, origin.name).score >= _SAME_NAME
        for one in said
    )
