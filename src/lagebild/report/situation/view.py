"""What the writers of a situation ask: stories, trees and news in the reader's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import get_args

from lagebild.change_types import Change, Changes, MovingFigure
from lagebild.picture.designations import status_on
from lagebild.report.lines import since
from lagebild.report.phrases import Phrases
from lagebild.report.situation.claims import ClaimWords
from lagebild.report.situation.course import Step, course_of, foremost
from lagebild.report.situation.nodes import Node
from lagebild.report.situation.tree import Branch, claim_tree, is_named, story_tree
from lagebild.report.text import one_line
from lagebild.stories.figures import moving_figures
from lagebild.story_types import Designated, OpenPoint, Situation, Stance, Status, Story, StoryClaim
from lagebild.types import Annotations, Span


def _without_mere_questions(situation: Situation) -> Situation:
    """Return the situation without the claims that only say again what stands as an open question.

    "The palace declined to comment" tells nothing that anybody affirms or denies.
    """
    asked: dict[str, list[Span]] = {}
    for point in situation.open_points:
        asked.setdefault(point.article, []).append(point.span)

    def is_mere_question(claim: StoryClaim) -> bool:
        return all(
            one.stance == "questions"
            and any(one.span.overlaps(span) for span in asked.get(one.article, ()))
            for one in claim.carriers
        )

    stories = (
        replace(story, claims=tuple(one for one in story.claims if not is_mere_question(one)))
        for story in situation.stories
    )
    return replace(situation, stories=tuple(stories))


class SituationView(ClaimWords):
    """One situation in the reader's words."""

    def __init__(
        self,
        situation: Situation,
        analyses: Mapping[str, Annotations],
        phrases: Phrases,
        changes: Changes | None = None,
    ) -> None:
        super().__init__(analyses, phrases)
        self.situation = _without_mere_questions(situation)
        self.changes = changes

    def statuses(self) -> list[tuple[Status, int]]:
        """Return how many claims stand under each status, those without any left out."""
        claims = [claim for story in self.situation.stories for claim in story.claims]
        counts = Counter(claim.status for claim in claims)
        return [(status, counts[status]) for status in get_args(Status) if counts[status]]

    # Stories

    def span(self, first: str | None, last: str | None) -> str:
        """Return the days that a story spans, "" if all its articles are undated."""
        if not first or not last:
            return ""
        return self.phrases.iso(first if first == last else f"{first}/{last}")

    def facts(self, story: Story) -> str:
        """Return days and counts of a story."""
        counts = [
            self.phrases.count(len(story.articles), "article"),
            self.phrases.count(len(story.claims), "claim"),
        ]
        return " · ".join(part for part in (self.span(story.first, story.last), *counts) if part)

    def foremost(self, story: Story) -> Sequence[StoryClaim]:
        """Return the claims that stand for a story."""
        return foremost(story)[0]

    def rest(self, story: Story) -> Sequence[StoryClaim]:
        """Return the other claims of a story."""
        return foremost(story)[1]

    def course(self, story: Story) -> tuple[Step, ...]:
        """Return how the foremost claims of a story became known."""
        return course_of(story, self.foremost(story), self.analyses)

    def dated(self, story: Story) -> list[StoryClaim]:
        """Return the claims of a story with a date, in order of time."""
        return sorted((one for one in story.claims if one.when), key=lambda one: one.when or "")

    def disputed(self, story: Story) -> list[StoryClaim]:
        """Return the claims of a story that some affirm and others deny."""
        return [one for one in story.claims if one.status == "disputed"]

    def moving(self, story: Story) -> list[tuple[StoryClaim, MovingFigure]]:
        """Return the figures of a story that changed from article to article."""
        return [
            (claim, moving)
            for claim in story.claims
            for moving in moving_figures(claim, self.analyses)
        ]

    def questions(self, story: Story) -> list[OpenPoint]:
        """Return what the articles of a story leave open; the same words once."""
        own = [one for one in self.situation.open_points if one.article in story.articles]
        first: dict[tuple[str, str], OpenPoint] = {}
        for one in own:
            first.setdefault((one.kind, one.text), one)
        return list(first.values())

    def designations(self, story: Story) -> list[Designated]:
        """Return the listed groups that articles of a story speak of."""
        own = set(story.articles)
        return [one for one in self.situation.designations if own.intersection(one.articles)]

    def listings(self, story: Story) -> list[tuple[str, list[str]]]:
        """Return each listed group of a story with its lists and how they stood on its last day."""
        found: dict[str, dict[str, None]] = {}
        for one in self.designations(story):
            told = [
                self.phrases.known("list", one.link.list) or one_line(one.link.list),
                since(one.link, self.phrases),
            ]
            if story.last:
                state = self.phrases.word(
                    "designations", status_on(one.link, date.fromisoformat(story.last))
                )
                told.append(f"{self.phrases.iso(story.last)}: {state}")
            found.setdefault(one_line(one.name), {})[" · ".join(told)] = None
        return [(name, list(told)) for name, told in found.items()]

    # Trees

    def tree(self, claim: StoryClaim) -> tuple[Node, ...]:
        """Return who has a claim from whom."""
        return tuple(self._node(one, "") for one in claim_tree(claim, self.outlets))

    def story_tree(self, story: Story) -> tuple[Node, ...]:
        """Return which article of a story took from which, () if none did."""
        roots = story_tree(story)
        if not any(root.below for root in roots):
            return ()
        return tuple(self._node(root, "", None) for root in roots)

    def _node(self, branch: Branch, above: str, stance: Stance | None = "affirms") -> Node:
        """Return a branch in words.

        `above`: who stands before it; `stance`: what that one says, None where it says nothing.
        """
        stance = branch.origin.stance if branch.origin else stance
        label, note = self._label(branch), self._note(branch)
        other = (one.stance for one in branch.carriers if stance and one.stance != stance)
        otherwise = next(other, None)
        note += f" · {self.phrases.word('stance', otherwise)}" if otherwise else ""
        said = ", ".join(part for part in (label, note) if part)
        if above and branch.kind != "origin":
            said += f", {self.word('copy_of', name=above)}"
        return Node(
            kind=branch.kind,
            label=label,
            note=note,
            said=said,
            article=branch.name if branch.kind == "article" else None,
            carriers=branch.carriers,
            otherwise=otherwise,
            below=tuple(self._node(one, label, stance) for one in branch.below),
        )

    def _label(self, branch: Branch) -> str:
        if branch.kind == "unsourced":
            return self.word("unsourced")
        return self.outlet(branch.name) if branch.kind == "article" else one_line(branch.name)

    def _note(self, branch: Branch) -> str:
        if branch.origin is not None:
            kind = self.phrases.word("claimant", branch.origin.kind)
            return f"{kind} · {self.phrases.word('stance', branch.origin.stance)}"
        if branch.kind == "outside":
            return "" if is_named(branch.name, self.outlets.values()) else self.word("outside")
        return self.published(branch.name) if branch.kind == "article" else ""

    # News

    def news(self) -> list[tuple[str, list[Change]]]:
        """Return what is new by kind, kinds without news left out."""
        kinds = ("retracted", "denied", "corrected", "confirmed", "added")
        changes = self.changes.changes if self.changes else ()
        found = [one for one in changes if one.claim in self._claims]
        rows = [(kind, [one for one in found if one.kind == kind]) for kind in kinds]
        return [(kind, changes) for kind, changes in rows if changes]

    def since_when(self) -> str:
        """Return since when news are told: a day in words or the name of a file."""
        return one_line(self.phrases.iso(self.changes.since)) if self.changes else ""

    def silence(self) -> str:
        """Return how many new articles only pass on what was known, "" for none."""
        silent = len(self.changes.silent) if self.changes else 0
        return self.word("silent", n=self.phrases.count(silent, "article")) if silent else ""

    def claim(self, id: str) -> StoryClaim:
        """Return a claim by its id."""
        return self._claims[id]

    @cached_property
    def _claims(self) -> Mapping[str, StoryClaim]:
        return {claim.id: claim for story in self.situation.stories for claim in story.claims}

    def change(self, change: Change) -> str:
        """Return what is new about a claim beside its line: by whom, through whom, from what."""
        told = []
        if change.figures:
            then, now = (self.figure(one) for one in change.figures)
            told.append(self.word("figure_now", now=now, then=then))
        names = [one_line(name) for name in change.origins]
        brought = dict.fromkeys(map(self.outlet, change.articles))
        outlets = [outlet for outlet in brought if not any(outlet in name for name in names)]
        told += [self.phrases.all_of(names)] if names else []
        if outlets:
            told.append(f"{self.word('via')} {self.phrases.all_of(outlets)}")
        if change.before and change.before != change.after:
            before, after = (self.phrases.word("status", s) for s in (change.before, change.after))
            told.append(self.word("status_now", now=after, then=before))
        return " · ".join(told)
