"""What a sample paper is made from: front matter, marked-up text, tables and lists, read from `source/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent / "source"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is printed; widths are points in a PDF and centimetres in Word."""

    title: str
    kind: str
    """"indicators", "terms", "people", "judgements", "homes", "front" or empty."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    periods: Mapping[str, date]
    """Printed date to date: of columns of indicators, of cells of inspections."""


@dataclass(frozen=True, slots=True)
class AskedList:
    """A list of recommendations."""

    kind: str
    by_whom: str
    to_whom: str
    lead_in: str
    marker: str
    """"number" (1.), "letter" (a)), "auto" (the word processor numbers it) or the section it stands in ("2.")."""
    items: tuple[str, ...]

    def printed_number(self, position: int) -> str:
        """The number of an item, 0-based, as a reader sees it."""
        if self.marker == "letter":
            return "abcdefgh"[position]
        if self.marker in {"number", "auto"}:
            return str(position + 1)
        return f"{self.marker}{position + 1}"

    def printed_marker(self, position: int) -> str:
        """The number with its full stop or bracket; empty where the word processor sets it."""
        endings = {"letter": ")", "number": ".", "auto": ""}
        number = "" if self.marker == "auto" else self.printed_number(position)
        return number + endings.get(self.marker, "")


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a paper's text."""

    kind: str
    """"title", "centre", "right", "heading", "paragraph", "table", "recommendations" or "actions"."""
    text: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The source of one paper."""

    name: str
    style: str
    running: str
    front: Mapping[str, Any]
    body: str
    grids: Mapping[str, Grid]
    lists: Mapping[str, AskedList]
    judged: Mapping[str, str]
    said: Mapping[str, tuple[Mapping[str, str], ...]]
    """Terms, judgements and commitments that stand in running text, by kind."""

    def pieces(self, counts: Mapping[str, int]) -> tuple[Piece, ...]:
        """The text's blocks, its counts filled in."""
        filled = self.body.format_map(dict(counts))
        return tuple(piece_of(block) for block in re.split(r"\n\s*\n|\n(?=[#@])", filled.strip()) if block.strip())


def piece_of(block: str) -> Piece:
    """One block from its mark-up."""
    if block.startswith("#"):
        number, bar, text = block.lstrip("# ").partition(" | ")
        return Piece("heading", text if bar else number, number if bar else "")
    if block.startswith("@"):
        kind, _, text = block[1:].partition(" ")
        return Piece(kind, text.strip())
    numbered = re.match(r"(\d+\.\d+) ", block)
    if numbered:
        return Piece("paragraph", block[numbered.end() :], numbered.group(1))
    return Piece("paragraph", block)


def read_paper(file_name: str) -> Paper:
    """A paper's source from `source/`; a promise or term whose words do not stand in the text is an error."""
    raw = tomllib.loads((SOURCE / file_name).read_text(encoding="utf-8"))
    said = {kind: tuple(raw.get(kind, ())) for kind in ("terms", "judgements", "commitments")}
    body: str = raw["text"]["body"]
    for entry in (entry for entries in said.values() for entry in entries):
        words = entry.get("sentence") or entry["quote"]
        if words not in body:
            raise ValueError(f"{file_name}: not in the text: {words}")
    return Paper(
        name=raw["name"],
        style=raw["style"],
        running=raw["running"],
        front=raw["front"],
        body=body,
        grids={key: grid_of(table) for key, table in raw.get("tables", {}).items()},
        lists={
            key: AskedList(**{**entry, "items": tuple(entry["items"])})
            for key, entry in raw.get("recommendations", {}).items()
        },
        judged=raw.get("judged", {}),
        said=said,
    )


def grid_of(table: Mapping[str, Any]) -> Grid:
    """A table from its source."""
    dates = {**table.get("periods", {}), **table.get("dates", {})}
    return Grid(
        title=table["title"],
        kind=table.get("kind", ""),
        columns=tuple(table["columns"]),
        rows=tuple(tuple(row) for row in table["rows"]),
        widths=tuple(table["widths"]),
        periods={printed: date.fromisoformat(iso) for printed, iso in dates.items()},
    )
