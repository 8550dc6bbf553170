"""A passage of a paper without pages, shown among what stands round it in its section or sheet."""

from __future__ import annotations

import re
from html import escape

from corpus.document import Block, Document, Heading, ListItem, Row, RowKind, Table

BLOCKS_ROUND = 4
ROWS_ROUND = 2
LETTERS = re.compile(r"[^\W_]+")


def surroundings(document: Document, quote: str) -> str:
    """HTML of the section round a quote with the quote marked, or empty where it is not found."""
    wanted = _key(quote)
    for block in document.blocks:
        if isinstance(block, Table):
            rows = [number for number, row in enumerate(block.rows) if _same(_key(row.quote), wanted)]
            if rows:
                return _heading_of(block) + _table(block, set(rows))
    found = {
        position
        for position, block in enumerate(document.blocks)
        if not isinstance(block, Table) and _same(_key(block.quote), wanted)
    }
    if not found:
        return ""
    first, last = max(0, min(found) - BLOCKS_ROUND), max(found) + BLOCKS_ROUND + 1
    shown = document.blocks[first:last]
    return "".join(_block(block, first + number in found) for number, block in enumerate(shown))


def _key(text: str) -> str:
    return "".join(LETTERS.findall(text.casefold()))


def _same(block: str, wanted: str) -> bool:
    """Whether a block holds the quote, or is one part of a quote of several blocks."""
    return bool(block) and (wanted in block or (len(block) > 15 and block in wanted))


def _heading_of(block: Table) -> str:
    path = " › ".join(block.place.section)
    title = block.title or path
    return f"<h4>{escape(title)}</h4>" if title else ""


def _block(block: Block, is_marked: bool) -> str:
    if isinstance(block, Table):
        return f'<p class="note">Table: {escape(block.title or ", ".join(filter(None, block.columns)))}</p>'
    text = escape(block.quote)
    shown = f"<mark>{text}</mark>" if is_marked else text
    if isinstance(block, Heading):
        return f"<h4>{shown}</h4>"
    if isinstance(block, ListItem):
        return f'<p class="item">{escape(block.marker)} {shown}</p>'
    return f"<p>{shown}</p>"


def _table(table: Table, marked: set[int]) -> str:
    low, high = min(marked) - ROWS_ROUND, max(marked) + ROWS_ROUND
    rows = [
        (number in marked, row)
        for number, row in enumerate(table.rows)
        if low <= number <= high and row.kind is not RowKind.HEADER
    ]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    body = "".join(_row(row, is_marked, table.column_count) for is_marked, row in rows)
    return (
        '<div class="table-frame" role="region" aria-label="Rows round the passage" tabindex="0"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Row, is_marked: bool, columns: int) -> str:
    cells = {cell.column: cell for cell in row.cells}
    shown: list[str] = []
    column = 0
    while column < max(columns, 1):
        cell = cells.get(column)
        text = escape(cell.text) if cell else ""
        span = max(1, cell.span if cell else 1)
        shown.append(f'<td colspan="{span}">{f"<mark>{text}</mark>" if is_marked and text else text}</td>')
        column += span
    return f"<tr{' class=marked' if is_marked else ''}>{''.join(shown)}</tr>"
