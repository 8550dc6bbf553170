"""Rulings on a page become grids of cells."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.readers.pdf_ink import Area, Rule

_SAME_PLACE = 2.0
_JOINED = 3.0
_MOST_RULES = 4_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a grid; a merged one covers several rows or columns."""

    row: int
    column: int
    row_span: int
    span: int
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """A table on one page."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    ruled: bool = True
    """Whether its edges are drawn; else they are where its text begins, and the last one says nothing."""

    @property
    def column_count(self) -> int:
        return len(self.xs) - 1

    @property
    def row_count(self) -> int:
        return len(self.ys) - 1

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def find_grids(rules: Sequence[Rule], fills: Sequence[Area] = ()) -> list[RuledGrid]:
    """The grids of a page from top to bottom; a box round one cell is a grid too.

    The edges of shaded areas between rulings part rows as well: a shaded header often has no line below it.
    """
    if len(rules) > _MOST_RULES:
        return []
    upright = _merged([rule for rule in rules if not rule.level])
    level = _merged([*(rule for rule in rules if rule.level), *_shaded_edges(fills, upright)])
    grids = [grid for group in _connected(level, upright) if (grid := _grid(*group)) is not None]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def level_rules(rules: Sequence[Rule]) -> list[Rule]:
    """The level rulings of a page, those that touch made one."""
    return _merged([rule for rule in rules if rule.level]) if len(rules) <= _MOST_RULES else []


def _shaded_edges(fills: Sequence[Area], upright: Sequence[Rule]) -> list[Rule]:
    """Upper and lower edges of areas that reach from one upright ruling to another."""
    places = {round(rule.at) for rule in upright}
    edges = []
    for fill in fills[:_MOST_RULES]:
        between = all(places & {round(x) + step for step in (-2, -1, 0, 1, 2)} for x in (fill.x0, fill.x1))
        if between and fill.colour != "ffffff":
            edges += [Rule(True, fill.top, fill.x0, fill.x1), Rule(True, fill.bottom, fill.x0, fill.x1)]
    return edges


def with_columns(grid: RuledGrid, xs: tuple[float, ...]) -> RuledGrid:
    """The same grid over finer columns, of which its own edges are some."""
    at = {edge: min(range(len(xs)), key=lambda number: abs(xs[number] - edge)) for edge in grid.xs}
    cells = []
    for cell in grid.cells:
        first, last = at[grid.xs[cell.column]], at[grid.xs[cell.column + cell.span]]
        cells.append(
            GridCell(cell.row, first, cell.row_span, max(last - first, 1), cell.x0, cell.top, cell.x1, cell.bottom)
        )
    return RuledGrid(xs, grid.ys, tuple(cells), grid.ruled)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rulings on one line that touch are one ruling."""
    merged: list[Rule] = []
    for group in _by_place(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in group) / len(group)
        along = sorted(group, key=lambda rule: rule.start)
        start, end = along[0].start, along[0].end
        for rule in along:
            if rule.start > end + _JOINED:
                merged.append(Rule(rule.level, at, start, end))
                start, end = rule.start, rule.end
            start, end = min(start, rule.start), max(end, rule.end)
        merged.append(Rule(group[0].level, at, start, end))
    return merged


def _by_place(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= _SAME_PLACE:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _connected(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rulings that cross or touch one another."""
    parent = list(range(len(level) + len(upright)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for i, across in enumerate(level):
        for j, down in enumerate(upright):
            if _touch(across, down):
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for number, rule in enumerate((*level, *upright)):
        groups[root(number)][0 if rule.level else 1].append(rule)
    return [group for group in groups.values() if len(group[0]) > 1 and len(group[1]) > 1]


def _touch(across: Rule, down: Rule) -> bool:
    return (
        across.start - _JOINED <= down.at <= across.end + _JOINED
        and down.start - _JOINED <= across.at <= down.end + _JOINED
    )


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> RuledGrid | None:
    level = [*level, *_open_ends(level, upright)]
    ys, xs = _places(level), _places(upright)
    if len(ys) < 2 or len(xs) < 2:
        return None
    open_right = _gaps(upright, xs, ys)
    open_below = _gaps(level, ys, xs)
    cells = _cells(xs, ys, open_right, open_below)
    return RuledGrid(tuple(xs), tuple(ys), tuple(cells)) if cells else None


def _open_ends(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Rule]:
    """Where most upright rulings run on beyond the last level one, as they do in a row that a page break cuts."""
    left, right = min(rule.at for rule in upright), max(rule.at for rule in upright)
    first, last = min(rule.at for rule in level), max(rule.at for rule in level)
    ends = []
    for reach, edge in ((max(rule.end for rule in upright), last), (min(rule.start for rule in upright), first)):
        long = [rule for rule in upright if min(abs(rule.end - reach), abs(rule.start - reach)) < _SAME_PLACE]
        if abs(reach - edge) > 2 * _JOINED and len(long) > 1 and {left, right} <= {rule.at for rule in long}:
            ends.append(Rule(True, reach, left, right))
    return ends


def _places(rules: Iterable[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _SAME_PLACE:
            places.append(at)
    return places


def _gaps(rules: Sequence[Rule], places: Sequence[float], across: Sequence[float]) -> set[tuple[int, int]]:
    """(place, stretch) where no ruling stands at that place over that stretch between two crossing places."""
    missing = set()
    for number, place in enumerate(places):
        here = [rule for rule in rules if abs(rule.at - place) <= _SAME_PLACE]
        for stretch, (start, end) in enumerate(itertools.pairwise(across)):
            covered = sum(max(min(rule.end, end) - max(rule.start, start), 0) for rule in here)
            if covered < 0.5 * (end - start):
                missing.add((number, stretch))
    return missing


def _cells(
    xs: Sequence[float], ys: Sequence[float], open_right: set[tuple[int, int]], open_below: set[tuple[int, int]]
) -> list[GridCell]:
    """Base squares joined where no ruling parts them; each joined region counts as its bounding rectangle."""
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for row, column in itertools.product(range(len(ys) - 1), range(len(xs) - 1)):
        if (row, column) in taken:
            continue
        span = 1
        while column + span < len(xs) - 1 and (column + span, row) in open_right:
            span += 1
        row_span = 1
        while row + row_span < len(ys) - 1 and all(
            (row + row_span, column + step) in open_below for step in range(span)
        ):
            row_span += 1
        taken.update((row + down, column + step) for down in range(row_span) for step in range(span))
        box = (xs[column], ys[row], xs[column + span], ys[row + row_span])
        cells.append(GridCell(row, column, row_span, span, *box))
    return cells
