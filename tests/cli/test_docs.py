import importlib.util
from pathlib import Path

import pytest

from lagebild.cli import main

ROOT = Path(__file__).resolve().parents[2]


def test_the_reference_says_what_the_commands_say() -> None:
    path = ROOT / "scripts" / "update_cli_docs.py"
    spec = importlib.util.spec_from_file_location("update_cli_docs", path)
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == script.reference(), "run scripts/update_cli_docs.py"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_has_help(name: str) -> None:
    command = main.commands[name]
    assert command.help
    for option in command.params:
        if option.param_type_name == "option":
            assert getattr(option, "help", None), f"{name} {option.name} has no help"
