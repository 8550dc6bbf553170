"""The glyphs of a PDF page with their places and styles, from PDFium."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Set

import pypdfium2.raw as pdfium

from corpus.readers.pdf_ink import Frame, Glyph, Style

_HYPHEN_AT_LINE_END = 2
_INVISIBLE_MODES = frozenset({3, 7})
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_FORCED_BOLD = 1 << 18
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


def read_glyphs(text_page: object, frame: Frame, hidden_layers: Set[str]) -> list[Glyph]:
    """Every glyph in the order in which PDFium reads them, blanks left out but remembered."""
    styles: dict[int, Style] = {}
    glyphs: list[Glyph] = []
    blank = False
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        text_object = pdfium.FPDFText_GetTextObject(text_page, index)
        if not text_object:
            blank = blank or code == 0x20
            continue
        key = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        if key not in styles:
            styles[key] = _style(text_page, index, text_object, frame, hidden_layers)
        char = _char(code)
        if not char:
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        left, top, right, bottom = frame.shown_box(box.left, box.bottom, box.right, box.top)
        start, baseline = frame.shown(x.value, y.value)
        advance = bottom - top if styles[key].angle in (90, 270) else right - left
        glyphs.append(Glyph(char, left, right, baseline, styles[key], start, advance, blank))
        blank = False
    return glyphs


def _char(code: int) -> str:
    if code == _HYPHEN_AT_LINE_END:
        return "-"
    if code < 0x20 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF:
        return ""
    char = chr(code)
    if code in (0xA0, 0x2002, 0x2003, 0x2009, 0x3000):
        return " "
    return _LIGATURES.get(char, char)


def _style(text_page: object, index: int, text_object: object, frame: Frame, hidden_layers: Set[str]) -> Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) - frame.rotation) % 360
    name, flags = _font(text_page, index)
    bold = any(word in name.lower() for word in _BOLD_NAMES) or bool(flags & _FORCED_BOLD)
    bold = bold or pdfium.FPDFText_GetFontWeight(text_page, index) >= 600
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha)
    colour = f"{red.value:02x}{green.value:02x}{blue.value:02x}" if known else "000000"
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
    return Style(
        font=name.split("+")[-1],
        size=round(pdfium.FPDFText_GetFontSize(text_page, index) * scale, 2),
        bold=bold,
        colour=colour,
        angle=angle,
        painted=mode not in _INVISIBLE_MODES and not (known and alpha.value == 0),
        layer_shown=not (hidden_layers and _layers(text_object) & hidden_layers),
    )


def _font(text_page: object, index: int) -> tuple[str, int]:
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 128, flags)
    return buffer.value.decode("utf-8", "replace"), flags.value


def _layers(page_object: object) -> set[str]:
    """Names of the optional content groups that an object is marked with."""
    names = set()
    for number in range(max(pdfium.FPDFPageObj_CountMarks(page_object), 0)):
        mark = pdfium.FPDFPageObj_GetMark(page_object, number)
        buffer, length = (ctypes.c_ushort * 256)(), ctypes.c_ulong()
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Name", buffer, 512, length):
            names.add(bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace"))
    return names
