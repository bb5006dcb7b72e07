"""`lagebild check-data`: every data file loaded, every rule's examples run."""

from __future__ import annotations

import click

from lagebild.checks import check_examples, check_files, check_model
from lagebild.errors import DataError


@click.command("check-data")
def check_data() -> None:
    """Check all data files and run the examples of all rules.

    Prints what was checked, or every problem with file, entry and remedy; the exit code is then 3.

    \b
    Example:
      lagebild check-data
    """
    problems: list[str] = []
    for name, check in (
        ("data files", check_files),
        ("examples and counterexamples", check_examples),
        ("model files", check_model),
    ):
        result = check()
        problems += result.problems
        click.echo(f"{result.checked} {name}, {len(result.problems)} problems")
    for problem in problems:
        click.echo(f"lagebild: {problem}", err=True)
    if problems:
        raise SystemExit(DataError.exit_code)
