"""What can be saved of a catalogue that another version wrote, or that is damaged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from index.catalogue_tables import SCHEMA, open_engine
from index.stored import Feedback


class State(StrEnum):
    """Whether a catalogue file can be used as it is."""

    MISSING = "missing"
    CURRENT = "current"
    OUTDATED = "outdated"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What no original can tell: which documents there were, and the feedback."""

    state: State
    documents: tuple[tuple[int, str, str, datetime], ...] = ()
    """Number, SHA-256, file name and time of adding."""
    feedback: tuple[Feedback, ...] = ()


def salvage(file: Path) -> Salvaged:
    """Look at a catalogue; what it says is read only where it is not current."""
    if not file.exists():
        return Salvaged(State.MISSING)
    engine = open_engine(file)
    try:
        with engine.begin() as connection:
            if connection.execute(text("SELECT value FROM stamp WHERE name = 'schema'")).scalar() == SCHEMA:
                return Salvaged(State.CURRENT)
            return Salvaged(State.OUTDATED, _documents(connection), _feedback(connection))
    except DatabaseError:
        return Salvaged(State.DAMAGED)
    finally:
        engine.dispose()


def _documents(connection: Connection) -> tuple[tuple[int, str, str, datetime], ...]:
    """These four columns keep their names in every schema."""
    rows = connection.execute(text("SELECT id, sha256, file_name, added_at FROM document ORDER BY id"))
    return tuple((row.id, row.sha256, row.file_name, datetime.fromisoformat(row.added_at)) for row in rows)


def _feedback(connection: Connection) -> tuple[Feedback, ...]:
    """So do these."""
    rows = connection.execute(text("SELECT question, answer, helpful, word, time FROM feedback ORDER BY id"))
    return tuple(
        Feedback(row.question, row.answer, bool(row.helpful), row.word, datetime.fromisoformat(row.time))
        for row in rows
    )
