"""What an answer is: text with marks, the citations behind them, and the rows behind a count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from corpus.document import Box


class AnswerStatus(StrEnum):
    """Whether the documents said it."""

    ANSWERED = "answered"
    REFUSED = "refused"
    CLARIFY = "clarify"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote and where it stands."""

    n: int
    document: str
    """File name without its ending."""
    title: str
    council: str
    date: date | None
    page: int | None
    page_label: str
    section: str
    ref: str
    quote: str
    boxes: tuple[Box, ...] = ()
    """On every page that it touches."""
    document_id: int = 0
    """The catalogue's own number of the document, for the page; not part of the JSON."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What was searched: councils by name, documents by file name."""

    councils: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, before it is shown."""

    status: AnswerStatus
    text: str
    """Markdown with [1] marks; document-derived text in it is escaped by whoever shows it as HTML."""
    citations: tuple[Citation, ...]
    rows: tuple[dict[str, Any], ...]
    """The records behind a list or a count: plain JSON values, one dict a record."""
    as_at: date | None
    scope: Scope
    engine: str
    """"records", "passages" or "model"."""
    seconds: float
    id: str = ""
    carried: tuple[str, ...] = ()
    """What the conversation carried over, in words: "Reading", "2015 plan", "status overdue"."""
    note: str = ""
    """A quiet note under the answer, such as that no model could be reached."""
