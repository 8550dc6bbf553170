"""Records as columns and as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from assistant.record_rows import RecordRow, row_json

# A cell that opens with one of these is run as a formula by spreadsheet programs.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def table_of(rows: Sequence[RecordRow]) -> tuple[list[str], list[list[str]]]:
    """Column names and cells; the same columns for every row."""
    shown = [row_json(row) for row in rows]
    columns = list(dict.fromkeys(name for line in shown for name in line))
    return columns, [[_cell(line.get(name)) for name in columns] for line in shown]


def cells_of(row: RecordRow, columns: Sequence[str]) -> list[str]:
    """The named columns of one record as text."""
    shown = row_json(row)
    return [_cell(shown.get(name)) for name in columns]


def as_csv(rows: Sequence[RecordRow]) -> str:
    """One line a record under a header line."""
    columns, lines = table_of(rows)
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in line] for line in lines)
    return sheet.getvalue()


def guarded(text: str) -> str:
    """The text behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_cell(part) for part in value)
    if isinstance(value, dict):
        label = value.get("period_text") or value.get("period") or ""
        return f"{label}: {value.get('value_text', '')}".strip(": ")
    return str(value)
