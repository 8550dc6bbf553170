"""The one way in: a file is checked and read in a process of its own, or refused in one line."""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
import threading
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.file_kinds import ENDINGS, FORMATS, FileKind, kind_by_content, kind_by_name
from corpus.readers.archive import ArchiveLimits, problem_of_archive
from corpus.reading_outcome import OUT_OF_MEMORY, Refusal

_MEGABYTE = 2**20
_READERS = {
    FileKind.PDF: "pdf",
    FileKind.WORD: "word",
    FileKind.EXCEL: "sheet",
    FileKind.TEXT: "text",
    FileKind.MARKDOWN: "text",
}
_SAVE_AS = {
    FileKind.OLD_WORD: "save it as .docx and add that",
    FileKind.MACRO_WORD: "save it as an ordinary .docx and add that",
    FileKind.OLD_EXCEL: "save it as .xlsx and add that",
    FileKind.BINARY_EXCEL: "save it as .xlsx and add that",
    FileKind.OPEN_DOCUMENT: "save it as .docx, .xlsx or PDF and add that",
    FileKind.POWERPOINT: "save it as PDF and add that",
    FileKind.RTF: "save it as .docx and add that",
    FileKind.WEB_PAGE: "print it to PDF and add that",
    FileKind.IMAGE: "scan it with text recognition (OCR) into a PDF and add that",
    FileKind.ZIP: "unpack it and add the files in it",
    FileKind.LOCKED_OFFICE: "open it, remove the password, save it and add it again",
}
_READABLE = "add a PDF, Word (.docx), Excel (.xlsx), text or Markdown file"
_RE_SAVE = "open it, save it anew and add that"
_ENVIRONMENT = (
    "PATH",
    "LD_LIBRARY_PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "VIRTUAL_ENV",
)
_PICKLED_MODULES = frozenset({"corpus.document", "corpus.reading_outcome", "datetime"})


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What one file may take."""

    most_bytes: int = 50 * _MEGABYTE
    processor_seconds: int = 120
    wall_seconds: float = 180.0
    memory_bytes: int = 1536 * _MEGABYTE
    archive: ArchiveLimits = field(default_factory=ArchiveLimits)


DEFAULT_LIMITS = ReadingLimits()


def read(path: Path, limits: ReadingLimits = DEFAULT_LIMITS, *, name: str = "") -> Document:
    """A file as a document with its front matter; `name` is its own name where it is kept under another.

    Raises `UnreadableFile`, whose one line says what is wrong and what to do.
    """
    name = name or path.name
    kind = _checked_kind(path, name, limits)
    outcome = _read_in_child(path, name, kind, limits)
    if isinstance(outcome, Refusal):
        raise UnreadableFile(name, outcome.problem, outcome.cure)
    if not outcome.blocks:
        raise UnreadableFile(name, "has no text in it", "add a file with text; a scanned page needs OCR first")
    return outcome


def _checked_kind(path: Path, name: str, limits: ReadingLimits) -> FileKind:
    """The kind of a file that may be read: neither empty nor too large, and what its name says."""
    try:
        if not path.is_file():
            raise UnreadableFile(name, "is not there or is no file", "check the path")
        size = path.stat().st_size
        if not size:
            raise UnreadableFile(name, "is empty", "save or download it again")
        if size > limits.most_bytes:
            allowed = f"{limits.most_bytes / _MEGABYTE:g} MB"
            problem = f"is {size / _MEGABYTE:.1f} MB large, more than the {allowed} that are allowed"
            raise UnreadableFile(name, problem, "split it, or raise the limit in the settings")
        kind = _as_named(name, kind_by_content(path))
        if kind in (FileKind.WORD, FileKind.EXCEL):
            _check_archive(path, name, limits)
    except zipfile.BadZipFile as error:
        raise UnreadableFile(name, "is broken: it is no whole Office file", _RE_SAVE) from error
    except OSError as error:
        raise UnreadableFile(name, f"cannot be opened ({error.strerror})", "check that you may read it") from error
    return kind


def _as_named(name: str, kind: FileKind) -> FileKind:
    """The kind to read a file as; raises where it is none that can be read or not what its name says."""
    named = kind_by_name(name)
    if kind is FileKind.LOCKED_OFFICE:
        raise UnreadableFile(name, "is protected by a password", _SAVE_AS[kind])
    if kind not in _READERS:
        if named and kind is FileKind.OTHER:
            raise UnreadableFile(name, f"is broken or is not {named}", _RE_SAVE)
        called = f"is named {Path(name).suffix} but is {kind}" if named else f"is {kind}, which cannot be read"
        raise UnreadableFile(name, called, _SAVE_AS.get(kind, _READABLE))
    if named is None:
        ending = Path(name).suffix or "no ending"
        usual = next(each.endings[0] for each in FORMATS if each.kind is kind)
        cure = f"rename it to end in {usual}" if kind is not FileKind.TEXT else _READABLE
        raise UnreadableFile(name, f"has an ending that cannot be read ({ending}), and is {kind} by its content", cure)
    if named is FileKind.MARKDOWN and kind is FileKind.TEXT:
        return named
    if named is not kind:
        if kind is FileKind.TEXT:
            raise UnreadableFile(name, f"is broken or is not {named}: it holds only plain text", _RE_SAVE)
        usual = next(each.endings[0] for each in FORMATS if each.kind is kind)
        raise UnreadableFile(name, f"is named {Path(name).suffix} but is {kind}", f"rename it to end in {usual}")
    return kind


def _check_archive(path: Path, name: str, limits: ReadingLimits) -> None:
    problem = problem_of_archive(path, limits.archive)
    if problem == "holds encrypted parts":
        raise UnreadableFile(name, "is protected by a password", _SAVE_AS[FileKind.LOCKED_OFFICE])
    if problem:
        raise UnreadableFile(name, f"{problem} and was not opened", "save it anew from Office, or add it as PDF")


def _read_in_child(path: Path, name: str, kind: FileKind, limits: ReadingLimits) -> Document | Refusal:
    bounds = [str(limits.processor_seconds), str(limits.memory_bytes)]
    command = [sys.executable, "-P", "-m", "corpus.reading_child", _READERS[kind], str(path.resolve()), name, *bounds]
    late = threading.Event()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
    ) as child:

        def stop() -> None:
            late.set()
            child.kill()

        clock = threading.Timer(limits.wall_seconds, stop)
        clock.start()
        try:
            written, _ = child.communicate()
        finally:
            clock.cancel()
            child.kill()
    if child.returncode or not written:
        raise _failure(name, kind, child.returncode, late=late.is_set(), limits=limits)
    try:
        outcome = _Outcome(io.BytesIO(written)).load()
    except (pickle.UnpicklingError, EOFError) as error:
        raise UnreadableFile(name, "could not be read to its end", _RE_SAVE) from error
    if not isinstance(outcome, Document | Refusal):
        raise UnreadableFile(name, "could not be read", _RE_SAVE)
    return outcome


def _environment() -> dict[str, str]:
    """The child's environment: it finds this very package, and sees no key or password of its parent's."""
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    root = str(Path(__file__).resolve().parents[1])
    return {**kept, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1"}


def _failure(name: str, kind: FileKind, status: int, *, late: bool, limits: ReadingLimits) -> UnreadableFile:
    slow = f"took longer than {limits.wall_seconds:g} seconds to read and was stopped"
    cure = "save it anew or add it as PDF" if kind is not FileKind.PDF else "print it to a new PDF, or split it"
    if late:
        return UnreadableFile(name, slow, cure)
    if status in (-getattr(signal, "SIGXCPU", signal.SIGTERM), -signal.SIGTERM):
        spent = f"took more than {limits.processor_seconds} seconds of processor time and was stopped"
        return UnreadableFile(name, spent, cure)
    if status in (OUT_OF_MEMORY, -9):
        return UnreadableFile(name, "takes more memory to read than is allowed and was stopped", cure)
    return UnreadableFile(name, f"is broken: it could not be read as {kind}", _RE_SAVE)


class _Outcome(pickle.Unpickler):
    """Loads nothing but the nouns of a document, whatever a hostile file has made of the child."""

    def find_class(self, module: str, name: str) -> Any:
        """A class of the allowed modules; raises `pickle.UnpicklingError` for any other."""
        if module not in _PICKLED_MODULES or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


__all__ = ["DEFAULT_LIMITS", "ENDINGS", "ReadingLimits", "read"]
