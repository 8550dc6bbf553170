"""A briefing as an accessible Word file: real headings, lists, table heads that repeat, and a language."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table

from assistant.briefing_nouns import Briefing, Grid, Item, Line, Paragraph
from assistant.briefing_text import DRAFT, reference_line

LANGUAGE = "en-GB"


def as_word(briefing: Briefing) -> bytes:
    """The bytes of a .docx file."""
    document = docx.Document()
    _set_up(document, briefing.title)
    document.add_heading(briefing.title, level=0)
    document.add_paragraph(DRAFT)
    for section in briefing.sections:
        document.add_heading(section.heading, level=1)
        for line in section.lines:
            _add(document, line)
    if briefing.missing:
        document.add_paragraph(f"The papers hold nothing for: {', '.join(briefing.missing)}.")
    document.add_heading("References", level=1)
    for reference in briefing.references:
        document.add_paragraph(f"[{reference.citation.n}] {_clean(reference_line(reference.citation))}")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: Document, title: str) -> None:
    document.core_properties.title = title
    document.core_properties.author = ""
    document.core_properties.language = LANGUAGE
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    normal.element.get_or_add_rPr().append(language)
    for page in document.sections:
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2)
        page.top_margin = page.bottom_margin = Cm(1.8)


def _add(document: Document, line: Line) -> None:
    if isinstance(line, Grid):
        _add_table(document, line)
    elif isinstance(line, Item):
        document.add_paragraph(_clean(line.text), style="List Number" if line.is_numbered else "List Bullet")
    elif isinstance(line, Paragraph):
        document.add_paragraph(_clean(line.text))


def _add_table(document: Document, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    _describe(table, grid.caption)
    head = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeated)
    for cell, name in zip(head.cells, grid.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in grid.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(text)
    document.add_paragraph()


def _describe(table: Table, caption: str) -> None:
    """The alternative text that a screen reader gives for the table."""
    for tag in ("w:tblCaption", "w:tblDescription"):
        described = OxmlElement(tag)
        described.set(qn("w:val"), caption)
        table._tbl.tblPr.append(described)


def _clean(text: str) -> str:
    """Without the control characters that Word's format forbids."""
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")
