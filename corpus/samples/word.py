"""Writes the sample papers that are Word files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

from corpus.records.nouns import Action
from corpus.samples.planned import counts
from corpus.samples.source import Grid, Paper, Piece
from corpus.samples.steady import steady_zip

ACTION_COLUMNS = ("Ref", "Action", "Lead", "Deadline", "Rating", "Comment, June 2023")
ACTION_WIDTHS = (1.4, 6.4, 4.2, 2.2, 2.2, 8.2)


def write_word(paper: Paper, actions: tuple[Action, ...], folder: Path) -> Path:
    """Writes the paper as a Word file, the same bytes each time."""
    path = folder / f"{paper.name}.docx"
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    properties = document.core_properties
    properties.title, properties.author = paper.front["title"], paper.front["council_text"]
    properties.created = properties.modified = datetime.fromisoformat(paper.front["meeting_date"])
    document.sections[0].header.paragraphs[0].text = paper.running
    for piece in paper.pieces(counts(actions)):
        write_piece(document, piece, paper, actions)
    document.save(str(path))
    steady_zip(path)
    return path


def write_piece(document: Any, piece: Piece, paper: Paper, actions: tuple[Action, ...]) -> None:
    """One block of the text."""
    text = f"{piece.number} {piece.text}".strip()
    if piece.kind == "table":
        write_grid(document, paper.grids[piece.text])
    elif piece.kind == "recommendations":
        write_list(document, paper, piece.text)
    elif piece.kind == "actions":
        write_actions(document, actions)
    elif piece.kind == "title":
        document.add_heading(text, level=0)
    elif piece.kind == "heading":
        document.add_heading(text, level=1)
    else:
        document.add_paragraph(text)


def write_list(document: Any, paper: Paper, key: str) -> None:
    """A list; one that the word processor numbers has no number in its text."""
    asked = paper.lists[key]
    for position, item in enumerate(asked.items):
        marker = asked.printed_marker(position)
        document.add_paragraph(f"{marker} {item}".strip(), style="Normal" if marker else "List Number")


def write_grid(document: Any, grid: Grid) -> None:
    """A ruled table under its title."""
    if grid.title:
        document.add_paragraph(grid.title, style="Caption")
    head = [grid.columns] if grid.columns else []
    table = ruled(document, len(grid.rows) + len(head), grid.widths)
    for row, texts in enumerate([*head, *grid.rows]):
        for column, text in enumerate(texts):
            bold = (bool(head) and row == 0) or (grid.kind == "front" and column == 0)
            fill_cell(table.cell(row, column), text, bold=bold)
    document.add_paragraph("")


def write_actions(document: Any, actions: tuple[Action, ...]) -> None:
    """All actions on landscape pages, under merged sub-headings."""
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    lines: list[tuple[str, ...]] = [ACTION_COLUMNS]
    theme = subtheme = ""
    for action in actions:
        lines += [(name,) for name, old in ((action.theme, theme), (action.subtheme, subtheme)) if name != old]
        theme, subtheme = action.theme, action.subtheme
        lines.append(
            (action.ref, action.title, action.owner_text, action.due_text, action.status_text, action.progress)
        )
    table = ruled(document, len(lines), ACTION_WIDTHS)
    for cells, texts in zip((row.cells for row in table.rows), lines, strict=True):
        if len(texts) == 1:
            cells[0].merge(cells[-1])
        for cell, text in zip(cells, texts, strict=False):
            fill_cell(cell, text, bold=len(texts) == 1 or texts is ACTION_COLUMNS)


def ruled(document: Any, rows: int, widths: tuple[float, ...]) -> Any:
    """An empty ruled table; widths in centimetres."""
    table = document.add_table(rows=rows, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def fill_cell(cell: Any, text: str, *, bold: bool) -> None:
    """Sets a cell's text in the size of a table."""
    run = cell.paragraphs[0].add_run(text)
    run.bold = bold
    run.font.size = Pt(8.5)
