"""Who claims what: claims by the chain of people that they rest on, and direct quotations."""

from __future__ import annotations

from lagebild.picture.index import Index, party_key
from lagebild.picture_types import Claim, Quotation, Voice
from lagebild.types import Quote


def build_voices(claims: tuple[Claim, ...]) -> tuple[Voice, ...]:
    """Return one voice per chain of claimants; those of one origin together, largest first."""
    chains: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        if claim.chain:
            chains.setdefault(tuple(map(party_key, claim.chain)), []).append(claim)
    per_origin: dict[str, int] = {}
    for key, members in chains.items():
        per_origin[key[0]] = per_origin.get(key[0], 0) + len(members)
    first = {key[0]: members[0].trigger.span for key, members in reversed(chains.items())}
    ordered = sorted(chains, key=lambda k: (-per_origin[k[0]], first[k[0]], len(k)))
    return tuple(
        Voice(f"v{n}", chains[key][0].chain, tuple(chains[key])) for n, key in enumerate(ordered, 1)
    )


def build_quotations(index: Index) -> tuple[Quotation, ...]:
    """Return the direct quotations whose speaker is known, in text order."""
    known = [q for q in index.annotations.quotes if q.type == "direct" and _speaker(q, index)]
    known.sort(key=lambda quote: quote.quote)
    return tuple(
        Quotation(
            f"z{n}",
            _speaker(quote, index),
            quote.entity,
            tuple(index.passage(span) for span in quote.quote),
        )
        for n, quote in enumerate(known, 1)
    )


def _speaker(quote: Quote, index: Index) -> str:
    """Return the speaker's fullest name, "" if nobody is named."""
    entity = index.entities.get(quote.entity or "")
    if entity:
        return entity.name
    return quote.speaker[0].of(index.text) if quote.speaker else ""
