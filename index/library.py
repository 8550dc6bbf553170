"""The library: a data folder with its documents, owned by one process."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace as altered
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from corpus.document import Document
from corpus.errors import UnreadableFile, UserError
from corpus.passages import Passage
from corpus.reading import read
from corpus.records.nouns import Records
from corpus.records.reading import read_records
from index.catalogue_feedback import FeedbackTable
from index.catalogue_rows import Entry, text_hash
from index.catalogue_salvage import State, salvage
from index.embedder import Embedder, SentenceEmbedder, Vectors
from index.ingest import Ingest, Listener, Reader, RecordsReader
from index.originals import Originals, sha256_of
from index.ownership import take
from index.rebuilding import rebuild
from index.search import find
from index.settings import IndexSettings
from index.store import Store
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
from index.versions import older_version

__all__ = [
    "Added",
    "Feedback",
    "Filters",
    "Hit",
    "Library",
    "LibraryInUse",
    "Outcome",
    "Progress",
    "Stage",
    "StoredDocument",
    "UnknownDocument",
]

_DEFAULTS = IndexSettings()
_ALL = Filters()
KEPT_QUERIES = 64
"""Questions whose vectors are kept: a question is searched several times, once a council."""


class Library:
    """Adds, removes, lists and searches documents; safe to use from several threads of the owning process."""

    def __init__(
        self, folder: Path, settings: IndexSettings, embedder: Embedder, ingest: Ingest, progress: Listener
    ) -> None:
        self._queries: dict[str, Vectors] = {}
        self._settings = settings
        self._embedder = embedder
        self._ingest = ingest
        self._adding = RLock()
        self._memory = RLock()
        self._known: tuple[StoredDocument, ...] | None = None
        self._records: dict[int, Records] = {}
        with ExitStack() as opened:
            self._ownership = take(folder)
            opened.callback(self._ownership.release)
            self._originals = Originals(folder / "originals")
            found = salvage(folder / "catalogue.sqlite")
            if found.state is not State.CURRENT:
                rebuild(folder, found, self._originals, ingest, progress)
            self._store = Store(folder)
            opened.callback(self._store.close)
            self._mend(progress)
            opened.pop_all()

    @classmethod
    def open(
        cls,
        folder: Path,
        settings: IndexSettings = _DEFAULTS,
        *,
        embedder: Embedder | None = None,
        read: Reader = read,
        records: RecordsReader = read_records,
        progress: Listener | None = None,
    ) -> Library:
        """Own a data folder, made where there is none; raises LibraryInUse. No model is loaded before it is needed.

        Where the schema or the embedding model has changed, everything derived is rebuilt first.
        """
        embedder = embedder or SentenceEmbedder(settings)
        ingest = Ingest(read, records, embedder, settings.passage_tokens)
        return cls(folder, settings, embedder, ingest, progress or _nobody)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the data folder back."""
        with self._adding:
            self._ingest.wait()
            self._store.close()
            self._ownership.release()

    def add(self, path: Path, *, replace: bool = False, progress: Listener | None = None) -> Added:
        """Read and store one file, whole or not at all; raises UnreadableFile.

        A newer version of a paper that is there is added only with `replace`, and then takes its place.
        """
        tell = progress or _nobody
        with self._adding:
            sha256 = _hash_of(path)
            there = next((document for document in self.documents() if document.sha256 == sha256), None)
            if there:
                return Added(Outcome.ALREADY_THERE, there, path.name)
            tell(Progress(path.name, Stage.READING))
            document = self._ingest.read(path)
            older = older_version(document.front, self.documents())
            if older and not replace:
                return Added(Outcome.NEWER_VERSION, older, path.name)
            now = datetime.now(UTC)
            stored = self._derive_and_store(path, document, sha256, now, tell, instead_of=older)
            if older:
                self._originals.forget(older.sha256)
                return Added(Outcome.REPLACED, stored, path.name, older.name)
            return Added(Outcome.ADDED, stored, path.name)

    def remove(self, document_id: int) -> None:
        """Delete a document, its original and everything derived from it; raises UnknownDocument."""
        with self._adding:
            document = self._one(document_id)
            self._store.remove(document_id)
            self._originals.forget(document.sha256)
            self._changed()

    def reindex(self, progress: Listener | None = None) -> None:
        """Rebuild everything derived from the originals; what cannot be read again keeps what was read of it."""
        tell = progress or _nobody
        with self._adding:
            everything = self.documents()
            for done, stored in enumerate(everything):
                tell(Progress(stored.original.name, Stage.READING, done, len(everything)))
                document = self._read_again(stored)
                self._derive_and_store(
                    stored.original, document, stored.sha256, stored.added_at, tell, instead_of=stored, same=True
                )
            self._store.catalogue.set_stamp("embedder", self._ingest.signature)

    def documents(self) -> tuple[StoredDocument, ...]:
        """Every document, the first added first."""
        with self._memory:
            if self._known is None:
                self._known = self._store.catalogue.documents()
            return self._known

    def document(self, document_id: int) -> Document:
        """A whole document as it was read; raises UnknownDocument."""
        return self._store.catalogue.document(document_id)

    def records(self, document_id: int) -> Records:
        """All records of a document; raises UnknownDocument."""
        with self._memory:
            if document_id not in self._records:
                self._records[document_id] = self._store.catalogue.records(document_id)
            return self._records[document_id]

    def passages(self, document_id: int) -> tuple[Passage, ...]:
        """All passages of a document in reading order."""
        return self._store.catalogue.passages(document_id)

    def search(
        self, query: str, filters: Filters = _ALL, limit: int = 20, *, with_vectors: bool = True
    ) -> tuple[Hit, ...]:
        """The passages that match best, best first; without vectors no model is needed."""

        def near(words: dict[int, float], among: list[int] | None, most: int) -> dict[int, float]:
            return self._store.near(self.embed_query(query), words, among, most)

        with_vectors = with_vectors and bool(query.strip())
        catalogue = self._store.catalogue
        return find(query, self.documents(), filters, catalogue, near if with_vectors else None, self._settings, limit)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of length one a text; the model is loaded at the first call."""
        return self._embedder.embed(texts)

    def embed_query(self, question: str) -> Vectors:
        """One row of length one; the last questions are kept."""
        if question not in self._queries:
            if len(self._queries) >= KEPT_QUERIES:
                self._queries.pop(next(iter(self._queries)))
            self._queries[question] = self._embedder.embed_query(question)
        return self._queries[question]

    def vectors_of(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Stored vectors of passages' parts by their text; what has none is left out."""
        hashes = {text_hash(text): text for text in texts}
        return {hashes[key]: row for key, row in self._store.catalogue.known_vectors(hashes).items()}

    def add_feedback(self, feedback: Feedback) -> None:
        """Keep what a reader thought of an answer."""
        FeedbackTable(self._store.catalogue.engine).add(feedback)

    def feedback(self) -> tuple[Feedback, ...]:
        """All feedback, the first given first."""
        return FeedbackTable(self._store.catalogue.engine).all()

    def _mend(self, progress: Listener) -> None:
        """Delete what a crash left over, and rebuild what another embedding model made."""
        self._originals.sweep({document.sha256 for document in self.documents()})
        if self._store.catalogue.stamp("embedder") != self._ingest.signature:
            self._store.catalogue.forget_vectors()
            self.reindex(progress)

    def _derive_and_store(
        self,
        path: Path,
        document: Document,
        sha256: str,
        added_at: datetime,
        tell: Listener,
        *,
        instead_of: StoredDocument | None,
        same: bool = False,
    ) -> StoredDocument:
        derived = self._ingest.derive(document)
        vectors = self._ingest.vectors(derived, self._store.catalogue, path.name, tell)
        tell(Progress(path.name, Stage.STORING))
        self._originals.keep(path, sha256)
        number = instead_of.id if instead_of and same else None
        entry = Entry(sha256, path.name, added_at, document, derived.records, derived.passages, number)
        number = self._store.put(entry, vectors, instead_of.id if instead_of else None)
        self._changed()
        return self._one(number)

    def _read_again(self, stored: StoredDocument) -> Document:
        try:
            return self._ingest.read(stored.original)
        except UserError:
            return altered(self.document(stored.id), name=stored.name)

    def _changed(self) -> None:
        """Forget what was held in memory."""
        with self._memory:
            self._known = None
            self._records = {}

    def _one(self, document_id: int) -> StoredDocument:
        for document in self.documents():
            if document.id == document_id:
                return document
        raise UnknownDocument(document_id)


def _hash_of(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError as error:
        problem = f"cannot be opened ({error.strerror})"
        raise UnreadableFile(path.name, problem, "check that it is there and that you may read it") from error


def _nobody(_: Progress) -> None:
    """Nobody wants to hear of progress."""
