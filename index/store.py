"""The catalogue and its vector cache, kept in step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import RLock

from index.catalogue import Catalogue
from index.catalogue_rows import Entry
from index.embedder import Vectors
from index.vectors import Change, VectorCache


class Store:
    """Every change goes to the catalogue first, in one transaction, and then to the vectors."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = RLock()
        self.catalogue = Catalogue(folder / "catalogue.sqlite", folder / "originals")
        self._vectors = VectorCache(folder / "vectors")

    def close(self) -> None:
        """Give the files back."""
        with self._lock:
            self._vectors.close()
            self.catalogue.close()

    def put(self, entry: Entry, vectors: Mapping[str, Vectors], instead_of: int | None = None) -> int:
        """Store one document; gives its number."""
        # the lock spans both steps: a search in between would find the vectors out of date and make them anew
        with self._lock:
            before = self.catalogue.generation()
            gone = self.catalogue.passage_ids(instead_of) if instead_of is not None else []
            number = self.catalogue.store(entry, vectors, instead_of)
            self._follow(before, gone, self.catalogue.passage_ids(number))
        return number

    def remove(self, document_id: int) -> None:
        """Delete one document."""
        with self._lock:
            before, gone = self.catalogue.generation(), self.catalogue.passage_ids(document_id)
            self.catalogue.remove(document_id)
            self._follow(before, gone, [])

    def near(self, query: Vectors, words: dict[int, float], among: list[int] | None, most: int) -> dict[int, float]:
        """Cosine of the nearest passages, and of those that the words put forward."""
        with self._lock:
            near = self._vectors.nearest(self.catalogue.generation(), self.catalogue.vectors, query, most, among)
        ids, _, rows = self.catalogue.vectors(number for number in words if number not in near)
        if ids:
            near.update(zip(ids, (rows @ query[0]).tolist(), strict=True))
        return near

    def _follow(self, before: str, gone: Sequence[int], added: Sequence[int]) -> None:
        change = Change(before, self.catalogue.generation(), gone, self.catalogue.vectors(added))
        self._vectors.change(change, self.catalogue.vectors)
