"""Which tables of a document are action plans, and what their columns are for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Cell, Row, RowKind, Table
from corpus.records.columns import RISK, Use, columns_by_content, columns_by_name, is_due_cell, is_plan, mostly, use_of
from corpus.statuses import is_status

_MOST_GROUP_ROWS = 2


@dataclass(frozen=True, slots=True)
class PlanPart:
    """Rows of a plan that share their columns."""

    uses: Mapping[Use, int]
    names: tuple[str, ...]
    rows: tuple[Row, ...]

    def text(self, row: Row, use: Use) -> str:
        """The cell of a row for one use; a merged cell belongs to the first use that it covers."""
        cell = self.cell(row, use)
        return cell.text.strip() if cell else ""

    def cell(self, row: Row, use: Use) -> Cell | None:
        column = self.uses.get(use)
        if column is None:
            return None
        for cell in row.cells:
            if cell.column <= column < cell.column + cell.span:
                taken = any(cell.column <= other < column for other in self.uses.values())
                return None if taken else cell
        return None

    def others(self, row: Row) -> tuple[tuple[str, str], ...]:
        """Cells of the columns without a use, with the column's name."""
        used = {id(self.cell(row, use)) for use in self.uses}
        return tuple(
            (self.names[cell.column] if cell.column < len(self.names) else "", cell.text.strip())
            for cell in row.cells
            if cell.text.strip() and id(cell) not in used
        )


def plan_parts(table: Table, before: PlanPart | None, key: Mapping[str, str]) -> tuple[PlanPart, ...]:
    """The parts of a table that are a plan, in order; none where it is something else.

    `before` is the last part of the plan above it, whose columns hold for a table that has no header of its own.
    """
    parts: list[PlanPart] = []
    for names, rows in _segments(table):
        part = _part(names, rows, table.column_count, parts[-1] if parts else before, key)
        if part is None and names and not parts:
            return ()
        if part is not None:
            parts.append(part)
    return tuple(parts)


def _segments(table: Table) -> Iterator[tuple[tuple[str, ...], tuple[Row, ...]]]:
    """The rows below each header, with its names; a row of groups above the first header is left out."""
    names = _column_names(table)
    rows: list[Row] = []
    for row in table.body:
        if _is_header(row, table.column_count):
            if names or len(rows) > _MOST_GROUP_ROWS:
                yield names, tuple(rows)
            names, rows = tuple(" ".join(row.text_at(column).split()) for column in range(table.column_count)), []
        else:
            rows.append(row)
    yield names, tuple(rows)


def _column_names(table: Table) -> tuple[str, ...]:
    """The names of the columns: of a header of two rows the lower, where it says more than the name of a group."""
    headers = [row for row in table.rows if row.kind is RowKind.HEADER]
    if len(headers) < 2:
        return table.columns if headers else ()
    lower = [" ".join(headers[-1].text_at(column).split()) for column in range(table.column_count)]
    return tuple(name if use_of(name) else both for name, both in zip(lower, table.columns, strict=True))


def _is_header(row: Row, count: int) -> bool:
    """Whether a row inside the table names columns of a plan rather than holding one of its actions."""
    names = [" ".join(cell.text.split()) for cell in row.cells if cell.text.strip()]
    if len(names) < 3 or any(len(name) > 90 for name in names):
        return False
    named = sum(use_of(name) is not None for name in names)
    if named * 3 < len(names) * 2 or any(
        use_of(name) is None and (is_status(name) or is_due_cell(name)) for name in names
    ):
        return False
    return is_plan([row.text_at(column) for column in range(count)]) and all(len(name.split()) <= 9 for name in names)


def _part(
    names: tuple[str, ...], rows: tuple[Row, ...], count: int, before: PlanPart | None, key: Mapping[str, str]
) -> PlanPart | None:
    body = [row for row in rows if row.kind is RowKind.BODY]
    if not body:
        return None
    if names and is_plan(names):
        return PlanPart(_completed(columns_by_name(names), names, body, count, key), names, rows)
    if any(names) and not _is_data(names, key):
        return None
    if before is not None and len(before.names) == count and _fits(before, body, key):
        return PlanPart(before.uses, before.names, rows)
    uses = columns_by_content(body, count, key)
    return PlanPart(uses, ("",) * count, rows) if uses else None


def _is_data(names: Sequence[str], key: Mapping[str, str]) -> bool:
    """Whether what was taken for a header is a row of a plan."""
    if sum(use_of(name) is not None for name in names) * 2 > sum(bool(name) for name in names):
        return False
    return any(is_due_cell(name) for name in names) or any(is_status(name, key) for name in names)


def _completed(
    uses: dict[Use, int], names: Sequence[str], body: Sequence[Row], count: int, key: Mapping[str, str]
) -> dict[Use, int]:
    """Columns whose names say nothing take the use that their content shows, where no named column has it."""
    silent = [column for column in range(count) if use_of(names[column]) is None and not RISK.search(names[column])]
    for use, column in columns_by_content(body, count, key).items():
        told = use in {Use.OWNER, Use.DUE, Use.STATUS} or (use is Use.REF and column == 0) or not names[column]
        if column in silent and told and use not in uses and column not in uses.values():
            uses[use] = column
    return uses if Use.STATUS in uses else _with_status_in_notes(uses, names, body, key)


def _with_status_in_notes(
    uses: dict[Use, int], names: Sequence[str], body: Sequence[Row], key: Mapping[str, str]
) -> dict[Use, int]:
    """A column named like one of notes ("Position") is the status where it holds nothing else."""
    for column, name in enumerate(names):
        found = use_of(name)
        texts = [text for row in body if (text := row.text_at(column).strip())]
        if found and found[0] is Use.PROGRESS and mostly(texts, lambda text: is_status(text, key)):
            others = ["" if number == column else other for number, other in enumerate(names)]
            return {**uses, **_progress(columns_by_name(others)), Use.STATUS: column}
    return uses


def _progress(uses: Mapping[Use, int]) -> dict[Use, int]:
    return {use: column for use, column in uses.items() if use is Use.PROGRESS}


def _fits(before: PlanPart, body: Sequence[Row], key: Mapping[str, str]) -> bool:
    """Whether rows hold in the columns of the plan above what these columns are for."""

    def held(use: Use) -> list[str]:
        return [text for row in body if (text := before.text(row, use))]

    told = [
        (held(Use.DUE), is_due_cell),
        (held(Use.STATUS), lambda text: is_status(text, key)),
        (held(Use.TITLE), lambda text: len(text.split()) > 1),
        (held(Use.OWNER), lambda text: bool(re.search(r"[^\W\d_]{2}", text))),
    ]
    if not told[0][0] and not told[1][0]:
        return False
    return all(sum(map(test, texts)) * 2 >= len(texts) for texts, test in told)
