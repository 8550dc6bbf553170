"""Where the tables of a sheet begin and end: blank rows and columns part them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.document import Cell
from corpus.readers.pieces import GridRow
from corpus.table_headers import header_length

_FEWEST_IN_ROW = 2
"""Cells with text that make a row of a table."""


@dataclass(frozen=True, slots=True)
class Region:
    """Rows of cells with nothing blank between them; columns are counted from the region's first."""

    rows: tuple[GridRow, ...]
    first_column: int
    column_count: int

    @property
    def widest(self) -> int:
        """The most cells with text in one row."""
        return max(sum(bool(cell.text) for cell in row.cells) for row in self.rows)


def regions_of(rows: Sequence[GridRow], held: frozenset[int]) -> list[Region]:
    """The tables and texts of one sheet, top to bottom; rows after a blank one that go on with a table belong to it.

    `held` are the numbers of rows that a cell merged over rows holds together with the row above.
    """
    regions: list[Region] = []
    for band in _bands(rows, held):
        whole = _whole(band)
        if regions and _goes_on(regions[-1], whole):
            regions[-1] = _joined(regions[-1], whole)
        else:
            regions += _columns_apart(band)
    return regions


def _bands(rows: Sequence[GridRow], held: frozenset[int]) -> list[list[GridRow]]:
    bands: list[list[GridRow]] = []
    last = None
    for row in rows:
        number = row.number or 0
        if last is None or (number > last + 1 and number not in held):
            bands.append([])
        bands[-1].append(row)
        last = number
    return bands


def _whole(band: Sequence[GridRow]) -> Region:
    cells = [cell for row in band for cell in row.cells]
    return _region(band, min(cell.column for cell in cells), max(cell.column + cell.span for cell in cells) - 1)


def _columns_apart(band: Sequence[GridRow]) -> list[Region]:
    used: set[int] = set()
    for row in band:
        for cell in row.cells:
            used.update(range(cell.column, cell.column + cell.span))
    parts: list[list[int]] = []
    for column in sorted(used):
        if parts and column == parts[-1][-1] + 1:
            parts[-1].append(column)
        else:
            parts.append([column])
    return [_region(band, part[0], part[-1]) for part in parts]


def _region(band: Sequence[GridRow], first: int, last: int) -> Region:
    kept: list[GridRow] = []
    for row in band:
        inside = [replace(cell, column=cell.column - first) for cell in row.cells if first <= cell.column <= last]
        if inside:
            kept.append(replace(row, cells=tuple(inside)))
    return Region(tuple(kept), first, last - first + 1)


def _goes_on(above: Region, region: Region) -> bool:
    """Whether rows after a blank row are more rows of the table above: its columns, and no header of their own."""
    start = region.first_column - above.first_column
    fits = start >= 0 and start + region.column_count <= above.column_count
    if not fits or region.widest < _FEWEST_IN_ROW or region.widest * 2 < above.column_count:
        return False
    return _headed(above) and not _headed(region)


def _headed(region: Region) -> bool:
    rows = [row.cells for row in region.rows]
    while rows and sum(bool(cell.text) for cell in rows[0]) < _FEWEST_IN_ROW:
        rows = rows[1:]
    return header_length(full_rows(rows, region.column_count), region.column_count) > 0


def _joined(above: Region, region: Region) -> Region:
    shift = region.first_column - above.first_column
    moved = [
        replace(row, cells=tuple(replace(cell, column=cell.column + shift) for cell in row.cells))
        for row in region.rows
    ]
    return replace(above, rows=(*above.rows, *moved))


def full_rows(rows: Sequence[tuple[Cell, ...]], count: int) -> list[tuple[Cell, ...]]:
    """Rows with an empty cell wherever none is written."""
    full: list[tuple[Cell, ...]] = []
    for cells in rows:
        by_column: dict[int, Cell] = {cell.column: cell for cell in cells}
        covered = defaultdict(bool, {at: True for cell in cells for at in range(cell.column, cell.column + cell.span)})
        blanks = [Cell("", column) for column in range(count) if not covered[column]]
        full.append(tuple(sorted((*by_column.values(), *blanks), key=lambda cell: cell.column)))
    return full
