"""Opens a PDF and reads what is drawn on each page; a file that cannot be read is named with its cure."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from corpus.document import Notice, Place
from corpus.errors import UnreadableFile
from corpus.readers.pdf_glyphs import read_glyphs
from corpus.readers.pdf_headings import bookmark_key
from corpus.readers.pdf_ink import Frame, Glyph, PageInk
from corpus.readers.pdf_paths import read_drawing

_CRASHES = (
    PdfiumError, PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError,
    ArithmeticError, RecursionError, NotImplementedError, OSError,
)  # fmt: skip
_REPAIR = "open it in a PDF viewer, save it again and add that file"


@dataclass(frozen=True, slots=True)
class PdfContent:
    """A PDF as it is drawn."""

    pages: Sequence[PageInk]
    outline: Mapping[str, int]
    """Letters and digits of each bookmark's title to its depth, 1 for the outermost."""
    notices: Sequence[Notice]


def open_pdf(path: Path) -> PdfContent:
    """All pages; a page that fails alone becomes a notice and an empty page."""
    data = path.read_bytes()
    if not data.strip():
        raise UnreadableFile(path.name, "is empty", "copy it again from where it came")
    if b"%PDF" not in data[:1024]:
        raise UnreadableFile(path.name, "is no PDF although its name says so", "give it the ending of what it is")
    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        raise _unopened(path) from error
    with closing(pdf):
        if len(pdf) == 0:
            raise _no_pages(path)
        return _content(path, pdf)


def _unopened(path: Path) -> UnreadableFile:
    """Why PDFium does not open a file; its own error code may be left over from the file before."""
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted:
            return UnreadableFile(
                path.name, "is protected by a password", "save a copy without the password and add that"
            )
        if not reader.pages:
            return _no_pages(path)
    except _CRASHES:
        return UnreadableFile(path.name, "is broken", _REPAIR)
    return UnreadableFile(path.name, "is broken", _REPAIR)


def _no_pages(path: Path) -> UnreadableFile:
    return UnreadableFile(path.name, "has no pages", "copy it again from where it came")


def _content(path: Path, pdf: PdfDocument) -> PdfContent:
    hidden = _hidden_layers(path)
    pages, notices = [], []
    for index in range(len(pdf)):
        try:
            pages.append(_page(pdf, index, hidden))
        except _CRASHES as error:
            pages.append(PageInk(index + 1, 0.0, 0.0, "", (), (), (), ()))
            place = Place(page=index + 1)
            notices.append(Notice("no text", f"page {index + 1} cannot be read ({type(error).__name__})", place))
    if len(notices) == len(pages):
        raise UnreadableFile(path.name, "has no page that can be read", _REPAIR)
    return PdfContent(pages, _outline(pdf), notices)


def _page(pdf: PdfDocument, index: int, hidden_layers: frozenset[str]) -> PageInk:
    with closing(pdf[index]) as page, closing(page.get_textpage()) as text_page:
        frame = _frame(page)
        glyphs = read_glyphs(text_page.raw, frame, hidden_layers)
        turned = _usual_angle(glyphs)
        if turned:
            frame = replace(frame, rotation=(frame.rotation + turned) % 360)
            glyphs = read_glyphs(text_page.raw, frame, hidden_layers)
        drawing = read_drawing(page.raw, frame)
        width, height = frame.size
        label = pdf.get_page_label(index) or ""
        return PageInk(index + 1, width, height, label, glyphs, drawing.rules, drawing.fills, drawing.pictures, turned)


def _usual_angle(glyphs: Sequence[Glyph]) -> int:
    """The direction of most text: plans wider than the page are often printed sideways."""
    angles = Counter(glyph.style.angle for glyph in glyphs if glyph.style.angle in (0, 90, 180, 270))
    angle, count = angles.most_common(1)[0] if angles else (0, 0)
    return angle if count * 10 > angles.total() * 6 else 0


def _frame(page: PdfPage) -> Frame:
    media, crop = page.get_mediabox(), page.get_cropbox()
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    return Frame(left, bottom, right, top, page.get_rotation() % 360)


def _outline(pdf: PdfDocument) -> dict[str, int]:
    outline: dict[str, int] = {}
    try:
        for bookmark in pdf.get_toc(max_depth=6):
            key = bookmark_key(bookmark.get_title() or "")
            if key:
                outline.setdefault(key, bookmark.level + 1)
    except _CRASHES:
        logging.getLogger(__name__).info("bookmarks not readable")
    return outline


def _hidden_layers(path: Path) -> frozenset[str]:
    """Names of the layers that are switched off when the document opens."""
    try:
        catalogue = pypdf.PdfReader(path).root_object
        properties = _dictionary(catalogue, "/OCProperties")
        off = _dictionary(properties, "/D").get("/OFF", [])
        return frozenset(str(group.get_object().get("/Name", "")) for group in off)
    except _CRASHES:
        return frozenset()


def _dictionary(holder: DictionaryObject, key: str) -> DictionaryObject:
    value = holder.get(key)
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
