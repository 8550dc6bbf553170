"""Rows of the catalogue: what is written of a document, inside the caller's transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy import Connection, delete, select, text
from sqlalchemy.dialects.sqlite import insert

from corpus.document import Document, FrontMatter, Notice
from corpus.passages import Passage
from corpus.records.nouns import Records
from index.catalogue_tables import documents, embeddings, parts, passages, stamps
from index.coding import encode
from index.embedder import Vectors
from index.stored import UnknownDocument


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list of documents shows."""

    front: FrontMatter
    notices: tuple[Notice, ...]
    page_count: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as it goes into the catalogue."""

    sha256: str
    file_name: str
    added_at: datetime
    document: Document
    records: Records
    passages: tuple[Passage, ...]
    number: int | None = None
    """The number that the document shall have; none for the next."""


def text_hash(embedded: str) -> str:
    """Names the vector of a text."""
    return hashlib.sha256(embedded.encode()).hexdigest()


def set_stamp(connection: Connection, name: str, value: str) -> None:
    """Stamp a value over the one before."""
    statement = insert(stamps).values(name=name, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def next_generation(connection: Connection) -> None:
    """Count one more change."""
    connection.execute(text("UPDATE stamp SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'"))


def _summary_of(entry: Entry) -> Summary:
    records = entry.records
    kinds = ("actions", "recommendations", "judgements", "indicators", "commitments", "terms")
    counts = {kind: len(getattr(records, kind)) for kind in kinds} | {"passages": len(entry.passages)}
    notices = (*entry.document.notices, *records.notices)
    return Summary(entry.document.front, notices, len(entry.document.pages), counts)


def insert_document(connection: Connection, entry: Entry) -> int:
    """One document without its passages; gives its number."""
    front = entry.document.front
    result = connection.execute(
        documents.insert().values(
            id=entry.number,
            sha256=entry.sha256,
            file_name=entry.file_name,
            name=entry.document.name,
            file_format=entry.document.file_format,
            council=front.council,
            date=front.date.isoformat() if front.date else None,
            document_type=front.document_type,
            added_at=entry.added_at.isoformat(),
            summary=encode(_summary_of(entry)),
            content=encode(entry.document),
            records=encode(entry.records),
        )
    )
    return int(result.inserted_primary_key[0]) if result.inserted_primary_key else 0


def paper_words(front: FrontMatter) -> str:
    """What a question may call a paper by: its words count a little for each of its passages."""
    month = front.date.strftime("%B %Y") if front.date else ""
    return " ".join([front.council, front.committee, front.title, front.document_type, month])


def insert_passages(connection: Connection, number: int, entry: Entry) -> None:
    """The passages of a document, in their order."""
    paper = paper_words(entry.document.front)
    rows = [
        {
            "document_id": number,
            "quote": passage.quote,
            "context": passage.context,
            "paper": paper,
            "text_hash": text_hash(passage.embedded),
            "coded": encode(passage),
        }
        for passage in entry.passages
    ]
    if not rows:
        return
    connection.execute(passages.insert(), rows)
    own = select(passages.c.id).where(passages.c.document_id == number).order_by(passages.c.id)
    numbers = connection.execute(own).scalars()
    hashes = [
        {"passage_id": passage_id, "text_hash": key}
        for passage_id, passage in zip(numbers, entry.passages, strict=True)
        for key in dict.fromkeys(text_hash(part) for part in passage.parts)
    ]
    if hashes:
        connection.execute(parts.insert(), hashes)


def insert_vectors(connection: Connection, vectors: Mapping[str, Vectors]) -> None:
    """Vectors by the hash of their text; one that is there stays."""
    rows = [{"text_hash": key, "vector": row.astype(np.float32).tobytes()} for key, row in vectors.items()]
    if rows:
        connection.execute(insert(embeddings).on_conflict_do_nothing(), rows)


def remove_document(connection: Connection, document_id: int) -> None:
    """Delete a document with its passages; raises UnknownDocument."""
    if not connection.execute(select(documents.c.id).where(documents.c.id == document_id)).first():
        raise UnknownDocument(document_id)
    # the keyword index follows by a trigger, which a cascade would fire as well, but in no set order
    connection.execute(delete(passages).where(passages.c.document_id == document_id))
    connection.execute(delete(documents).where(documents.c.id == document_id))


def drop_unused_vectors(connection: Connection) -> None:
    """Delete vectors that no passage and no part of one refers to."""
    connection.execute(
        delete(embeddings).where(
            embeddings.c.text_hash.not_in(select(passages.c.text_hash)),
            embeddings.c.text_hash.not_in(select(parts.c.text_hash)),
        )
    )


def merge_words(connection: Connection) -> None:
    """Merge the keyword index's segments: until then they keep the words of what was deleted."""
    connection.execute(text("INSERT INTO words(words) VALUES ('optimize')"))
