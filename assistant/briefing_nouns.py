"""What a briefing is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.answer import Citation
from assistant.record_rows import RecordRow
from corpus.document import Notice


@dataclass(frozen=True, slots=True)
class BriefingPaper:
    """One paper with what a briefing needs of it."""

    document_id: int
    name: str
    title: str
    council: str
    paper_date: date | None
    as_at: date | None
    """The date that lateness is reckoned from."""
    actions: tuple[RecordRow, ...]
    recommendations: tuple[RecordRow, ...]
    notices: tuple[Notice, ...]
    """Contradictions found in it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text with [1] marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with [1] marks."""

    text: str
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its column heads."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Line = Paragraph | Item | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered source, and its address on the page."""

    citation: Citation
    address: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole draft."""

    title: str
    papers: tuple[BriefingPaper, ...]
    sections: tuple[Section, ...]
    missing: tuple[str, ...]
    """Headings for which the papers hold nothing."""
    references: tuple[Reference, ...]
