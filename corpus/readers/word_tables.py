"""Word tables: rows, merged cells, shading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from corpus.document import Cell
from corpus.readers.pieces import Grid, GridRow
from corpus.readers.word_numbering import Numbering, W
from corpus.readers.word_styles import Style
from corpus.readers.word_text import Reading, all_bold, is_on, joined, paragraph_spans

_HEX = re.compile(r"[0-9a-fA-F]{6}")
_WHITE = "ffffff"
_CONTENTS_LIST = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery[@{W}val='Table of Contents']"
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"})


def content_of(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables (or rows, or cells) right inside an element, content controls opened."""
    for child in parent:
        if child.find(_CONTENTS_LIST) is not None:
            continue
        if child.tag in _WRAPPERS:
            yield from content_of(child)
        else:
            yield child


def read_grid(table: etree._Element, reading: Reading, styles: dict[str, Style], numbering: Numbering) -> Grid:
    """One table; a cell merged over rows stands in the first of them."""
    rows: list[GridRow] = []
    for element in content_of(table):
        if element.tag != f"{W}tr":
            continue
        properties = element.find(f"{W}trPr")
        cells = tuple(_cells(element, properties, reading, styles, numbering))
        if properties is not None and properties.find(f"{W}del") is not None:
            reading.leave_out("a deleted revision", " ".join(cell.text for cell in cells))
            continue
        header = properties is not None and is_on(properties.find(f"{W}tblHeader"))
        rows.append(GridRow(cells, is_header=header))
    count = max((cell.column + cell.span for row in rows for cell in row.cells), default=0)
    return Grid(tuple(row for row in rows if any(cell.text for cell in row.cells)), count)


def _cells(
    row: etree._Element,
    properties: etree._Element | None,
    reading: Reading,
    styles: dict[str, Style],
    numbering: Numbering,
) -> Iterator[Cell]:
    column = _number(properties, "gridBefore", 0)
    for element in content_of(row):
        if element.tag != f"{W}tc":
            continue
        look = element.find(f"{W}tcPr")
        span = max(1, _number(look, "gridSpan", 1))
        merge = None if look is None else look.find(f"{W}vMerge")
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        cell = Cell("", column, span, fill=_fill(look))
        yield cell if goes_on else _with_text(cell, element, reading, styles, numbering)
        column += span


def _with_text(
    cell: Cell, element: etree._Element, reading: Reading, styles: dict[str, Style], numbering: Numbering
) -> Cell:
    lines: list[str] = []
    bold: list[bool] = []
    for child in content_of(element):
        if child.tag == f"{W}tbl":
            inner = read_grid(child, reading, styles, numbering)
            lines += [" ".join(each.text for each in row.cells if each.text) for row in inner.rows]
        elif child.tag == f"{W}p":
            text, is_bold = _paragraph(child, reading, styles, numbering)
            if text:
                lines.append(text)
                bold.append(is_bold)
    return replace(cell, text="\n".join(lines), bold=bool(bold) and all(bold))


def _paragraph(
    element: etree._Element, reading: Reading, styles: dict[str, Style], numbering: Numbering
) -> tuple[str, bool]:
    """The text of a paragraph in a cell, with the number or bullet that Word prints before it, and if it is bold."""
    properties = element.find(f"{W}pPr")
    style = styles.get(_text(properties, "pStyle"), Style())
    spans = paragraph_spans(element, reading, line_break="\n")
    text = joined(spans)
    boxes, reading.text_boxes = reading.text_boxes, []
    for box in boxes:
        inner = [_paragraph(each, reading, styles, numbering)[0] for each in box.iter(f"{W}p")]
        text = "\n".join(filter(None, (text, *inner)))
    if not text:
        return "", False
    label = printed_label(properties, style, numbering)
    return f"{label[0]} {text}" if label else text, style.bold or all_bold(spans)


def printed_label(
    properties: etree._Element | None, style: Style, numbering: Numbering
) -> tuple[str, int, bool] | None:
    """Number or bullet that Word prints before a paragraph, its depth, and whether it is a bullet."""
    own = None if properties is None else properties.find(f"{W}numPr")
    number_id, depth = style.number_id, style.depth
    if own is not None:
        number_id = _text(own, "numId") or number_id
        depth = _number(own, "ilvl", depth)
    if not number_id or number_id == "0":
        return None
    style_depth = style.depth if own is None else 0
    if depth not in numbering.levels.get(number_id, {}):
        depth = 0
    printed = numbering.label(number_id, depth)
    return None if printed is None else (printed.label, max(printed.depth, style_depth), printed.is_bullet)


def _fill(look: etree._Element | None) -> str:
    shading = None if look is None else look.find(f"{W}shd")
    fill = "" if shading is None else shading.get(f"{W}fill", "")
    return "" if not _HEX.fullmatch(fill) or fill.lower() == _WHITE else fill.lower()


def _text(element: etree._Element | None, name: str) -> str:
    child = None if element is None else element.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val", ""))


def _number(element: etree._Element | None, name: str, otherwise: int) -> int:
    value = _text(element, name)
    return int(value) if value.isdigit() else otherwise
