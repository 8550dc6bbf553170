"""What readers thought of answers, kept beside the catalogue."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine, select

from index.catalogue_tables import feedback
from index.stored import Feedback


class FeedbackTable:
    """Adds and lists feedback."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, given: Feedback) -> None:
        """Keep one reader's word."""
        row = {
            "question": given.question,
            "answer": given.answer,
            "helpful": int(given.helpful),
            "word": given.word,
            "time": (given.time or datetime.now(UTC)).isoformat(),
        }
        with self._engine.begin() as connection:
            connection.execute(feedback.insert().values(row))

    def all(self) -> tuple[Feedback, ...]:
        """All feedback, the first given first."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(feedback).order_by(feedback.c.id)).all()
        return tuple(
            Feedback(row.question, row.answer, bool(row.helpful), row.word, datetime.fromisoformat(row.time), row.id)
            for row in rows
        )
