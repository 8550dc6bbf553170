"""The rulings, shaded areas and pictures of a PDF page, from PDFium."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from corpus.readers.pdf_ink import Area, Frame, Rule

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST_FORM = 6
_MOST_SEGMENTS = 40_000
_THICKEST_RULE = 3.5
_SHORTEST_RULE = 3.0


@dataclass(slots=True)
class Drawing:
    """What has been found so far on one page."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Area] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    segments_left: int = _MOST_SEGMENTS


def read_drawing(page: object, frame: Frame) -> Drawing:
    """All rulings, filled rectangles and pictures; a page that is one big drawing gives no rulings."""
    drawing = Drawing()
    count = pdfium.FPDFPage_CountObjects(page)
    _read_objects((pdfium.FPDFPage_GetObject(page, index) for index in range(count)), frame, _IDENTITY, drawing, 0)
    if drawing.segments_left <= 0:
        drawing.rules.clear()
    return drawing


def _read_objects(objects: Iterator[object], frame: Frame, outer: Matrix, drawing: Drawing, depth: int) -> None:
    for page_object in objects:
        if drawing.segments_left <= 0:
            return
        kind = pdfium.FPDFPageObj_GetType(page_object)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _read_path(page_object, frame, _times(_matrix(page_object), outer), drawing)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, e, f = _times(_matrix(page_object), outer)
            drawing.pictures.append(Area(*frame.shown_box(e, f, a + c + e, b + d + f)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            count = max(pdfium.FPDFFormObj_CountObjects(page_object), 0)
            inner = (pdfium.FPDFFormObj_GetObject(page_object, index) for index in range(count))
            _read_objects(inner, frame, _times(_matrix(page_object), outer), drawing, depth + 1)


def _matrix(page_object: object) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(page_object, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _read_path(path: object, frame: Frame, matrix: Matrix, drawing: Drawing) -> None:
    fill_mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill_mode, stroked)
    if not fill_mode.value and not stroked.value:
        return
    count = pdfium.FPDFPath_CountSegments(path)
    drawing.segments_left -= max(count, 1)
    if drawing.segments_left <= 0:
        return
    for points in _subpaths(path, count, frame, matrix):
        if stroked.value:
            drawing.rules.extend(_stroked_rules(points))
        if fill_mode.value and len(points) >= 4:
            _add_fill(points, _fill_colour(path), drawing)


def _subpaths(path: object, count: int, frame: Frame, matrix: Matrix) -> Iterator[list[Point]]:
    """The corners of each straight-edged part, as shown; curved parts are left out."""
    a, b, c, d, e, f = matrix
    points: list[Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            if not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(frame.shown(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if points and not curved:
        yield points


def _stroked_rules(points: list[Point]) -> Iterator[Rule]:
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        if abs(ay - by) < 0.7 and abs(ax - bx) >= _SHORTEST_RULE:
            yield Rule(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
        elif abs(ax - bx) < 0.7 and abs(ay - by) >= _SHORTEST_RULE:
            yield Rule(False, (ax + bx) / 2, min(ay, by), max(ay, by))


def _add_fill(points: list[Point], colour: str, drawing: Drawing) -> None:
    """A thin filled rectangle is a ruling, a larger one a shaded area; other shapes are neither."""
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if any(min(abs(x - x0), abs(x - x1)) > 0.7 or min(abs(y - top), abs(y - bottom)) > 0.7 for x, y in points):
        return
    width, height = x1 - x0, bottom - top
    if height <= _THICKEST_RULE and width >= _SHORTEST_RULE and width > 2 * height:
        drawing.rules.append(Rule(True, (top + bottom) / 2, x0, x1))
    elif width <= _THICKEST_RULE and height >= _SHORTEST_RULE and height > 2 * width:
        drawing.rules.append(Rule(False, (x0 + x1) / 2, top, bottom))
    elif width > _THICKEST_RULE and height > _THICKEST_RULE:
        drawing.fills.append(Area(x0, top, x1, bottom, colour))


def _fill_colour(path: object) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha) or alpha.value < 16:
        return "ffffff"
    return f"{red.value:02x}{green.value:02x}{blue.value:02x}"
