"""The text of a page outside its ruled tables in reading order, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from corpus.readers.pdf_ink import Glyph
from corpus.readers.pdf_lines import TextLine, by_baseline, lines_of, side_by_side

_FEWEST_LINES = 8
_SHORTEST_LINE = 22
_MOST_CROSSING = 0.25
_MOST_IN_THREE = 0.06


def columns_of(glyphs: Sequence[Glyph], page: int) -> list[list[TextLine]]:
    """Lines of each column, columns in reading order; a page without columns gives one."""
    parts = lines_of(glyphs, page)
    gutter = _gutter(parts)
    if gutter is None:
        lines = [side_by_side(row) for row in by_baseline(parts)]
        return [lines] if lines else []
    return _read_columns(parts, gutter)


def _gutter(parts: Sequence[TextLine]) -> float | None:
    """Where the right one of two columns of running text begins, if there are two."""
    left_edge = min((part.x0 for part in parts), default=0.0)
    right_edge = max((part.x1 for part in parts), default=0.0)
    width = right_edge - left_edge
    starts = sorted(part.x0 for part in parts if left_edge + 0.35 * width < part.x0 < left_edge + 0.7 * width)
    for start in dict.fromkeys(round(start) for start in starts):
        if _parts_text(parts, start):
            return start - 3.0
    return None


def _parts_text(parts: Sequence[TextLine], start: float) -> bool:
    """Whether lines of running text stand on both sides, and few go across."""
    right = [part for part in parts if part.x0 >= start - 3]
    left = [part for part in parts if part.x1 < start - 3]
    aligned = [part for part in right if part.x0 <= start + 3]
    crossing = len(parts) - len(right) - len(left)
    if min(len(aligned), len(left)) < _FEWEST_LINES or crossing > _MOST_CROSSING * len(parts):
        return False
    if sum(len(row) > 2 for row in by_baseline(parts)) > _MOST_IN_THREE * len(left):
        return False
    return min(fmean(len(part.text) for part in side) for side in (left, right)) >= _SHORTEST_LINE


def _read_columns(parts: Sequence[TextLine], gutter: float) -> list[list[TextLine]]:
    """Bands between lines that go across, each read left column first."""
    columns: list[list[TextLine]] = [[]]
    left: list[TextLine] = []
    right: list[TextLine] = []
    for row in by_baseline(parts):
        if any(part.x0 < gutter < part.x1 for part in row):
            columns += [left, right, []] if left or right else []
            left, right = [], []
            columns[-1].append(side_by_side(row))
            continue
        for side, kept in (
            (left, [part for part in row if part.x1 < gutter]),
            (right, [p for p in row if p.x0 > gutter]),
        ):
            if kept:
                side.append(side_by_side(kept))
    return [column for column in (*columns, left, right) if column]
