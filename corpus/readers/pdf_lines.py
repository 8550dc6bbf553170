"""Glyphs become lines of text."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.document import Box
from corpus.readers.pdf_ink import Glyph

_GAP_OF_BLANK = 0.22
_GAP_OF_COLUMN = 1.0
_GAP_AFTER_MARKER = 2.8
_SAME_LINE = 0.4
_PRIVATE_BULLETS = "\uf0b7\uf0a7\uf06e\uf0d8\uf0fc\uf076\uf071\uf0a8\uf06c\uf0b0\uf077\uf0be"
_MARKER_ALONE = re.compile(
    r"[•●▪◦‣·■□○➢➔✓✔–◼◾❖❑❒►▶◆♦✦⮚-]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?"
)
_KNOWN_BULLETS = "•●▪◦‣·∙■□○➢➔✓✔~=<>+±×©®°→↑↓↔▲▼△▽▴▾⬆⬇"
_LETTERS_OF_BULLETS = "·§nølüvqu¨o"
_BULLET_FONTS = ("symbol", "wingding", "dingbat", "webding")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line, or the part of it that stands in one column or cell."""

    text: str
    page: int
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    blank_after: bool
    """Whether a blank is written at its end, as most programs do where a paragraph goes on."""
    first_width: float
    """Width of its first character."""
    first_word_width: float
    word_starts: tuple[float, ...]
    """Where its first words start, three at most."""
    colour: str = "000000"
    sideways: Box | None = None
    """Its rectangle where it does not run from left to right."""
    parts: tuple[TextLine, ...] = ()
    """What stands far apart on it, from left to right; empty where nothing does."""

    @property
    def top(self) -> float:
        return self.baseline - 0.78 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.22 * self.size

    @property
    def box(self) -> Box:
        if self.sideways is not None:
            return self.sideways
        return Box(self.page, round(self.x0, 2), round(self.top, 2), round(self.x1, 2), round(self.bottom, 2))


def lines_of(glyphs: Iterable[Glyph], page: int, *, one_column: bool = False) -> list[TextLine]:
    """Lines from top to bottom; what stands side by side far apart is lines of their own, unless in one column."""
    by_angle: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        by_angle.setdefault(glyph.style.angle, []).append(glyph)
    lines = _upright_lines(by_angle.get(0, ()), page, one_column=one_column)
    for angle in (90, 180, 270):
        lines += [_put_back(line, angle) for line in _upright_lines(_set_upright(by_angle.get(angle, ()), angle), page)]
    return sorted(lines, key=lambda line: (round(line.baseline, 1), line.x0))


def _upright_lines(glyphs: Iterable[Glyph], page: int, *, one_column: bool = False) -> list[TextLine]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=_reading_order):
        row = _row_of(glyph, rows)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    return [
        _line(part, page)
        for row in rows
        for part in _parts(sorted(row, key=lambda glyph: glyph.x0), one_column)
        if any(not glyph.char.isspace() for glyph in part)
    ]


def _set_upright(glyphs: Iterable[Glyph], angle: int) -> list[Glyph]:
    """Sideways glyphs turned so that they run from left to right."""
    turned = []
    for glyph in glyphs:
        start, across = {
            90: (-glyph.baseline, glyph.x_origin),
            180: (-glyph.x_origin, -glyph.baseline),
            270: (glyph.baseline, -glyph.x_origin),
        }[angle]
        turned.append(replace(glyph, x0=start, x1=start + glyph.advance, baseline=across))
    return turned


