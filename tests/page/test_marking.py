"""What is marked on the picture of a page are the words of the quote."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from assistant.record_rows import RecordKind, RecordRow, record_rows
from assistant.settings import Settings
from corpus.document import Box
from corpus.errors import UnreadableFile
from corpus.page_picture import page_picture
from corpus.readers.pdf_marking import narrowed
from index.library import Library

MOST = 60


def letters(text: str) -> list[str]:
    """Order aside: a row that is cut by a page break is read cell by cell, its boxes page by page."""
    return sorted(sign for sign in text.casefold() if sign.isalnum())


def text_under(document: pypdfium2.PdfDocument, row: RecordRow) -> str:
    found = ""
    for box in narrowed(document, row.boxes, row.record.quote):
        page = document[box.page - 1]
        top, bottom = page.get_height() - box.top, page.get_height() - box.bottom
        found += page.get_textpage().get_text_bounded(box.x0 - 0.5, bottom - 0.5, box.x1 + 0.5, top + 0.5)
    return found


def test_the_text_under_the_marks_is_the_quote(samples: tuple[Library, Settings]) -> None:
    library, _ = samples
    originals = {paper.id: paper.original for paper in library.documents() if paper.file_format == "pdf"}
    rows = [row for kind in RecordKind for row in record_rows(library, kind) if row.document_id in originals]
    chosen = rows[:: max(1, len(rows) // MOST)]
    opened = {number: pypdfium2.PdfDocument(path) for number, path in originals.items()}
    wrong = [
        row.record.quote
        for row in chosen
        if letters(text_under(opened[row.document_id], row)) != letters(row.record.quote)
    ]
    for document in opened.values():
        document.close()
    assert len(chosen) >= 50
    assert not wrong


def test_the_picture_is_coloured_where_the_box_is(samples: tuple[Library, Settings]) -> None:
    library, _ = samples
    paper = next(paper for paper in library.documents() if paper.file_format == "pdf")
    box = Box(1, 100, 100, 200, 140)
    plain = Image.open(BytesIO(page_picture(paper.original, 1, 600))).convert("RGB")
    marked = Image.open(BytesIO(page_picture(paper.original, 1, 600, (box, Box(2, 0, 0, 50, 50))))).convert("RGB")
    scale = 600 / library.document(paper.id).pages[0].width
    inside = (round(150 * scale), round(120 * scale))
    red, green, blue = marked.getpixel(inside)
    assert marked.getpixel((2, 2)) == plain.getpixel((2, 2))
    assert blue < min(red, green)


def test_a_page_that_is_not_there_is_one_line(samples: tuple[Library, Settings], tmp_path: Path) -> None:
    paper = next(paper for paper in samples[0].documents() if paper.file_format == "pdf")
    with pytest.raises(UnreadableFile, match="page 999 cannot be drawn"):
        page_picture(paper.original, 999)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(UnreadableFile, match=r"broken\.pdf: page 1 cannot be drawn"):
        page_picture(broken, 1)
