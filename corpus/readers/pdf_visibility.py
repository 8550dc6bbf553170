"""Which glyphs a reader of the page sees."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from corpus.readers.pdf_ink import Area, Glyph, PageInk

_SMALLEST_READABLE = 1.5
_LEAST_CONTRAST = 16
_PAPER = "ffffff"


def split_hidden(page: PageInk) -> tuple[list[Glyph], dict[str, list[Glyph]]]:
    """The glyphs that are seen, and the others by the reason why they are not."""
    scanned = any(_share(picture, page) > 0.5 for picture in page.pictures)
    seen: list[Glyph] = []
    hidden: dict[str, list[Glyph]] = {}
    for glyph in page.glyphs:
        reason = _reason(glyph, page, scanned)
        if reason:
            hidden.setdefault(reason, []).append(glyph)
        else:
            seen.append(glyph)
    return seen, hidden


def _reason(glyph: Glyph, page: PageInk, scanned: bool) -> str:
    style = glyph.style
    if not style.layer_shown:
        return "on a layer that is switched off"
    if not style.painted:
        return "" if scanned else "invisible"
    if style.size < _SMALLEST_READABLE:
        return "too small to read"
    x, y = glyph.middle
    if not (0 <= x <= page.width and 0 <= y <= page.height):
        return "outside the page"
    if _contrast(style.colour, _PAPER) < _LEAST_CONTRAST or page.fills:
        return _reason_on_ground(style.colour, x, y, page)
    return ""


def _reason_on_ground(colour: str, x: float, y: float, page: PageInk) -> str:
    if any(picture.holds(x, y) for picture in page.pictures):
        return ""
    ground = _ground(page.fills, x, y)
    return "in the colour of its background" if _contrast(colour, ground) < _LEAST_CONTRAST else ""


def _ground(fills: Iterable[Area], x: float, y: float) -> str:
    """Colour of the last area drawn under a point."""
    colour = _PAPER
    for fill in fills:
        if fill.holds(x, y):
            colour = fill.colour
    return colour


@lru_cache(maxsize=1024)
def _contrast(first: str, second: str) -> int:
    return max(abs(int(first[at : at + 2], 16) - int(second[at : at + 2], 16)) for at in (0, 2, 4))


def _share(area: Area, page: PageInk) -> float:
    width = min(area.x1, page.width) - max(area.x0, 0)
    height = min(area.bottom, page.height) - max(area.top, 0)
    return max(width, 0) * max(height, 0) / max(page.width * page.height, 1)
