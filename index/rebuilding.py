"""Makes the catalogue anew from the originals, where another version wrote it or it is damaged or lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from corpus.document import Document, Notice
from corpus.errors import UserError
from index.catalogue import Catalogue
from index.catalogue_feedback import FeedbackTable
from index.catalogue_rows import Entry
from index.catalogue_salvage import Salvaged, State
from index.ingest import Ingest, Listener
from index.originals import Originals
from index.stored import Progress, Stage

_LOGS = ("-wal", "-shm")


def rebuild(folder: Path, found: Salvaged, originals: Originals, ingest: Ingest, tell: Listener) -> None:
    """Put a new catalogue in place of the one that was found; a crash on the way leaves that one."""
    unfinished = folder / "catalogue.rebuilding.sqlite"
    _delete(unfinished)
    catalogue = Catalogue(unfinished, folder / "originals")
    kept = list(_kept(found, originals))
    for done, (number, sha256, path, added_at) in enumerate(kept):
        tell(Progress(path.name, Stage.READING, done, len(kept)))
        derived = ingest.derive(_read(ingest, path))
        vectors = ingest.vectors(derived, catalogue, path.name, tell)
        entry = Entry(sha256, path.name, added_at, derived.document, derived.records, derived.passages, number=number)
        catalogue.store(entry, vectors)
    for given in found.feedback:
        FeedbackTable(catalogue.engine).add(given)
    catalogue.set_stamp("embedder", ingest.signature)
    catalogue.close()
    shutil.rmtree(folder / "vectors", ignore_errors=True)
    # left beside another file, a write-ahead log would be applied to it
    for log in _LOGS:
        (folder / f"catalogue.sqlite{log}").unlink(missing_ok=True)
    unfinished.replace(folder / "catalogue.sqlite")
    _delete(unfinished)


def _kept(found: Salvaged, originals: Originals) -> Iterator[tuple[int | None, str, Path, datetime]]:
    """Documents to store; of a catalogue that cannot be read, every original is one."""
    if found.state is State.OUTDATED:
        for number, sha256, file_name, added_at in found.documents:
            path = originals.path(sha256, file_name)
            if path.is_file():
                yield number, sha256, path, added_at
        return
    for path in originals.all():
        yield None, path.parent.name, path, datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _read(ingest: Ingest, path: Path) -> Document:
    """What was added once stays in the list, even where this version cannot read it."""
    try:
        return ingest.read(path)
    except UserError as error:
        notice = Notice("no text", str(error))
        return Document(path.stem, path.suffix.lstrip(".").lower(), blocks=(), notices=(notice,))


def _delete(file: Path) -> None:
    for ending in ("", *_LOGS):
        file.with_name(file.name + ending).unlink(missing_ok=True)
