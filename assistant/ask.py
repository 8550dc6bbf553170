"""The way in: a question with its conversation becomes an answer."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.answer import Answer, AnswerStatus, Scope

if TYPE_CHECKING:
    from index.library import Library


class Assistant:
    """Answers questions from one library; the same question over the same papers gets the same answer."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def ask(
        self,
        question: str,
        turns: Sequence[str] = (),
        as_at: date | None = None,
        scope: Scope | None = None,
        dropped: Sequence[str] = (),
    ) -> Answer:
        """Answer a question.

        `turns` are the earlier questions of the conversation, oldest first; `scope` restricts the search to
        councils and documents by name; `dropped` are entries of an earlier answer's `carried` that the
        conversation must not carry over.
        """
        started = time.perf_counter()
        return Answer(
            status=AnswerStatus.REFUSED,
            text="The documents do not say.",
            citations=(),
            rows=(),
            as_at=as_at,
            scope=scope or Scope(),
            engine="passages",
            seconds=time.perf_counter() - started,
        )

    def examples(self) -> tuple[str, ...]:
        """Questions that the papers loaded can answer, for an empty page."""
        return ()
