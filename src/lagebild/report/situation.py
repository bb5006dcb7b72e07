"""Several articles on one page and on the terminal: what they claim together and on whose word."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.text import Text

from lagebild.report.lines import Headline, claimant_label
from lagebild.report.page import render
from lagebild.report.phrases import Phrases, load_phrases
from lagebild.report.text import harmless, one_line, unquoted
from lagebild.story_types import Carrier, Origin, Situation, Status, StoryClaim
from lagebild.types import Article

_STYLE: dict[Status, tuple[str, str]] = {
    "single_source": ("◑", "yellow"),
    "corroborated": ("●", "bold"),
    "disputed": ("⇄", "red"),
    "denied": ("✕", "red"),
    "open": ("?", "cyan"),
}


def write_situation_html(situation: Situation, articles: Mapping[str, Article], ui: str) -> str:
    """Return the situation as one HTML document in the interface language `ui`.

    `articles` are those of the situation by id; a carrier whose article is not among them is
    shown without its words.
    """
    phrases = load_phrases(ui)
    view = SituationView(situation, articles, phrases)
    return render("situation.html.j2", phrases, situation=situation, v=view)


def write_situation_terminal(
    situation: Situation, articles: Mapping[str, Article], ui: str, console: Console
) -> None:
    """Print the situation in the interface language `ui`."""
    view = SituationView(situation, articles, load_phrases(ui))
    if not situation.stories:
        console.print(Text(view.phrases.word("situation", "no_stories"), "dim"))
    for story in situation.stories:
        span = view.span(story.first, story.last)
        counted = view.phrases.word("situation", "count_articles", n=len(story.articles))
        console.print(Text(f"\n{one_line(story.title)}", style="bold underline"))
        console.print(Text(" · ".join(part for part in (span, counted) if part), style="dim"))
        for claim in story.claims:
            for line in _claim_lines(claim, view):
                console.print(line)


class SituationView:
    """What the writers ask about one situation."""

    def __init__(
        self, situation: Situation, articles: Mapping[str, Article], phrases: Phrases
    ) -> None:
        self.situation = situation
        self.articles = articles
        self.phrases = phrases

    def head(self, claim: StoryClaim) -> Headline:
        """Return the parts of a claim's line."""
        return Headline(
            self.phrases.all_of([one_line(name) for name in claim.actors]),
            self.phrases.act(claim.type, claim.mode),
            "↔" if self.phrases.is_mutual(claim.type) else "→",
            self.phrases.all_of([one_line(name) for name in claim.recipients]),
        )

    def outlet(self, article: str) -> str:
        """Return who published an article, its id if that is not known."""
        found = self.articles.get(article)
        return one_line((found and found.outlet) or article)

    def words(self, carrier: Carrier) -> str:
        """Return the passage of a carrier, "" if its article is not at hand."""
        found = self.articles.get(carrier.article)
        return unquoted(one_line(carrier.span.of(found.text))) if found else ""

    def span(self, first: str | None, last: str | None) -> str:
        """Return the days that a story spans, "" if all its articles are undated."""
        if not first or not last:
            return ""
        return self.phrases.iso(first if first == last else f"{first}/{last}")

    def published(self, article: str) -> str:
        """Return the day of an article, "" if it is undated or not at hand."""
        found = self.articles.get(article)
        return self.phrases.iso((found.published or "")[:10]) if found else ""

    def title(self, article: str) -> str:
        """Return the headline of an article, "" if it has none."""
        found = self.articles.get(article)
        return one_line((found and found.title) or "")

    def standing(self, claim: StoryClaim) -> str:
        """Return the status of a claim, with the number of independent origins if they are more."""
        told = self.phrases.word("status", claim.status)
        if claim.independent_origins < 2:
            return told
        counted = self.phrases.word("situation", "count_origins", n=claim.independent_origins)
        return f"{told}: {counted}"

    def origin(self, origin: Origin) -> str:
        """Return an origin with the outlets that had its word first hand."""
        named = claimant_label(origin.name, origin.kind, self.phrases)
        via = self.phrases.all_of([one_line(name) for name in origin.via])
        told = f"{named} {self.phrases.word('situation', 'via')} {via}" if via else named
        return f"{told} ({self.phrases.word('stance', origin.stance)})"


def _claim_lines(claim: StoryClaim, view: SituationView) -> list[Text]:
    sign, style = _STYLE[claim.status]
    head = Text(f"  {sign} ", style).append(harmless(view.head(claim).text), "bold")
    head.append(f"  [{view.standing(claim)}]", style)
    when = [view.phrases.iso(claim.when)] if claim.when else []
    facts = [*when, one_line(claim.where or ""), *map(view.origin, claim.origins)]
    rows = [head, Text("    " + " · ".join(fact for fact in facts if fact), "green")]
    return rows + [_carrier_line(carrier, view) for carrier in claim.carriers]


def _carrier_line(carrier: Carrier, view: SituationView) -> Text:
    line = Text(f"    {view.outlet(carrier.article)}: ", "dim")
    opening, closing = (view.phrases.word("claim", key) for key in ("quote_open", "quote_close"))
    line.append(f"{opening}{view.words(carrier)}{closing}", "italic")
    told = [view.phrases.word("stance", carrier.stance)]
    if carrier.copy_of:
        name = view.outlet(carrier.copy_of)
        told.append(view.phrases.word("situation", "copy_of", name=name))
    return line.append(f" [{', '.join(told)}]", "dim")
