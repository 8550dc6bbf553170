"""What is evaluated: the seam to the assistant, and the assistant itself behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from assistant.answer_json import to_json
from assistant.ask import Assistant
from corpus.document import Table
from corpus.errors import UserError
from corpus.records.nouns import Records
from eval.cases import Case
from eval.metrics.search import Found

if TYPE_CHECKING:
    from index.library import Library


class System(Protocol):
    """Anything that answers questions over papers."""

    def ask(self, case: Case) -> dict[str, Any]:
        """The answer as the assistant's JSON, with the id of the case."""

    def search(self, question: str, limit: int) -> tuple[Found, ...]:
        """The passages that search alone brings back, best first."""

    def own_reading(self, document: str) -> str:
        """The text of a document as the system itself read it; empty where it does not say."""

    def records(self) -> Mapping[str, Records]:
        """What was read out of each document, by name."""

    def settings(self) -> Mapping[str, str]:
        """Models and settings that the answers depend on."""


class AssistantSystem:
    """The assistant over one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._assistant = Assistant(library)

    def ask(self, case: Case) -> dict[str, Any]:
        answer = to_json(self._assistant.ask(case.question, turns=case.turns, as_at=case.as_at))
        return {**answer, "id": case.id}

    def search(self, question: str, limit: int) -> tuple[Found, ...]:
        hits = self._library.search(question, limit=limit)
        return tuple(Found(hit.document_name, hit.passage.quote) for hit in hits)

    def own_reading(self, document: str) -> str:
        for entry in self._library.documents():
            if entry.name == document:
                blocks = self._library.document(entry.id).blocks
                return "\n".join(
                    "\n".join(row.quote for row in block.rows) if isinstance(block, Table) else block.quote
                    for block in blocks
                )
        return ""

    def records(self) -> Mapping[str, Records]:
        return {entry.name: self._library.records(entry.id) for entry in self._library.documents()}

    def settings(self) -> Mapping[str, str]:
        return {"embedding_model": "default", "language_model": "none"}


def open_library(folder: Path) -> Library:
    """The library of a store."""
    from index.library import Library  # noqa: PLC0415 - loads Chroma, which reports and comparisons do not need

    return Library.open(folder)


def add_papers(
    library: Library, papers: Sequence[Path], added: Callable[[int, int], None] = lambda _count, _total: None
) -> tuple[str, ...]:
    """Adds every paper; returns one line for each that was refused."""
    refused = []
    for count, paper in enumerate(papers, start=1):
        try:
            library.add(paper)
        except UserError as error:
            refused.append(" ".join(str(error).split()))
        added(count, len(papers))
    return tuple(refused)
