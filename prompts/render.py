"""Fills the holes of a prompt; what is filled in is a value and never read as a prompt."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
HOLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


class WrongHoles(ValueError):
    """The values given are not those that the prompt has holes for."""


@lru_cache(maxsize=16)
def prompt(name: str) -> str:
    """The Markdown of a prompt as it is stored, holes and all."""
    if not re.fullmatch(r"[a-z_]+", name):
        raise WrongHoles(f"{name!r} is no name of a prompt")
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8").strip()


def holes(name: str) -> frozenset[str]:
    """Names of the holes of a prompt."""
    return frozenset(HOLE.findall(prompt(name)))


def render(name: str, **values: str) -> str:
    """The prompt with every hole filled, in one pass: a hole inside a value stays as it is written.

    Each value is folded to one line, so that no line of a prompt can be forged, unless it is a sequence of lines
    that `listed` has made.
    """
    missing, unknown = holes(name) - values.keys(), values.keys() - holes(name)
    if missing or unknown:
        raise WrongHoles(f"{name}.md: missing {sorted(missing)}, unknown {sorted(unknown)}")
    filled = {key: value if isinstance(value, Lines) else folded(value) for key, value in values.items()}
    return HOLE.sub(lambda match: filled[match.group(1)], prompt(name))


class Lines(str):
    """Lines of which each has been folded."""

    __slots__ = ()


def listed(items: list[str]) -> Lines:
    """One line an item."""
    return Lines("\n".join(folded(item) for item in items))


def folded(text: str) -> str:
    """A text on one line, without characters that are not shown."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
