"""Quotes are checked against the original file, read plainly."""

from __future__ import annotations

from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from eval.originals import OriginalFiles, without_running_lines
from eval.wording import squeeze


def holds(file: Path, quote: str, own: str | None = None) -> bool:
    originals = OriginalFiles([file], None if own is None else lambda _document: own)
    return originals.holds(file.stem, squeeze(quote))


def test_text_and_pdf_are_read_over_page_breaks_and_running_headers(tmp_path: Path) -> None:
    pdf = tmp_path / "paper.pdf"
    pages = canvas.Canvas(str(pdf), pagesize=A4)
    for number, line in enumerate(["Jo will lead the", "review of all plans", "by May", "in full"], start=1):
        pages.drawString(50, 800, "Made-up Council")
        pages.drawString(50, 600, line)
        pages.drawString(50, 30, f"Page {number}")
        pages.showPage()
    pages.save()
    assert holds(pdf, "Jo will lead the review of all plans by May")
    assert not holds(pdf, "Jo will lead all plans")


def test_table_cells_are_read_in_order(tmp_path: Path) -> None:
    pdf = tmp_path / "plan.pdf"
    rows = [["Ref", "Action", "Owner"], ["1A", "Write the\nguidance", "Head of\nService"]]
    table = Table(rows, style=TableStyle([("GRID", (0, 0), (-1, -1), 1, "black")]))
    SimpleDocTemplate(str(pdf)).build([table])
    assert holds(pdf, "1A Write the guidance Head of Service")
    word = docx.Document()
    word.add_paragraph("Before")
    grid = word.add_table(rows=1, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "1A", "Write"
    word.save(str(tmp_path / "plan2.docx"))
    assert holds(tmp_path / "plan2.docx", "Before 1A Write")


def test_the_own_reading_is_a_last_resort_that_is_counted(tmp_path: Path) -> None:
    text = tmp_path / "note.txt"
    text.write_text("Jo leads.", encoding="utf-8")
    originals = OriginalFiles([text], lambda _document: "Jo leads. Sam follows.")
    assert originals.holds("note", squeeze("Jo leads"))
    assert originals.only_by_own_reading == []
    assert originals.holds("note", squeeze("Sam follows"))
    assert originals.only_by_own_reading == ["note: samfollows"]
    assert not originals.holds("note", squeeze("Kim"))
    assert not originals.holds("another", squeeze("Jo leads"))


def test_lines_that_come_back_on_most_pages_are_left_out() -> None:
    pages = [f"Council\nText {chr(65 + n)}\nPage {n} of 4" for n in range(4)]
    assert without_running_lines(pages) == [f"Text {chr(65 + n)}" for n in range(4)]
