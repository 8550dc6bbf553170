"""Vectors in Chroma: a cache of the catalogue's, checked before it is trusted and made anew where it differs."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from index.embedder import Vectors
from index.vectors_check import look_into
from index.vectors_collection import chroma_errors, open_collection

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

Source = Callable[[], tuple[list[int], list[int], Vectors]]
"""Gives the numbers of all passages, the numbers of their documents, and their vectors."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction did to the catalogue's passages."""

    before: str
    """The catalogue's generation."""
    after: str
    removed: Sequence[int]
    """Numbers of passages."""
    added: tuple[list[int], list[int], Vectors]


_REACHABLE = 0.98
_SAMPLES = 8
_SAME = 1e-3


class VectorCache:
    """Nearest passages by cosine; holds ids, vectors and document numbers, and no text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._marker = folder / "whole.json"
        self._client: Client | None = None
        self._collection: Collection | None = None
        self._generation = ""
        """The catalogue's generation that the open collection holds."""

    def follow(self, generation: str, source: Source) -> Collection:
        """The collection as the catalogue has it at this generation: checked, and made anew where it differs."""
        if self._collection is None or self._generation != generation:
            self._release()
            home = self._whole_home(generation) or self._checked_home(source)
            if home is None:
                self._rebuild(*source())
            else:
                self._client, self._collection = open_collection(home)
            self._generation = generation
        if self._collection is None:
            raise RuntimeError("no collection was opened")
        return self._collection

    def change(self, change: Change, source: Source) -> None:
        """Take over one change of the catalogue."""
        if self._collection is None:
            home = self._whole_home(change.before)
            if home is not None:
                self._client, self._collection = open_collection(home)
                self._generation = change.before
        if self._collection is None or self._generation != change.before:
            self.follow(change.after, source)
            return
        self._marker.unlink(missing_ok=True)
        try:
            if change.removed:
                self._collection.delete(ids=[str(number) for number in change.removed])
            self._put(self._collection, *change.added)
        except chroma_errors():
            # the catalogue has the change already: the next search makes the cache anew
            self._discard()
            return
        self._generation = change.after

    def nearest(
        self, generation: str, source: Source, query: Vectors, limit: int, document_ids: Sequence[int] | None
    ) -> dict[int, float]:
        """Search what the catalogue has at this generation; where Chroma fails, it is made anew once."""
        self.follow(generation, source)
        try:
            return self.search(query, limit, document_ids)
        except chroma_errors():
            self._discard()
            self.follow(generation, source)
            return self.search(query, limit, document_ids)

    def search(self, query: Vectors, limit: int, document_ids: Sequence[int] | None) -> dict[int, float]:
        """Passage number to cosine, best first; none of `document_ids` means all documents."""
        if self._collection is None:
            raise RuntimeError("follow() comes first")
        count = self._collection.count()
        if not count or document_ids == []:
            return {}
        where: Any = None if document_ids is None else {"document_id": {"$in": list(document_ids)}}
        found = self._collection.query(
            query_embeddings=query, n_results=min(limit, count), where=where, include=["distances"]
        )
        distances = found["distances"] or [[]]
        return {int(key): 1.0 - distance for key, distance in zip(found["ids"][0], distances[0], strict=True)}

    def close(self) -> None:
        """Give the files back, and note that they are whole."""
        home = self._home()
        open_until_now = self._client is not None
        self._release()
        if open_until_now and home:
            self._marker.write_text(json.dumps({"generation": self._generation, "digest": _digest(home)}))

    def _release(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = self._collection = None

    def _discard(self) -> None:
        self._release()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _home(self) -> Path | None:
        """The folder that Chroma owns now; none where there is none, or more than one."""
        homes = [entry for entry in self._folder.glob("chroma-*") if entry.is_dir()]
        return homes[0] if len(homes) == 1 else None

    def _whole_home(self, generation: str) -> Path | None:
        """The Chroma folder, where every byte is as it was when it was last closed at this generation."""
        home = self._home()
        try:
            marked = json.loads(self._marker.read_text())
        except (OSError, ValueError):
            return None
        if home is None or marked != {"generation": generation, "digest": _digest(home)}:
            return None
        return home

    def _checked_home(self, source: Source) -> Path | None:
        """The Chroma folder, where it holds the catalogue's passages and finds them."""
        home = self._home()
        if home is None:
            return None
        ids, documents, rows = source()
        step = max(1, len(ids) // _SAMPLES)
        found = look_into(home, {ids[at]: rows[at].tolist() for at in range(0, len(ids), step)})
        if found is None or found.documents != dict(zip(ids, documents, strict=True)):
            return None
        return home if found.reachable >= _REACHABLE * len(ids) and found.farthest <= _SAME else None

    def _rebuild(self, ids: list[int], documents: list[int], rows: Vectors) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        home = self._folder / f"chroma-{uuid4().hex[:8]}"
        home.mkdir(parents=True)
        self._client, self._collection = open_collection(home)
        self._put(self._collection, ids, documents, rows)

    def _put(self, collection: Collection, ids: list[int], documents: list[int], rows: Vectors) -> None:
        most = self._client.get_max_batch_size() if self._client else 1000
        for start in range(0, len(ids), most):
            part = slice(start, start + most)
            collection.upsert(
                ids=[str(number) for number in ids[part]],
                embeddings=rows[part],
                metadatas=[{"document_id": number} for number in documents[part]],
            )


def _digest(folder: Path) -> str:
    digest = hashlib.blake2b()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(folder)} {file.stat().st_size} ".encode())
        with file.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
