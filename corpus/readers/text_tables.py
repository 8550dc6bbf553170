"""Tables in text: cells parted by tabs, or by the upright strokes of Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.document import Cell
from corpus.readers.markup import is_stressed, plain
from corpus.readers.pieces import Grid, GridRow

_RULE_CELL = re.compile(r"\s*:?-{2,}:?\s*|\s*")
_STROKE = re.compile(r"(?<!\\)\|")
_CONTINUES = re.compile(r"\s*(?:[a-z(&,;]|[•●▪◦‣·–-]\s)")
_REF = re.compile(r"[A-Za-z]{0,3}[-. ]?\d+(?:\.\d+)*[A-Za-z]?\)?\.?")
_FEWEST_COLUMNS_OF_WIDE_ROW = 3
_FEWEST_WORDS_OF_WIDE_ROW = 2


def is_tab_row(line: str) -> bool:
    """Whether a line has cells parted by tabs; a tab after a number or list marker parts no cells."""
    return "\t" in re.sub(r"^\s*(?:[-•*]|\(?\w{1,3}[.)]|\d+(?:\.\d+)*)\t(?=[^\t]+$)", "", line.rstrip("\n"))


def is_stroke_row(line: str) -> bool:
    """Whether a line is a row of a Markdown table."""
    bare = line.strip()
    return bare.startswith("|") and len(_STROKE.findall(bare)) > 1


def stroke_cells(line: str) -> list[str]:
    """The cells of a Markdown row."""
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [cell.strip() for cell in _STROKE.split(bare)]


def grid_of_strokes(lines: Sequence[str]) -> Grid:
    """A Markdown table; the row above the rule is its header."""
    return _grid([stroke_cells(line) for line in lines])


def grid_of_tabs(lines: Sequence[str]) -> Grid:
    """A tab-separated table; a cell that goes on over several lines is one, a line without tabs is a full-width row."""
    widths = Counter(len(line.split("\t")) for line in lines if "\t" in line)
    count = max(widths, key=lambda width: (widths[width], width))
    rows: list[list[str]] = []
    for line in lines:
        cells = line.split("\t")
        if rows and _is_rest(rows[-1], cells, count):
            rows[-1][-1] = f"{rows[-1][-1]}\n{cells[0]}"
            rows[-1] += cells[1:]
        else:
            rows.append(cells)
    return _grid(rows)


def _is_rest(last: Sequence[str], cells: Sequence[str], count: int) -> bool:
    """Whether a line is the rest of the row above, whose last cell holds a line break."""
    if len(cells) >= count or _is_rule(cells):
        return False
    if len(cells) > 1:
        return len(last) < count and len(last) + len(cells) - 1 <= count and not _REF.fullmatch(cells[0].strip())
    if len(last) < count:
        return len(last) > 1
    return bool(last[-1].strip()) and bool(_CONTINUES.match(cells[0]))


def _is_rule(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells) and all(_RULE_CELL.fullmatch(cell) for cell in cells)


def _grid(rows: Sequence[Sequence[str]]) -> Grid:
    count = max(len(row) for row in rows)
    written = [row for row in rows if any(cell.strip() for cell in row)]
    # Converters put a rule under every table of one row, so a rule that ends the table marks no header.
    ruled = bool(written[2:]) and _is_rule(written[1])
    kept = [row for row in written if not _is_rule(row)]
    return Grid(tuple(GridRow(_cells(row, count), is_header=ruled and at == 0) for at, row in enumerate(kept)), count)


def _cells(row: Sequence[str], count: int) -> tuple[Cell, ...]:
    cells = [Cell(plain(text), column, bold=is_stressed(text)) for column, text in enumerate(row)]
    alone = bool(cells[0].text) and not any(cell.text for cell in cells[1:])
    if alone and count >= _FEWEST_COLUMNS_OF_WIDE_ROW and _has_words(cells[0].text):
        return (Cell(cells[0].text, 0, count, bold=cells[0].bold),)
    cells += [Cell("", column) for column in range(len(cells), count)]
    return tuple(cells)


def _has_words(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]+", text)) >= _FEWEST_WORDS_OF_WIDE_ROW
