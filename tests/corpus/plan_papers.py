"""Made-up plans in layouts that differ from one another, and the ways to print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from corpus.document import Document
from corpus.readers.pdf import read_pdf
from corpus.readers.sheet import read_sheet
from corpus.readers.word import read_word

RISKS = (
    ("Risk", "Likelihood", "Impact", "Mitigating action", "Owner", "Review date", "RAG"),
    ("Staff leave", "High", "High", "Offer better contracts", "Head of People", "31/03/2024", "Red"),
    ("System fails", "Low", "High", "Test the backup every week", "Head of Systems", "30/06/2024", "Amber"),
    ("Budget falls short", "Medium", "High", "Review spending each month", "Head of Finance", "30/09/2024", "Green"),
)


@dataclass(frozen=True)
class Fill:
    """A cell with a background colour."""

    colour: str
    text: str = ""


Item = str | Fill


@dataclass(frozen=True)
class Plan:
    """One made-up plan: its table, its key and what must be read out of it."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Item, ...], ...]
    """A row of one item is a full-width sub-heading."""
    expected: tuple[dict[str, Any], ...]
    key: tuple[tuple[Item, str], ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    """A header row above the columns: names and how many columns each covers."""
    after: tuple[tuple[Item, ...], ...] = ()
    """Rows of a second table with the same columns and no header."""
    widths: tuple[int, ...] = field(default=())


def text_of(item: Item) -> str:
    return item.text if isinstance(item, Fill) else item


def word(plan: Plan, path: Path) -> Document:
    paper = docx.Document()
    paper.add_heading("Improvement Plan", 1)
    paper.add_paragraph("This paper sets out what the council will do after the review of its services last year.")
    if plan.key:
        _word_table(paper, [("Colour", "Meaning"), *plan.key])
    paper.add_heading("Risk register", 2)
    _word_table(paper, RISKS)
    paper.add_heading("Action plan", 2)
    _word_table(paper, [plan.columns, *plan.rows], plan.groups)
    if plan.after:
        paper.add_paragraph("The plan goes on below.")
        _word_table(paper, plan.after)
    paper.save(str(path))
    return read_word(path)


def _word_table(paper: Any, rows: Sequence[Sequence[Item]], groups: Sequence[tuple[str, int]] = ()) -> None:
    count = max(len(row) for row in rows)
    table = paper.add_table(rows=0, cols=count)
    table.style = "Table Grid"
    if groups:
        cells, column = table.add_row().cells, 0
        for name, span in groups:
            cells[column].merge(cells[column + span - 1]).text = name
            column += span
    for row in rows:
        cells = table.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = text_of(row[0])
            continue
        for cell, item in zip(cells, row, strict=True):
            cell.text = text_of(item)
            if isinstance(item, Fill):
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), item.colour)
                cell._tc.get_or_add_tcPr().append(shade)


def sheet(plan: Plan, path: Path) -> Document:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Plan"
    rows: list[Sequence[Item]] = [*plan.rows]
    if plan.key:
        key = book.create_sheet("Key")
        _fill_sheet(key, [("Colour", "Meaning"), *plan.key])
    _fill_sheet(first, [plan.columns, *rows, *plan.after], groups=plan.groups, width=len(plan.columns))
    _fill_sheet(book.create_sheet("Risks"), RISKS)
    book.save(path)
    return read_sheet(path)


def _fill_sheet(
    page: Any, rows: Sequence[Sequence[Item]], groups: Sequence[tuple[str, int]] = (), width: int = 0
) -> None:
    start = 1
    if groups:
        column = 1
        for name, span in groups:
            page.cell(1, column, name).font = Font(bold=True)
            if span > 1:
                page.merge_cells(start_row=1, end_row=1, start_column=column, end_column=column + span - 1)
            column += span
        start = 2
    for number, row in enumerate(rows, start=start):
        for column, item in enumerate(row, start=1):
            cell = page.cell(number, column, text_of(item) or None)
            if number == start:
                cell.font = Font(bold=True)
            if isinstance(item, Fill):
                cell.fill = PatternFill("solid", fgColor=item.colour)
        if len(row) == 1 and width:
            page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)


def pdf(
    plan: Plan, path: Path, *, size: tuple[float, float] = landscape(A4), font: float = 9, with_risks: bool = True
) -> Document:
    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=font, leading=font * 1.2)
    bold = ParagraphStyle("head", parent=style, fontName="Helvetica-Bold")
    title = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=20)
    width = size[0] - 72
    story: list[Any] = [Paragraph("Improvement Plan", title), Spacer(1, 12)]
    story.append(Paragraph("This paper sets out what the council will do after the review of its services.", style))
    story.append(Spacer(1, 12))
    if plan.key:
        story += [_pdf_table([("Colour", "Meaning"), *plan.key], style, bold, width / 2), Spacer(1, 12)]
    if with_risks:
        story += [
            Paragraph("Risk register", title),
            Spacer(1, 12),
            _pdf_table(RISKS, style, bold, width),
            Spacer(1, 12),
        ]
    story += [Paragraph("Action plan", title), Spacer(1, 12)]
    story.append(_pdf_table([plan.columns, *plan.rows], style, bold, width, plan.groups))
    if plan.after:
        story += [Spacer(1, 12), Paragraph("The plan goes on below.", style), Spacer(1, 12)]
        story.append(_pdf_table(plan.after, style, style, width))
    SimpleDocTemplate(str(path), pagesize=size, leftMargin=36, rightMargin=36, topMargin=36, bottomMargin=36).build(
        story
    )
    return read_pdf(path)


def _pdf_table(
    rows: Sequence[Sequence[Item]],
    style: ParagraphStyle,
    bold: ParagraphStyle,
    width: float,
    groups: Sequence[tuple[str, int]] = (),
) -> Table:
    count = max(len(row) for row in rows)
    longest = [
        max(18.0, *(min(52.0, len(text_of(row[column]))) for row in rows if len(row) == count))
        for column in range(count)
    ]
    looks: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    data: list[list[Any]] = []
    if groups:
        line: list[Any] = []
        for name, span in groups:
            looks.append(("SPAN", (len(line), 0), (len(line) + span - 1, 0)))
            line += [Paragraph(name, bold), *[""] * (span - 1)]
        data.append(line)
    heads = len(data)
    for number, row in enumerate(rows, start=heads):
        if len(row) == 1:
            looks.append(("SPAN", (0, number), (-1, number)))
            data.append([Paragraph(text_of(row[0]), bold), *[""] * (count - 1)])
            continue
        data.append(
            [Paragraph(text_of(item).replace("&", "&amp;"), bold if number == heads else style) for item in row]
        )
        for column, item in enumerate(row):
            if isinstance(item, Fill):
                looks.append(("BACKGROUND", (column, number), (column, number), colors.HexColor(f"#{item.colour}")))
    widths = [width * share / sum(longest) for share in longest]
    return Table(
        data, colWidths=widths, style=TableStyle(looks), splitInRow=1, repeatRows=heads + 1 if bold is not style else 0
    )
