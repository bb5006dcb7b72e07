#!/usr/bin/env python3
"""Write docs/cli.md: what `--help` says of every command. A test compares the two."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lagebild.cli import main

DOCS = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
_HEAD = """# Command line

What `lagebild --help` and `lagebild COMMAND --help` print. Written by `scripts/update_cli_docs.py`.
"""


def help_text(name: str | None = None) -> str:
    """Return what a command, or the program, says of itself, 80 columns wide."""
    settings = {"terminal_width": 80, **main.context_settings}
    context = click.Context(main, info_name="lagebild", **settings)
    if name:
        context = click.Context(main.commands[name], parent=context, info_name=name)
    return context.get_help().rstrip()


def reference() -> str:
    """Return the whole page."""
    parts = [_HEAD, f"## lagebild\n\n```\n{help_text()}\n```\n"]
    for name in sorted(main.commands):
        parts.append(f"## lagebild {name}\n\n```\n{help_text(name)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    DOCS.write_text(reference(), encoding="utf-8")
    sys.stdout.write(f"{DOCS.name} written\n")
