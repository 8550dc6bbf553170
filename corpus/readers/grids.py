"""Tables as a file holds them become tables as a reader sees them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Block, Cell, Place, RowKind, Table
from corpus.readers.pieces import Grid, GridRow, Piece
from corpus.table_headers import header_length
from corpus.tables import RawRow, build_table, stitch

_FEWEST_COLUMNS_TO_SHARE = 3
_REF = re.compile(r"\d{1,3}[A-Za-z]?\b(?!\s*[-–/]\d)(?!\.?\s+\w)")


def table_of_grid(grid: Grid, place: Place) -> Table:
    """The table of a grid, its header taken from the file's own marks where the words do not show it."""
    raw = [RawRow(row.cells, replace(place, row=row.number), row.hidden) for row in grid.rows]
    table = build_table(raw, place, grid.title, grid.column_count)
    marked = _marked_rows(grid)
    if any(row.kind is RowKind.HEADER for row in table.rows) or not 0 < marked < len(table.rows):
        return table
    headed = [replace(row, kind=RowKind.HEADER) if at < marked else row for at, row in enumerate(table.rows)]
    return replace(table, rows=tuple(headed))


def _marked_rows(grid: Grid) -> int:
    """How many rows at the top the file marks as header."""
    marked = 0
    while marked < len(grid.rows) and grid.rows[marked].is_header:
        marked += 1
    return marked


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Columns at the right that are empty throughout are left out, unless another table has as many columns.

    A piece of a table that goes on over pages keeps its empty columns.
    """
    counts = Counter(piece.column_count for piece in pieces if isinstance(piece, Grid))
    return [
        _trimmed(piece) if isinstance(piece, Grid) and counts[piece.column_count] == 1 else piece for piece in pieces
    ]


def _trimmed(grid: Grid) -> Grid:
    filled = [cell for row in grid.rows for cell in row.cells if cell.text and cell.span < grid.column_count]
    count = max((cell.column + cell.span for cell in filled), default=grid.column_count)
    if count == grid.column_count:
        return grid
    rows = [
        replace(row, cells=tuple(_narrowed(cell, count) for cell in row.cells if cell.column < count))
        for row in grid.rows
    ]
    return replace(grid, rows=tuple(rows), column_count=count)


def _narrowed(cell: Cell, count: int) -> Cell:
    return replace(cell, span=min(cell.span, count - cell.column))


def _header_of(grid: Grid) -> tuple[GridRow, ...]:
    cells = [row.cells for row in grid.rows]
    if _opens_with_ref(grid):
        return grid.rows[: _marked_rows(grid)]
    return grid.rows[: max(header_length(cells, grid.column_count), _marked_rows(grid))]


def _opens_with_ref(grid: Grid) -> bool:
    """Whether a ref stands where a column name would: the rest of a table after a page break."""
    return bool(grid.rows and grid.rows[0].cells and _REF.match(grid.rows[0].cells[0].text))


def share_headers(pieces: Sequence[Piece]) -> list[Piece]:
    """A header that stands once above several tables of the same columns is given to each of them.

    Plans print the column names once and then part the table with headings.
    """
    shared: list[Piece] = []
    headers: dict[int, tuple[GridRow, ...]] = {}
    for position, piece in enumerate(pieces):
        if not isinstance(piece, Grid) or piece.column_count < _FEWEST_COLUMNS_TO_SHARE:
            shared.append(piece)
            continue
        following = _next_grid(pieces[position + 1 :], piece.column_count)
        if following and _is_header_alone(piece, following):
            headers[piece.column_count] = tuple(replace(row, is_header=True) for row in piece.rows)
            continue
        own = _header_of(piece)
        if own:
            # Only a header that stood alone goes on past headings: one with rows of its own belongs to them.
            headers.pop(piece.column_count, None)
        rows = () if own else headers.get(piece.column_count) or _header_across_scraps(shared, piece)
        shared.append(replace(piece, rows=(*rows, *piece.rows)))
    return shared


def _header_across_scraps(before: Sequence[Piece], grid: Grid) -> tuple[GridRow, ...]:
    """The header of the table above that has the same columns, where only other tables stand between the two."""
    for position in range(len(before) - 1, -1, -1):
        above = before[position]
        if not isinstance(above, Grid):
            break
        if above.column_count == grid.column_count:
            apart = position < len(before) - 1
            return tuple(replace(row, is_header=True) for row in _header_of(above)) if apart else ()
    return ()


def _next_grid(pieces: Sequence[Piece], column_count: int) -> Grid | None:
    return next((piece for piece in pieces if isinstance(piece, Grid) and piece.column_count == column_count), None)


def _is_header_alone(grid: Grid, following: Grid) -> bool:
    if len(grid.rows) != 1 or _opens_with_ref(grid) or _header_of(following):
        return False
    rows = [row.cells for row in (*grid.rows, *following.rows)]
    return grid.rows[0].is_header or header_length(rows, grid.column_count) > 0


def join_pieces_of_tables(blocks: Sequence[Block]) -> list[Block]:
    """Tables with nothing between them are one where the second goes on without a title of its own."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(last, Table) and block.title in ("", last.title):
            joined[-1:] = stitch([last, block])
        else:
            joined.append(block)
    return joined
