"""Draws the sample papers that are PDFs."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from corpus.records.nouns import Action
from corpus.samples.planned import counts
from corpus.samples.source import AskedList, Grid, Paper, Piece

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=7)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=8, leading=9.6)
CELL_BOLD = ParagraphStyle("cell bold", parent=CELL, fontName="Helvetica-Bold")
STYLES = {
    "title": ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=15, leading=19, spaceAfter=8),
    "centre": ParagraphStyle("centre", parent=BODY, alignment=TA_CENTER),
    "right": ParagraphStyle("right", parent=BODY, alignment=TA_RIGHT, spaceAfter=0),
    "heading": ParagraphStyle(
        "heading", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=5, keepWithNext=1
    ),
    "paragraph": BODY,
    "item": ParagraphStyle("item", parent=BODY, leftIndent=30, firstLineIndent=-18),
}
ACTION_COLUMNS = ("No.", "What we will do", "Accountable", "End date", "Latest note", "What success is", "Position")
ACTION_WIDTHS = (34, 170, 110, 62, 190, 130, 66)


class CutTable(Table):  # type: ignore[misc]
    """A table that a page end cuts in the middle of a row, as word processors do."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part that fits and the rest: cut inside a row where two lines fit on either side, else between rows."""
        for between, inside in ((0, 22), (1, 0)):
            self.splitByRow, self.splitInRow = between, inside
            parts: list[Flowable] = super().split(width, height)
            if parts:
                return parts
        return []


def draw_pdf(paper: Paper, actions: tuple[Action, ...], folder: Path) -> Path:
    """Writes the paper as a PDF, the same bytes each time."""
    path = folder / f"{paper.name}.pdf"
    sideways = paper.style == "plan"
    template = SimpleDocTemplate(
        str(path),
        pagesize=landscape(A4) if sideways else A4,
        title=paper.front["title"],
        author=paper.front["council_text"],
        leftMargin=36 if sideways else 56,
        rightMargin=36 if sideways else 56,
        topMargin=54,
        bottomMargin=50,
        invariant=1,
    )

    def furniture(canvas: Any, _: Any) -> None:
        width, height = canvas._pagesize
        canvas.setFont("Helvetica", 8)
        canvas.drawString(template.leftMargin, height - 32, paper.running)
        canvas.drawRightString(width - template.rightMargin, 26, f"Page {canvas.getPageNumber()}")

    story = [flowable for piece in paper.pieces(counts(actions)) for flowable in drawn(piece, paper, actions)]
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return path


def drawn(piece: Piece, paper: Paper, actions: tuple[Action, ...]) -> list[Flowable]:
    """One block of the text as it is drawn."""
    if piece.kind == "table":
        return draw_grid(paper.grids[piece.text])
    if piece.kind == "recommendations":
        return draw_list(paper.lists[piece.text])
    if piece.kind == "actions":
        return [draw_actions(actions), Spacer(1, 10)]
    text = "<br/>".join(escape(line) for line in piece.text.splitlines())
    return [Paragraph(f"{piece.number} {text}".strip(), STYLES[piece.kind])]


def draw_list(asked: AskedList) -> list[Flowable]:
    """The items with their numbers."""
    return [
        Paragraph(f"{asked.printed_marker(position)} {escape(item)}", STYLES["item"])
        for position, item in enumerate(asked.items)
    ]


def draw_grid(grid: Grid) -> list[Flowable]:
    """A ruled table under its title; the left column of a front sheet is bold."""
    header = [[Paragraph(escape(name), CELL_BOLD) for name in grid.columns]] if grid.columns else []
    bold = {0, 2} if grid.kind == "front" else set()
    rows = [
        [Paragraph(escape(text), CELL_BOLD if column in bold else CELL) for column, text in enumerate(row)]
        for row in grid.rows
    ]
    style: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    if header:
        style.append(("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#dfe7ec")))
    title = [Paragraph(escape(grid.title), CELL_BOLD), Spacer(1, 3)] if grid.title else []
    table = Table(header + rows, colWidths=grid.widths, style=style, repeatRows=len(header), hAlign="LEFT")
    return [*title, table, Spacer(1, 10)]


def draw_actions(actions: tuple[Action, ...]) -> Table:
    """One long table whose header stands once, with full-width sub-headings and rows that page ends may cut."""
    rows: list[list[Any]] = [[Paragraph(name, CELL_BOLD) for name in ACTION_COLUMNS]]
    style: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#cfd8dc")),
    ]
    theme = subtheme = ""
    for action in actions:
        for text in [name for name, old in ((action.theme, theme), (action.subtheme, subtheme)) if name != old]:
            style.append(("SPAN", (0, len(rows)), (-1, len(rows))))
            style.append(("BACKGROUND", (0, len(rows)), (-1, len(rows)), colors.HexColor("#eceff1")))
            rows.append([Paragraph(escape(text), CELL_BOLD), *[""] * (len(ACTION_COLUMNS) - 1)])
        theme, subtheme = action.theme, action.subtheme
        cells = (
            action.ref,
            action.title,
            action.owner_text,
            action.due_text,
            action.progress,
            action.outcome,
            action.status_text,
        )
        rows.append([Paragraph(escape(text), CELL) for text in cells])
    return CutTable(rows, colWidths=ACTION_WIDTHS, style=style)
