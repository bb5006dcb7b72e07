"""Format 3: a situation as one JSON object."""

from __future__ import annotations

from typing import Any

from lagebild.change_types import Changes
from lagebild.contract.changes import changes_to_json
from lagebild.story_types import Designated, OpenPoint, Situation, Story, StoryClaim

Row = dict[str, Any]


def situation_to_json(situation: Situation, changes: Changes | None = None) -> Row:
    """Return the situation in format 3; its timeline holds the dated claims in order of time.

    With `changes`, a field of that name tells what is new.
    """
    claims = [claim for story in situation.stories for claim in story.claims]
    dated = [(claim.when, claim.id) for claim in claims if claim.when]
    row = {
        "stories": [story_to_json(story) for story in situation.stories],
        "timeline": [{"when": when, "claim": claim} for when, claim in sorted(dated)],
        "designations": [_designated_to_json(one) for one in situation.designations],
        "open_questions": [_open_point_to_json(one) for one in situation.open_points],
    }
    return row | {"changes": changes_to_json(changes)} if changes else row


def story_to_json(story: Story) -> Row:
    """Return one story as it stands in format 3."""
    return {
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "first": story.first,
        "last": story.last,
        "claims": [claim_to_json(claim) for claim in story.claims],
    }


def claim_to_json(claim: StoryClaim) -> Row:
    """Return one claim as it stands in format 3."""
    return {
        "id": claim.id,
        "type": claim.type,
        "mode": claim.mode,
        "actors": list(claim.actors),
        "recipients": list(claim.recipients),
        "when": claim.when,
        "where": claim.where,
        "summary": claim.summary,
        "status": claim.status,
        "carriers": [
            {
                "article": carrier.article,
                "statement": carrier.statement,
                "span": [carrier.span.start, carrier.span.end],
                "stance": carrier.stance,
                "copy_of": carrier.copy_of,
            }
            for carrier in claim.carriers
        ],
        "origins": [
            {
                "name": origin.name,
                "kind": origin.kind,
                "via": list(origin.via),
                "articles": list(origin.articles),
                "stance": origin.stance,
            }
            for origin in claim.origins
        ],
        "independent_origins": claim.independent_origins,
    }


def _designated_to_json(one: Designated) -> Row:
    return {
        "name": one.name,
        "list": one.link.list,
        "entry": one.link.entry,
        "since": one.link.since,
        "until": one.link.until,
        "articles": list(one.articles),
    }


def _open_point_to_json(one: OpenPoint) -> Row:
    return {
        "article": one.article,
        "span": [one.span.start, one.span.end],
        "kind": one.kind,
        "text": one.text,
    }
