"""The picture as Markdown (CommonMark). Every string of the article is escaped before it enters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from lagebild.picture_types import Claim, Denial, Designation, Listing, Member, Passage, Picture
from lagebild.report import lines
from lagebild.report.phrases import Phrases, load_phrases
from lagebild.report.text import make_excerpt, one_line

# What CommonMark and GitHub read as markup inside a line; "<", ">" and "&" become entities. Marks
# that count only where a line begins ("#", "1.", "-") need nothing: none begins with the article.
_SPECIAL_RE = re.compile(r"([\\`*_\[\]|~$])")
_EXCERPT = 240  # characters of a quoted passage


def write_markdown(picture: Picture, ui: str | None = None) -> str:
    """Return the picture as Markdown in the interface language `ui` (the article's own if None)."""
    phrases = load_phrases(ui or picture.article.lang or "en")
    writer = _Writer(picture, phrases)
    parts = {
        "brief": writer.brief(),
        "timeline": writer.timeline(),
        "voices": writer.voices(),
        "denials": writer.denials(),
        "designations": writer.designations(),
        "figures": writer.figures(),
        "questions": writer.questions(),
        "members": writer.members(),
        "article": writer.article(),
    }
    return "\n".join([*writer.head(), *_sections(parts, phrases), *writer.foot()]) + "\n"


def escape(text: str) -> str:
    """Return text of the article so that no Markdown viewer reads markup in it."""
    return _SPECIAL_RE.sub(r"\\\1", html.escape(one_line(text), quote=False))


def _sections(parts: dict[str, list[str]], phrases: Phrases) -> Iterable[str]:
    for key, rows in parts.items():
        yield from ("", f"## {phrases.word('part', key)}", "")
        yield from rows or [phrases.word("none", key)]


class _Writer:
    """One picture on its way to Markdown."""

    def __init__(self, picture: Picture, phrases: Phrases) -> None:
        self.picture = picture
        self.phrases = phrases

    def head(self) -> list[str]:
        """Return the title and what is known of the article."""
        facts = " · ".join(escape(fact) for fact in lines.facts(self.picture, self.phrases))
        notes = [f"- {escape(note)}" for note in self.picture.article.notes]
        return [f"# {escape(lines.title(self.picture, self.phrases))}", "", facts, "", *notes]

    def foot(self) -> list[str]:
        """Return what the picture is and is not."""
        return ["", "---", "", self.phrases.word("page", "footer_method")]

    def ref(self, sentence: int) -> str:
        """Return a link to a sentence of the article below."""
        told = lines.sentence_ref(sentence, self.phrases)
        return f"[{told}](#s{sentence + 1})" if told else ""

    def claim(self, claim: Claim) -> str:
        """Return the headline of a claim with its certainty in words."""
        parts = lines.headline(claim, self.phrases)
        actors = f"**{escape(parts.actors)}** — " if parts.actors else ""
        recipients = f" {parts.arrow} **{escape(parts.recipients)}**" if parts.recipients else ""
        return (
            f"{actors}{parts.act}{recipients} · *{self.phrases.word('modality', claim.certainty)}*"
        )

    def quote(self, passage: Passage, trigger: Passage | None = None) -> str:
        """Return a quoted passage with its trigger brought out and a link to its sentence."""
        cut = make_excerpt(passage, trigger, _EXCERPT)
        dots = self.phrases.word("claim", "ellipsis")
        before, after = escape_inside(cut.before), escape_inside(cut.after)
        core = f"**{escape(cut.trigger)}**" if cut.trigger else ""
        quoted = (
            f"{dots if cut.cut_start else ''}{before}{core}{after}{dots if cut.cut_end else ''}"
        )
        marks = [self.phrases.word("claim", key) for key in ("quote_open", "quote_close")]
        return f"{marks[0]}{quoted}{marks[1]} ({self.ref(passage.sentence)})"

    def provenance(self, claim: Claim) -> str:
        """Return when, where and on whose word."""
        told = f"{self.phrases.word('claim', 'source')}: "
        told += lines.source(claim, self.picture, self.phrases)
        return escape(" · ".join([*lines.circumstances(claim, self.phrases), told]))

    def full(self, claim: Claim, bullet: str) -> list[str]:
        """Return a claim with its provenance and passage as one list item."""
        pad = " " * len(bullet)
        return [
            f"{bullet}{self.claim(claim)}  ",
            f"{pad}{self.provenance(claim)}  ",
            f"{pad}{self.quote(claim.passage, claim.trigger)}",
        ]

    def short(self, claim: Claim) -> str:
        """Return a claim as one bullet with its trigger and sentence."""
        trigger = self.phrases.word("claim", "trigger", trigger=escape(claim.trigger.text))
        return f"- {self.claim(claim)} · {trigger} ({self.ref(claim.trigger.sentence)})"

    def brief(self) -> list[str]:
        """Return the main claims, numbered."""
        rows = []
        for number, line in enumerate(self.picture.brief, 1):
            rows += self.full(line.claim, f"{number}. ")
        return rows

    def timeline(self) -> list[str]:
        """Return dated claims in order, then what has no date."""
        timeline = self.picture.timeline
        rows = []
        for moment in timeline.moments:
            bits = [self.claim(moment.claim), escape(lines.as_written(moment.when, self.phrases))]
            told = " · ".join(bit for bit in bits if bit)
            ref = self.ref(moment.claim.trigger.sentence)
            rows.append(f"- **{escape(self.phrases.when(moment.when))}**: {told} ({ref})")
        if timeline.undated:
            rows += self.subheading("timeline", "undated")
            rows += [self.short(claim) for claim in timeline.undated]
        if timeline.other_dates:
            rows += self.subheading("timeline", "other_dates")
        for other in timeline.other_dates:
            quote = self.quote(other.passage, other.as_written)
            rows.append(f"- **{escape(self.phrases.when(other.when))}**: {quote}")
        if timeline.unresolved:
            rows += self.subheading("timeline", "unresolved")
        for time in timeline.unresolved:
            reason = time.reason or self.phrases.word("timeline", "no_reason")
            rows.append(f"- {self.quote(time.passage)}: {escape(reason)}")
        return rows

    def subheading(self, section: str, key: str) -> list[str]:
        """Return a heading inside a part."""
        return ["", f"### {self.phrases.word(section, key)}", ""]

    def voices(self) -> list[str]:
        """Return claims by chain, the article's own voice and direct quotations."""
        rows: list[str] = []
        for voice in self.picture.voices:
            links = [lines.claimant(one, self.phrases) for one in voice.chain]
            links.append(lines.article_name(self.picture, self.phrases))
            rows += ["", f"### {' → '.join(map(escape, links))}", ""]
            rows += [self.short(claim) for claim in voice.claims]
        if self.picture.own:
            rows += self.subheading("voices", "own")
            rows += [self.short(claim) for claim in self.picture.own]
        if self.picture.quotations:
            rows += self.subheading("voices", "quotations")
        for quotation in self.picture.quotations:
            words = escape(lines.spoken(quotation, self.phrases))
            ref = self.ref(quotation.parts[0].sentence)
            rows.append(f"- **{escape(quotation.speaker)}**: {words} ({ref})")
        return rows

    def denials(self) -> list[str]:
        """Return what is denied, with what the article tells otherwise."""
        return [row for denial in self.picture.denials for row in self.denial(denial)]

    def denial(self, denial: Denial) -> list[str]:
        """Return one denied claim."""
        rows = self.full(denial.claim, "- ")
        rows += [f"  - {self.quote(also.passage, also.trigger)}" for also in denial.also]
        if denial.otherwise:
            rows.append(f"  - {self.phrases.word('denials', 'otherwise')}:")
        return rows + [f"    {self.short(other)}" for other in denial.otherwise]

    def designations(self) -> list[str]:
        """Return the listed groups."""
        return [row for group in self.picture.designations for row in self.designation(group)]

    def designation(self, group: Designation) -> list[str]:
        """Return one listed group with its lists."""
        rows = [f"- **{escape(group.name)}** ({self.ref(group.passage.sentence)})"]
        rows += [f"  - {self.listing(listing)}" for listing in group.listings]
        return rows + [f"  - {escape(lines.stated(one, self.phrases))}" for one in group.stated]

    def listing(self, listing: Listing) -> str:
        """Return one list entry with its state on the article's day and today."""
        states = [("at_article", self.picture.as_of, listing.at_article)]
        if self.picture.today and listing.at_today:
            states.append(("at_today", self.picture.today, listing.at_today))
        told = [
            f"{self.phrases.word('designations', key, date=self.phrases.day(day))}: "
            f"**{self.phrases.word('designations', state)}**"
            for key, day, state in states
        ]
        name = self.phrases.known("list", listing.link.list) or escape(listing.link.list)
        return " · ".join([name, lines.since(listing.link, self.phrases), *told])

    def figures(self) -> list[str]:
        """Return numbers with the sentences they stand in."""
        return [
            f"- **{escape(lines.amount(figure, self.phrases))}**: "
            + self.quote(figure.passage, figure.as_written)
            for figure in self.picture.figures
        ]

    def questions(self) -> list[str]:
        """Return what is open, by kind."""
        return [
            f"- *{self.phrases.word('question', question.kind)}*: {self.quote(question.passage)}"
            for question in self.picture.questions
        ]

    def members(self) -> list[str]:
        """Return people, bodies and places by type."""
        rows: list[str] = []
        for kind in dict.fromkeys(member.type for member in self.picture.members):
            rows += self.subheading("entity", kind)
            rows += [self.member(m) for m in self.picture.members if m.type == kind]
        return rows

    def member(self, member: Member) -> str:
        """Return one entity with its ties and the sentences that name it."""
        details = [escape(detail) for detail in lines.details(member, self.phrases)]
        places = dict.fromkeys(mention.sentence for mention in member.mentions)
        refs = ", ".join(self.ref(sentence) for sentence in places)
        return " · ".join([f"- **{escape(member.name)}**", *details, refs])

    def article(self) -> list[str]:
        """Return the article with a numbered anchor at each sentence."""
        text = self.picture.article.text
        return [
            " ".join(
                f'<a id="s{s.number}"></a><sup>{s.number}</sup> {escape(s.span.of(text))}'
                for s in paragraph.sentences
            )
            + "\n"
            for paragraph in self.picture.paragraphs
        ]


def escape_inside(text: str) -> str:
    """Return escaped text with the blanks at its ends kept, for a stretch inside a line."""
    head = " " if text[:1].isspace() else ""
    tail = " " if text.strip() and text[-1:].isspace() else ""
    return f"{head}{escape(text)}{tail}"
