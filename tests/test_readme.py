"""What the README tells people to type is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from assistant.__main__ import app
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHELL_LINES = [
    line.partition("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.S)
    for line in block.splitlines()
]


def lines_that_begin(program: str) -> list[str]:
    found = [line for line in SHELL_LINES if line.startswith(f"{program} ")]
    assert found
    return found


@pytest.mark.parametrize("line", lines_that_begin("assistant"))
def test_a_command_of_the_readme_exists(line: str) -> None:
    _, name, *words = shlex.split(line)
    command = get_command(app).commands[name]  # type: ignore[attr-defined]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("line", lines_that_begin("make"))
def test_a_target_of_the_readme_exists(line: str) -> None:
    assert re.search(rf"^{line.split()[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.M)


def test_the_readme_names_every_setting() -> None:
    named = set(re.findall(r"^\| `(ASSISTANT_\w+)`", README, re.M))
    assert named == {f"ASSISTANT_{name.upper()}" for name in Settings.model_fields}


def test_the_readme_gives_the_settings_own_defaults() -> None:
    rows = re.findall(r"^\| `ASSISTANT_(\w+)` \|.*\| `([^`]*)`[^|]*\|$", README, re.M)
    assert rows
    for name, given in rows:
        default = Settings.model_fields[name.lower()].default
        assert given == (
            str(default).lower()
            if isinstance(default, bool)
            else f"{default:g}"
            if isinstance(default, float)
            else str(default)
        ), name
