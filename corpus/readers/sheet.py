"""Excel files: each sheet a section, its tables and texts as the sheet shows them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpus.document import Cell, Document, Notice, Place
from corpus.readers.assemble import assemble
from corpus.readers.number_formats import shown
from corpus.readers.numbers import ends_sentence
from corpus.readers.pieces import Grid, GridRow, Line, LineKind, Piece
from corpus.readers.sheet_colours import fill_colour, theme_colours
from corpus.readers.sheet_regions import Region, full_rows, regions_of

_SHEET_LEVEL = 1
_TITLE_LEVEL = 2
_LONGEST_TITLE = 15
_MOST_CELLS_NAMED = 5


def read_sheet(path: Path) -> Document:
    """An Excel file as a document; hidden rows and sheets are read and marked as hidden."""
    with warnings.catch_warnings():
        # What openpyxl does not keep (drop-down lists, extensions) is not read either.
        warnings.simplefilter("ignore")
        workbook = load_workbook(path, data_only=True)
        uncalculated = _uncalculated(workbook, path)
    theme = theme_colours(workbook.loaded_theme)
    pieces: list[Piece] = []
    notices: list[Notice] = []
    for sheet in workbook.worksheets:
        read = _Sheet(sheet, theme, frozenset(uncalculated.get(sheet.title, ())))
        found = list(read.pieces())
        if found:
            pieces += [Line(LineKind.HEADING, sheet.title, "", _SHEET_LEVEL), *found]
            notices += read.notices()
    blocks = assemble(pieces, tables_go_on=False)
    return Document(name=path.stem, file_format="xlsx", blocks=blocks, notices=tuple(notices))


def _uncalculated(workbook: Workbook, path: Path) -> dict[str, list[str]]:
    """Cells, by sheet, that hold a formula whose value was never calculated."""
    empty = {
        (sheet.title, cell.coordinate)
        for sheet in workbook.worksheets
        for cell in _written(sheet)
        if cell.value is None
    }
    if not empty:
        return {}
    found: dict[str, list[str]] = {}
    for sheet in load_workbook(path, data_only=False).worksheets:
        for cell in _written(sheet):
            if cell.data_type == "f" and (sheet.title, cell.coordinate) in empty:
                found.setdefault(sheet.title, []).append(cell.coordinate)
    return found


def _written(sheet: Worksheet) -> Iterator[SheetCell]:
    """The cells that the file holds, row by row; never the blanks up to a far cell."""
    # The public ways of openpyxl make every cell up to the last: 2.57 GB for one far cell.
    for position in sorted(sheet._cells):
        cell = sheet._cells[position]
        if isinstance(cell, SheetCell):
            yield cell


class _Sheet:
    """One sheet being read."""

    def __init__(self, sheet: Worksheet, theme: tuple[str, ...], uncalculated: frozenset[str]) -> None:
        self._sheet = sheet
        self._theme = theme
        self._uncalculated = uncalculated
        self._is_hidden = sheet.sheet_state != "visible"
        self._spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
        self._rows = self._read_rows()

    def pieces(self) -> Iterator[Piece]:
        """Texts and tables, top to bottom."""
        numbers = {row.number or 0 for row in self._rows}
        held = {
            number
            for area in self._spans.values()
            if area.max_row > area.min_row
            for number in numbers
            if area.min_row < number <= area.max_row
        }
        for region in regions_of(self._rows, frozenset(held)):
            if region.widest == 1 and not _is_key(region):
                yield from _texts(region)
            else:
                yield _grid(region)

    def notices(self) -> list[Notice]:
        """What a reader of the sheet would not see, and formulas without a value."""
        place = Place(section=(self._sheet.title,))
        notices: list[Notice] = []
        if self._is_hidden:
            notices.append(Notice("hidden text", f"sheet “{self._sheet.title}” is hidden; it was read", place))
        hidden = [row for row in self._rows if row.hidden]
        if hidden and not self._is_hidden:
            named = ", ".join(str(row.number) for row in hidden[:_MOST_CELLS_NAMED])
            more = "" if len(hidden) <= _MOST_CELLS_NAMED else ", …"
            text = f"rows hidden on sheet “{self._sheet.title}” were read: {named}{more}"
            notices.append(Notice("hidden text", text, place))
        columns = [
            letter for letter, column in self._sheet.column_dimensions.items() if column.hidden and self._uses(letter)
        ]
        if columns:
            text = f"columns hidden on sheet “{self._sheet.title}” were read: {', '.join(columns)}"
            notices.append(Notice("hidden text", text, place))
        for coordinate in sorted(self._uncalculated):
            text = f"cell {coordinate} on sheet “{self._sheet.title}” has a formula with no calculated value"
            notices.append(Notice("formula", text, place))
        return notices

    def _uses(self, letter: str) -> bool:
        return any(get_column_letter(cell.column + 1) == letter for row in self._rows for cell in row.cells)

    def _read_rows(self) -> list[GridRow]:
        cells: dict[int, list[Cell]] = {}
        for cell in _written(self._sheet):
            read = self._cell(cell)
            if read.text or read.fill:
                cells.setdefault(cell.row, []).append(read)
        with_text = {row: found for row, found in cells.items() if any(cell.text for cell in found)}
        headers = {range_boundaries(table.ref)[1] for table in self._sheet.tables.values() if table.headerRowCount != 0}
        last = max((cell.column for found in with_text.values() for cell in found if cell.text), default=0)
        return [
            GridRow(
                # A colour alone is a status inside the table and decoration to the right of it.
                tuple(cell for cell in found if cell.text or cell.column <= last),
                number,
                hidden=self._is_hidden or bool(self._sheet.row_dimensions[number].hidden),
                is_header=number in headers,
            )
            for number, found in sorted(with_text.items())
        ]

    def _cell(self, cell: SheetCell) -> Cell:
        area = self._spans.get((cell.row, cell.column))
        span = 1 if area is None else area.max_col - area.min_col + 1
        lines = shown(cell.value, cell.number_format).replace("\r\n", "\n").split("\n")
        text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
        fill = fill_colour(cell.fill, self._theme)
        return Cell(text, cell.column - 1, span, fill, bold=bool(text and cell.font and cell.font.bold))


def _is_key(region: Region) -> bool:
    """Whether texts stand beside cells of different colours: a table of what each colour means."""
    marks = [row.cells[0].fill for row in region.rows if len(row.cells) > 1 and not row.cells[0].text]
    return len(marks) > 1 and len(marks) * 2 > len(region.rows) and len(set(marks) - {""}) == len(marks)


def _texts(region: Region) -> Iterator[Line]:
    """Cells that stand alone in their rows: a title where short and bold or first, else a paragraph."""
    for position, row in enumerate(region.rows):
        cell = next(cell for cell in row.cells if cell.text)
        text = " ".join(cell.text.split())
        short = len(text.split()) <= _LONGEST_TITLE and not ends_sentence(text)
        title = short and (cell.bold or (position == 0 and row.number == 1))
        yield Line(LineKind.HEADING if title else LineKind.PARAGRAPH, text, "", _TITLE_LEVEL if title else 0)


def _grid(region: Region) -> Grid:
    cells = full_rows([row.cells for row in region.rows], region.column_count)
    rows = [
        GridRow(filled, row.number, row.hidden, row.is_header) for row, filled in zip(region.rows, cells, strict=True)
    ]
    return Grid(tuple(rows), region.column_count)
