"""The catalogue: documents, passages, records and vectors in one SQLite file, the system of record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import numpy as np
from sqlalchemy import Connection, Row, delete, func, select, text
from sqlalchemy.exc import OperationalError

from corpus.document import Document
from corpus.errors import UserError
from corpus.passages import Passage
from corpus.records.nouns import Records
from index.catalogue_rows import (
    Entry,
    Summary,
    drop_unused_vectors,
    insert_document,
    insert_passages,
    insert_vectors,
    merge_words,
    next_generation,
    remove_document,
    set_stamp,
)
from index.catalogue_tables import SCHEMA, create_tables, documents, embeddings, open_engine, passages, stamps
from index.coding import decode
from index.embedder import Vectors
from index.stored import StoredDocument, UnknownDocument

# quote, context, paper: over 72 questions with known evidence, the paper's own words at a fifth raised "found among the
# first eight" from 0.64 to 0.72; the context at more than a half lowered it
_COLUMN_WEIGHTS = "1.0, 0.25, 0.2"


class Catalogue:
    """Reads and writes the catalogue; safe to use from several threads of one process."""

    def __init__(self, file: Path, originals: Path) -> None:
        self._originals = originals
        self.engine = open_engine(file)
        with self.engine.begin() as connection:
            if not connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'stamp'")).first():
                create_tables(connection, {"schema": SCHEMA, "generation": "0"})

    def close(self) -> None:
        """Give the file back, with nothing left in its write-ahead log."""
        self._empty_log()
        self.engine.dispose()

    def stamp(self, name: str) -> str:
        """A stamped value, or the empty string."""
        with self.engine.begin() as connection:
            return connection.execute(select(stamps.c.value).where(stamps.c.name == name)).scalar() or ""

    def generation(self) -> str:
        """Counts the changes of documents."""
        return self.stamp("generation")

    def set_stamp(self, name: str, value: str) -> None:
        """Stamp a value."""
        with self.engine.begin() as connection:
            set_stamp(connection, name, value)

    def documents(self) -> tuple[StoredDocument, ...]:
        """Every document, the first added first."""
        columns = [column for column in documents.c if column.name not in ("content", "records")]
        with self.engine.begin() as connection:
            rows = connection.execute(select(*columns).order_by(documents.c.id)).all()
        return tuple(self._stored(row) for row in rows)

    def document(self, document_id: int) -> Document:
        """The whole document as it was read; raises UnknownDocument."""
        return decode(Document, self._blob(document_id, "content"))

    def records(self, document_id: int) -> Records:
        """All records of a document; raises UnknownDocument."""
        return decode(Records, self._blob(document_id, "records"))

    def passages(self, document_id: int) -> tuple[Passage, ...]:
        """All passages of a document in reading order."""
        query = select(passages.c.coded).where(passages.c.document_id == document_id).order_by(passages.c.id)
        with self.engine.begin() as connection:
            return tuple(decode(Passage, coded) for coded in connection.execute(query).scalars())

    def passages_by_id(self, ids: Iterable[int]) -> dict[int, tuple[int, Passage]]:
        """Passage number to the number of its document and the passage."""
        query = select(passages.c.id, passages.c.document_id, passages.c.coded).where(passages.c.id.in_(list(ids)))
        with self.engine.begin() as connection:
            rows = connection.execute(query).all()
        return {row.id: (row.document_id, decode(Passage, row.coded)) for row in rows}

    def words_search(self, expression: str, document_ids: Sequence[int] | None, limit: int) -> dict[int, float]:
        """Passage number to BM25 score (larger is better), best first; none of `document_ids` means all documents."""
        if not expression or document_ids == []:
            return {}
        where, values = "", {"match": expression, "limit": limit}
        if document_ids is not None:
            where = f"AND passage.document_id IN ({','.join(str(int(number)) for number in document_ids)})"
        query = text(
            f"SELECT words.rowid AS id, -bm25(words, {_COLUMN_WEIGHTS}) AS score FROM words"
            " JOIN passage ON passage.id = words.rowid"
            f" WHERE words MATCH :match {where} ORDER BY score DESC, words.rowid LIMIT :limit"
        )
        with self.engine.begin() as connection:
            return {row.id: row.score for row in connection.execute(query, values)}

    def known_vectors(self, hashes: Iterable[str]) -> dict[str, Vectors]:
        """Vectors that are there already, by the hash of their text."""
        query = select(embeddings.c.text_hash, embeddings.c.vector).where(embeddings.c.text_hash.in_(list(hashes)))
        with self.engine.begin() as connection:
            return {row.text_hash: np.frombuffer(row.vector, dtype=np.float32) for row in connection.execute(query)}

    def vectors(self, ids: Iterable[int] | None = None) -> tuple[list[int], list[int], Vectors]:
        """Numbers of passages, numbers of their documents, and one row each; of all passages where none are named."""
        query = (
            select(passages.c.id, passages.c.document_id, embeddings.c.vector)
            .join(embeddings, embeddings.c.text_hash == passages.c.text_hash)
            .order_by(passages.c.id)
        )
        if ids is not None:
            query = query.where(passages.c.id.in_(list(ids)))
        with self.engine.begin() as connection:
            rows = connection.execute(query).all()
        matrix = np.frombuffer(b"".join(row.vector for row in rows), dtype=np.float32)
        return (
            [row.id for row in rows],
            [row.document_id for row in rows],
            matrix.reshape(len(rows), len(matrix) // max(1, len(rows))),
        )

    def passage_ids(self, document_id: int) -> list[int]:
        """Numbers of a document's passages."""
        query = select(passages.c.id).where(passages.c.document_id == document_id)
        with self.engine.begin() as connection:
            return list(connection.execute(query).scalars())

    def passage_count(self) -> int:
        """How many passages there are."""
        with self.engine.begin() as connection:
            return connection.execute(select(func.count()).select_from(passages)).scalar_one()

    def store(self, entry: Entry, vectors: Mapping[str, Vectors], instead_of: int | None = None) -> int:
        """One document with everything derived from it, in one transaction; gives its number."""
        try:
            with self.engine.begin() as connection:
                number = self._replace(connection, entry, vectors, instead_of)
        except OperationalError as error:
            if "disk is full" not in str(error):
                raise
            raise UserError(f"{entry.file_name}: the disk is full; make room and add it again") from error
        if instead_of is not None:
            self._empty_log()
        return number

    def _replace(
        self, connection: Connection, entry: Entry, vectors: Mapping[str, Vectors], instead_of: int | None
    ) -> int:
        if instead_of is not None:
            remove_document(connection, instead_of)
        number = insert_document(connection, entry)
        insert_vectors(connection, vectors)
        insert_passages(connection, number, entry)
        drop_unused_vectors(connection)
        if instead_of is not None:
            merge_words(connection)
        next_generation(connection)
        return number

    def remove(self, document_id: int) -> None:
        """Delete a document and all that was derived from it; its text is overwritten in the file."""
        with self.engine.begin() as connection:
            remove_document(connection, document_id)
            drop_unused_vectors(connection)
            merge_words(connection)
            next_generation(connection)
        self._empty_log()

    def forget_vectors(self) -> None:
        """Delete every vector: another model's must not be mixed with them."""
        with self.engine.begin() as connection:
            connection.execute(delete(embeddings))
            next_generation(connection)

    def _empty_log(self) -> None:
        with self.engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _blob(self, document_id: int, column: str) -> bytes:
        with self.engine.begin() as connection:
            coded = connection.execute(select(documents.c[column]).where(documents.c.id == document_id)).scalar()
        if coded is None:
            raise UnknownDocument(document_id)
        return bytes(coded)

    def _stored(self, row: Row[tuple[object, ...]]) -> StoredDocument:
        summary = decode(Summary, row.summary)
        return StoredDocument(
            id=row.id,
            sha256=row.sha256,
            name=row.name,
            file_format=row.file_format,
            front=summary.front,
            page_count=summary.page_count,
            added_at=datetime.fromisoformat(row.added_at),
            original=self._originals / row.sha256 / row.file_name,
            notices=summary.notices,
            counts=MappingProxyType(summary.counts),
        )
