"""Reads a PDF into a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.document import Document, Notice, Page, Place
from corpus.errors import UnreadableFile
from corpus.readers.pdf_blocks import blocks_of
from corpus.readers.pdf_columns import columns_of
from corpus.readers.pdf_file import open_pdf
from corpus.readers.pdf_grids import RuledGrid, find_grids, level_rules
from corpus.readers.pdf_ink import Glyph, PageInk
from corpus.readers.pdf_lines import TextLine, lines_of
from corpus.readers.pdf_pieces import PageContent, pieces_of
from corpus.readers.pdf_running import Running, find_running
from corpus.readers.pdf_tables import fill_grid, table_grids
from corpus.readers.pdf_text import typesetting_of
from corpus.readers.pdf_turned import with_shown_boxes
from corpus.readers.pdf_unruled import split_unruled
from corpus.readers.pdf_visibility import split_hidden

_LONGEST_EXCERPT = 60


def read_pdf(path: Path) -> Document:
    """The document without front matter; raises `UnreadableFile` where nothing can be read."""
    content = open_pdf(path)
    notices = list(content.notices)
    pages = []
    for ink, grids in zip(
        content.pages, table_grids([find_grids(ink.rules, ink.fills) for ink in content.pages]), strict=True
    ):
        glyphs, hidden = split_hidden(ink)
        notices.extend(_hidden_text(ink, hidden))
        pages.append(_page(ink, glyphs, grids))
    if not any(page.columns or page.tables for page in pages):
        raise UnreadableFile(path.name, "has no text on any page", "scan it with text recognition (OCR) and add that")
    running = find_running(
        [(page.number, ink.height, _flat(page)) for page, ink in zip(pages, content.pages, strict=True)]
    )
    labels = {ink.number: running.labels.get(ink.number, ink.label) for ink in content.pages}
    pages = [_settled(page, ink, running, labels) for page, ink in zip(pages, content.pages, strict=True)]
    setting = typesetting_of([line for page in pages for lines in _all_columns(page) for line in lines])
    turned = {ink.number: ink for ink in content.pages if ink.turned}
    blocks = blocks_of(pieces_of(pages, setting), labels, content.outline)
    return Document(
        name=path.stem,
        file_format="pdf",
        blocks=tuple(with_shown_boxes(block, turned) for block in blocks) if turned else blocks,
        pages=tuple(Page(ink.number, labels[ink.number], *ink.shown_size) for ink in content.pages),
        notices=tuple(notices),
        running_text=running.texts,
    )


def _page(ink: PageInk, glyphs: Sequence[Glyph], grids: Sequence[RuledGrid]) -> PageContent:
    """Ruled tables, and the lines outside all of them."""
    tables, rest = [], list(glyphs)
    for grid in grids:
        inside: list[Glyph] = []
        outside: list[Glyph] = []
        for glyph in rest:
            (inside if grid.holds(*glyph.middle) else outside).append(glyph)
        filled = fill_grid(grid, inside, ink.number)
        if filled.has_text:
            tables.append(filled)
            rest = outside
    return PageContent(ink.number, ink.label, columns_of(rest, ink.number), tables, ink.fills)


def _hidden_text(ink: PageInk, hidden: dict[str, list[Glyph]]) -> list[Notice]:
    notices = []
    for reason, glyphs in hidden.items():
        text = " ".join(line.text for line in lines_of(glyphs, ink.number, one_column=True))
        if text:
            short = text if len(text) <= _LONGEST_EXCERPT else f"{text[:_LONGEST_EXCERPT].rstrip()}…"
            message = f"left out {len(text)} characters that are {reason}: {short}"
            notices.append(Notice("hidden text", message, Place(page=ink.number)))
    return notices


def _flat(page: PageContent) -> list[TextLine]:
    return sorted((line for lines in page.columns for line in lines), key=lambda line: (line.baseline, line.x0))


def _all_columns(page: PageContent) -> list[Sequence[TextLine]]:
    return [*page.columns, *(lines for table in page.tables for lines in table.lines.values())]


def _settled(page: PageContent, ink: PageInk, running: Running, labels: dict[int, str]) -> PageContent:
    """The page without its running lines, unruled tables found among the others."""
    tables, columns = list(page.tables), []
    rules = level_rules(ink.rules)
    for lines in page.columns:
        found, rest = split_unruled([line for line in lines if line not in running.lines], page.number, rules)
        tables.extend(found)
        if rest:
            columns.append(rest)
    return PageContent(page.number, labels[page.number], columns, tables, page.fills)
