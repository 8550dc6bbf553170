"""The rows of the register that a query asks for, sorted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from assistant.page.desk import Desk
from assistant.page.register_query import RegisterQuery
from assistant.record_rows import RecordRow, kept, record_rows, row_json

SortKey = Callable[[RecordRow], Any]


def register_rows(desk: Desk, query: RegisterQuery) -> list[RecordRow]:
    """All rows that the query keeps, in its order; raises UserError for what is no date."""
    rows = record_rows(desk.library, query.record_kind, query.reckoned_from)
    rows = [
        row
        for row in kept(rows, query.wanted())
        if query.document in ("", str(row.document_id)) and query.council in ("", row.council)
    ]
    if query.sort == "paper":
        return rows[::-1] if query.down else rows
    # rows without the value stand last in either direction
    known = [row for row in rows if _value(row, query.sort) not in ("", None)]
    unknown = [row for row in rows if _value(row, query.sort) in ("", None)]
    return sorted(known, key=lambda row: _sortable(_value(row, query.sort)), reverse=bool(query.down)) + unknown


def _value(row: RecordRow, column: str) -> Any:
    if column in ("due", "due_text"):
        return row.due
    shown = row_json(row).get(column)
    return shown if isinstance(shown, str | int | float) else str(shown or "")


def _sortable(value: Any) -> tuple[int, Any]:
    if isinstance(value, date):
        return (0, value.toordinal())
    if isinstance(value, int | float):
        return (0, value)
    return (1, _natural(value))


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Numbers inside a text compare as numbers: 9 before 10, 69A before 69B."""
    parts: list[tuple[int, int, str]] = []
    digits, letters = "", ""
    for letter in f"{text.casefold()} ":
        if letter.isdecimal():
            digits += letter
            if letters:
                parts.append((1, 0, letters))
                letters = ""
        else:
            letters += letter
            if digits:
                parts.append((0, int(digits), ""))
                digits = ""
    return [*parts, (1, 0, letters)]
