"""Word files: the body in reading order, as it prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIPS
from lxml import etree

from corpus.document import Document
from corpus.readers.assemble import assemble
from corpus.readers.lines import heading_of, line_of
from corpus.readers.numbers import decimal_parts, ends_sentence, split_marker
from corpus.readers.pieces import Line, LineKind, Piece
from corpus.readers.word_numbering import Numbering, W, read_numbering
from corpus.readers.word_styles import Style, default_style, read_styles
from corpus.readers.word_tables import content_of, printed_label, read_grid
from corpus.readers.word_text import Reading, all_bold, joined, paragraph_spans

_LONGEST_AUTOMATIC_HEADING = 12


def read_word(path: Path) -> Document:
    """A Word file as a document; text that its reader does not see is left out with a notice."""
    word = docx.Document(str(path))
    reader = _Reader(word)
    pieces = [*reader.body(), *reader.notes()]
    return Document(
        name=path.stem,
        file_format="docx",
        blocks=assemble(pieces),
        notices=tuple(reader.reading.notices),
        running_text=_running_text(word),
    )


class _Reader:
    """Walks one document and counts its numbered paragraphs on the way."""

    def __init__(self, word: WordFile) -> None:
        self._word = word
        self._depth = 0
        styles_root = word.styles.element
        self._styles = read_styles(styles_root)
        self._default = default_style(styles_root)
        self._numbering: Numbering = read_numbering(_related(word, RELATIONSHIPS.NUMBERING))
        self.reading = Reading(
            hidden_styles=frozenset(each for each, style in self._styles.items() if style.hidden),
            bold_styles=frozenset(each for each, style in self._styles.items() if style.bold),
        )

    def body(self) -> Iterator[Piece]:
        """The body's headings, paragraphs, items and tables."""
        yield from self._pieces(self._word.element.body)

    def notes(self) -> Iterator[Piece]:
        """Footnotes and endnotes, after the body."""
        for relationship in (RELATIONSHIPS.FOOTNOTES, RELATIONSHIPS.ENDNOTES):
            root = _related(self._word, relationship)
            for note in () if root is None else root:
                if note.get(f"{W}type") is None:
                    yield from self._pieces(note)

    def _pieces(self, parent: etree._Element) -> Iterator[Piece]:
        for element in content_of(parent):
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)

    def _table(self, element: etree._Element) -> Iterator[Piece]:
        cells = [cell for row in content_of(element) if row.tag == f"{W}tr" for cell in content_of(row)]
        cells = [cell for cell in cells if cell.tag == f"{W}tc"]
        if len(cells) == 1:
            # A table of one cell is a frame round its content.
            yield from self._framed(cells[0])
            return
        self.reading.on_white = False
        grid = read_grid(element, self.reading, self._styles, self._numbering)
        if grid.rows:
            yield grid

    def _paragraph(self, element: etree._Element) -> Iterator[Piece]:
        properties = element.find(f"{W}pPr")
        style = self._style_of(properties)
        self.reading.on_white = self._depth == 0 and (properties is None or properties.find(f"{W}shd") is None)
        spans = paragraph_spans(element, self.reading)
        self.reading.on_white = False
        boxes, self.reading.text_boxes = self.reading.text_boxes, []
        text = joined(spans)
        if text and style.hidden:
            self.reading.leave_out("hidden", text)
        elif text and not style.is_contents:
            stands_out = all_bold(spans) or (style.bold and not style.heading_level)
            yield self._line(text, properties, style, stands_out)
        for box in boxes:
            yield from self._framed(box)

    def _framed(self, element: etree._Element) -> Iterator[Piece]:
        """What stands in a text box or in a table of one cell, whose colour is not known."""
        self._depth += 1
        yield from self._pieces(element)
        self._depth -= 1

    def _line(self, text: str, properties: etree._Element | None, style: Style, stands_out: bool) -> Line:
        level = _outline_level(properties, style)
        printed = printed_label(properties, style, self._numbering)
        if printed is None:
            line = heading_of(text, level) if level else line_of(text, stands_out=stands_out)
            is_list = style.name.startswith("list ") and line.kind is LineKind.PARAGRAPH and not line.label
            return Line(LineKind.ITEM, text, "", style.depth) if is_list else line
        label, depth, is_bullet = printed
        if is_bullet:
            marker, rest = split_marker(text)
            return Line(LineKind.ITEM, rest if marker else text, marker or label, depth)
        short = len(text.split()) <= _LONGEST_AUTOMATIC_HEADING and not ends_sentence(text)
        if level or (stands_out and short and decimal_parts(label)):
            return Line(LineKind.HEADING, text, label, level)
        if len(decimal_parts(label)) > 1:
            return Line(LineKind.PARAGRAPH, text, label)
        return Line(LineKind.ITEM, text, label, depth)

    def _style_of(self, properties: etree._Element | None) -> Style:
        named = None if properties is None else properties.find(f"{W}pStyle")
        style_id = self._default if named is None else named.get(f"{W}val", "")
        return self._styles.get(style_id, Style())


def _outline_level(properties: etree._Element | None, style: Style) -> int:
    own = None if properties is None else properties.find(f"{W}outlineLvl")
    value = "" if own is None else own.get(f"{W}val", "")
    if value.isdigit():
        return int(value) + 1 if int(value) < len("123456789") else 0
    return style.heading_level


def _related(word: WordFile, relationship: str) -> etree._Element | None:
    """The root of a part of the document, or none where it has no such part."""
    for each in word.part.rels.values():
        if each.reltype == relationship and not each.is_external:
            return etree.fromstring(each.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    return None


def _running_text(word: WordFile) -> tuple[str, ...]:
    """Headers and footers of all sections, each once."""
    texts: list[str] = []
    for each in word.part.rels.values():
        if each.reltype in (RELATIONSHIPS.HEADER, RELATIONSHIPS.FOOTER) and not each.is_external:
            root = etree.fromstring(each.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            unseen = Reading(frozenset(), frozenset())
            texts += [joined(paragraph_spans(paragraph, unseen)) for paragraph in root.iter(f"{W}p")]
    # A page number is a field of its own: what is left of "Page 3" says nothing.
    return tuple(dict.fromkeys(text for text in texts if text and text.lower() != "page"))
