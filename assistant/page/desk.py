"""What all tabs share: the library, the assistant, and the sources that were handed out."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import RLock

from assistant.answer import Answer, Citation, Scope
from assistant.ask import Assistant
from assistant.settings import Settings
from index.library import Library
from index.stored import StoredDocument

KEPT_ANSWERS = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a conversation with its answer."""

    key: str
    """Names the answer in links; not to be guessed."""
    question: str
    turns: tuple[str, ...]
    """The questions before it."""
    as_at: date | None
    answer: Answer


@dataclass(slots=True)
class Desk:
    """The one library behind the page; one thread at a time uses it."""

    library: Library
    assistant: Assistant
    settings: Settings
    lock: RLock = field(default_factory=RLock)
    _asked: OrderedDict[str, Asked] = field(default_factory=OrderedDict)

    def ask(
        self, question: str, turns: Sequence[str], as_at: date | None, scope: Scope, dropped: Sequence[str]
    ) -> Asked:
        """Ask and remember the answer, so that its sources can be opened."""
        with self.lock:
            answer = self.assistant.ask(question, tuple(turns), as_at, scope, tuple(dropped))
            asked = Asked(secrets.token_urlsafe(9), question, tuple(turns), as_at, answer)
            self._asked[asked.key] = asked
            while len(self._asked) > KEPT_ANSWERS:
                self._asked.popitem(last=False)
        return asked

    def asked(self, key: str) -> Asked | None:
        """An answer given earlier; none after a restart or when it was long ago."""
        with self.lock:
            return self._asked.get(key)

    def papers(self) -> tuple[StoredDocument, ...]:
        with self.lock:
            return self.library.documents()

    def paper(self, document_id: int) -> StoredDocument | None:
        """A paper by its number; none where it has been removed."""
        return next((paper for paper in self.papers() if paper.id == document_id), None)

    def paper_of(self, citation: Citation) -> StoredDocument | None:
        """The paper that a citation names."""
        found = self.paper(citation.document_id) if citation.document_id else None
        return found or next((paper for paper in self.papers() if paper.name == citation.document), None)

    def councils(self) -> list[str]:
        return sorted({paper.front.council for paper in self.papers() if paper.front.council})

    def used_mb(self) -> float:
        """Size of all originals in megabytes."""
        sizes = (paper.original.stat().st_size for paper in self.papers() if paper.original.exists())
        return sum(sizes) / 1_000_000
