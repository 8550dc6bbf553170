"""What is evaluated: the seam to anything that answers questions over papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from corpus.records.nouns import Records
from eval.cases import Case
from eval.metrics.search import Found


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
