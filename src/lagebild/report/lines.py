"""What all writers say alike: the parts of a claim's line, of a source and of a figure."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from lagebild.picture_types import (
    Claim,
    Figure,
    Member,
    Party,
    Picture,
    Quotation,
    Stated,
    Tie,
    When,
)
from lagebild.report.phrases import Phrases
from lagebild.report.text import one_line, unquoted
from lagebild.types import Article, Claimant, ClaimantKind, Link

_FIRST_WORDS = 110  # characters of the text that stand in for a missing headline


@dataclass(frozen=True, slots=True)
class Headline:
    """Who - act - to whom. Any of the two sides may be empty: the text then names nobody there."""

    actors: str
    act: str
    arrow: str
    recipients: str

    @property
    def text(self) -> str:
        """The line in plain characters: "A — act → B"."""
        left = f"{self.actors} — {self.act}" if self.actors else self.act
        return f"{left} {self.arrow} {self.recipients}" if self.recipients else left


def headline(claim: Claim, phrases: Phrases) -> Headline:
    """Return the line of a claim in the interface language, names as the article gives them."""
    return Headline(
        _names(claim.actors, phrases),
        phrases.act(claim.type, claim.mode),
        "↔" if phrases.is_mutual(claim.type) else "→",
        _names(claim.recipients, phrases),
    )


def source(claim: Claim, picture: Picture, phrases: Phrases) -> str:
    """Return on whose word a claim rests: "insiders (anonymous) → a newspaper → this article"."""
    if not claim.chain:
        return phrases.word("claim", "own_voice")
    links = [claimant(one, phrases) for one in claim.chain]
    return " → ".join([*links, article_name(picture, phrases)])


def claimant(one: Claimant, phrases: Phrases) -> str:
    """Return a claimant's name; the kind is added where the name alone could mislead."""
    return claimant_label(one.name, one.kind, phrases)


def claimant_label(name: str, kind: ClaimantKind, phrases: Phrases) -> str:
    """Return a name, with a note if it stands for people who are not named."""
    shown = one_line(name)
    return f"{shown} ({phrases.word('claimant', kind)})" if kind == "anonymous" else shown


def article_name(picture: Picture, phrases: Phrases) -> str:
    """Return the last link of every chain: the outlet, or "this article"."""
    return one_line(picture.article.outlet or "") or phrases.word("claim", "this_article")


def circumstances(claim: Claim, phrases: Phrases) -> list[str]:
    """Return when and where, as far as the claim has them; places in the article's words."""
    found = [phrases.when(claim.when)] if claim.when else []
    return found + ([one_line(claim.where)] if claim.where else [])


def title(picture: Picture, phrases: Phrases) -> str:
    """Return the article's headline, else its first words, else that it has none."""
    given = one_line(picture.article.title or "")
    if given or not picture.paragraphs:
        return given or phrases.word("page", "untitled")
    line = picture.article.dateline
    told = [
        sentence
        for paragraph in picture.paragraphs
        for sentence in paragraph.sentences
        if line is None or sentence.span.end > line.span.end
    ]
    opening = (told or picture.paragraphs[0].sentences)[0]
    first = one_line(opening.span.of(picture.article.text))
    return textwrap.shorten(first, _FIRST_WORDS, placeholder=phrases.word("claim", "ellipsis"))


def facts(picture: Picture, phrases: Phrases) -> list[str]:
    """Return what is known of the article: outlet, date, language and how much was found."""
    article = picture.article
    day = (article.published or "")[:10]
    sources = {(c.name.casefold(), c.kind) for v in picture.voices for c in v.chain[:1]}
    parts = [
        one_line(article.outlet or "") or phrases.word("page", "unknown_outlet"),
        phrases.iso(day) if day else phrases.word("page", "undated"),
        _dateline(article),
        phrases.language_name(article.lang) or "",
        phrases.count(len(picture.claims), "claim"),
        phrases.count(len(sources), "source"),
        phrases.count(len(picture.questions), "question"),
    ]
    return [part for part in parts if part]


