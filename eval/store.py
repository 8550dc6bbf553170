"""The evaluation's own store: kept between runs while papers, settings and reading code are the same."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import UserError
from eval.papers import hash_papers, hash_reading_code

_READY = "ready"
_KEPT = 6
"""Stores kept at most; the oldest ones go, since every change of the reading code makes new ones."""
_PATIENCE = 900.0
"""Seconds to wait for another evaluation that uses the same store."""


@dataclass(frozen=True, slots=True)
class Store:
    """One store, held by this process."""

    folder: Path
    whole: bool
    """Whether every paper was tried already."""

    def mark_whole(self, refused: Sequence[str]) -> None:
        """Says that every paper was tried, and which were refused."""
        (self.folder / _READY).write_text("\n".join(refused), encoding="utf-8")

    def refused_papers(self) -> tuple[str, ...]:
        """One line for each paper that the store does not hold."""
        return tuple((self.folder / _READY).read_text(encoding="utf-8").splitlines())


def store_key(papers: Sequence[Path], settings: str) -> str:
    """What a store is known by."""
    parts = (hash_papers(papers), hash_reading_code(), settings)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@contextmanager
def open_store(stores: Path, key: str) -> Iterator[Store]:
    """Holds a store; one whose making was broken off is begun anew; waits while another evaluation holds it."""
    stores.mkdir(parents=True, exist_ok=True)
    lock = _lock(stores, key, _PATIENCE)
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError(f"{stores}: another evaluation holds this store; wait for it, or give --cache") from error
    try:
        folder = stores / key
        whole = (folder / _READY).exists()
        if not whole:
            shutil.rmtree(folder, ignore_errors=True)
            _drop_oldest(stores)
        folder.mkdir(exist_ok=True)
        folder.touch()
        yield Store(folder, whole)
    finally:
        lock.release()


def _lock(stores: Path, key: str, patience: float) -> FileLock:
    return FileLock(stores / f"{key}.lock", timeout=patience)


def _drop_oldest(stores: Path) -> None:
    """Drops stores beyond those kept, but none that another evaluation holds."""
    folders = sorted((path for path in stores.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for folder in folders[: -(_KEPT - 1)]:
        try:
            with _lock(stores, folder.name, 0):
                shutil.rmtree(folder, ignore_errors=True)
        except Timeout:
            continue
