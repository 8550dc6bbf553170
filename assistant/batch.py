"""Reads a file of questions, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import UserError


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One question of a batch."""

    question: str
    id: str = ""
    turns: tuple[str, ...] = ()
    """Earlier questions of the same conversation, oldest first."""
    as_at: date | None = None


def read_batch(path: Path) -> list[BatchLine]:
    """All questions of a file; the first malformed line stops it with its number and what is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UserError(f"{path}: cannot be read ({reason}); give a file with one JSON object a line") from None
    # not splitlines(): a line separator inside a JSON string is no end of a line
    lines = enumerate(text.split("\n"), start=1)
    return [_read_line(line, f"{path.name}, line {number}") for number, line in lines if line.strip()]


def _read_line(line: str, where: str) -> BatchLine:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        raise UserError(
            f"{where}: not JSON ({error.msg} at character {error.pos + 1}); write one object a line"
        ) from None
    except RecursionError:
        raise UserError(f"{where}: nested too deeply; write one flat object a line") from None
    if not isinstance(given, dict):
        raise UserError(f'{where}: not an object; write {{"id": "q1", "question": "…"}}')
    question = given.get("question")
    if not isinstance(question, str) or not question.strip():
        raise UserError(f"{where}: no “question”; give the question as text")
    return BatchLine(question, _id(given.get("id"), where), _turns(given.get("turns"), where), _as_at(given, where))


def _id(given: Any, where: str) -> str:
    if given is None:
        return ""
    if isinstance(given, str | int) and not isinstance(given, bool):
        return str(given)
    raise UserError(f"{where}: “id” is neither text nor a whole number")


def _turns(given: Any, where: str) -> tuple[str, ...]:
    if given is None:
        return ()
    if isinstance(given, list) and all(isinstance(turn, str) for turn in given):
        return tuple(given)
    raise UserError(f"{where}: “turns” is not a list of earlier questions, each as text")


def _as_at(given: dict[str, Any], where: str) -> date | None:
    text = given.get("as_at")
    if text is None or text == "":
        return None
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise UserError(f"{where}: “as_at” is not a date like 2015-06-29") from None
