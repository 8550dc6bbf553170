"""A draft of an answer: lines of text whose marks point at evidence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from assistant.answer import AnswerStatus, Citation
from corpus.document import Box, Place
from corpus.passages import Passage
from corpus.records.nouns import Action, Record
from index.library import StoredDocument


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote with its places."""

    document: StoredDocument
    quote: str
    places: tuple[Place, ...]
    ref: str = ""

    @staticmethod
    def of_passage(document: StoredDocument, passage: Passage) -> Evidence:
        """The whole passage."""
        return Evidence(document, passage.quote, (passage.place,))

    @staticmethod
    def of_action(document: StoredDocument, action: Action) -> Evidence:
        """The whole row."""
        return Evidence(document, action.quote, action.places, action.ref)


@dataclass(slots=True)
class Draft:
    """An answer in the making; each piece of evidence gets one number, in order of first use."""

    engine: str = "passages"
    status: AnswerStatus = AnswerStatus.ANSWERED
    blocks: list[str] = field(default_factory=list)
    """Paragraphs, tables and lists, in order."""
    evidence: list[Evidence] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    as_at: date | None = None
    documents: list[StoredDocument] = field(default_factory=list)
    """Papers that the answer was read from."""
    results: tuple[object, ...] = ()
    """What later questions may mean by "the second one" or "them"."""

    def mark(self, evidence: Evidence) -> str:
        """The mark "[n]" of a piece of evidence."""
        for number, known in enumerate(self.evidence, start=1):
            if (
                known.document.id == evidence.document.id
                and known.quote == evidence.quote
                and known.places == evidence.places
            ):
                return f"[{number}]"
        self.evidence.append(evidence)
        if evidence.document not in self.documents:
            self.documents.append(evidence.document)
        return f"[{len(self.evidence)}]"

    def say(self, text: str, *evidence: Evidence) -> None:
        """Add a paragraph with the marks of its evidence."""
        marks = " ".join(dict.fromkeys(self.mark(item) for item in evidence))
        self.blocks.append(f"{text} {marks}".strip())

    def list_items(self, items: Iterable[tuple[str, Sequence[Evidence]]]) -> None:
        """Add a bullet list."""
        lines = [
            f"- {' '.join(text.split())} {' '.join(self.mark(item) for item in evidence)}".rstrip()
            for text, evidence in items
        ]
        self.blocks.append("\n".join(lines))

    def table(self, columns: Sequence[str], rows: Iterable[tuple[Sequence[str], Sequence[Evidence]]]) -> None:
        """Add a table whose last column holds the marks."""
        lines = [f"| {' | '.join((*columns, 'Source'))} |", f"|{' --- |' * (len(columns) + 1)}"]
        for cells, evidence in rows:
            marks = " ".join(self.mark(item) for item in evidence)
            lines.append(f"| {' | '.join((*(cell_text(cell) for cell in cells), marks))} |")
        self.blocks.append("\n".join(lines))

    @property
    def text(self) -> str:
        """The Markdown."""
        return "\n\n".join(block for block in self.blocks if block)

    def citations(self) -> tuple[Citation, ...]:
        """One citation a piece of evidence."""
        return tuple(_citation(number, item) for number, item in enumerate(self.evidence, start=1))


def cell_text(text: str) -> str:
    """A value as one table cell: white space folded, pipes kept from ending the cell."""
    return " ".join(text.split()).replace("|", "\\|")


def printed_date(day: date | None) -> str:
    """A date as people write it: 6 June 2017."""
    return f"{day.day} {day:%B %Y}" if day else ""


def paper_name(document: StoredDocument) -> str:
    """What to call a paper in a sentence: council and date."""
    council = document.front.council or document.front.title or document.name
    day = document.front.date
    return f"{council}, {printed_date(day)}" if day else f"{council} (no date printed)"


def record_row(document: StoredDocument, record: Record) -> dict[str, Any]:
    """A record as plain JSON values, with its document and page."""
    values = {
        name: _plain(value) for name, value in dataclasses.asdict(record).items() if name not in {"places", "quote"}
    }
    place = record.places[0] if record.places else Place()
    return {"document": document.name, "page": place.page, "page_label": place.page_label, **values}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if key not in {"place", "places"}}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _citation(number: int, evidence: Evidence) -> Citation:
    first = evidence.places[0] if evidence.places else Place()
    boxes: tuple[Box, ...] = tuple(box for place in evidence.places for box in place.boxes)
    return Citation(
        n=number,
        document=evidence.document.name,
        title=evidence.document.front.title,
        council=evidence.document.front.council,
        date=evidence.document.front.date,
        page=first.page,
        page_label=first.page_label,
        section=" > ".join(first.section),
        ref=evidence.ref,
        quote=evidence.quote,
        boxes=boxes,
        document_id=evidence.document.id,
    )
