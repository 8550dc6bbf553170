"""The assistant itself, as what is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.answer_json import to_json
from assistant.ask import Assistant
from assistant.model import LanguageModel
from corpus.document import Table
from corpus.errors import UserError
from corpus.records.nouns import Records
from eval.cases import Case
from eval.metrics.search import Found
from index.embedder import SentenceEmbedder
from index.library import Library
from index.settings import IndexSettings
from index.stored import Outcome


class AssistantSystem:
    """The assistant over one library."""

    def __init__(self, library: Library, settings: Mapping[str, str], model: LanguageModel | None = None) -> None:
        self._library = library
        self._settings = settings
        self._assistant = Assistant(library, model)

    def ask(self, case: Case) -> dict[str, Any]:
        answer = to_json(self._assistant.ask(case.question, turns=case.turns, as_at=case.as_at))
        return {**answer, "id": case.id}

    def search(self, question: str, limit: int) -> tuple[Found, ...]:
        hits = self._library.search(question, limit=limit)
        return tuple(Found(hit.document.name, hit.passage.quote) for hit in hits)

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
        return self._settings


def settings_of(index: IndexSettings) -> dict[str, str]:
    """Everything that the answers depend on, as texts; what a store is made with."""
    named = {name: str(value) for name, value in asdict(index).items() if value != ""}
    return {**named, "embedder": SentenceEmbedder(index).signature, "language_model": "none"}


def add_papers(
    library: Library, papers: Sequence[Path], added: Callable[[int, int], None] = lambda _count, _total: None
) -> tuple[str, ...]:
    """Adds every paper; returns one line for each that was refused."""
    refused = []
    for count, paper in enumerate(papers, start=1):
        try:
            outcome = library.add(paper)
            if outcome.outcome is Outcome.NEWER_VERSION:
                refused.append(f"{paper.name}: taken for another version of {outcome.document.name}")
        except UserError as error:
            refused.append(" ".join(str(error).split()))
        added(count, len(papers))
    return tuple(refused)
