"""The process of its own in which one file is read: started as `python -m corpus.reading_child`, ends with the file."""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.file_kinds import FileKind, kind_by_name
from corpus.front_matter import read_front_matter
from corpus.reading_outcome import OUT_OF_MEMORY, Refusal

READERS: Final = {
    "pdf": ("corpus.readers.pdf", "read_pdf"),
    "word": ("corpus.readers.word", "read_word"),
    "sheet": ("corpus.readers.sheet", "read_sheet"),
    "text": ("corpus.readers.text", "read_text"),
}
"""Each reader by name: only the one that is needed is loaded, with its library."""


def main(arguments: list[str]) -> int:
    """Reads one file and writes the pickled outcome to standard output, to which nothing else is written."""
    reader, path, name, processor_seconds, memory_bytes = arguments
    outcome_file = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _bound(int(processor_seconds), int(memory_bytes))
    try:
        outcome = _outcome(reader, Path(path), name)
        with outcome_file:
            pickle.dump(outcome, outcome_file, protocol=pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _outcome(reader: str, path: Path, name: str) -> Document | Refusal:
    module, function = READERS[reader]
    read: Callable[[Path], Document] = getattr(importlib.import_module(module), function)
    try:
        document = read(path)
    except UnreadableFile as error:
        return Refusal(error.problem, error.cure)
    is_markdown = kind_by_name(name) is FileKind.MARKDOWN
    file_format = "md" if is_markdown else document.file_format
    named = replace(document, name=Path(name).stem, file_format=file_format)
    return replace(named, front=read_front_matter(named))


def _bound(processor_seconds: int, memory_bytes: int) -> None:
    """Bounds of the operating system on this process, where it has them; Windows has only the parent's clock."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return
    for name, soft, hard in (
        # At the soft limit the process ends with a signal of its own; at the hard one it is killed like any other.
        ("RLIMIT_CPU", processor_seconds, processor_seconds + 5),
        ("RLIMIT_AS", memory_bytes, memory_bytes),
        ("RLIMIT_CORE", 0, 0),
        ("RLIMIT_FSIZE", 0, 0),
    ):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (soft, hard))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
