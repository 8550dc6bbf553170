"""Boxes of pages that were turned for reading, put back to where they stand on the page as shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corpus.document import Block, Box, Place, Table
from corpus.readers.pdf_ink import PageInk


def with_shown_boxes(block: Block, turned: Mapping[int, PageInk]) -> Block:
    """The block with every box as shown; `turned` holds the turned pages by number."""
    place = _place(block.place, turned)
    if not isinstance(block, Table):
        return replace(block, place=place)
    rows = []
    for row in block.rows:
        cells = tuple(replace(cell, boxes=_boxes(cell.boxes, turned)) for cell in row.cells)
        rows.append(replace(row, cells=cells, place=_place(row.place, turned)))
    return replace(block, rows=tuple(rows), place=place)


def _place(place: Place, turned: Mapping[int, PageInk]) -> Place:
    return replace(place, boxes=_boxes(place.boxes, turned))


def _boxes(boxes: tuple[Box, ...], turned: Mapping[int, PageInk]) -> tuple[Box, ...]:
    return tuple(_shown(box, turned[box.page]) if box.page in turned else box for box in boxes)


def _shown(box: Box, page: PageInk) -> Box:
    (ax, ay), (bx, by) = page.as_shown(box.x0, box.top), page.as_shown(box.x1, box.bottom)
    return Box(box.page, round(min(ax, bx), 2), round(min(ay, by), 2), round(max(ax, bx), 2), round(max(ay, by), 2))
