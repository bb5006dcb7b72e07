"""What the writers of a situation ask about its claims: line, status, who is for and against."""

from __future__ import annotations

import textwrap

from lagebild.picture_types import Certainty
from lagebild.report.lines import Headline, claimant_label, quoted
from lagebild.report.situation.articles import ArticleWords
from lagebild.report.situation.course import Step, articles_of
from lagebild.report.text import one_line, unquoted
from lagebild.story_types import Carrier, Origin, Stance, StoryClaim

_SUMMARY = 70  # characters of a passage that stand for a claim which names nobody
_OPENING = '„“”»«"'  # a quotation that opens the words and closes behind the cut
_STANCES: tuple[Stance, ...] = ("affirms", "denies", "questions")


class ClaimWords(ArticleWords):
    """The claims of a situation in the reader's words."""

    def head(self, claim: StoryClaim) -> Headline:
        """Return the parts of a claim's line; the act with its certainty unless told as a fact."""
        words = [self.phrases.word("modality", one) for one in self.certainties(claim)]
        act = self.phrases.act(claim.type, claim.mode)
        return Headline(
            self.phrases.all_of([one_line(name) for name in claim.actors]),
            f"{act} ({', '.join(words)})" if words else act,
            "↔" if self.phrases.is_mutual(claim.type) else "→",
            self.phrases.all_of([one_line(name) for name in claim.recipients]),
        )

    def certainties(self, claim: StoryClaim) -> list[Certainty]:
        """Return how those who affirm a claim present it, () where all do so as a fact."""
        found: dict[Certainty, None] = {}
        for carrier in claim.carriers:
            told = self.statement(carrier)
            if told and carrier.stance == "affirms" and told.modality != "denied":
                found[told.modality] = None
        return list(found) if found.keys() - {"asserted"} else []

    def line(self, claim: StoryClaim) -> str:
        """Return a claim as one line; with its first words where it names nobody."""
        told = self.head(claim).text
        if claim.actors or claim.recipients:
            return told
        opened = self.first_words(claim).lstrip(_OPENING)
        words = textwrap.shorten(opened, _SUMMARY, placeholder="…")
        return f"{told}: {quoted(words, self.phrases)}" if words else told

    def first(self, claim: StoryClaim) -> Carrier:
        """Return the first passage that tells a claim; one that only asks if there is no other."""
        return next((one for one in claim.carriers if one.stance != "questions"), claim.carriers[0])

    def first_words(self, claim: StoryClaim) -> str:
        """Return the words of the first passage that tells a claim."""
        return self.words(self.first(claim)) or unquoted(one_line(claim.summary))

    def standing(self, claim: StoryClaim) -> str:
        """Return the status of a claim in words."""
        return self.phrases.word("status", claim.status)

    def counted(self, claim: StoryClaim) -> str:
        """Return how many articles and origins a claim has: "9 articles, 1 origin"."""
        against = sum(origin.stance == "denies" for origin in claim.origins)
        told = [self.phrases.count(articles_of(claim), "article")]
        if claim.independent_origins or not against:
            told.append(self.phrases.count(claim.independent_origins, "origin"))
        if against:
            told.append(self.phrases.count(against, "against"))
        return ", ".join(told)

    def circumstances(self, claim: StoryClaim) -> list[str]:
        """Return when and where, as far as the claim has them."""
        when = [self.phrases.iso(claim.when)] if claim.when else []
        return when + ([one_line(claim.where)] if claim.where else [])

    def voices(self, claim: StoryClaim) -> list[tuple[Stance, str]]:
        """Return who affirms, who denies and who only asks, as far as somebody does."""
        named: dict[Stance, list[str]] = {stance: [] for stance in _STANCES}
        for origin in claim.origins:
            named[origin.stance].append(self.origin(origin))
        named["questions"] += [
            self.asker(one) for one in claim.carriers if one.stance == "questions"
        ]
        return [
            (stance, self.phrases.all_of(list(dict.fromkeys(names))))
            for stance, names in named.items()
            if names
        ]

    def origin(self, origin: Origin) -> str:
        """Return an origin with the outlets that had its word first hand."""
        named = claimant_label(origin.name, origin.kind, self.phrases)
        others = [name for name in map(one_line, origin.via) if name and name not in named]
        return f"{named} {self.word('via')} {self.phrases.all_of(others)}" if others else named

    def asker(self, carrier: Carrier) -> str:
        """Return who leaves a claim open in an article: the one it quotes, else the outlet."""
        told, outlet = self.statement(carrier), self.outlet(carrier.article)
        if told is None or not told.attribution:
            return outlet
        first = told.attribution[0]
        name = claimant_label(first.name, first.kind, self.phrases)
        return f"{name} {self.word('via')} {outlet}"

    def sides(self, claim: StoryClaim) -> list[tuple[Stance, list[Carrier]]]:
        """Return the passages for and against a claim, copies left out where others are there."""
        found = []
        for stance in _STANCES[:2]:
            all_of_it = [one for one in claim.carriers if one.stance == stance]
            own = [one for one in all_of_it if not one.copy_of]
            found.append((stance, own or all_of_it))
        return found

    def step(self, step: Step) -> str:
        """Return what an article did to a claim: "first report, citing the ministry"."""
        if step.figure:
            return f"{self.word('step_figure')}: {self.figure(step.figure)}"
        outlet = self.outlet(step.article)
        names = [one_line(one.name) for one in step.origins if one.name != outlet]
        if not names:
            return self.word(f"step_{step.kind}")
        return self.word(f"step_{step.kind}_by", names=self.phrases.all_of(names))