def _dateline(article: Article) -> str:
    """Return place and agency as they stand before the first sentence: "Berlin (dpa)"."""
    if not article.dateline:
        return ""
    agency = f"({article.dateline.agency})" if article.dateline.agency else ""
    return one_line(f"{article.dateline.place or ''} {agency}")


def amount(figure: Figure, phrases: Phrases) -> str:
    """Return the value of a figure: money in the interface language, counts as the text has them.

    A counted noun stays in the article's words and form; a number in words gets its digits added.
    """
    if phrases.is_money(figure.unit):
        return phrases.amount(figure.value, figure.unit, figure.mod)
    words = one_line(figure.as_written.text)
    if any(character.isdigit() for character in words):
        return words
    return f"{words} ({phrases.number(figure.value)})"


def quoted(text: str, phrases: Phrases) -> str:
    """Return words of the article in the interface language's quotation marks."""
    opening, closing = phrases.word("claim", "quote_open"), phrases.word("claim", "quote_close")
    return f"{opening}{one_line(text)}{closing}"


def spoken(quotation: Quotation, phrases: Phrases) -> str:
    """Return a quotation's words, its parts joined by an ellipsis."""
    ellipsis = f" {phrases.word('claim', 'ellipsis')} "
    return ellipsis.join(quoted(unquoted(part.text), phrases) for part in quotation.parts)


def as_written(when: When, phrases: Phrases) -> str:
    """Return the text's own time expression, or that the date comes from the context."""
    if not when.as_written:
        return phrases.word("timeline", "from_context")
    return phrases.word("timeline", "as_written", words=quoted(when.as_written, phrases))


def sentence_ref(index: int, phrases: Phrases) -> str:
    """Return the reference to a sentence, counted from 1 for readers, "" outside sentences."""
    return phrases.word("page", "sentence_ref", n=index + 1) if index >= 0 else ""


def since(link: Link, phrases: Phrases) -> str:
    """Return from when a listing holds, and until when if it ended."""
    if not link.since:
        told = phrases.word("designations", "since_unknown")
    else:
        told = phrases.word("designations", "since", date=phrases.iso(link.since))
    if not link.until:
        return told
    return f"{told} {phrases.word('designations', 'until', date=phrases.iso(link.until))}"


def stated(one: Stated, phrases: Phrases) -> str:
    """Return how a statement of the article about a listing stands to the lists."""
    told = phrases.word("designations", one.verdict)
    place = sentence_ref(one.passage.sentence, phrases)
    line = f"{phrases.word('designations', 'stated')} ({place}): {told}"
    return f"{line} · {one.link.list}, {since(one.link, phrases)}" if one.link else line


def details(member: Member, phrases: Phrases) -> list[str]:
    """Return what the article tells of an entity: office, country and lasting ties."""
    found = [one_line(member.description or ""), _country(member, phrases)]
    found += [tie_text(tie, phrases) for tie in member.ties]
    return [detail for detail in found if detail and detail != member.name]


def tie_text(tie: Tie, phrases: Phrases) -> str:
    """Return a lasting tie; with its certainty and source where it is not the article's own."""
    told = f"{phrases.word('relation', tie.relation)} {one_line(tie.object)}"
    notes = [] if tie.modality == "asserted" else [phrases.word("modality", tie.modality)]
    names = " → ".join(claimant(one, phrases) for one in tie.chain)
    notes += [f"{phrases.word('claim', 'source')}: {names}"] if names else []
    return f"{told} ({', '.join(notes)})" if notes else told


def _country(member: Member, phrases: Phrases) -> str:
    """Return the country of an entity, "" if its own name is that country's or its abbreviation."""
    named = phrases.country(member.country) or ""
    is_short = member.type == "place" and member.name.isupper() and len(member.name) <= len("USA")
    return "" if is_short else named


def _names(parties: tuple[Party, ...], phrases: Phrases) -> str:
    return phrases.all_of([one_line(party.name) for party in parties])
