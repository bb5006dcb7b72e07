"""Options that several commands share."""

from __future__ import annotations

import click

min_confidence_option = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SHARE",
    help="Leave out statements less sure than this, 0 to 1.",
)
