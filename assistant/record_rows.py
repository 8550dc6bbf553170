"""Records of all papers as rows that can be filtered, printed as JSON and exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from corpus.document import Box, Place
from corpus.errors import UserError
from corpus.records.nouns import Action, Commitment, Indicator, Record, Records, Status, Term

if TYPE_CHECKING:
    from index.library import Library


class RecordKind(StrEnum):
    """The six kinds of records, by the names of their lists."""

    ACTIONS = "actions"
    RECOMMENDATIONS = "recommendations"
    JUDGEMENTS = "judgements"
    INDICATORS = "indicators"
    COMMITMENTS = "commitments"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record with the paper that it stands in."""

    kind: RecordKind
    record: Record
    document_id: int
    document: str
    title: str
    council: str
    paper_date: date | None
    """The paper's own date."""
    as_at: date | None
    """The date that lateness is reckoned from."""
    terms: tuple[Term, ...] = ()
    """The paper's glossary, for owners that are named in it."""

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return self.record.places[0] if self.record.places else Place()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Every part of the record on every page."""
        points = self.record.points if isinstance(self.record, Indicator) else ()
        places = (*self.record.places, *(point.place for point in points))
        return tuple(dict.fromkeys(box for place in places for box in place.boxes))

    @property
    def due(self) -> date | None:
        return self.record.due if isinstance(self.record, Action | Commitment) else None

    @property
    def is_past(self) -> bool:
        """Whether its due date lies before the date reckoned from and it is not complete."""
        if self.due is None or self.as_at is None or getattr(self.record, "status", None) is Status.COMPLETE:
            return False
        return self.due < self.as_at

    @property
    def is_marked(self) -> bool:
        """Whether the paper itself calls it overdue."""
        return isinstance(self.record, Action) and self.record.status is Status.OVERDUE


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """What is wanted of the records; an empty field asks for nothing."""

    document: str = ""
    council: str = ""
    owner: str = ""
    status: str = ""
    due_before: date | None = None
    due_after: date | None = None
    theme: str = ""
    overdue: Literal["", "marked", "past"] = ""
    words: str = ""

    def keeps(self, row: RecordRow) -> bool:
        """Whether a row passes every test."""
        record = row.record
        return (
            _holds(row.council, self.council)
            and _names(row, self.document)
            and _holds(_owners(row), self.owner)
            and _has_status(record, self.status)
            and _due_between(row.due, self.due_after, self.due_before)
            and _holds(f"{getattr(record, 'theme', '')}\n{getattr(record, 'subtheme', '')}", self.theme)
            and (not self.overdue or (row.is_past if self.overdue == "past" else row.is_marked))
            and all(word in record.quote.casefold() for word in self.words.casefold().split())
        )


def record_rows(library: Library, kind: RecordKind, as_at: date | None = None) -> list[RecordRow]:
    """All records of one kind, in the order of papers and of each paper."""
    rows: list[RecordRow] = []
    for stored in library.documents():
        records: Records = library.records(stored.id)
        listed: tuple[Record, ...] = getattr(records, kind.value)
        rows += [
            RecordRow(
                kind=kind,
                record=record,
                document_id=stored.id,
                document=stored.name,
                title=stored.front.title,
                council=stored.front.council or getattr(record, "council", ""),
                paper_date=stored.front.date,
                as_at=as_at or stored.front.date,
                terms=records.terms,
            )
            for record in listed
        ]
    return rows


def row_json(row: RecordRow) -> dict[str, Any]:
    """Plain JSON values under the record's own field names, with its document, council and page."""
    shown = {
        field.name: _plain(getattr(row.record, field.name)) for field in fields(row.record) if field.name != "places"
    }
    return {
        "document": row.document,
        **shown,
        "council": row.council,
        "page": row.place.page,
        "page_label": row.place.page_label,
        "section": " > ".join(row.place.section),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        skipped = (Place, Box)
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(part) for name, part in named.items() if not isinstance(part, skipped)}
    return value


def _holds(text: str, wanted: str) -> bool:
    return _folded(wanted) in _folded(text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("&", "and").split())


def _names(row: RecordRow, wanted: str) -> bool:
    return _holds(row.document, wanted) or _holds(row.title, wanted) or wanted == str(row.document_id)


def _owners(row: RecordRow) -> str:
    owner = "\n".join((getattr(row.record, "owner_text", ""), getattr(row.record, "who", "")))
    linked = [
        f"{term.meaning}\n{term.role}"
        for term in row.terms
        if term.kind == "person" and any(_stands_in(name, owner) for name in (term.term, term.meaning, term.role))
    ]
    return "\n".join((owner, *linked))


def _stands_in(name: str, text: str) -> bool:
    """Whether a name or initials stand in a text as whole words."""
    return bool(name) and f" {_words(name)} " in f" {_words(text)} "


def _words(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text).split())


def _has_status(record: Record, wanted: str) -> bool:
    if not wanted:
        return True
    if not isinstance(record, Action):
        return False
    known = {_folded(status.value) for status in Status}
    if _folded(wanted) in known:
        return _folded(record.status.value) == _folded(wanted)
    return _holds(record.status_text, wanted)


def _due_between(due: date | None, after: date | None, before: date | None) -> bool:
    if after is None and before is None:
        return True
    return due is not None and (after is None or due > after) and (before is None or due < before)


def kept(rows: Iterable[RecordRow], wanted: RecordFilter) -> list[RecordRow]:
    """The rows that a filter keeps."""
    keeps: Callable[[RecordRow], bool] = wanted.keeps
    return [row for row in rows if keeps(row)]


def councils_like(known: Iterable[str], wanted: Iterable[str]) -> tuple[str, ...]:
    """The councils whose names hold what was asked for; one that none holds is an error."""
    names = sorted({name for name in known if name})
    found: list[str] = []
    for part in wanted:
        matches = [name for name in names if _holds(name, part)]
        if not matches:
            listed = ", ".join(names) or "none yet"
            raise UserError(f"{part}: no paper of such a council; there are papers of: {listed}")
        exact = [name for name in matches if _folded(name) == _folded(part)]
        found += exact or matches
    return tuple(dict.fromkeys(found))
