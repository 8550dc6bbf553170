"""A made-up council's papers, a reader of plain lines, and an embedder that needs no model."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from corpus.document import Document, FrontMatter, Paragraph, Place
from corpus.errors import UnreadableFile
from corpus.records.nouns import Records, Term
from index.embedder import Vectors
from index.library import Library


class WordEmbedder:
    """A vector counts words by their hash: texts with the same words are near."""

    def __init__(self, signature: str = "words 1") -> None:
        self.signature = signature
        self.embedded: list[str] = []

    def load(self) -> None:
        """Nothing to load."""

    def count_tokens(self, text: str) -> int:
        return len(re.findall(r"\w+|[^\w\s]", text)) + 2

    def embed(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        self.embedded.extend(texts)
        if done and texts:
            done(len(texts))
        return np.array([self._row(text) for text in texts], dtype=np.float32).reshape(len(texts), 64)

    def embed_query(self, text: str) -> Vectors:
        return np.array([self._row(text)], dtype=np.float32)

    def _row(self, text: str) -> Vectors:
        row = np.full(64, 0.01, dtype=np.float32)
        for word in re.findall(r"\w+", text.lower()):
            row[zlib.crc32(word.encode()) % 64] += 1
        return row / np.float32(np.linalg.norm(row))


def read_lines(path: Path) -> Document:
    """First line: council|committee|title|date|type; every other line is a paragraph."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    if head == "broken":
        raise UnreadableFile(path.name, "is broken", "save it anew")
    council, committee, title, day, kind = head.split("|")
    front = FrontMatter(
        council=council,
        committee=committee,
        title=title,
        meeting_date=date.fromisoformat(day) if day else None,
        document_type=kind,
    )
    blocks = tuple(Paragraph(line, Place(block=number)) for number, line in enumerate(lines))
    return Document(path.stem, "txt", blocks, front=front)


def one_term(document: Document) -> Records:
    """A record, so that there is one."""
    return Records(terms=(Term(1, "ABC", document.front.title),))


def open_library(folder: Path, embedder: WordEmbedder | None = None) -> Library:
    """A library over the made-up papers."""
    return Library.open(folder, embedder=embedder or WordEmbedder(), read=read_lines, records=one_term)


def write_paper(
    path: Path,
    *lines: str,
    council: str = "Anytown",
    title: str = "Plan",
    day: str = "2020-01-31",
    kind: str = "report",
) -> Path:
    """One paper on disk."""
    path.write_text("\n".join([f"{council}|Scrutiny|{title}|{day}|{kind}", *lines]), encoding="utf-8")
    return path
