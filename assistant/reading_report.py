"""What was read of a paper, what was not understood, and where it contradicts itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.record_rows import RecordKind
from corpus.document import Notice
from index.stored import StoredDocument

if TYPE_CHECKING:
    from index.library import Library

SINGULAR = {
    "actions": "action",
    "recommendations": "recommendation",
    "judgements": "judgement",
    "indicators": "indicator",
    "commitments": "commitment",
    "terms": "term",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was left out, not understood or contradictory."""

    kind: str
    where: str
    """"page 4", a section, or empty."""
    text: str


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """One paper's report."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    """Label and value, in the order to show."""
    problems: tuple[Problem, ...]


def reading_report(library: Library, paper: StoredDocument) -> ReadingReport:
    """The report of one paper; what could not be read is counted and shown with its page."""
    document = library.document(paper.id)
    records = library.records(paper.id)
    counts = {kind: len(getattr(records, kind.value)) for kind in RecordKind}
    front = paper.front
    body_rows = sum(len(table.body) for table in document.tables)
    read = ", ".join(counted(count, kind) for kind, count in counts.items() if count) or "none"
    notices = dict.fromkeys((*document.notices, *records.notices))
    lines = (
        ("Number", str(paper.id)),
        ("Title", front.title or "not found in the paper"),
        ("Council", front.council or "not found in the paper"),
        ("Committee", front.committee),
        ("Date", front.date.isoformat() if front.date else "not found in the paper"),
        ("Kind", front.document_type),
        ("Pages", str(paper.page_count or "")),
        ("Tables found", f"{len(document.tables)} with {body_rows} rows" if document.tables else "none"),
        ("Records read", read),
        ("Not understood or contradictory", str(len(notices)) if notices else "nothing"),
    )
    return ReadingReport(
        heading=f"{paper.name}.{paper.file_format}",
        lines=tuple((label, value) for label, value in lines if value),
        problems=tuple(_problem(notice) for notice in notices),
    )


def counted(count: int, kind: RecordKind) -> str:
    """ "1 action", "184 actions"."""
    return f"{count} {SINGULAR[kind.value] if count == 1 else kind.value}"


def _problem(notice: Notice) -> Problem:
    place = notice.place
    if place is None:
        where = ""
    elif place.page is not None:
        where = f"page {place.page}"
    else:
        where = " > ".join(place.section)
    return Problem(notice.kind, where, " ".join(notice.text.split()))
