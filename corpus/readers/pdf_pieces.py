"""A document's pages become one run of drafts and tables: cut paragraphs and cut tables are whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.document import Box, Place, Table
from corpus.readers.pdf_grids import RuledGrid, with_columns
from corpus.readers.pdf_ink import Area
from corpus.readers.pdf_lines import TextLine
from corpus.readers.pdf_paragraphs import Draft, drafts_of, joined_over_gap, joined_over_pages
from corpus.readers.pdf_tables import FilledGrid, raw_rows
from corpus.readers.pdf_text import Typesetting
from corpus.table_headers import header_length, is_full_width
from corpus.tables import RawRow, build_table, stitch

_SAME_EDGE = 4.0
_CAPTION = re.compile(r"(?:table|figure|chart)\s+\d+[A-Za-z]?\b(?!.*\.$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page without its running header and footer."""

    number: int
    label: str
    columns: Sequence[Sequence[TextLine]]
    """Lines of each column, columns in reading order."""
    tables: Sequence[FilledGrid]
    fills: Sequence[Area]


@dataclass(frozen=True, slots=True)
class TablePiece:
    """A table, or the part of it on one page."""

    grid: RuledGrid
    rows: tuple[RawRow, ...]
    page: int
    label: str

    @property
    def place(self) -> Place:
        xs, ys = self.grid.xs, self.grid.ys
        box = Box(self.page, round(xs[0], 2), round(ys[0], 2), round(xs[-1], 2), round(ys[-1], 2))
        return Place(page=self.page, page_label=self.label, boxes=(box,))


def pieces_of(pages: Iterable[PageContent], setting: Typesetting) -> list[Draft | Table]:
    """Drafts and tables in reading order over all pages."""
    loose: list[Draft | TablePiece] = []
    for page in pages:
        for piece in _on_page(page, setting):
            whole = _whole(loose[-1] if loose else None, piece)
            loose[len(loose) - (whole is not None) :] = [piece if whole is None else whole]
    return _with_tables(_with_shared_headers(_on_common_columns(loose)))


def _whole(before: Draft | TablePiece | None, after: Draft | TablePiece) -> Draft | None:
    """Both as one paragraph where a break has cut it."""
    if not isinstance(before, Draft) or not isinstance(after, Draft):
        return None
    if before.lines[-1].page != after.lines[0].page:
        return joined_over_pages(before, after) or joined_over_gap(before, after)
    return joined_over_gap(before, after)


def _on_page(page: PageContent, setting: Typesetting) -> list[Draft | TablePiece]:
    """Text and tables from top to bottom, column by column."""
    found: list[Draft | TablePiece] = []
    waiting = sorted(page.tables, key=lambda table: table.top)
    for lines in page.columns:
        stretch: list[TextLine] = []
        for line in lines:
            while waiting and waiting[0].top < line.baseline and _beside(waiting[0], lines):
                found.extend(drafts_of(stretch, setting))
                stretch = []
                found.extend(_piece(waiting.pop(0), page, setting))
            stretch.append(line)
        found.extend(drafts_of(stretch, setting))
    for table in waiting:
        found.extend(_piece(table, page, setting))
    return found


