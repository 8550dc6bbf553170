"""The evaluation's own store: kept between runs while papers, settings and reading code are the same."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from eval.papers import hash_papers, hash_reading_code

_READY = "ready"
_KEPT = 6
"""Stores kept at most; the oldest ones go, since every change of the reading code makes new ones."""


def store_key(papers: Sequence[Path], settings: str) -> str:
    """What a store is known by."""
    parts = (hash_papers(papers), hash_reading_code(), settings)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def open_store(stores: Path, key: str) -> tuple[Path, bool]:
    """The folder of a store, and whether it is whole; one that was broken off is begun anew."""
    folder = stores / key
    whole = (folder / _READY).exists()
    if not whole:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _drop_oldest(stores)
    return folder, whole


def mark_whole(folder: Path, refused: Sequence[str]) -> None:
    """Says that every paper was tried, and which were refused."""
    (folder / _READY).write_text("\n".join(refused), encoding="utf-8")


def refused_papers(folder: Path) -> tuple[str, ...]:
    """One line for each paper that the store does not hold."""
    return tuple((folder / _READY).read_text(encoding="utf-8").splitlines())


def _drop_oldest(stores: Path) -> None:
    folders = sorted((path for path in stores.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for folder in folders[:-_KEPT]:
        shutil.rmtree(folder, ignore_errors=True)
