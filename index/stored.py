"""The nouns of the index: what is stored, what adding came to, what a search finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from corpus.document import FrontMatter, Notice
from corpus.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.passages import Passage


class LibraryInUse(UserError):
    """Another process owns the data folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: another assistant is using this data folder; close it, or set ASSISTANT_DATA_DIR")


class UnknownDocument(UserError):
    """No document has that number."""

    def __init__(self, document_id: int) -> None:
        super().__init__(f"document {document_id} is not in the library; see the list of documents")


class Outcome(StrEnum):
    """What adding a file came to."""

    ADDED = "added"
    ALREADY_THERE = "already_there"
    NEWER_VERSION = "newer_version"
    REPLACED = "replaced"


class Stage(StrEnum):
    """What is being done to a document."""

    READING = "reading"
    EMBEDDING = "embedding"
    STORING = "storing"


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of work on one file."""

    file_name: str
    stage: Stage
    done: int = 0
    """Of `total`: passages while embedding, documents while rebuilding."""
    total: int = 0


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of the library, without its text."""

    id: int
    sha256: str
    name: str
    """File name without its ending."""
    file_format: str
    front: FrontMatter
    page_count: int
    added_at: datetime
    """In UTC."""
    original: Path
    """The bytes as they were added."""
    notices: tuple[Notice, ...] = ()
    """Those of reading and those of the records."""
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """How many records of each kind ("actions", "recommendations", ...) and how many "passages"."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one file came to."""

    outcome: Outcome
    document: StoredDocument
    """The added document; for `already_there` and `newer_version` the one that was there."""
    file_name: str = ""
    replaced: str = ""
    """Name of the document that had to go."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents to search; what is empty does not filter."""

    councils: tuple[str, ...] = ()
    document_ids: tuple[int, ...] = ()
    date_from: date | None = None
    date_to: date | None = None
    document_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found."""

    document: StoredDocument
    passage: Passage
    score: float
    """Fused, between 0 and 1."""
    words_score: float
    """BM25 as a share of the best one for this query; 0 where no word of the query stands in the passage."""
    similarity: float | None
    """Cosine of query and passage; none for a search without vectors."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thought of an answer."""

    question: str
    answer: str
    """The answer as JSON."""
    helpful: bool
    word: str = ""
    """What the reader wrote about it."""
    time: datetime | None = None
    """In UTC; none for the moment of storing."""
    id: int = 0
