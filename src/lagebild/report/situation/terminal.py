"""A situation on a terminal. Article text only ever enters `Text` objects, never rich markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from lagebild.change_types import Changes
from lagebild.report.phrases import load_phrases
from lagebild.report.situation.nodes import Node
from lagebild.report.situation.view import SituationView
from lagebild.report.text import harmless, one_line
from lagebild.story_types import Carrier, Situation, Status, Story, StoryClaim
from lagebild.types import Annotations

_SIGN: dict[Status, tuple[str, str]] = {
    "single_source": ("◑", "yellow"),
    "corroborated": ("●", "bold"),
    "disputed": ("⇄", "red"),
    "denied": ("✕", "red"),
    "open": ("?", "cyan"),
}
_QUIET, _QUOTE = "dim", "italic"
_EXCERPT = 160  # characters of a quoted passage
_WIDEST = 110


def write_situation_terminal(
    situation: Situation,
    analyses: Mapping[str, Annotations],
    ui: str,
    console: Console,
    changes: Changes | None = None,
) -> None:
    """Print the situation in the interface language `ui`."""
    writer = _Writer(SituationView(situation, analyses, load_phrases(ui), changes))
    width = min(console.width, _WIDEST)
    for part in writer.parts():
        console.print(part, width=width)


class _Writer:
    """One situation on its way to the terminal."""

    def __init__(self, view: SituationView) -> None:
        self.view = view

    def parts(self) -> Iterator[RenderableType]:
        """Yield what is new, then the stories."""
        if self.view.changes:
            yield from self.news()
        if not self.view.situation.stories:
            yield Text(self.view.word("no_stories"), _QUIET)
        for story in self.view.situation.stories:
            yield Text(f"\n{one_line(story.title)}", style="bold underline")
            yield Text(self.view.facts(story), style=_QUIET)
            for key, rows in self.sections(story):
                shown = list(rows)
                if shown:
                    yield Text(f"\n  {self.view.word(key)}", style="bold")
                    yield from (Padding(row, (0, 0, 0, 2)) for row in shown)

    def sections(self, story: Story) -> Iterator[tuple[str, Iterable[RenderableType]]]:
        """Yield the parts of a story with the key of their heading."""
        view = self.view
        yield "foremost", (self.claim(claim) for claim in view.foremost(story))
        yield "copies", self.tree(view.story_tree(story), quoting=False)
        yield "course", self.course(story)
        yield "disputes", (self.dispute(claim) for claim in view.disputed(story))
        yield "figures", self.figures(story)
        yield "dates", self.dates(story)
        yield "questions", self.questions(story)
        yield "designations", self.designations(story)
        yield "rest", (self.short(claim) for claim in view.rest(story))

    def head(self, claim: StoryClaim) -> Text:
        """Return the line of a claim with its status."""
        parts = self.view.head(claim)
        sign, style = _SIGN[claim.status]
        line = Text(f"{sign} ", style)
        if parts.actors:
            line.append(harmless(parts.actors), "bold").append(" — ", _QUIET)
        line.append(parts.act, "cyan")
        if parts.recipients:
            line.append(f" {parts.arrow} ", _QUIET).append(harmless(parts.recipients), "bold")
        return line.append(f"  [{self.view.standing(claim)} · {self.view.counted(claim)}]", style)

    def bare(self, claim: StoryClaim) -> Text:
        """Return a claim as one line of text with its status."""
        line = Text(harmless(self.view.line(claim)))
        return line.append(f"  [{self.view.standing(claim)}]", _SIGN[claim.status][1])

    def claim(self, claim: StoryClaim) -> RenderableType:
        """Return a claim with its circumstances and the tree of those who carry it."""
        facts = Text("  " + " · ".join(self.view.circumstances(claim)), "green")
        tree = self.tree(self.view.tree(claim), quoting=True)
        rows: list[RenderableType] = [self.head(claim)]
        rows += [facts] if self.view.circumstances(claim) else []
        return Group(*rows, *(Padding(one, (0, 0, 0, 2)) for one in tree))

    def short(self, claim: StoryClaim) -> RenderableType:
        """Return a claim with who speaks for and against it and its first passage."""
        rows = [self.head(claim)]
        for stance, names in self.view.voices(claim):
            rows.append(Text(f"  {self.view.phrases.word('stance', stance)}: {names}", "green"))
        carrier = self.view.first(claim)
        place = Text(f"  {self.view.outlet(carrier.article)}: ", _QUIET)
        return Group(*rows, place + self.quote(carrier))

    def quote(self, carrier: Carrier) -> Text:
        """Return the passage of a carrier in quotation marks, cut where it is long."""
        return self.quoted(self.view.words(carrier))

    def quoted(self, words: str) -> Text:
        """Return words of an article in quotation marks, cut where they are long; "" for none."""
        if not words:
            return Text()
        opening, closing, dots = (
            self.view.phrases.word("claim", key)
            for key in ("quote_open", "quote_close", "ellipsis")
        )
        cut = words if len(words) <= _EXCERPT else words[:_EXCERPT].rpartition(" ")[0] + dots
        return Text(f"{opening}{cut}{closing}", _QUOTE)

    def tree(self, nodes: Iterable[Node], *, quoting: bool) -> Iterator[Tree]:
        """Yield trees, drawn with lines; `quoting`: with the passages."""
        for node in nodes:
            tree = Tree(self.node(node, quoting=quoting), guide_style=_QUIET)
            self.grow(tree, node, quoting=quoting)
            yield tree

    def grow(self, tree: Tree, node: Node, *, quoting: bool) -> None:
        """Hang what is below a node into its tree."""
        for below in node.below:
            self.grow(tree.add(self.node(below, quoting=quoting)), below, quoting=quoting)

    def node(self, node: Node, *, quoting: bool) -> Text:
        """Return the line of a node."""
        line = Text(node.label, "green" if node.kind in ("origin", "outside") else "bold")
        if node.note:
            line.append(f" · {node.note}", "red" if node.otherwise else _QUIET)
        for number, carrier in enumerate(node.carriers if quoting else ()):
            line.append(" · " if number else ": ", _QUIET).append_text(self.quote(carrier))
        return line

    def course(self, story: Story) -> Iterator[RenderableType]:
        """Yield a table: when, who, what happened to which claim."""
        table = Table.grid(padding=(0, 2))
        for step in self.view.course(story):
            told = Text(self.view.step(step), "bold").append(": ", _QUIET)
            told.append(harmless(self.view.line(step.claim)))
            place = Text(self.view.outlet(step.article), "green")
            table.add_row(Text(self.view.published(step.article), _QUIET), place, told)
        if table.row_count:
            yield table

    def dispute(self, claim: StoryClaim) -> RenderableType:
        """Return the two sides of a claim beside each other."""
        table = Table(box=None, padding=(0, 2, 1, 0), expand=True)
        voices = dict(self.view.voices(claim))
        cells = []
        for stance, carriers in self.view.sides(claim):
            word = self.view.phrases.word("stance", stance)
            table.add_column(Text(f"{word}: {voices.get(stance, '')}", "bold"), ratio=1)
            cells.append(
                Group(
                    *(
                        Text(f"{self.view.outlet(one.article)}: ", _QUIET) + self.quote(one)
                        for one in carriers
                    )
                )
            )
        table.add_row(*cells)
        return Group(Text(harmless(self.view.line(claim)), "bold"), table)

    def figures(self, story: Story) -> Iterator[RenderableType]:
        """Yield each moving figure with its history."""
        for claim, moving in self.view.moving(story):
            line = Text(f"{harmless(self.view.line(claim))}: ")
            for number, told in enumerate(moving.told):
                line.append(" → " if number else "", _QUIET)
                line.append(self.view.figure(told), "bold")
                place = ", ".join(
                    part
                    for part in (self.view.outlet(told.article), self.view.published(told.article))
                    if part
                )
                line.append(f" ({place})", _QUIET)
            yield line

    def dates(self, story: Story) -> Iterator[RenderableType]:
        """Yield the dated claims in order of time."""
        table = Table.grid(padding=(0, 2))
        for claim in self.view.dated(story):
            day = Text(self.view.phrases.iso(claim.when or ""), "bold")
            table.add_row(day, self.bare(claim))
        if table.row_count:
            yield table

    def questions(self, story: Story) -> Iterator[RenderableType]:
        """Yield what is open, with the words of the article."""
        for one in self.view.questions(story):
            line = Text(f"{self.view.phrases.word('question', one.kind)}: ", "bold cyan")
            line.append_text(self.quoted(one_line(one.text)))
            yield line.append(f" · {self.view.outlet(one.article)}", _QUIET)

    def designations(self, story: Story) -> Iterator[RenderableType]:
        """Yield the listed groups with their lists."""
        for name, told in self.view.listings(story):
            yield Group(Text(name, "bold"), *(Text(f"  {one}") for one in told))

    def news(self) -> Iterator[RenderableType]:
        """Yield what is new since then."""
        view = self.view
        yield Text(f"\n{view.word('since', since=view.since_when())}", style="bold underline")
        if not view.news():
            yield Text(view.word("nothing_new"), _QUIET)
        for kind, changes in view.news():
            yield Text(f"\n  {view.word(f'change_{kind}')}", style="bold")
            for change in changes:
                claim = view.claim(change.claim)
                told = Text(f"    {view.change(change)}", "green")
                yield Padding(Group(self.bare(claim), told), (0, 0, 0, 2))
        if view.silence():
            yield Text(f"\n  {view.silence()}", _QUIET)
