"""Small documents made by hand: blocks in reading order, with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Block, Cell, Document, Heading, ListItem, Page, Paragraph, Place, Row, RowKind, Table


def heading(text: str, number: str = "", level: int = 1) -> Heading:
    return Heading(text, level, Place(), number)


def paragraph(text: str, number: str = "") -> Paragraph:
    return Paragraph(text, Place(), number)


def item(text: str, marker: str = "•", depth: int = 0) -> ListItem:
    return ListItem(text, Place(), marker, depth)


def table(rows: Sequence[Sequence[str]], *, header: bool = True, title: str = "", page: int | None = None) -> Table:
    """A row of one text is a full-width sub-heading."""
    width = max(len(row) for row in rows)
    made = []
    for index, row in enumerate(rows):
        place = Place(page=page, row=index)
        if len(row) == 1 and width > 1:
            made.append(Row((Cell(row[0], 0, width),), RowKind.SUBHEADING, place))
        else:
            kind = RowKind.HEADER if header and index == 0 else RowKind.BODY
            made.append(Row(tuple(Cell(text, column) for column, text in enumerate(row)), kind, place))
    return Table(tuple(made), Place(page=page), title, width)


def document(*blocks: Block, running: tuple[str, ...] = (), pages: int = 0, file_format: str = "docx") -> Document:
    """Numbers the blocks; each keeps its row numbers and pages."""
    placed = tuple(_placed(block, order) for order, block in enumerate(blocks))
    return Document("made-up", file_format, placed, tuple(Page(n + 1) for n in range(pages)), running_text=running)


def _placed(block: Block, order: int) -> Block:
    place = replace(block.place, block=order)
    if isinstance(block, Table):
        rows = tuple(replace(row, place=replace(row.place, block=order)) for row in block.rows)
        return replace(block, rows=rows, place=place)
    return replace(block, place=place)
