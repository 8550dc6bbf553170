"""From a file to all that is stored of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from corpus.document import Document
from corpus.errors import UserError
from corpus.passages import Passage, make_passages
from corpus.records.nouns import Records
from index.catalogue import Catalogue
from index.catalogue_rows import text_hash
from index.embedder import Embedder, Vectors
from index.stored import Progress, Stage

Reader = Callable[[Path], Document]
RecordsReader = Callable[[Document], Records]
Listener = Callable[[Progress], None]

_HEAD_START = 0.3
"""Seconds in which a file that cannot be read has failed: no model is loaded for it."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What is made of a document."""

    document: Document
    records: Records
    passages: tuple[Passage, ...]


class Ingest:
    """Reads files and embeds their passages."""

    def __init__(self, read: Reader, records: RecordsReader, embedder: Embedder, passage_tokens: int) -> None:
        self._read = read
        self._records = records
        self._embedder = embedder
        self._passage_tokens = passage_tokens
        self._warming: Thread | None = None

    @property
    def signature(self) -> str:
        """Names what the vectors are made with."""
        return f"{self._embedder.signature} {self._passage_tokens}"

    def read(self, path: Path) -> Document:
        """The document of a file; meanwhile the embedding model is loaded, for the reading is done elsewhere."""
        failed, load = Event(), self._embedder.load

        def warm() -> None:
            if failed.wait(_HEAD_START):
                return
            try:
                load()
            except UserError:
                return  # embedding will say so

        self.wait()
        self._warming = Thread(target=warm, daemon=True)
        self._warming.start()
        try:
            return self._read(path)
        except UserError:
            failed.set()
            raise

    def wait(self) -> None:
        """Wait for a model that is being loaded: a process that ends meanwhile may crash."""
        if self._warming is not None:
            self._warming.join()

    def derive(self, document: Document) -> Derived:
        """Records and passages of a document."""
        passages = make_passages(document, self._embedder.count_tokens, self._passage_tokens)
        return Derived(document, self._records(document), passages)

    def vectors(self, derived: Derived, catalogue: Catalogue, file_name: str, tell: Listener) -> Mapping[str, Vectors]:
        """A vector for every text of the passages and of their parts, by its hash; only new texts are embedded."""
        texts = {
            text_hash(text): text for passage in derived.passages for text in (passage.embedded, *passage.parts)
        }
        vectors = dict(catalogue.known_vectors(texts))
        missing = [key for key in texts if key not in vectors]
        tell(Progress(file_name, Stage.EMBEDDING, 0, len(missing)))
        rows = self._embedder.embed(
            [texts[key] for key in missing],
            lambda done: tell(Progress(file_name, Stage.EMBEDDING, done, len(missing))),
        )
        vectors.update(zip(missing, rows, strict=True))
        return vectors
