"""The files as they were added, kept by their SHA-256."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection
from pathlib import Path
from uuid import uuid4

from corpus.errors import UserError

_STAGED = ".staged-"
_BLOCK = 1 << 20


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Originals:
    """A folder with one sub-folder a file, named by the file's SHA-256."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, sha256: str, file_name: str) -> Path:
        """Where an original is kept."""
        return self._folder / sha256 / file_name

    def keep(self, source: Path, sha256: str) -> Path:
        """Copy a file in, whole or not at all; raises UserError where its bytes are no longer those of the hash."""
        kept = self.path(sha256, source.name)
        if kept.exists():
            return kept
        staged = self._folder / f"{_STAGED}{uuid4().hex}"
        staged.mkdir()
        try:
            if _copy(source, staged / source.name) != sha256:
                raise UserError(f"{source.name}: the file changed while it was being read; add it again")
            _sync_folder(staged)
            self.forget(sha256)
            staged.rename(kept.parent)
        except OSError as error:
            raise UserError(f"{source.name}: cannot be kept ({error.strerror}); make room and add it again") from error
        finally:
            shutil.rmtree(staged, ignore_errors=True)
        _sync_folder(self._folder)
        return kept

    def forget(self, sha256: str) -> None:
        """Delete an original; nothing happens where there is none."""
        shutil.rmtree(self._folder / sha256, ignore_errors=True)

    def sweep(self, known: Collection[str]) -> int:
        """Delete what a crash left over: half copies, and originals that no document refers to; says how many."""
        orphans = [entry for entry in self._folder.iterdir() if entry.name not in known]
        for entry in orphans:
            shutil.rmtree(entry, ignore_errors=True)
        return len(orphans)

    def all(self) -> tuple[Path, ...]:
        """Every original, in a fixed order."""
        return tuple(sorted(path for path in self._folder.glob("[0-9a-f]*/*") if path.is_file()))


def _copy(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as reading, target.open("xb") as writing:
        while block := reading.read(_BLOCK):
            digest.update(block)
            writing.write(block)
        writing.flush()
        os.fsync(writing.fileno())
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power failure; Windows cannot open a folder and needs no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
