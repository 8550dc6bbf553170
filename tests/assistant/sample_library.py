"""A library of the sample papers whose embedder needs no model."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from corpus.samples import sample_papers
from index.embedder import Vectors
from index.library import Library


class CountingEmbedder:
    """A vector counts words by their hash: enough to search by."""

    signature = "words of the tests of answers"

    def load(self) -> None:
        """Nothing to load."""

    def count_tokens(self, text: str) -> int:
        return len(re.findall(r"\w+|[^\w\s]", text)) + 2

    def embed(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        if done and texts:
            done(len(texts))
        return np.array([self._row(text) for text in texts], dtype=np.float32).reshape(len(texts), 64)

    def embed_query(self, text: str) -> Vectors:
        return np.array([self._row(text)], dtype=np.float32)

    def _row(self, text: str) -> Vectors:
        row = np.full(64, 0.01, dtype=np.float32)
        for word in re.findall(r"\w+", text.lower()):
            row[zlib.crc32(word.encode()) % 64] += 1
        return row / np.float32(np.linalg.norm(row))


@contextmanager
def opened(folder: Path) -> Iterator[Library]:
    """The library in a folder, with the sample papers added where they are not there yet."""
    with Library.open(folder, embedder=CountingEmbedder()) as library:
        for path in sample_papers():
            library.add(path)
        yield library
