"""The picture of one article as one self-contained HTML file: what its template asks for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlsplit

from lagebild.picture_types import Certainty, Claim, Passage, Picture
from lagebild.report import lines
from lagebild.report.page import render
from lagebild.report.phrases import Phrases, load_phrases
from lagebild.report.segments import Segment, cut_sentences, passage_anchor
from lagebild.report.text import Excerpt, make_excerpt, one_line

_EXCERPT = 260  # characters of a quoted passage
_SAFE_SCHEMES = frozenset({"http", "https"})


def write_html(picture: Picture, ui: str | None = None) -> str:
    """Return the picture as one HTML document in the interface language `ui`.

    `ui` None means the article's own language. The document loads nothing and works without
    script; with script, claim and passage light up together and claims can be filtered.
    """
    phrases = load_phrases(ui or picture.article.lang or "en")
    return render("report.html.j2", phrases, picture=picture, v=_View(picture, phrases))


@dataclass(frozen=True, slots=True)
class Share:
    """One certainty's part of all claims, for the profile: `start` and `count` in claims."""

    certainty: Certainty
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article as one element: `refs` and `triggers` are lists of anchors."""

    text: str
    anchors: tuple[str, ...]
    classes: str
    refs: str
    triggers: str
    href: str | None
    title: str | None


class _View:
    """What the template asks about one picture."""

    def __init__(self, picture: Picture, phrases: Phrases) -> None:
        self.picture = picture
        self.phrases = phrases
        self._voice_of = {claim.id: voice.id for voice in picture.voices for claim in voice.claims}
        self._claims = {claim.id: claim for claim in picture.claims}
        self._members = {member.entity: member.id for member in picture.members}
        self._names = {member.id: one_line(member.name) for member in picture.members}

    def head(self, claim: Claim) -> lines.Headline:
        """Return the parts of a claim's line."""
        return lines.headline(claim, self.phrases)

    def excerpt(self, passage: Passage, trigger: Passage | None = None) -> Excerpt:
        """Return a passage short enough to stand under its line."""
        return make_excerpt(passage, trigger, _EXCERPT)

    def voice_of(self, claim: Claim) -> str:
        """Return the anchor of the voice that a claim belongs to, "own" for the article's."""
        return self._voice_of.get(claim.id, "own")

    def member_of(self, entity: str) -> str:
        """Return the anchor of an entity that the picture names."""
        return self._members[entity]

    def member_types(self) -> list[str]:
        """Return the types of entities that occur, in the order of the picture."""
        return list(dict.fromkeys(member.type for member in self.picture.members))

    def profile(self) -> list[Share]:
        """Return how many claims stand under each certainty, leaving out those without any."""
        counts = Counter(claim.certainty for claim in self.picture.claims)
        shares, start = [], 0
        for certainty in get_args(Certainty):
            if counts[certainty]:
                shares.append(Share(certainty, start, counts[certainty]))
                start += counts[certainty]
        return shares

    def paragraphs(self) -> list[list[tuple[int, list[Piece]]]]:
        """Return the article as paragraphs of numbered sentences of pieces."""
        pieces = cut_sentences(self.picture)
        return [
            [(s.number, [self._piece(x) for x in pieces[s.number]]) for s in paragraph.sentences]
            for paragraph in self.picture.paragraphs
        ]

    def passage(self, anchor: str, order: int = 0) -> str:
        """Return the anchor in the article of the passage a line rests on."""
        return passage_anchor(anchor, order)

    def shows_title(self) -> bool:
        """Tell whether the article has a headline that its text does not begin with."""
        article = self.picture.article
        given = one_line(article.title or "")
        return bool(given) and not one_line(article.text[: 2 * len(given) + 9]).startswith(given)

    def source_url(self) -> str | None:
        """Return the article's address if it is one that a reader may safely follow."""
        url = self.picture.article.url or ""
        try:
            scheme = urlsplit(url).scheme.lower()
        except ValueError:
            return None
        return url if scheme in _SAFE_SCHEMES else None

    def _piece(self, segment: Segment) -> Piece:
        kinds = [f"k-{kind}" for kind in segment.kinds]
        if segment.triggers:
            kinds.append(f"m-{self._claims[segment.triggers[0]].certainty}")
        return Piece(
            text=segment.text,
            anchors=segment.anchors,
            classes=" ".join(kinds),
            refs=" ".join(segment.refs),
            triggers=" ".join(segment.triggers),
            href=f"#{segment.link.anchor}" if segment.link else None,
            title=self._title(segment),
        )

    def _title(self, segment: Segment) -> str | None:
        """Return what a pointer over a piece shows: the claim, the date or the full name."""
        if segment.triggers:
            claim = self._claims[segment.triggers[0]]
            certainty = self.phrases.word("modality", claim.certainty)
            return f"{self.head(claim).text} · {certainty}"
        if segment.value:
            return self.phrases.iso(segment.value)
        return self._names.get(segment.link.anchor) if segment.link else None
