"""Tables without upright rulings: parts of neighbouring lines that stand clearly under one another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from corpus.readers.numbers import split_marker
from corpus.readers.pdf_grids import GridCell, RuledGrid
from corpus.readers.pdf_ink import Rule
from corpus.readers.pdf_lines import TextLine
from corpus.readers.pdf_tables import FilledGrid

Interval = tuple[float, float]

_FEWEST_ROWS = 3
_WIDEST_STEP = 3.2
_NARROWEST_RIVER = 6.0
_ROW_STEP = 1.55


def split_unruled(
    lines: Sequence[TextLine], page: int, rules: Sequence[Rule] = ()
) -> tuple[list[FilledGrid], list[TextLine]]:
    """The unruled tables among the lines of one column, and the lines outside them; `rules` are level ones."""
    tables: list[FilledGrid] = []
    rest: list[TextLine] = []
    at = 0
    while at < len(lines):
        length, columns = _region(lines[at:]) if lines[at].parts else (0, [])
        region = lines[at : at + length]
        if _is_table(region, columns):
            if len(rest) == at and _is_rest_of_row([*rest, lines[at]], columns):
                region, rest = [*rest, *region], []
            tables.append(_grid(region, columns, page, rules))
            at += length
        else:
            rest.append(lines[at])
            at += 1
    return tables, rest


def _parts(line: TextLine) -> tuple[TextLine, ...]:
    return line.parts or (line,)


def _region(lines: Sequence[TextLine]) -> tuple[int, list[Interval]]:
    """How many lines from the first on keep the white rivers between its parts, and the columns between them."""
    columns = [(part.x0, part.x1) for part in _parts(lines[0])]
    length = last = 1
    for at in range(1, len(lines)):
        line = lines[at]
        if line.baseline - lines[at - 1].baseline > _WIDEST_STEP * line.size:
            break
        merged = _merged([*columns, *((part.x0, part.x1) for part in _parts(line))])
        if len(merged) < len(columns) and not _is_banner(line, lines[at + 1 : at + 2], columns):
            break
        columns = merged if len(merged) >= len(columns) else columns
        length += 1
        last = length if line.parts else last
    return max(last, _with_tail(lines, last, length)), columns


def _is_banner(line: TextLine, following: Sequence[TextLine], columns: Sequence[Interval]) -> bool:
    """Whether a line across the columns is a sub-heading: short, at the left edge, with another row below it."""
    at_left = not line.parts and abs(line.x0 - columns[0][0]) < _NARROWEST_RIVER and line.x1 < columns[-1][0]
    return at_left and bool(following) and len(following[0].parts) > 1


def _is_rest_of_row(lines: Sequence[TextLine], columns: Sequence[Interval]) -> bool:
    """Whether the lines that open a page stand in later columns of the table below: a row that the page break cut."""
    steps = [line.baseline - before.baseline for before, line in itertools.pairwise(lines)]
    close = all(step < _WIDEST_STEP * lines[0].size for step in steps)
    starts = [start for start, _ in columns[1:]]
    return close and all(min(abs(line.x0 - start) for start in starts) < 3.0 for line in lines[:-1])


def _with_tail(lines: Sequence[TextLine], last: int, length: int) -> int:
    """The lines after the last row of parts that go on in one of its cells."""
    while last < length and lines[last].baseline - lines[last - 1].baseline < _ROW_STEP * lines[last].size:
        last += 1
    return last


def _merged(intervals: Sequence[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start - merged[-1][1] < _NARROWEST_RIVER:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _is_table(region: Sequence[TextLine], columns: Sequence[Interval]) -> bool:
    parted = [line for line in region if line.parts]
    if len(columns) == 2 and all(split_marker(f"{line.parts[0].text} x")[0] for line in parted):
        return False
    return len(columns) > 1 and len(parted) >= _FEWEST_ROWS and len(parted) * 3 >= len(region)


def _grid(region: Sequence[TextLine], columns: Sequence[Interval], page: int, rules: Sequence[Rule] = ()) -> FilledGrid:
    rows = _rows(region, columns)
    rows = _ruled_rows(region, columns, rules, len(rows)) or rows
    inner_xs = [column[0] - 1.0 for column in columns[1:]]
    xs = (columns[0][0] - 2.0, *inner_xs, columns[-1][1] + 2.0)
    inner_ys = [(before[-1].bottom + after[0].top) / 2 for before, after in itertools.pairwise(rows)]
    ys = (rows[0][0].top, *inner_ys, rows[-1][-1].bottom)
    lines: dict[GridCell, list[TextLine]] = {}
    for row, column in itertools.product(range(len(rows)), range(len(columns))):
        if _crosses(rows[row], columns):
            if not column:
                whole = GridCell(row, 0, 1, len(columns), xs[0], ys[row], xs[-1], ys[row + 1])
                lines[whole] = list(rows[row])
            continue
        cell = GridCell(row, column, 1, 1, xs[column], ys[row], xs[column + 1], ys[row + 1])
        parts = (part for line in rows[row] for part in _parts(line))
        lines[cell] = [part for part in parts if xs[column] <= (part.x0 + part.x1) / 2 < xs[column + 1]]
    return FilledGrid(page, RuledGrid(xs, ys, tuple(lines), ruled=False), lines)


def _crosses(row: Sequence[TextLine], columns: Sequence[Interval]) -> bool:
    return len(row) == 1 and not row[0].parts and row[0].x1 > columns[1][0] and row[0].x0 < columns[0][1]


def _rows(region: Sequence[TextLine], columns: Sequence[Interval]) -> list[list[TextLine]]:
    """Lines of one row together: a row opens at a gap, or where the first column and another are filled."""
    rows: list[list[TextLine]] = [[region[0]]]
    for before, line in itertools.pairwise(region):
        gap = line.baseline - before.baseline > _ROW_STEP * line.size
        heads = bool(line.parts) and line.parts[0].x0 < columns[0][1] and not line.parts[0].text[0].islower()
        if gap or heads or _crosses([line], columns) or _crosses([before], columns):
            rows.append([])
        rows[-1].append(line)
    return rows


def _ruled_rows(
    region: Sequence[TextLine], columns: Sequence[Interval], rules: Sequence[Rule], count: int
) -> list[list[TextLine]]:
    """The lines between two rulings together, where rulings part most of the rows; else none."""
    edges = [rule.at for rule in rules if rule.start <= columns[0][1] and rule.end >= columns[-1][0]]
    rows: list[list[TextLine]] = [[region[0]]]
    for before, line in itertools.pairwise(region):
        if any(before.baseline - 0.3 * before.size < edge < line.baseline for edge in edges):
            rows.append([])
        rows[-1].append(line)
    return rows if len(rows) >= _FEWEST_ROWS and len(rows) * 3 > count * 2 else []
