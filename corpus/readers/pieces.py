"""Pieces of a document in reading order, before its headings are nested and its places are known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Cell


class LineKind(StrEnum):
    """What a piece of text looks like on its own."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Line:
    """One heading, paragraph or list item."""

    kind: LineKind
    text: str
    label: str = ""
    """Printed number or list marker, taken off the text."""
    level: int = 0
    """Outline level of its style, 1 for the outermost; 0 where it has none. Depth of a list item, from 0."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a table as the file holds it."""

    cells: tuple[Cell, ...]
    number: int | None = None
    """The sheet's own row number, for Excel."""
    hidden: bool = False
    is_header: bool = False
    """Marked as a header row by the file itself."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as the file holds it."""

    rows: tuple[GridRow, ...]
    column_count: int
    title: str = ""


Piece = Line | Grid
