"""The papers of a run, and the hashes by which a run and a store know what they were made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.errors import UserError

ENDINGS = frozenset({".pdf", ".docx", ".xlsx", ".txt", ".md"})
PROJECT = Path(__file__).resolve().parents[1]
_READS = ("corpus", "index")
_ANSWERS = ("assistant", "prompts")
_PREFERRED = (".pdf", ".docx", ".xlsx", ".md", ".txt")


def find_papers(given: Sequence[Path]) -> tuple[Path, ...]:
    """Files as given, and of each folder its papers in order of name; of one paper in several formats only the first.

    Within a folder PDF comes before Word, Excel and text: the same paper twice would be two sources for one fact.
    """
    papers: list[Path] = []
    for path in given:
        if path.is_dir():
            papers += _of_folder(path)
        elif path.is_file():
            papers.append(path)
        else:
            raise UserError(f"{path}: there is no such file or folder; check --documents")
    if not papers:
        raise UserError(f"no paper found; --documents takes files or folders with {', '.join(sorted(ENDINGS))}")
    return tuple(papers)


def _of_folder(folder: Path) -> list[Path]:
    best: dict[str, Path] = {}
    for file in sorted(folder.iterdir()):
        suffix = file.suffix.lower()
        if file.is_file() and suffix in ENDINGS and not file.name.upper().startswith("README"):
            known = best.get(file.stem)
            if known is None or _PREFERRED.index(suffix) < _PREFERRED.index(known.suffix.lower()):
                best[file.stem] = file
    return list(best.values())


def hash_papers(papers: Iterable[Path]) -> str:
    """Hash of names and bytes; the order does not matter."""
    return _hash(sorted(f"{paper.name} {hash_file(paper)}" for paper in papers))


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def hash_reading_code() -> str:
    """Hash of the code that a store is made by."""
    return _hash_sources(_READS)


def hash_answering_code() -> str:
    """Hash of all code that an answer depends on."""
    return _hash_sources((*_READS, *_ANSWERS))


def _hash_sources(folders: Sequence[str]) -> str:
    files = [
        file
        for folder in folders
        for file in sorted((PROJECT / folder).rglob("*"))
        if file.suffix in {".py", ".md"} and "samples" not in file.relative_to(PROJECT).parts
    ]
    return _hash(f"{file.relative_to(PROJECT).as_posix()} {hash_file(file)}" for file in files)


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
