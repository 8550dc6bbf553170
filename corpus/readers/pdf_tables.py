"""Ruled grids with the glyphs inside them become raw table rows."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Cell, Place
from corpus.readers.pdf_grids import GridCell, RuledGrid
from corpus.readers.pdf_ink import Area, Glyph
from corpus.readers.pdf_lines import TextLine, boxes_of, lines_of
from corpus.readers.pdf_text import Typesetting, joined_text
from corpus.tables import RawRow

_SAME_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class FilledGrid:
    """A grid on a page with the lines of text in each of its cells."""

    page: int
    grid: RuledGrid
    lines: dict[GridCell, list[TextLine]]

    @property
    def top(self) -> float:
        return self.grid.ys[0]

    @property
    def bottom(self) -> float:
        return self.grid.ys[-1]

    @property
    def has_text(self) -> bool:
        return any(self.lines.values())


def table_grids(pages: Sequence[Sequence[RuledGrid]]) -> list[list[RuledGrid]]:
    """The grids of each page that are tables: a box round running text is none unless its table is on the next page."""
    kept = []
    for at, grids in enumerate(pages):
        before = pages[at - 1][-1:] if at else []
        after = pages[at + 1][:1] if at + 1 < len(pages) else []
        kept.append(
            [
                grid
                for grid in grids
                if grid.column_count > 1
                or (grid is grids[0] and _goes_on(grid, before))
                or (grid is grids[-1] and _goes_on(grid, after))
            ]
        )
    return kept


def _goes_on(grid: RuledGrid, others: Sequence[RuledGrid]) -> bool:
    """Whether a neighbouring page has a table of the same width."""
    return any(
        other.column_count > 1
        and abs(other.xs[0] - grid.xs[0]) < _SAME_EDGE
        and abs(other.xs[-1] - grid.xs[-1]) < _SAME_EDGE
        for other in others
    )


def fill_grid(grid: RuledGrid, glyphs: Sequence[Glyph], page: int) -> FilledGrid:
    """Each glyph in the cell that holds its middle."""
    inside: dict[GridCell, list[Glyph]] = defaultdict(list)
    cell_at = {
        (cell.row + down, cell.column + step): cell
        for cell in grid.cells
        for down in range(cell.row_span)
        for step in range(cell.span)
    }
    for glyph in glyphs:
        x, y = glyph.middle
        row, column = bisect.bisect_right(grid.ys, y) - 1, bisect.bisect_right(grid.xs, x) - 1
        found = cell_at.get((min(row, grid.row_count - 1), min(column, grid.column_count - 1)))
        if found is not None:
            inside[found].append(glyph)
    return FilledGrid(page, grid, {cell: lines_of(inside[cell], page, one_column=True) for cell in grid.cells})


def raw_rows(filled: FilledGrid, place: Place, fills: Sequence[Area], setting: Typesetting) -> list[RawRow]:
    """The rows that hold text, from top to bottom."""
    rows = []
    for number in range(filled.grid.row_count):
        cells = [cell for cell in filled.grid.cells if cell.row == number]
        if not any(filled.lines[cell] for cell in cells):
            continue
        made = tuple(_cell(cell, filled, fills, setting) for cell in cells)
        boxes = tuple(box for cell in made for box in cell.boxes)
        rows.append(RawRow(made, Place(page=place.page, page_label=place.page_label, boxes=boxes)))
    return rows


def _cell(cell: GridCell, filled: FilledGrid, fills: Sequence[Area], setting: Typesetting) -> Cell:
    lines = filled.lines[cell]
    return Cell(
        text=joined_text(lines, cell.x0, cell.x1, setting),
        column=cell.column,
        span=cell.span,
        fill=_fill(cell, fills),
        boxes=boxes_of(lines),
        bold=bool(lines) and all(line.bold for line in lines),
    )


def _fill(cell: GridCell, fills: Sequence[Area]) -> str:
    """Colour of the last area drawn under the cell that covers most of it and is not white."""
    x, y = (cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2
    colour = ""
    for fill in fills:
        wide = min(fill.x1, cell.x1) - max(fill.x0, cell.x0) > 0.6 * (cell.x1 - cell.x0)
        if wide and fill.holds(x, y):
            colour = fill.colour
    return "" if colour == "ffffff" else colour
