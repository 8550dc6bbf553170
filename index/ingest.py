"""From a file to all that is stored of it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.passages import Passage, make_passages
from corpus.records.nouns import Records
from index.catalogue import Catalogue, text_hash
from index.embedder import Embedder, Vectors

Reader = Callable[[Path], Document]


def read_file(path: Path) -> Document:
    """The document of a file; raises UnreadableFile."""
    document: Document = importlib.import_module("corpus.reading").read(path)
    return document


def records_of(document: Document) -> Records:
    """All records of a document."""
    try:
        reading = importlib.import_module("corpus.records.reading")
    except ModuleNotFoundError:
        return Records()
    records: Records = reading.read_records(document)
    return records


@dataclass(frozen=True, slots=True)
class Derived:
    """What is made of a document."""

    document: Document
    records: Records
    passages: tuple[Passage, ...]


def derive(document: Document, embedder: Embedder, limit: int) -> Derived:
    """Records and passages of a document."""
    return Derived(document, records_of(document), make_passages(document, embedder.count_tokens, limit))


def vectors_of(
    derived: Derived, catalogue: Catalogue, embedder: Embedder, done: Callable[[int, int], None]
) -> Mapping[str, Vectors]:
    """A vector for every text of the passages, by the text's hash; only texts that the catalogue lacks are embedded."""
    texts = {text_hash(passage.embedded): passage.embedded for passage in derived.passages}
    vectors = dict(catalogue.known_vectors(texts))
    missing = [key for key in texts if key not in vectors]
    rows = embedder.embed([texts[key] for key in missing], lambda finished: done(finished, len(missing)))
    vectors.update(zip(missing, rows, strict=True))
    return vectors
