"""Recommendations that stand in tables: a row of the front sheet, or a table of recommendations and responses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Document, Place, Row, RowKind, Table
from corpus.records.asking import ASKS, NOTHING
from corpus.records.sentences import one_line

_LABEL = re.compile(
    r"^(?:officer\s+)?recommend(?:ations?|ed\s+actions?|ed\s+decisions?)(?:\s*\(s\))?\s*:?$", re.IGNORECASE
)
_MARKER = re.compile(r"^\s*(?:[•◼▪●–*-]|\(?(?P<number>\d{1,2}(?:\.\d{1,2})?|[a-z]|[ivx]{1,4})[.)])\s+", re.IGNORECASE)
_COLUMN = re.compile(
    r"^(?:the\s+)?(?:(?:ofsted|inspection|cqc|report|original|full|review|audit)(?:[’']s)?\s+)*"
    r"(?:recommendations?|areas?\s+for\s+improvement|priority\s+actions?)(?:\s+(?:made|text|from\s+.*|for\s+.*))?$",
    re.IGNORECASE,
)
_NUMBER_COLUMN = re.compile(
    r"^(?:ref(?:erence)?\.?|no\.?|number|#|rec(?:ommendation)?\.?\s*(?:no|number|ref|#)\.?|item|id)$", re.I
)
_RESPONSE_COLUMN = re.compile(
    r"\b(?:response|accepted|action|progress|update|status|lead|owner|by\s+when|due)\b", re.IGNORECASE
)
_RISK = re.compile(r"\b(?:risks?|threat|mitigation|likelihood|opportunity|controls?|implications?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """One item as it stands, before it is known who asks whom."""

    number: str
    text: str
    place: Place
    lead_in: str = ""
    heading: str = ""
    before: str = ""
    area: bool = False
    quote: str = ""
    listed: bool = True
    """Whether it is an item of a list, not a paragraph with a number of its own."""
    answered: bool = False
    """Whether a response to it stands beside it: then it was made to the council, not asked of a committee."""


def front_sheet_items(document: Document) -> Iterator[Asked]:
    """Items of a row whose first cell says "Recommendations", its continuation rows included."""
    for table in document.tables:
        if any(_RISK.search(name) for name in table.columns) and len(table.rows[0].cells) > 2:
            continue
        lines: list[tuple[str, Row]] = []
        inside = False
        for row in table.rows:
            label = one_line(row.text_at(0))
            values = [cell.text for cell in row.cells if cell.column > 0 and cell.text.strip()]
            if label:
                inside = bool(_LABEL.match(label)) and len(values) == 1
            if inside:
                lines.extend((one_line(line), row) for value in values for line in value.splitlines() if line.strip())
        yield from _items_of(lines)


def _items_of(lines: list[tuple[str, Row]]) -> Iterator[Asked]:
    lead_in = ""
    count = 0
    for text, row in lines:
        match = _MARKER.match(text)
        bare = text[match.end() :] if match else text
        if not match and (
            bare.endswith(":") or (ASKS.search(bare) and len(lines) > 1 and count == 0 and len(bare) < 200)
        ):
            lead_in, count = bare, 0
            continue
        if NOTHING.match(bare):
            continue
        count += 1
        printed = match["number"] if match else None
        yield Asked(printed or str(count), bare, row.place, lead_in, "Recommendations", quote=bare)


def table_items(document: Document) -> Iterator[Asked]:
    """Rows of a table with a column of recommendations; a table of risks is none."""
    before = ""
    for block in document.blocks:
        if not isinstance(block, Table):
            before = one_line(block.text)
            continue
        column = _recommendation_column(block)
        if column is None:
            continue
        heading = " ".join((block.title, *block.place.section[-1:], block.columns[column]))
        area = "area" in block.columns[column].lower()
        yield from _table_rows(block, column, heading, before, area=area)


def _recommendation_column(table: Table) -> int | None:
    names = [name.strip() for name in table.columns]
    found = [index for index, name in enumerate(names) if _COLUMN.match(name)]
    if len(found) != 1 or len(names) < 2 or any(_RISK.search(name) for name in names):
        return None
    return found[0]


def _table_rows(table: Table, column: int, heading: str, before: str, *, area: bool) -> Iterator[Asked]:
    numbers = [index for index, name in enumerate(table.columns) if _NUMBER_COLUMN.match(name.strip())]
    answered = any(_RESPONSE_COLUMN.search(name) for name in table.columns)
    count = 0
    for row in table.rows:
        text = one_line(row.text_at(column)) if row.kind is RowKind.BODY else ""
        if not text or NOTHING.match(text) or any(cell.span >= table.column_count for cell in row.cells):
            continue
        count += 1
        match = _MARKER.match(text)
        printed = one_line(row.text_at(numbers[0])) if numbers else (match["number"] if match else "")
        bare = text[match.end() :] if match and not numbers else text
        yield Asked(printed or str(count), bare, row.place, "", heading, before, area, row.quote, answered=answered)
