"""A situation as Markdown (CommonMark). Every string of an article is escaped before it enters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lagebild.change_types import Changes
from lagebild.report.markdown import escape
from lagebild.report.phrases import load_phrases
from lagebild.report.situation.nodes import Node
from lagebild.report.situation.view import SituationView
from lagebild.story_types import Carrier, Situation, Story, StoryClaim
from lagebild.types import Annotations


def write_situation_markdown(
    situation: Situation,
    analyses: Mapping[str, Annotations],
    ui: str,
    changes: Changes | None = None,
) -> str:
    """Return the situation as Markdown in the interface language `ui`."""
    writer = _Writer(SituationView(situation, analyses, load_phrases(ui), changes))
    return "\n".join([*writer.head(), *writer.news(), *writer.stories(), *writer.foot()]) + "\n"


class _Writer:
    """One situation on its way to Markdown."""

    def __init__(self, view: SituationView) -> None:
        self.view = view
        self.phrases = view.phrases
        self.anchors = {
            claim.id: f"y{number}-{place}"
            for number, story in enumerate(view.situation.stories, 1)
            for place, claim in enumerate(story.claims, 1)
        }

    def head(self) -> list[str]:
        """Return the title and what a situation is."""
        return [f"# {self.view.word('title')}", "", self.view.word("lead")]

    def foot(self) -> list[str]:
        """Return what the situation is and is not."""
        return ["", "---", "", self.phrases.word("page", "footer_method")]

    def stories(self) -> Iterator[str]:
        """Yield the stories, each with those of its parts that hold something."""
        if not self.view.situation.stories:
            yield from ("", self.view.word("no_stories"))
        for story in self.view.situation.stories:
            yield from ("", f"## {escape(story.title)}", "", escape(self.view.facts(story)))
            for key, rows in self.sections(story):
                shown = list(rows)
                if shown:
                    yield from ("", f"### {self.view.word(key)}", "", *shown)

    def sections(self, story: Story) -> Iterator[tuple[str, Iterable[str]]]:
        """Yield the parts of a story with the key of their heading."""
        view = self.view
        yield "foremost", (row for claim in view.foremost(story) for row in self.claim(claim))
        yield "copies", self.tree(view.story_tree(story), "")
        yield "course", self.course(story)
        yield "disputes", (row for claim in view.disputed(story) for row in self.dispute(claim))
        yield "figures", self.figures(story)
        yield "dates", self.dates(story)
        yield "questions", self.questions(story)
        yield "designations", self.designations(story)
        yield "rest", (row for claim in view.rest(story) for row in self.claim(claim))
        yield "articles", self.articles(story)

    def line(self, claim: StoryClaim) -> str:
        """Return the line of a claim with its status."""
        parts = self.view.head(claim)
        actors = f"**{escape(parts.actors)}** — " if parts.actors else ""
        recipients = f" {parts.arrow} **{escape(parts.recipients)}**" if parts.recipients else ""
        told = f"*{self.view.standing(claim)}* ({self.view.counted(claim)})"
        return f"{actors}{parts.act}{recipients} · {told}"

    def linked(self, claim: StoryClaim) -> str:
        """Return the bare line of a claim as a link to the claim."""
        return f"[{escape(self.view.line(claim))}](#{self.anchors[claim.id]})"

    def claim(self, claim: StoryClaim) -> Iterator[str]:
        """Yield a claim as a list item, below it the tree of those who carry it."""
        yield f'- <a id="{self.anchors[claim.id]}"></a>{self.line(claim)}'
        if self.view.circumstances(claim):
            yield f"  - {escape(' · '.join(self.view.circumstances(claim)))}"
        yield from self.tree(self.view.tree(claim), "  ")

    def tree(self, nodes: Iterable[Node], indent: str) -> Iterator[str]:
        """Yield nodes as a nested list."""
        for node in nodes:
            yield f"{indent}- {self.node(node)}"
            yield from self.tree(node.below, f"{indent}  ")

    def node(self, node: Node) -> str:
        """Return a node with its passages."""
        told = f"**{escape(node.label)}**" + (f" · {escape(node.note)}" if node.note else "")
        words = [self.quote(one) for one in node.carriers if self.view.words(one)]
        return f"{told}: {' · '.join(words)}" if words else told

    def quote(self, carrier: Carrier) -> str:
        """Return the passage of a carrier in quotation marks."""
        return self.quoted(self.view.words(carrier))

    def quoted(self, words: str) -> str:
        """Return words of an article in quotation marks."""
        marks = [self.phrases.word("claim", key) for key in ("quote_open", "quote_close")]
        return f"{marks[0]}{escape(words)}{marks[1]}"

    def course(self, story: Story) -> Iterator[str]:
        """Yield what each article did to which claim."""
        for step in self.view.course(story):
            place = [self.view.published(step.article), self.view.outlet(step.article)]
            where = escape(" · ".join(part for part in place if part))
            yield f"- {where}: **{escape(self.view.step(step))}**: {self.linked(step.claim)}"

    def dispute(self, claim: StoryClaim) -> Iterator[str]:
        """Yield the two sides of a claim, one under the other."""
        voices = dict(self.view.voices(claim))
        yield f"- {self.linked(claim)}"
        for stance, carriers in self.view.sides(claim):
            word = self.phrases.word("stance", stance)
            yield f"  - **{word}**: {escape(voices.get(stance, ''))}"
            for one in carriers:
                yield f"    - {escape(self.view.outlet(one.article))}: {self.quote(one)}"

    def figures(self, story: Story) -> Iterator[str]:
        """Yield each moving figure with its history."""
        for claim, moving in self.view.moving(story):
            row = [
                f"**{escape(self.view.figure(told))}** ({escape(self.view.outlet(told.article))})"
                for told in moving.told
            ]
            yield f"- {self.linked(claim)}: {' → '.join(row)}"

    def dates(self, story: Story) -> Iterator[str]:
        """Yield the dated claims in order of time."""
        for claim in self.view.dated(story):
            yield f"- **{escape(self.phrases.iso(claim.when or ''))}**: {self.linked(claim)}"

    def questions(self, story: Story) -> Iterator[str]:
        """Yield what is open, with the words of the article."""
        for one in self.view.questions(story):
            kind = self.phrases.word("question", one.kind)
            place = escape(self.view.outlet(one.article))
            yield f"- *{kind}*: {self.quoted(one.text)} ({place})"

    def designations(self, story: Story) -> Iterator[str]:
        """Yield the listed groups with their lists."""
        for name, told in self.view.listings(story):
            yield f"- **{escape(name)}**"
            yield from (f"  - {escape(one)}" for one in told)

    def articles(self, story: Story) -> Iterator[str]:
        """Yield the articles of a story in order of time."""
        for id in story.articles:
            told = [self.view.title(id), self.view.published(id)]
            rest = "".join(f" · {escape(part)}" for part in told if part)
            yield f"- **{escape(self.view.outlet(id))}**{rest}"

    def news(self) -> Iterator[str]:
        """Yield what is new since then."""
        view = self.view
        if not view.changes:
            return
        yield from ("", f"## {escape(view.word('since', since=view.since_when()))}", "")
        if not view.news():
            yield view.word("nothing_new")
        for kind, changes in view.news():
            yield from ("", f"### {view.word(f'change_{kind}')}", "")
            for change in changes:
                yield f"- {self.linked(view.claim(change.claim))}: {escape(view.change(change))}"
        if view.silence():
            yield from ("", view.silence())
