"""Which rows of a table name its columns, and which are headings between its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Cell

_USUAL_NAMES = (
    "ref reference no number action actions activity task recommendation recommendations owner lead responsible who "
    "when due date deadline timescale target end start progress update comment comments notes outcome outcomes "
    "status rag brag rating priority measure indicator description area issue risk mitigation year month quarter "
    "period impact evidence judgement grade name role term meaning abbreviation kpi baseline theme milestone "
    "objective officer what how trend direction cost total percentage opportunity"
)
_COLUMN_NAMES = frozenset(_USUAL_NAMES.split())
_VALUE = re.compile(r"[£$€]?[\d.,/:%\s()+-]*\d[\d.,/:%\s()+-]*(?:%|days?|weeks?|months?|[kKmM])?")
_PERIOD = re.compile(r"(?:q[1-4]\b.*|(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?|\d{1,2}/\d{1,2}/\d{2,4})", re.IGNORECASE)
_LONGEST_NAME = 90
_LONGEST_HEADING = 160


def header_length(rows: Sequence[tuple[Cell, ...]], count: int) -> int:
    """How many rows at the top name the columns: none, one or two."""
    if len(rows) < 2 or count < 2 or not _names_columns(rows[0], rows[1:], count):
        return 0
    return 2 if len(rows) > 2 and _is_second_header(rows[0], rows[1], rows[2:], count) else 1


def is_full_width(cells: tuple[Cell, ...], count: int) -> bool:
    """Whether one merged cell takes the whole row."""
    return len(cells) == 1 and cells[0].span >= count and bool(cells[0].text.strip())


def reads_like_subheading(cells: tuple[Cell, ...], count: int) -> bool:
    """Whether only the first cell is filled, and with words of a heading rather than a ref or a value."""
    filled = [cell for cell in cells if cell.text.strip()]
    if count < 3 or len(filled) != 1 or filled[0].column != 0:
        return False
    text = " ".join(filled[0].text.split())
    words = re.findall(r"[^\W\d_]{2,}", text)
    return bool(words) and len(text) <= _LONGEST_HEADING and text[0] not in "•-–" and not text[0].islower()


def same_words(first: tuple[Cell, ...], second: tuple[Cell, ...]) -> bool:
    """Whether two rows have the same words in the same order, spacing and case aside."""
    words = _words(first)
    return bool(words) and words == _words(second)


def _words(cells: tuple[Cell, ...]) -> list[str]:
    return ["".join(cell.text.split()).casefold() for cell in cells if cell.text.strip()]


def _filled(cells: tuple[Cell, ...]) -> list[Cell]:
    return [cell for cell in cells if cell.text.strip()]


def _names_columns(row: tuple[Cell, ...], below: Sequence[tuple[Cell, ...]], count: int) -> bool:
    filled = _filled(row)
    covered = sum(cell.span for cell in filled)
    if len(filled) < 2 or covered * 2 < count or not all(_could_be_name(cell.text) for cell in filled):
        return False
    if any(cell.text.strip().endswith(":") for cell in filled[:1]):
        return False
    return _stands_out(filled, below) or _named_by_vocabulary(filled) or _heads_values(filled, below)


def _could_be_name(text: str) -> bool:
    text = " ".join(text.split())
    if len(text) > _LONGEST_NAME or text.endswith("."):
        return len(text) < 8 and not text[0].isdigit()
    return bool(_PERIOD.fullmatch(text)) or not _VALUE.fullmatch(text)


def _stands_out(filled: Sequence[Cell], below: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether the row is bold or shaded throughout and the rows with columns below it are not."""
    others = [cells for cells in map(_filled, below) if len(cells) > 1]
    for mark in (_is_bold, _is_shaded):
        if all(map(mark, filled)) and others and sum(all(map(mark, cells)) for cells in others) * 2 < len(others) + 1:
            return True
    return False


def _is_bold(cell: Cell) -> bool:
    return cell.bold


def _is_shaded(cell: Cell) -> bool:
    return bool(cell.fill)


def _named_by_vocabulary(filled: Sequence[Cell]) -> bool:
    """Whether most cells are short names made with a usual word for a column."""
    named = [cell for cell in filled if _has_column_word(cell.text)]
    return len(named) * 2 > len(filled) if len(filled) > 2 else len(named) == len(filled)


def _has_column_word(text: str) -> bool:
    words = re.findall(r"[a-z]+", text.lower())
    return len(words) <= 8 and any(word in _COLUMN_NAMES for word in words)


def _heads_values(filled: Sequence[Cell], below: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether the columns under most of its cells, the first aside, hold figures or dates only."""
    columns = [cell.column for cell in filled if cell.column > 0]
    return bool(columns) and sum(_holds_values(column, below) for column in columns) * 2 > len(columns)


def _holds_values(column: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    texts = [" ".join(cell.text.split()) for cells in rows for cell in cells if cell.column == column]
    texts = [text for text in texts if text]
    return len(texts) > 1 and sum(bool(_VALUE.fullmatch(text)) for text in texts) * 5 >= len(texts) * 4


def _is_second_header(
    first: tuple[Cell, ...], second: tuple[Cell, ...], below: Sequence[tuple[Cell, ...]], count: int
) -> bool:
    groups = any(cell.span > 1 for cell in first) or len(_filled(first)) < count
    filled = _filled(second)
    if not groups or not filled or is_full_width(second, count):
        return False
    if not all(_could_be_name(cell.text) for cell in filled):
        return False
    if _stands_out(_filled(first), below) and not _stands_out(filled, below):
        return False
    return _stands_out(filled, below) or _names_columns(second, below, count)
