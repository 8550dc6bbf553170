"""Releases with known holes are not installed and not pinned."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest

CONSTRAINTS = Path(__file__).resolve().parents[1] / "constraints.txt"

FLOORS = {
    "gradio": "6.31",
    "pypdf": "7.0.1",
    "langchain-core": "1.2.5",
    "transformers": "5.3",
    "torch": "2.10",
    "starlette": "0.49.1",
    "python-multipart": "0.0.27",
    "lxml": "6",
}


def numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text.partition("+")[0]))


def pinned() -> dict[str, str]:
    lines = [line for line in CONSTRAINTS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {name.lower(): number for name, _, number in (line.partition("==") for line in lines)}


@pytest.mark.parametrize(("package", "floor"), FLOORS.items())
def test_what_is_installed_and_pinned_has_no_known_hole(package: str, floor: str) -> None:
    assert numbers(version(package)) >= numbers(floor)
    assert numbers(pinned()[package]) >= numbers(floor)


def test_every_pin_is_a_plain_version() -> None:
    text = CONSTRAINTS.read_text("utf-8")
    assert "://" not in text
    assert "@" not in text
    assert all(number for number in pinned().values())
