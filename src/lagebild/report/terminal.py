"""The picture on a terminal. Article text only ever enters `Text` objects, never rich markup."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from lagebild.picture_types import (
    Certainty,
    Claim,
    Denial,
    Designation,
    Listing,
    Member,
    Moment,
    Passage,
    Picture,
    Voice,
)
from lagebild.report import lines
from lagebild.report.phrases import Phrases, load_phrases
from lagebild.report.segments import Segment, cut_sentences
from lagebild.report.text import harmless, make_excerpt, one_line

_SIGN: dict[Certainty, tuple[str, str]] = {
    "asserted": ("●", "bold"),
    "claimed": ("◉", "bold"),
    "alleged": ("◑", "yellow"),
    "planned": ("▷", "blue"),
    "possible": ("◌", "magenta"),
    "denied": ("✕", "red"),
    "unclear": ("?", "cyan"),
}
_MARKED = {"entity": "bold", "trigger": "underline", "timex": "blue", "quote": "italic"}
_ACT, _QUIET, _QUOTE = "cyan", "dim", "italic"
_EXCERPT = 150  # characters of a quoted passage
_WIDEST = 110


def write_terminal(picture: Picture, ui: str | None, console: Console) -> None:
    """Print the picture in the interface language `ui` (the article's own if None)."""
    phrases = load_phrases(ui or picture.article.lang or "en")
    writer = _Writer(picture, phrases)
    width = min(console.width, _WIDEST)
    for part in writer.parts():
        console.print(part, width=width)


class _Writer:
    """One picture on its way to the terminal."""

    def __init__(self, picture: Picture, phrases: Phrases) -> None:
        self.picture = picture
        self.phrases = phrases

    def parts(self) -> list[RenderableType]:
        """Return the parts of the picture in their order."""
        return [
            self.head(),
            self.part("brief", self.brief()),
            self.part("timeline", self.timeline()),
            self.part("voices", self.voices()),
            self.part("denials", [self.denial(d) for d in self.picture.denials]),
            self.part("designations", [self.designation(d) for d in self.picture.designations]),
            self.part("figures", self.figures()),
            self.part("questions", self.questions()),
            self.part("members", self.members()),
            self.part("article", self.article()),
        ]

    def head(self) -> RenderableType:
        """Return the article's title and what is known of it."""
        rows = [Text(lines.title(self.picture, self.phrases), style="bold")]
        rows.append(Text(" · ".join(lines.facts(self.picture, self.phrases)), style=_QUIET))
        rows += [Text(f"! {one_line(note)}", "yellow") for note in self.picture.article.notes]
        return Panel(Group(*rows), title=self.word("page", "wordmark"), title_align="left")

    def word(self, section: str, key: str, **values: object) -> str:
        """Return a phrase."""
        return self.phrases.word(section, key, **values)

    def part(self, key: str, rows: list[RenderableType]) -> RenderableType:
        """Return a part with its heading, or that there is nothing in it."""
        heading = Text(f"\n{self.word('part', key).upper()}", style="bold underline")
        if not rows:
            rows = [Text(self.word("none", key), style=_QUIET)]
        return Group(heading, *(Padding(row, (0, 0, 0, 2)) for row in rows))

    def claim(self, claim: Claim) -> Text:
        """Return the headline of a claim with its certainty in words."""
        parts = lines.headline(claim, self.phrases)
        sign, style = _SIGN[claim.certainty]
        line = Text(f"{sign} ", style)
        if parts.actors:
            line.append(parts.actors, "bold").append(" — ", _QUIET)
        line.append(parts.act, _ACT)
        if parts.recipients:
            line.append(f" {parts.arrow} ", _QUIET).append(parts.recipients, "bold")
        return line.append(f"  [{self.word('modality', claim.certainty)}]", style)

    def quote(self, passage: Passage, trigger: Passage | None = None) -> Text:
        """Return a quoted passage with its trigger brought out and its sentence named."""
        cut = make_excerpt(passage, trigger, _EXCERPT)
        dots = self.word("claim", "ellipsis")
        line = Text().append(self.word("claim", "quote_open"), _QUIET)
        line.append((dots if cut.cut_start else "") + cut.before, _QUOTE)
        line.append(cut.trigger, "bold italic underline")
        line.append(cut.after + (dots if cut.cut_end else ""), _QUOTE)
        line.append(self.word("claim", "quote_close"), _QUIET)
        return line.append(f" [{lines.sentence_ref(passage.sentence, self.phrases)}]", _QUIET)

    def provenance(self, claim: Claim) -> Text:
        """Return when, where and on whose word."""
        bits = lines.circumstances(claim, self.phrases)
        told = f"{self.word('claim', 'source')}: "
        told += lines.source(claim, self.picture, self.phrases)
        return Text(" · ".join([*bits, told]), "green")

    def brief(self) -> list[RenderableType]:
        """Return the main claims, numbered."""
        table = Table.grid(padding=(0, 1))
        for number, line in enumerate(self.picture.brief, 1):
            claim = line.claim
            cell = [self.claim(claim), self.provenance(claim)]
            cell.append(self.quote(claim.passage, claim.trigger))
            if line.also:
                refs = [lines.sentence_ref(c.trigger.sentence, self.phrases) for c in line.also]
                told = f"{self.word('claim', 'also_says')}: {', '.join(refs)}"
                cell.append(Text(told, _QUIET))
            table.add_row(Text(str(number), "bold"), Group(*cell))
        return [table] if self.picture.brief else []

    def timeline(self) -> list[RenderableType]:
        """Return dated claims in order with the day of the article among them, then the rest."""
        timeline = self.picture.timeline
        table = Table.grid(padding=(0, 2))
        later = False
        for moment in timeline.moments:
            if moment.phase == "future" and not later:
                later = True
                table.add_row(*self.published())
            shown = Group(self.claim(moment.claim), self.provenance_of_time(moment))
            table.add_row(Text(self.phrases.when(moment.when), "bold"), shown)
        if timeline.moments and not later and self.picture.article.published:
            table.add_row(*self.published())
        rows: list[RenderableType] = [table] if timeline.moments else []
        return rows + self.loose_times()

    def published(self) -> tuple[Text, Text]:
        """Return the line that marks the article's own day."""
        day = (self.picture.article.published or "")[:10]
        told = f"── {self.word('timeline', 'published')} ──"
        return Text(self.phrases.iso(day), _QUIET), Text(told, _QUIET)

    def provenance_of_time(self, moment: Moment) -> Text:
        """Return the words behind the date and the sentence."""
        words = lines.as_written(moment.when, self.phrases)
        ref = lines.sentence_ref(moment.claim.trigger.sentence, self.phrases)
        return Text(f"{words} [{ref}]", _QUIET)

    def loose_times(self) -> list[RenderableType]:
        """Return undated claims, dates without a claim and times that stay unresolved."""
        timeline = self.picture.timeline
        rows: list[RenderableType] = []
        if timeline.undated:
            places = dict.fromkeys(c.trigger.sentence + 1 for c in timeline.undated)
            refs = self.word("page", "sentence_ref", n=", ".join(map(str, places)))
            rows.append(self.subheading(self.word("timeline", "undated")))
            counted = self.phrases.count(len(timeline.undated), "claim")
            rows.append(Text(f"{counted} [{refs}]", _QUIET))
        if timeline.other_dates:
            rows.append(self.subheading(self.word("timeline", "other_dates")))
        for other in timeline.other_dates:
            shown = Text(f"{self.phrases.when(other.when)}: ", "bold")
            rows.append(shown + self.quote(other.passage, other.as_written))
        if timeline.unresolved:
            rows.append(self.subheading(self.word("timeline", "unresolved")))
        for time in timeline.unresolved:
            reason = one_line(time.reason or "") or self.word("timeline", "no_reason")
            rows.append(Text(f"{lines.quoted(time.passage.text, self.phrases)}: {reason}"))
        return rows

    def subheading(self, text: str) -> Text:
        """Return a heading inside a part."""
        return Text(f"\n{text}", style="bold")

    def referenced(self, claim: Claim) -> Text:
        """Return a claim's line with its trigger as written and its sentence."""
        trigger = self.word("claim", "trigger", trigger=one_line(claim.trigger.text))
        ref = lines.sentence_ref(claim.trigger.sentence, self.phrases)
        return self.claim(claim).append(f"  {trigger} [{ref}]", _QUIET)

    def voices(self) -> list[RenderableType]:
        """Return claims by chain, the article's own voice and direct quotations."""
        rows: list[RenderableType] = []
        for voice in self.picture.voices:
            rows += self.voice(voice)
        if self.picture.own:
            rows.append(self.subheading(self.word("voices", "own")))
            rows += [self.referenced(claim) for claim in self.picture.own]
        if self.picture.quotations:
            rows.append(self.subheading(self.word("voices", "quotations")))
        for quotation in self.picture.quotations:
            line = Text(f"{one_line(quotation.speaker)}: ", "bold")
            line.append(lines.spoken(quotation, self.phrases), _QUOTE)
            ref = lines.sentence_ref(quotation.parts[0].sentence, self.phrases)
            rows.append(line.append(f" [{ref}]", _QUIET))
        return rows

    def voice(self, voice: Voice) -> list[RenderableType]:
        """Return a chain drawn as arrows and its claims."""
        chain = Text("\n")
        for one in voice.chain:
            chain.append(lines.claimant(one, self.phrases), "bold green").append(" ──▶ ", _QUIET)
        chain.append(lines.article_name(self.picture, self.phrases), _QUIET)
        return [chain, *(self.referenced(claim) for claim in voice.claims)]

    def denial(self, denial: Denial) -> RenderableType:
        """Return what is denied and what the article tells otherwise."""
        claim = denial.claim
        rows = [self.claim(claim), self.provenance(claim), self.quote(claim.passage, claim.trigger)]
        rows += [self.quote(also.passage, also.trigger) for also in denial.also]
        if denial.otherwise:
            rows.append(Text(f"  {self.word('denials', 'otherwise')}:", _QUIET))
        for other in denial.otherwise:
            rows.append(Text("    ") + self.referenced(other))
        return Group(*rows)

    def designation(self, designation: Designation) -> RenderableType:
        """Return a listed group with its lists and their state."""
        rows = [Text(one_line(designation.name), "bold")]
        rows += [self.listing(listing) for listing in designation.listings]
        rows += [Text(f"  {one_line(lines.stated(s, self.phrases))}") for s in designation.stated]
        return Group(*rows)

    def listing(self, listing: Listing) -> Text:
        """Return one list entry with its state on the article's day and today."""
        link = listing.link
        line = Text(f"  {self.phrases.known('list', link.list) or one_line(link.list)}")
        line.append(f" · {lines.since(link, self.phrases)}")
        states = [("at_article", self.picture.as_of, listing.at_article)]
        if self.picture.today and listing.at_today:
            states.append(("at_today", self.picture.today, listing.at_today))
        for key, day, state in states:
            named = self.word("designations", key, date=self.phrases.day(day))
            style = "red" if state == "listed" else "yellow"
            line.append(f"\n    {named}: ", _QUIET).append(self.word("designations", state), style)
        return line

    def figures(self) -> list[RenderableType]:
        """Return numbers with the sentences they stand in."""
        rows: list[RenderableType] = []
        for figure in self.picture.figures:
            line = Text(lines.amount(figure, self.phrases), "bold")
            rows.append(Group(line, self.quote(figure.passage, figure.as_written)))
        return rows

    def questions(self) -> list[RenderableType]:
        """Return what is open, by kind."""
        return [
            Text(f"{self.word('question', question.kind)}: ", "bold cyan")
            + self.quote(question.passage)
            for question in self.picture.questions
        ]

    def members(self) -> list[RenderableType]:
        """Return people, bodies and places by type."""
        rows: list[RenderableType] = []
        for kind in dict.fromkeys(member.type for member in self.picture.members):
            rows.append(self.subheading(self.word("entity", kind)))
            rows += [self.member(m) for m in self.picture.members if m.type == kind]
        return rows

    def member(self, member: Member) -> Text:
        """Return one entity with its ties and the sentences that name it."""
        line = Text(one_line(member.name), "bold")
        details = lines.details(member, self.phrases)
        if details:
            line.append(f" · {' · '.join(details)}")
        numbers = dict.fromkeys(mention.sentence + 1 for mention in member.mentions)
        refs = self.word("page", "sentence_ref", n=", ".join(map(str, numbers)))
        return line.append(f" · {len(member.mentions)}× [{refs}]", _QUIET)

    def article(self) -> list[RenderableType]:
        """Return the article with numbered sentences and its triggers and names brought out."""
        pieces = cut_sentences(self.picture)
        rows: list[RenderableType] = []
        for paragraph in self.picture.paragraphs:
            line = Text()
            for sentence in paragraph.sentences:
                line.append(f"[{sentence.number}] ", _QUIET)
                for piece in pieces[sentence.number]:
                    line.append(harmless(piece.text), _style_of(piece))
                line.append(" ")
            rows += [line, Text()]
        return rows


def _style_of(piece: Segment) -> str:
    return " ".join(_MARKED[kind] for kind in piece.kinds if kind in _MARKED)
