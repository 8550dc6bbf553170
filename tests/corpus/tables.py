"""Small documents made by hand."""

from __future__ import annotations

from corpus.document import Block, Cell, Document, Heading, ListItem, Paragraph, Place, Row, RowKind, Table


def document_of(*blocks: Block) -> Document:
    """A paper of these blocks."""
    return Document("paper", "docx", tuple(blocks))


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, Place())


def item(text: str) -> ListItem:
    return ListItem(text, Place(), "•")


def heading(text: str, level: int = 2, number: str = "") -> Heading:
    return Heading(text, level, Place(), number)


def table(*rows: tuple[str, ...], headed: bool = True, section: tuple[str, ...] = ()) -> Table:
    """A table whose first row names its columns, unless it has no header; a row of one cell is as wide as the table."""
    count = max(len(row) for row in rows)
    return Table(
        tuple(_row(number, row, count, header=headed and number == 0) for number, row in enumerate(rows)),
        Place(section=section),
        "",
        count,
    )


def _row(number: int, texts: tuple[str, ...], count: int, *, header: bool) -> Row:
    kind = RowKind.HEADER if header else RowKind.SUBHEADING if len(texts) == 1 else RowKind.BODY
    if len(texts) == 1:
        return Row((Cell(texts[0], 0, count),), kind, Place(row=number))
    return Row(tuple(Cell(text, column) for column, text in enumerate(texts)), kind, Place(row=number))
