"""Small PDFs made for one test each, drawn with reportlab."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

STYLES = getSampleStyleSheet()
SMALL = ParagraphStyle("small", parent=STYLES["Normal"], fontSize=8, leading=9.5)
MARGIN = 60.0

Row = Sequence[str | Paragraph]


def paper(
    path: Path,
    story: Sequence[Flowable],
    size: tuple[float, float] = A4,
    header: str = "",
    footer: str = "Page {page}",
) -> Path:
    """A paper of as many pages as the story needs, with a running header and footer."""

    def run(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(MARGIN, size[1] - 30, header)
        canvas.drawString(MARGIN, 25, footer.format(page=document.page))

    document = SimpleDocTemplate(
        str(path), pagesize=size, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN
    )
    document.build(list(story), onFirstPage=run, onLaterPages=run)
    return path


def text(words: str, style: str = "Normal") -> list[Flowable]:
    return [Paragraph(words, STYLES[style]), Spacer(1, 8)]


def table(
    rows: Sequence[Row],
    widths: Sequence[float],
    *,
    ruled: bool = True,
    header_rows: int = 1,
    repeat: bool = False,
    spans: Sequence[tuple[int, int, int]] = (),
) -> Table:
    """A table; `spans` are (row, first column, last column)."""
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONTSIZE", (0, 0), (-1, -1), 8)]
    if header_rows:
        style.append(("FONTNAME", (0, 0), (-1, header_rows - 1), "Helvetica-Bold"))
        style.append(("BACKGROUND", (0, 0), (-1, header_rows - 1), colors.HexColor("#d0d8e0")))
    if ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    style += [("SPAN", (first, row), (last, row)) for row, first, last in spans]
    cells = [
        [cell if isinstance(cell, Paragraph) or len(cell) < 15 else Paragraph(cell, SMALL) for cell in row]
        for row in rows
    ]
    return Table(
        cells, colWidths=list(widths), repeatRows=header_rows if repeat else 0, splitInRow=1, style=style
    )  # fmt: skip


def drawn(path: Path, *pages: Sequence[tuple[float, float, str]], size: tuple[float, float] = A4) -> Path:
    """Lines of text at (x, distance from the top)."""
    canvas = Canvas(str(path), pagesize=size)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        for x, y, words in page:
            canvas.drawString(x, size[1] - y, words)
        canvas.showPage()
    canvas.save()
    return path


def changed(
    path: Path, *, rotate: int = 0, crop: tuple[float, float, float, float] | None = None, password: str = ""
) -> Path:
    """The same file with its pages turned, cropped or locked."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(path.read_bytes())))
    for page in writer.pages:
        page.rotate(rotate)
        if crop:
            page.cropbox.lower_left, page.cropbox.upper_right = crop[:2], crop[2:]
    if password:
        writer.encrypt(password)
    with path.open("wb") as file:
        writer.write(file)
    return path
