"""One question with the papers it may be answered from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.lexicon import Lexicon
from assistant.sentences import SentenceIndex
from assistant.understand.question import Question
from corpus.records.nouns import Action, Records
from index.library import Library, StoredDocument


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What every kind of answer starts from."""

    question: Question
    library: Library
    lexicon: Lexicon
    index: SentenceIndex
    documents: tuple[StoredDocument, ...]
    """Papers in scope, oldest first."""
    parts: int = 1
    """How many inquiries share one answer, where councils or papers are set side by side."""
    earlier_results: tuple[object, ...] = ()
    """What the answer before listed."""

    def records(self, document: StoredDocument) -> Records:
        return self.lexicon.records[document.id]

    def as_at(self, document: StoredDocument) -> date | None:
        """The date to reckon from: the question's, else the paper's own."""
        return self.question.as_at or document.front.date

    @property
    def councils(self) -> tuple[str, ...]:
        """Councils of the papers in scope, in the order of the question, then of the papers."""
        present = dict.fromkeys(document.front.council for document in self.documents)
        named = [council for council in self.question.councils if council in present]
        return tuple(dict.fromkeys((*named, *present)))

    def of_council(self, council: str) -> tuple[StoredDocument, ...]:
        return tuple(document for document in self.documents if document.front.council == council)

    def with_actions(self) -> tuple[StoredDocument, ...]:
        """Papers in scope that hold actions."""
        return tuple(document for document in self.documents if self.records(document).actions)


@dataclass(frozen=True, slots=True)
class Found:
    """An action with its paper."""

    document: StoredDocument
    action: Action
