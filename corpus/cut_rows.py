"""A table row that a page break has cut in two, told from two rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Cell, Row, RowKind

_REF = re.compile(r"(?:[A-Za-z]{0,4}[-. ]?\d+(?:[.\-/]\d+)*\.?\s?[A-Za-z]?|[A-Z])\)?\.?")
_ATOM = re.compile(r"\S*\d+\S*|[A-Za-z]+(?: [A-Za-z]+)?")
_LINE_DEEPER = 4.0
_LIST_MARK = re.compile(r"[•●▪◦‣·–-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s")


def goes_on(last: Row, first: Row, others: Sequence[Row]) -> bool:
    """Whether the first row after a page break is the rest of the last row before it."""
    if _is_banner(last) and _is_banner(first):
        return _breaks_off(_text(last), first.cells[0], ())
    if last.kind is not RowKind.BODY or first.kind is RowKind.HEADER or not last.cells or not first.cells:
        return False
    if first.kind is RowKind.SUBHEADING and len(first.cells) == 1:
        return False
    if _first_cell_flows(last, first, others):
        return True
    if _edges(last) != _edges(first) and len(first.cells) < len(last.cells) and len(first.cells) == 1:
        return False
    head = first.text_at(0).strip()
    if head and _is_ref_column(others) and _REF.fullmatch(head):
        return False
    if not head and _opens_every_row(others):
        return not _starts_anew(last, first)
    return _text_goes_on(last, first, others)


def _first_cell_flows(last: Row, first: Row, others: Sequence[Row]) -> bool:
    """Whether only the first cell goes on, it alone having reached the page's end, in a table of full rows."""
    head = _cell_at(last, 0)
    filled = [cell for cell in first.cells if cell.text.strip()]
    if head is None or not head.boxes or len(first.cells) < 2 or len(filled) != 1 or filled[0].column or filled[0].bold:
        return False
    beside = [box.bottom for cell in last.cells if cell.column for box in cell.boxes]
    full = [sum(bool(cell.text.strip()) for cell in row.cells) * 2 > len(row.cells) for row in others]
    deeper = bool(beside) and head.boxes[-1].bottom > max(beside) + _LINE_DEEPER
    return deeper and sum(full) * 5 >= len(full) * 4 and not filled[0].text.strip()[0].isdigit()


def _is_banner(row: Row) -> bool:
    return len(row.cells) == 1 and row.kind is not RowKind.HEADER and bool(row.cells[0].text.strip())


def _text(row: Row) -> str:
    return row.cells[0].text.strip()


def join_rows(last: Row, first: Row) -> Row:
    """The two halves as one row, the text of each cell joined."""
    cells = [_join_cells(cell, _cell_at(first, cell.column)) for cell in last.cells]
    covered = {column for cell in cells for column in range(cell.column, cell.column + cell.span)}
    cells += [cell for cell in first.cells if cell.column not in covered]
    place = replace(last.place, boxes=last.place.boxes + first.place.boxes)
    return replace(last, cells=tuple(sorted(cells, key=lambda cell: cell.column)), place=place)


def join_texts(before: str, after: str) -> str:
    """Text that goes on over a break: no blank after a hyphen or slash inside a word, a newline before a list item."""
    if not before or not after:
        return before or after
    if _LIST_MARK.match(after):
        return f"{before}\n{after}"
    tight = len(before) > 1 and before[-1] in "-/" and before[-2].isalnum() and after[0].isalnum()
    return f"{before}{after}" if tight else f"{before} {after}"


def _join_cells(cell: Cell, rest: Cell | None) -> Cell:
    if rest is None or not rest.text.strip():
        return cell
    return replace(
        cell,
        text=join_texts(cell.text, rest.text),
        boxes=cell.boxes + rest.boxes,
        bold=(cell.bold or not cell.text) and rest.bold,
        fill=cell.fill or rest.fill,
    )


def _cell_at(row: Row, column: int) -> Cell | None:
    return next((cell for cell in row.cells if cell.column == column), None)


def _edges(row: Row) -> tuple[tuple[int, int], ...]:
    return tuple((cell.column, cell.span) for cell in row.cells)


def _opens_every_row(others: Sequence[Row]) -> bool:
    """Whether the first column is filled in nearly every row, so that an empty one says that a row goes on."""
    heads = [row.text_at(0).strip() for row in others if row.kind is RowKind.BODY]
    return len(heads) > 1 and sum(bool(head) for head in heads) * 5 >= len(heads) * 4


def _is_ref_column(others: Sequence[Row]) -> bool:
    heads = [row.text_at(0).strip() for row in others if row.text_at(0).strip()]
    return len(heads) > 1 and sum(bool(_REF.fullmatch(head)) for head in heads) * 2 > len(heads)


def _starts_anew(last: Row, first: Row) -> bool:
    """Whether every cell of the second is a whole thing of its own after a whole thing in the first."""
    pairs = [(last.text_at(cell.column).strip(), cell.text.strip()) for cell in first.cells if cell.text.strip()]
    values = [(before, after) for before, after in pairs if before and _is_atom(before) and _is_atom(after)]
    return len(pairs) > 1 and len(values) > 0 and all(_ends(before) or _is_atom(before) for before, _ in pairs)


def _is_atom(text: str) -> bool:
    return bool(re.search(r"\d", text)) and bool(_ATOM.fullmatch(text))


def _ends(text: str) -> bool:
    return not text or text.rstrip("\"'”’)").endswith((".", "!", "?", ":", ";"))


def _text_goes_on(last: Row, first: Row, others: Sequence[Row]) -> bool:
    """Whether some cell breaks off in mid-sentence and every cell of the second has a cell to go on from."""
    filled = [cell for cell in first.cells if cell.text.strip()]
    if not filled or any(not last.text_at(cell.column).strip() for cell in filled):
        return False
    return any(_breaks_off(last.text_at(cell.column).strip(), cell, others) for cell in filled)


def _breaks_off(before: str, cell: Cell, others: Sequence[Row]) -> bool:
    after = cell.text.strip()
    if before.count("(") > before.count(")") and after.count(")") > after.count("("):
        return True
    if _ends(before) or not after[0].islower():
        return False
    texts = [text for text in (row.text_at(cell.column).strip() for row in others) if text]
    return sum(text[0].islower() for text in texts) * 3 <= len(texts)