def _put_back(line: TextLine, angle: int) -> TextLine:
    """A sideways line with its rectangle as it stands on the page."""
    start, end, top, bottom = line.x0, line.x1, line.top, line.bottom
    x0, y0, x1, y1 = {
        90: (top, -end, bottom, -start),
        180: (-end, -bottom, -start, -top),
        270: (-bottom, start, -top, end),
    }[angle]
    box = Box(line.page, round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
    return replace(line, x0=x0, x1=x1, baseline=y1, sideways=box)


def boxes_of(lines: Iterable[TextLine]) -> tuple[Box, ...]:
    """The smallest rectangle round the lines, one a page."""
    boxes: dict[int, Box] = {}
    for box in (line.box for line in lines):
        old = boxes.get(box.page, box)
        left, top = min(old.x0, box.x0), min(old.top, box.top)
        boxes[box.page] = Box(box.page, left, top, max(old.x1, box.x1), max(old.bottom, box.bottom))
    return tuple(boxes.values())


def side_by_side(parts: Sequence[TextLine]) -> TextLine:
    """One line of parts that stand far apart on it."""
    ordered = sorted(parts, key=lambda part: part.x0)
    if len(ordered) == 1:
        return ordered[0]
    longest = max(ordered, key=lambda part: len(part.text))
    return replace(
        longest,
        text=" ".join(part.text for part in ordered),
        x0=ordered[0].x0,
        x1=max(part.x1 for part in ordered),
        bold=all(part.bold for part in ordered),
        blank_after=ordered[-1].blank_after,
        first_width=ordered[0].first_width,
        first_word_width=ordered[0].first_word_width,
        word_starts=(*ordered[0].word_starts, *ordered[1].word_starts)[:3],
        parts=tuple(ordered),
    )


def by_baseline(lines: Iterable[TextLine]) -> list[list[TextLine]]:
    """Lines that stand on one baseline together, from top to bottom."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.x0)):
        if rows and abs(rows[-1][0].baseline - line.baseline) <= _SAME_LINE * min(rows[-1][0].size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _reading_order(glyph: Glyph) -> tuple[float, float]:
    return round(glyph.baseline, 1), glyph.x0


def _row_of(glyph: Glyph, rows: Sequence[list[Glyph]]) -> list[Glyph] | None:
    """The row that a glyph stands in: superscripts and marks of another font lie a little off its baseline."""
    for row in reversed(rows[-2:]):
        size = max(row[0].style.size, glyph.style.size)
        if abs(glyph.baseline - row[0].baseline) <= _SAME_LINE * min(size, 2.2 * glyph.style.size):
            return row
    return None


def _parts(row: Sequence[Glyph], one_column: bool) -> list[list[Glyph]]:
    parts: list[list[Glyph]] = [[row[0]]]
    for before, glyph in itertools.pairwise(row):
        written = before.char.isspace() or glyph.char.isspace()
        gap = (glyph.x0 - before.x1) / glyph.style.size
        wide = gap > _GAP_OF_COLUMN and (gap > _GAP_AFTER_MARKER or not _is_marker(parts[-1]))
        if wide and not one_column and not written:
            parts.append([])
        parts[-1].append(glyph)
    return parts


def _is_marker(glyphs: Sequence[Glyph]) -> bool:
    """Whether they are a bullet or a number alone, so that what follows belongs to them."""
    return len(glyphs) < 12 and bool(_MARKER_ALONE.fullmatch("".join(map(_shown_char, glyphs))))


def _line(glyphs: Sequence[Glyph], page: int) -> TextLine:
    chars: list[str] = []
    starts: list[float] = []
    for position, glyph in enumerate(glyphs):
        before = glyphs[position - 1] if position else None
        parted = before is not None and (_blank_between(before, glyph) or _ends_number(chars, glyph))
        if before is not None and parted and chars and chars[-1] != " ":
            chars.append(" ")
            starts.append(before.x1)
        if glyph.char.isspace() and (not chars or chars[-1] == " "):
            continue
        chars.append(" " if glyph.char.isspace() else _shown_char(glyph))
        starts.append(glyph.x0)
    raw = "".join(chars)
    ink = [glyph for glyph in glyphs if not glyph.char.isspace()]
    sizes = Counter(glyph.style.size for glyph in ink)
    letters = [glyph for glyph in ink if glyph.char.isalnum()] or ink
    word = re.match(r"\S+", raw)
    end = word.end() if word else len(raw)
    return TextLine(
        text=_with_plain_bullet(raw.strip()),
        page=page,
        x0=ink[0].x0,
        x1=max(glyph.x1 for glyph in ink),
        baseline=Counter(round(glyph.baseline, 2) for glyph in ink).most_common(1)[0][0],
        size=max(sizes, key=lambda size: (sizes[size], size)),
        bold=all(glyph.style.bold for glyph in letters),
        blank_after=raw.endswith(" "),
        first_width=ink[0].x1 - ink[0].x0,
        first_word_width=(starts[end] if end < len(starts) else ink[-1].x1) - ink[0].x0,
        word_starts=tuple(starts[found.start()] for found in itertools.islice(re.finditer(r"\S+", raw), 3)),
        colour=Counter(glyph.style.colour for glyph in letters).most_common(1)[0][0],
    )


def _with_plain_bullet(text: str) -> str:
    """A symbol that opens a line and is followed by a blank is a bullet, whatever its shape."""
    symbol = text[1:2] == " " and text[0] not in _KNOWN_BULLETS and unicodedata.category(text[0]) in ("So", "Sm", "Co")
    return f"•{text[1:]}" if symbol else text


def _ends_number(chars: Sequence[str], glyph: Glyph) -> bool:
    """Whether a line's opening number ends here: a wide number leaves no gap before its text."""
    return len(chars) < 5 and glyph.char.isupper() and bool(re.fullmatch(r"\d{1,3}[.)]", "".join(chars)))


def _blank_between(before: Glyph, glyph: Glyph) -> bool:
    if before.char.isspace() or glyph.char.isspace():
        return False
    gap = glyph.x0 - before.x1
    return gap > _GAP_OF_BLANK * glyph.style.size or (glyph.blank_before and gap > 0.1 * glyph.style.size)


def _shown_char(glyph: Glyph) -> str:
    """Bullets of symbol fonts have private codes or those of letters: they become the bullet that is seen."""
    char = glyph.char
    if char in _PRIVATE_BULLETS:
        return "•"
    if char in _LETTERS_OF_BULLETS and any(name in glyph.style.font.lower() for name in _BULLET_FONTS):
        return "•"
    return char
