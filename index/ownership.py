"""One process at a time owns a data folder."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from index.stored import LibraryInUse


def take(folder: Path) -> FileLock:
    """Hold the folder's lock until released or until the process ends; raises LibraryInUse."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(folder / "library.lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise LibraryInUse(folder) from None
    return lock
