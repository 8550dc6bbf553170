"""Raw rows become a table: which rows are header, which are sub-headings, and what goes on over a page break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.cut_rows import goes_on, join_rows
from corpus.document import Cell, Place, Row, RowKind, Table
from corpus.table_headers import header_length, is_full_width, reads_like_subheading, same_words


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it was drawn, before anybody has said what it is for."""

    cells: tuple[Cell, ...]
    place: Place
    hidden: bool = False


def build_table(raw_rows: Sequence[RawRow], place: Place, title: str = "", column_count: int | None = None) -> Table:
    """A table whose rows say what they are for; a full-width row above the header is its title and stays a row."""
    count = column_count or max((cell.column + cell.span for row in raw_rows for cell in row.cells), default=0)
    cells = [row.cells for row in raw_rows]
    lead = _rows_above_header(cells, count)
    header = cells[lead : lead + header_length(cells[lead:], count)]
    rows: list[Row] = []
    for position, raw in enumerate(raw_rows):
        at_header = lead <= position < lead + len(header)
        if not at_header and position >= lead and _repeats_header(raw.cells, header):
            continue
        kind = (
            RowKind.HEADER if at_header else _kind_of(raw.cells, count, above_header=bool(header) and position < lead)
        )
        own_place = raw.place if raw.place.row is not None else replace(raw.place, row=len(rows))
        rows.append(Row(raw.cells, kind, own_place, raw.hidden))
    if not title and lead and header:
        title = _only_text(cells[0])
    return Table(tuple(rows), place, title, count)


def stitch(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Neighbouring tables, nothing but page breaks between them: pieces of one table joined, cut rows made whole."""
    stitched: list[Table] = []
    for table in tables:
        if stitched and _is_rest_of(stitched[-1], table):
            stitched[-1] = _joined(stitched[-1], table)
        else:
            stitched.append(table)
    return tuple(stitched)


def _rows_above_header(rows: Sequence[tuple[Cell, ...]], count: int) -> int:
    """How many full-width rows stand above the first row with columns; none where no header follows them."""
    lead = 0
    while lead < len(rows) and _is_banner(rows[lead], count):
        lead += 1
    return lead if lead < len(rows) and header_length(rows[lead:], count) else 0


def _is_banner(cells: tuple[Cell, ...], count: int) -> bool:
    filled = [cell for cell in cells if cell.text.strip()]
    return count > 1 and len(filled) == 1 and (is_full_width(cells, count) or filled[0].column == 0)


def _kind_of(cells: tuple[Cell, ...], count: int, *, above_header: bool) -> RowKind:
    if above_header or (count > 1 and (is_full_width(cells, count) or reads_like_subheading(cells, count))):
        return RowKind.SUBHEADING
    return RowKind.BODY


def _repeats_header(cells: tuple[Cell, ...], header: Sequence[tuple[Cell, ...]]) -> bool:
    return any(same_words(cells, row) for row in header)


def _only_text(cells: tuple[Cell, ...]) -> str:
    return " ".join(" ".join(cell.text.split()) for cell in cells if cell.text.strip())


def _header_of(table: Table) -> tuple[Row, ...]:
    return tuple(row for row in table.rows if row.kind is RowKind.HEADER)


def _is_rest_of(first: Table, second: Table) -> bool:
    """Whether the second is the first going on: same columns, and no header of its own that differs."""
    if first.column_count != second.column_count or not first.rows or not second.rows:
        return False
    own, above = _header_of(second), _header_of(first)
    if not own:
        return True
    if len(own) == len(above) and all(same_words(a.cells, b.cells) for a, b in zip(own, above, strict=True)):
        return True
    return not _is_styled(own) and (not above or _is_styled(above))


def _is_styled(rows: Sequence[Row]) -> bool:
    return any(cell.bold or cell.fill for row in rows for cell in row.cells if cell.text.strip())


def _joined(first: Table, second: Table) -> Table:
    header = [row.cells for row in _header_of(first)]
    rest = [_without_names(row, header) for row in second.rows if not _repeats_header(row.cells, header)]
    rest = _without_repeated_title(first, rest)
    place = replace(first.place, boxes=first.place.boxes + second.place.boxes)
    rows = list(first.rows)
    others = [row for row in (*rows[:-1], *rest[1:]) if row.kind is RowKind.BODY]
    if rest and goes_on(rows[-1], rest[0], others):
        rows[-1] = join_rows(rows[-1], rest.pop(0))
    if not any(row.kind is RowKind.BODY for row in first.rows):
        raw = [RawRow(row.cells, replace(row.place, row=None), row.hidden) for row in (*rows, *rest)]
        return build_table(raw, place, first.title, first.column_count)
    rows.extend(replace(row, kind=RowKind.BODY) if row.kind is RowKind.HEADER else row for row in rest)
    numbered = tuple(replace(row, place=replace(row.place, row=number)) for number, row in enumerate(rows))
    return Table(numbered, place, first.title, first.column_count)


def _without_names(row: Row, header: Sequence[tuple[Cell, ...]]) -> Row:
    """The rest of a cut row without the names above it, where no ruling parts it from a repeated header."""
    names = {cell.column: cell.text.strip() for cell in header[-1]} if header else {}
    filled = [(cell.text.strip(), names.get(cell.column, "")) for cell in row.cells if cell.text.strip()]
    alone = sum(text == name for text, name in filled)
    if alone < 2 or not all(name and text.startswith(name) for text, name in filled):
        return row
    cells = tuple(
        replace(cell, text=cell.text.strip()[len(names.get(cell.column, "")) :].strip()) for cell in row.cells
    )
    return replace(row, cells=cells)


def _without_repeated_title(first: Table, rest: list[Row]) -> list[Row]:
    if rest and rest[0].kind is RowKind.SUBHEADING and first.title and same_words(rest[0].cells, first.rows[0].cells):
        return rest[1:]
    return rest
