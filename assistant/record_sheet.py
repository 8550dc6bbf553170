"""Records as an Excel file, safe to open."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assistant.record_export import guarded, table_of
from assistant.record_rows import RecordRow

WIDE = {"title", "progress", "outcome", "text", "sentence", "meaning", "quote"}


def as_xlsx(rows: Sequence[RecordRow], sheet_name: str) -> bytes:
    """An Excel file with one sheet: bold header row, frozen, with filters."""
    columns, lines = table_of(rows)
    book = Workbook()
    sheet = book.active
    sheet.title = sheet_name
    sheet.append(columns)
    for line in lines:
        sheet.append([_printable(guarded(cell)) for cell in line])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for number, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = 60 if name in WIDE else 18
        sheet.cell(row=1, column=number).font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _printable(text: str) -> str:
    """Without the control characters that Excel's format forbids."""
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")