def _beside(table: FilledGrid, lines: Sequence[TextLine]) -> bool:
    """Whether the table stands in the same column as the lines."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return min(right, table.grid.xs[-1]) - max(left, table.grid.xs[0]) > 0


def _piece(table: FilledGrid, page: PageContent, setting: Typesetting) -> list[TablePiece]:
    place = Place(page=page.number, page_label=page.label)
    rows = tuple(raw_rows(table, place, page.fills, setting))
    return [TablePiece(table.grid, rows, page.number, page.label)] if rows else []


def _on_common_columns(pieces: Sequence[Draft | TablePiece]) -> list[Draft | TablePiece]:
    """Pieces of one table get the same columns, though some show only merged rows; page breaks are looked at first."""
    aligned = list(pieces)
    for over_break in (True, False):
        for at in range(1, len(aligned)):
            before, after = aligned[at - 1], aligned[at]
            if isinstance(before, Draft) or isinstance(after, Draft) or over_break == (before.page == after.page):
                continue
            if not before.grid.ruled or not _same_width(before.grid, after.grid):
                continue
            if before.grid.column_count > after.grid.column_count and _within(after.grid, before.grid):
                aligned[at] = _recolumned(after, before.grid.xs)
            elif before.grid.column_count < after.grid.column_count and _within(before.grid, after.grid):
                aligned[at - 1] = _recolumned(before, after.grid.xs)
    return aligned


def _same_width(first: RuledGrid, second: RuledGrid) -> bool:
    if first.ruled != second.ruled or abs(first.xs[0] - second.xs[0]) > _SAME_EDGE:
        return False
    return not first.ruled or abs(first.xs[-1] - second.xs[-1]) <= _SAME_EDGE


def _within(some: RuledGrid, grid: RuledGrid) -> bool:
    """Whether the edges of one are edges of the other."""
    edges = some.xs if some.ruled else some.xs[:-1]
    return all(min(abs(edge - other) for other in grid.xs) <= _SAME_EDGE for edge in edges)


def _recolumned(piece: TablePiece, xs: tuple[float, ...]) -> TablePiece:
    grid = with_columns(piece.grid, xs)
    moved = {old.column: (new.column, new.span) for old, new in zip(piece.grid.cells, grid.cells, strict=True)}
    ends = {old.column + old.span: new.column + new.span for old, new in zip(piece.grid.cells, grid.cells, strict=True)}
    rows = []
    for row in piece.rows:
        cells = []
        for cell in row.cells:
            first = moved[cell.column][0]
            cells.append(replace(cell, column=first, span=max(ends[cell.column + cell.span] - first, 1)))
        rows.append(replace(row, cells=tuple(cells)))
    return TablePiece(grid, tuple(rows), piece.page, piece.label)


def _with_shared_headers(pieces: Sequence[Draft | TablePiece]) -> list[Draft | TablePiece]:
    """A header that stands alone above headings is given to the tables below it that have its columns."""
    shared: list[Draft | TablePiece] = []
    header: TablePiece | None = None
    for at, piece in enumerate(pieces):
        if isinstance(piece, Draft) or len(piece.grid.xs) < 4:
            shared.append(piece)
            continue
        following = next((later for later in pieces[at + 1 :] if _has_columns_of(later, piece)), None)
        if isinstance(following, TablePiece) and len(piece.rows) == 1 and _is_header_of(piece, following):
            header = piece
            continue
        if header is not None and _has_columns_of(piece, header) and not _header_length(piece):
            shared.append(replace(piece, rows=header.rows + piece.rows))
        else:
            shared.append(piece)
    return shared


def _has_columns_of(piece: Draft | TablePiece, other: TablePiece) -> bool:
    return (
        isinstance(piece, TablePiece)
        and _same_width(piece.grid, other.grid)
        and _within(piece.grid, other.grid)
        and len(piece.grid.xs) == len(other.grid.xs)
    )


def _header_length(piece: TablePiece) -> int:
    return header_length([row.cells for row in piece.rows], piece.grid.column_count)


def _is_header_of(piece: TablePiece, following: TablePiece) -> bool:
    rows = [row.cells for row in (*piece.rows, *following.rows)]
    return not _header_length(following) and header_length(rows, piece.grid.column_count) > 0


def _could_go_on(before: TablePiece, piece: TablePiece) -> bool:
    """Whether the columns are the same; on one page a full-width row below white space opens another table."""
    opens = before.page == piece.page and is_full_width(piece.rows[0].cells, piece.grid.column_count)
    return _has_columns_of(piece, before) and not opens


def _with_tables(pieces: Sequence[Draft | TablePiece]) -> list[Draft | Table]:
    """Tables with nothing between them but a page break or a hairline are joined where they are one."""
    joined: list[Draft | Table] = []
    before: TablePiece | None = None
    for piece in pieces:
        if isinstance(piece, Draft):
            joined.append(piece)
            before = None
            continue
        last = joined[-1] if joined else None
        caption = last.text if isinstance(last, Draft) and _CAPTION.match(last.text) else ""
        table = build_table(piece.rows, piece.place, caption, piece.grid.column_count)
        if isinstance(last, Table) and before is not None and _could_go_on(before, piece):
            joined[-1:] = stitch([last, table])
        else:
            joined.append(table)
        before = piece
    return joined
