"""The nouns of reading: a document, its blocks, and where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a PDF page, in points from the page's top left corner as it is shown."""

    page: int
    """PDF page, 1-based."""
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in its document."""

    page: int | None = None
    """First PDF page, 1-based; none for Word, Excel and text files."""
    page_label: str = ""
    """The label printed on that page, or the PDF's own page label; empty where there is none."""
    section: tuple[str, ...] = ()
    """The headings above, outermost first, as printed with their numbers; sheet name first for Excel."""
    block: int = 0
    """Position of the block in the document, 0-based: reading order."""
    row: int | None = None
    """Position of the row in its table, 0-based, header rows counted; for Excel the sheet's own row number, 1-based."""
    boxes: tuple[Box, ...] = ()
    """Every part of it on every page that it touches, one box a run of lines or a cell."""


class RowKind(StrEnum):
    """What a table row is for."""

    HEADER = "header"
    BODY = "body"
    SUBHEADING = "subheading"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a merged cell stands once, at its first column."""

    text: str
    """Lines joined by a newline only where a paragraph or list item ends; else by a blank. Empty for an empty cell."""
    column: int
    """Grid column, 0-based."""
    span: int = 1
    """How many grid columns it covers."""
    fill: str = ""
    """Background colour as rrggbb in lower case; empty for none or white."""
    boxes: tuple[Box, ...] = ()
    bold: bool = False
    """Whether all of its text is bold."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a reader sees it: a row cut by a page break is one row."""

    cells: tuple[Cell, ...]
    kind: RowKind
    place: Place
    hidden: bool = False
    """Hidden in Excel."""

    def text_at(self, column: int) -> str:
        """Text of the cell that covers a grid column, or the empty string."""
        for cell in self.cells:
            if cell.column <= column < cell.column + cell.span:
                return cell.text
        return ""

    @property
    def quote(self) -> str:
        """The cells in reading order, joined by a blank."""
        return " ".join(" ".join(cell.text.split()) for cell in self.cells if cell.text.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """One table, stitched over its pages; repeated header rows stand once."""

    rows: tuple[Row, ...]
    place: Place
    title: str = ""
    """Caption, or the full-width first row, as printed; empty where there is none."""
    column_count: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names, one a grid column; a header of two rows is joined by a blank."""
        headers = [row for row in self.rows if row.kind is RowKind.HEADER]
        return tuple(
            " ".join(dict.fromkeys(" ".join(row.text_at(column).split()) for row in headers)).strip()
            for column in range(self.column_count)
        )

    @property
    def body(self) -> tuple[Row, ...]:
        """Rows that are no header."""
        return tuple(row for row in self.rows if row.kind is not RowKind.HEADER)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; its place's section path ends with itself."""

    text: str
    """As printed, without its number."""
    level: int
    """1 for the outermost."""
    place: Place
    number: str = ""
    """As printed ("4", "4.1", "Theme 2", "Appendix 1"), or empty."""

    @property
    def quote(self) -> str:
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, joined over line and page breaks (hyphens at line ends mended only where sure)."""

    text: str
    place: Place
    number: str = ""
    """Printed number ("4.1"), or empty; it is not repeated in the text."""

    @property
    def quote(self) -> str:
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; the paragraph or item before it with a smaller depth is its lead-in."""

    text: str
    place: Place
    marker: str = ""
    """As printed: "•", "1.", "a)", "iii."."""
    depth: int = 0

    @property
    def quote(self) -> str:
        return self.text


Block = Heading | Paragraph | ListItem | Table


@dataclass(frozen=True, slots=True)
class Page:
    """One PDF page."""

    number: int
    label: str = ""
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the paper says of itself; what is not there stays empty, never guessed."""

    council: str = ""
    """Short name of the place: "Reading", "Bath and North East Somerset", "West Berkshire"."""
    council_text: str = ""
    """As printed: "READING BOROUGH COUNCIL"."""
    committee: str = ""
    meeting_date: date | None = None
    published: date | None = None
    """Date of publication or of a letter, where it is not a committee paper."""
    inspected_to: date | None = None
    """Last day of the inspection that an inspectorate's paper reports."""
    agenda_item: str = ""
    title: str = ""
    lead_councillor: str = ""
    officer: str = ""
    report_of: str = ""
    """In whose name the report is made, where the paper says so beside its author: a director, a cabinet member."""
    document_type: str = ""
    """One of "committee report", "improvement plan", "progress report", "inspection report",
    "monitoring letter", "action tracker"; empty where not known."""
    places: dict[str, Place] = field(default_factory=dict)
    """Field name to where it was read."""

    @property
    def date(self) -> date | None:
        """The paper's own date: of its meeting, else of its publication, else the last day of its inspection."""
        return self.meeting_date or self.published or self.inspected_to


@dataclass(frozen=True, slots=True)
class Notice:
    """One line of the reading report: something left out, not understood or contradictory."""

    kind: str
    """"hidden text", "no text", "row not understood", "contradiction", "front matter", "formula"."""
    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One paper, read: the same whatever file format it came in."""

    name: str
    """File name without its ending."""
    file_format: str
    """"pdf", "docx", "xlsx", "txt" or "md"."""
    blocks: tuple[Block, ...]
    """In reading order; running headers and footers are left out."""
    pages: tuple[Page, ...] = ()
    """Of a PDF; empty otherwise."""
    front: FrontMatter = FrontMatter()
    notices: tuple[Notice, ...] = ()
    running_text: tuple[str, ...] = ()
    """Running headers and footers that were left out, each once."""

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))
