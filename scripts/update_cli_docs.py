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


def help_text(command: click.Command, *names: str) -> str:
    """Return what a command says of itself, 80 columns wide."""
    parent = click.Context(main, info_name=" ".join(("lagebild", *names)), terminal_width=80)
    return command.get_help(parent).rstrip()


def reference() -> str:
    """Return the whole page."""
    parts = [_HEAD, f"## lagebild\n\n```\n{help_text(main)}\n```\n"]
    for name, command in sorted(main.commands.items()):
        parts.append(f"## lagebild {name}\n\n```\n{help_text(command, name)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    DOCS.write_text(reference(), encoding="utf-8")
    sys.stdout.write(f"{DOCS.name} written\n")
