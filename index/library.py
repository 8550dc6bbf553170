"""The library: a data folder with its documents, owned by one process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock, Thread
from types import TracebackType
from typing import Self

from corpus.document import Document
from corpus.passages import Passage
from corpus.records.nouns import Records
from index.catalogue import Catalogue, Entry
from index.catalogue_feedback import FeedbackTable
from index.embedder import Embedder, SentenceEmbedder, Vectors
from index.fusion import fuse
from index.ingest import Derived, Reader, derive, read_file, vectors_of
from index.keywords import match_expression
from index.originals import Originals, sha256_of
from index.ownership import take
from index.settings import IndexSettings
from index.stored import (
    Added,
    Feedback,
    Filters,
    Hit,
    LibraryInUse,
    Outcome,
    Progress,
    Stage,
    StoredDocument,
    UnknownDocument,
)
from index.vectors import Change, VectorCache
from index.versions import older_version

__all__ = ["Library", "LibraryInUse", "UnknownDocument"]

Listener = Callable[[Progress], None]
_DEFAULTS = IndexSettings()
_ALL = Filters()


class Library:
    """Adds, removes, lists and searches documents; safe to use from several threads of the owning process."""

    def __init__(self, folder: Path, settings: IndexSettings, embedder: Embedder, read: Reader) -> None:
        self._ownership = take(folder)
        self._settings = settings
        self._embedder = embedder
        self._read = read
        self._lock = RLock()
        self._originals = Originals(folder / "originals")
        self._catalogue = Catalogue(folder / "catalogue.sqlite", folder / "originals")
        self._vectors = VectorCache(folder / "vectors")
        self._known: dict[int, StoredDocument] | None = None
        self._records: dict[int, Records] = {}

    @classmethod
    def open(
        cls,
        folder: Path,
        settings: IndexSettings = _DEFAULTS,
        *,
        embedder: Embedder | None = None,
        read: Reader = read_file,
        progress: Listener | None = None,
    ) -> Library:
        """Own a data folder, made where there is none; raises LibraryInUse. No model is loaded before it is needed.

        Where the schema or the embedding model has changed, everything derived is rebuilt first.
        """
        library = cls(folder, settings, embedder or SentenceEmbedder(settings), read)
        library._recover(progress)
        return library

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the data folder back."""
        with self._lock:
            self._vectors.close()
            self._catalogue.close()
            self._ownership.release()

    def add(self, path: Path, *, replace: bool = False, progress: Listener | None = None) -> Added:
        """Read and store one file, whole or not at all; raises UnreadableFile.

        A newer version of a paper that is there is added only with `replace`, and then takes its place.
        """
        tell = progress or _nobody
        with self._lock:
            sha256 = sha256_of(path)
            there = next((document for document in self.documents() if document.sha256 == sha256), None)
            if there:
                return Added(Outcome.ALREADY_THERE, there, path.name)
            tell(Progress(path.name, Stage.READING))
            self._warm()
            document = self._read(path)
            older = older_version(document.front, self.documents())
            if older and not replace:
                return Added(Outcome.NEWER_VERSION, older, path.name)
            stored = self._store(path, sha256, document, older, tell)
            if older:
                self._originals.forget(older.sha256)
                return Added(Outcome.REPLACED, stored, path.name, older.name)
            return Added(Outcome.ADDED, stored, path.name)

    def remove(self, document_id: int) -> None:
        """Delete a document, its original and everything derived from it; raises UnknownDocument."""
        with self._lock:
            document = self._one(document_id)
            before, gone = self._catalogue.stamp("generation"), self._catalogue.passage_ids(document_id)
            self._catalogue.remove(document_id)
            self._originals.forget(document.sha256)
            self._changed(before, gone, document_id)

    def reindex(self, progress: Listener | None = None) -> None:
        """Rebuild everything derived from the originals; raises UnreadableFile."""
        tell = progress or _nobody
        with self._lock:
            everything = self.documents()
            for done, document in enumerate(everything):
                tell(Progress(document.original.name, Stage.READING, done, len(everything)))
                read = self._read(document.original)
                self._store(document.original, document.sha256, read, document, _nobody)
            self._catalogue.set_stamp("embedder", self._embedder.signature)

    def documents(self) -> tuple[StoredDocument, ...]:
        """Every document, the first added first."""
        with self._lock:
            if self._known is None:
                self._known = {document.id: document for document in self._catalogue.documents()}
            return tuple(self._known.values())

    def document(self, document_id: int) -> Document:
        """A whole document as it was read; raises UnknownDocument."""
        return self._catalogue.document(document_id)

    def records(self, document_id: int) -> Records:
        """All records of a document; raises UnknownDocument."""
        with self._lock:
            if document_id not in self._records:
                self._records[document_id] = self._catalogue.records(document_id)
            return self._records[document_id]

    def passages(self, document_id: int) -> tuple[Passage, ...]:
        """All passages of a document in reading order."""
        return self._catalogue.passages(document_id)

    def search(
        self, query: str, filters: Filters = _ALL, limit: int = 20, *, with_vectors: bool = True
    ) -> tuple[Hit, ...]:
        """The passages that match best, best first; without vectors no model is needed."""
        documents = {document.id: document for document in self.documents() if _passes(document, filters)}
        among = None if len(documents) == len(self.documents()) else sorted(documents)
        most = max(limit, self._settings.candidates)
        words = self._catalogue.words_search(match_expression(query), among, most)
        near = self._near(query, words, among, most) if with_vectors else {}
        fused = fuse(words, near, self._settings.words_weight, limit)
        passages = self._catalogue.passages_by_id(one.passage_id for one in fused)
        return tuple(
            Hit(documents[number], passage, one.score, one.words_score, one.similarity)
            for one in fused
            for number, passage in [passages[one.passage_id]]
        )

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of length one a text; the model is loaded at the first call."""
        return self._embedder.embed(texts)

    def add_feedback(self, feedback: Feedback) -> None:
        """Keep what a reader thought of an answer."""
        FeedbackTable(self._catalogue.engine).add(feedback)

    def feedback(self) -> tuple[Feedback, ...]:
        """All feedback, the first given first."""
        return FeedbackTable(self._catalogue.engine).all()

    def _near(self, query: str, words: dict[int, float], among: list[int] | None, most: int) -> dict[int, float]:
        """Cosine of every candidate, those that the words put forward too."""
        if among == [] or not query.strip() or not self.documents():
            return {}
        vector = self._embedder.embed_query(query)
        with self._lock:
            self._vectors.follow(self._catalogue.stamp("generation"), self._catalogue.vectors)
            near = self._vectors.search(vector, most, among)
        ids, _, rows = self._catalogue.vectors(number for number in words if number not in near)
        if ids:
            near.update(zip(ids, (rows @ vector[0]).tolist(), strict=True))
        return near

    def _store(
        self, path: Path, sha256: str, document: Document, instead_of: StoredDocument | None, tell: Listener
    ) -> StoredDocument:
        derived = derive(document, self._embedder, self._settings.passage_tokens)
        vectors = vectors_of(
            derived,
            self._catalogue,
            self._embedder,
            lambda done, total: tell(Progress(path.name, Stage.EMBEDDING, done, total)),
        )
        tell(Progress(path.name, Stage.STORING))
        self._originals.keep(path, sha256)
        before = self._catalogue.stamp("generation")
        gone = self._catalogue.passage_ids(instead_of.id) if instead_of else []
        entry = _entry(path, sha256, derived, instead_of)
        number = self._catalogue.store(entry, vectors, instead_of.id if instead_of else None)
        self._changed(before, gone, number)
        return self._one(number)

    def _changed(self, before: str, gone: Sequence[int], document_id: int) -> None:
        """Bring everything up to date after a transaction."""
        self._known = None
        self._records.clear()
        added = self._catalogue.vectors(self._catalogue.passage_ids(document_id))
        change = Change(before, self._catalogue.stamp("generation"), gone, added)
        self._vectors.change(change, self._catalogue.vectors)

    def _one(self, document_id: int) -> StoredDocument:
        for document in self.documents():
            if document.id == document_id:
                return document
        raise UnknownDocument(document_id)

    def _warm(self) -> None:
        """Load the model while a file is being read, which happens in another process."""
        load = getattr(self._embedder, "load", None)
        if load:
            Thread(target=load, daemon=True).start()

    def _recover(self, progress: Listener | None) -> None:
        self._originals.sweep({document.sha256 for document in self.documents()})
        if self._catalogue.stamp("embedder") != self._embedder.signature:
            self._catalogue.forget_vectors()
            self.reindex(progress)


def _entry(path: Path, sha256: str, derived: Derived, instead_of: StoredDocument | None) -> Entry:
    again = instead_of is not None and instead_of.sha256 == sha256
    return Entry(
        sha256=sha256,
        file_name=path.name,
        added_at=instead_of.added_at if instead_of and again else datetime.now(UTC),
        document=derived.document,
        records=derived.records,
        passages=derived.passages,
    )


def _passes(document: StoredDocument, filters: Filters) -> bool:
    front = document.front
    councils = {council.casefold() for council in filters.councils}
    return (
        (not councils or front.council.casefold() in councils)
        and (not filters.document_ids or document.id in filters.document_ids)
        and (not filters.document_types or front.document_type in filters.document_types)
        and (filters.date_from is None or (front.date is not None and front.date >= filters.date_from))
        and (filters.date_to is None or (front.date is not None and front.date <= filters.date_to))
    )


def _nobody(_: Progress) -> None:
    """Nobody wants to hear of progress."""
