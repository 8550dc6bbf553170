"""The first page as rows of text: front-sheet rows with their cells, letterhead lines and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Block, Document, Heading, ListItem, Paragraph, Place, Table

MOST_BLOCKS = 40
LAST_FRONT_PAGE = 2


@dataclass(frozen=True, slots=True)
class FrontText:
    """One cell or line of the front."""

    text: str
    place: Place
    column: int = 0
    heading: bool = False
    in_table: bool = False


FrontRow = tuple[FrontText, ...]

_MARKUP = re.compile(r"\*\*|</?[bip]>")
_FIRST_SECTION = re.compile(r"^1(?:[.)]|\.0|\.1)?$")


def front_rows(document: Document) -> tuple[FrontRow, ...]:
    """Rows of the first page or pages, up to the first numbered section."""
    rows: list[FrontRow] = []
    for block in _front_blocks(document):
        rows.extend(_rows_of(block))
    return tuple(rows)


def table_rows(document: Document) -> tuple[FrontRow, ...]:
    """Rows of every table of two to four columns: contact boxes stand at the end of some papers."""
    return tuple(row for table in document.tables if table.column_count <= 4 for row in _rows_of(table))


def plain(text: str) -> str:
    """One line of text without leftover markup."""
    return " ".join(_MARKUP.sub("", text).split())


def _front_blocks(document: Document) -> Iterator[Block]:
    for count, block in enumerate(document.blocks):
        page = block.place.page or 1
        if count >= MOST_BLOCKS or page > LAST_FRONT_PAGE or _opens_first_section(block):
            return
        yield block


def _holds_data(table: Table) -> bool:
    """A table under its own column names: a front sheet has labels at its side, not above."""
    return len([name for name in table.columns if name]) >= 3 or len(table.rows) > MOST_BLOCKS


def _opens_first_section(block: Block) -> bool:
    if isinstance(block, Heading | Paragraph):
        return bool(_FIRST_SECTION.match(block.number))
    return isinstance(block, ListItem) and bool(_FIRST_SECTION.match(block.marker))


def _rows_of(block: Block) -> Iterator[FrontRow]:
    if isinstance(block, Table):
        if _holds_data(block):
            return
        if block.title:
            yield (FrontText(plain(block.title), block.place, in_table=True),)
        for row in block.rows:
            cells = tuple(
                FrontText(_lines(cell.text), row.place, cell.column, in_table=True)
                for cell in row.cells
                if cell.text.strip()
            )
            if cells and cells[0].text != plain(block.title):
                yield cells
        return
    text = block.quote if isinstance(block, Heading) else block.text
    for line in text.splitlines():
        if plain(line):
            yield (FrontText(plain(line), block.place, heading=isinstance(block, Heading)),)


def _lines(text: str) -> str:
    return "\n".join(plain(line) for line in text.splitlines() if plain(line))
