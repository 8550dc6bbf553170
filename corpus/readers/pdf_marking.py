"""Narrows the boxes of a block to the letters of a quote from it: a sentence is marked, not its whole paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2

from corpus.document import Box

SLACK = 1.0
"""Points that a letter may stand outside a box and still belong to it."""


@dataclass(frozen=True, slots=True)
class _Letter:
    sign: str
    box: Box


def narrowed(document: pypdfium2.PdfDocument, boxes: Sequence[Box], quote: str) -> tuple[Box, ...]:
    """One box a line of the quote, on every page that it touches.

    The boxes as they are where the quote is all that stands in them, or is not found in them in one piece.
    """
    letters = [letter for number in sorted({box.page for box in boxes}) for letter in _letters(document, number, boxes)]
    text = "".join(letter.sign for letter in letters)
    wanted = _signs(quote)
    start = text.find(wanted)
    if not wanted or start < 0 or len(text) == len(wanted) or text.find(wanted, start + 1) >= 0:
        return tuple(boxes)
    return _lines([letter.box for letter in letters[start : start + len(wanted)]])


def _signs(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _letters(document: pypdfium2.PdfDocument, number: int, boxes: Sequence[Box]) -> list[_Letter]:
    page = document[number - 1]
    here = [box for box in boxes if box.page == number]
    height = page.get_height()
    text_page = page.get_textpage()
    found: list[_Letter] = []
    for index in range(text_page.count_chars()):
        signs = _signs(text_page.get_text_range(index, 1))
        if not signs:
            continue
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
        box = Box(number, left, height - top, right, height - bottom)
        if any(_holds(outer, box) for outer in here):
            found += [_Letter(sign, box) for sign in signs]
    return found


def _holds(outer: Box, inner: Box) -> bool:
    across, down = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 - SLACK <= across <= outer.x1 + SLACK and outer.top - SLACK <= down <= outer.bottom + SLACK


def _lines(boxes: Sequence[Box]) -> tuple[Box, ...]:
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last and last.page == box.page and last.top < (box.top + box.bottom) / 2 < last.bottom and box.x0 >= last.x0:
            lines[-1] = Box(
                box.page, last.x0, min(last.top, box.top), max(last.x1, box.x1), max(last.bottom, box.bottom)
            )
        else:
            lines.append(box)
    return tuple(lines)
