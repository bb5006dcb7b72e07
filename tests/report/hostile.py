"""An article whose every string attacks the page, the terminal or the reader's eye."""

from __future__ import annotations

from dataclasses import replace

from lagebild.types import Annotations, Claimant, Entity, Span
from tests.fixtures import annotated

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = '" onmouseover="alert(2)" x=\''
IMAGE = "<img src=x onerror=alert(3)>"
LINK = "[press](javascript:alert(4)) ![x](http://evil.example/p.png) `code` **bold** | $x$"
BIDI = "\u202egnorts\u202c \u2066x\u2069 \u200f"
ESCAPE = "\x1b[31mred\x1b]8;;http://evil.example\x07click\x9b2J"
TEMPLATE = "{{ 7 * 7 }} {% raw %} [bold red]markup[/bold red]"
ALL = (SCRIPT, BREAKOUT, IMAGE, LINK, BIDI, ESCAPE, TEMPLATE, "</style></title></svg>")
PAYLOAD = " ".join(ALL)


def hostile() -> Annotations:
    """Return the made-up article with the payload as its text and in every name."""
    bundle = annotated()
    old = bundle.article.text
    text = (PAYLOAD + " ") * (len(old) // len(PAYLOAD) + 2)
    article = replace(
        bundle.article,
        text=text[: len(old)],
        title=PAYLOAD,
        outlet=PAYLOAD,
        authors=(PAYLOAD,),
        url="javascript:alert(document.domain)",
        notes=(PAYLOAD,),
    )
    return replace(
        bundle,
        article=article,
        entities=tuple(map(_poison_entity, bundle.entities)),
        statements=tuple(
            replace(
                s,
                where=PAYLOAD,
                actors=tuple(replace(a, name=PAYLOAD) for a in s.actors),
                attribution=(Claimant(Span(0, 5), PAYLOAD, "anonymous"), *s.attribution),
            )
            for s in bundle.statements
        ),
        quantities=tuple(replace(q, unit=PAYLOAD) for q in bundle.quantities),
        timexes=tuple(replace(t, reason=PAYLOAD) if t.value is None else t for t in bundle.timexes),
    )


def _poison_entity(entity: Entity) -> Entity:
    links = tuple(replace(link, list=PAYLOAD, entry=PAYLOAD) for link in entity.links)
    return replace(entity, name=PAYLOAD, description=PAYLOAD, links=links)
