"""What is asked of the assistant and what a right answer holds: the format of question sets."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from corpus.errors import UserError

Spellings = tuple[str, ...]


class Behaviour(StrEnum):
    """What a right answer does."""

    ANSWER = "answer"
    REFUSE = "refuse"
    CORRECT = "correct"
    CLARIFY_OR_LABEL = "clarify_or_label"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that bears an answer out."""

    document: str
    """File name without its ending."""
    quote: str
    """Verbatim; empty where the whole document counts."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value: they must stand together in one row, line or sentence."""

    label: Spellings
    value: Spellings


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what a right answer holds."""

    id: str
    category: str
    question: str
    behaviour: Behaviour
    turns: tuple[str, ...] = ()
    """The earlier questions of the same conversation, in order."""
    as_at: date | None = None
    facts: tuple[Spellings, ...] = ()
    pairs: tuple[Pair, ...] = ()
    refs_exact: tuple[str, ...] | None = None
    absent: tuple[Spellings, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    difficulty: str = ""
    note: str = ""


class MalformedQuestionsError(UserError):
    """A question file that cannot be used: file, line and what is wrong with it."""

    def __init__(self, file_name: str, line: int, problem: str) -> None:
        super().__init__(f"{file_name}, line {line}: {problem}")
        self.line = line
        self.problem = problem


def read_cases(path: Path) -> tuple[Case, ...]:
    """Every question of a file in order; raises MalformedQuestionsError at the first line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UserError(
            f"{path.name}: cannot be read ({error.strerror}); check the path of the question file"
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path.name}: is not UTF-8 text; save the question file as UTF-8") from error
    cases: dict[str, Case] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = _case(_object(line))
        except ValueError as error:
            raise MalformedQuestionsError(path.name, number, str(error)) from error
        if case.id in cases:
            raise MalformedQuestionsError(path.name, number, f'the id "{case.id}" stands twice')
        cases[case.id] = case
    if not cases:
        raise MalformedQuestionsError(path.name, 1, "the file holds no question")
    return tuple(cases.values())


def _object(line: str) -> Mapping[str, object]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON at column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise ValueError("not JSON that can be read: nested too deeply") from error
    if not isinstance(value, dict):
        raise ValueError("a line must be one JSON object in {…}")
    return value


_KNOWN = frozenset(Case.__dataclass_fields__)


def _case(row: Mapping[str, object]) -> Case:
    unknown = sorted(set(row) - _KNOWN)
    if unknown:
        raise ValueError(f"unknown field {', '.join(unknown)}; known are {', '.join(sorted(_KNOWN))}")
    refs = row.get("refs_exact")
    return Case(
        id=_text(row, "id", required=True),
        category=_text(row, "category") or "uncategorised",
        question=_text(row, "question", required=True),
        behaviour=_behaviour(row.get("behaviour", "answer")),
        turns=_texts(row.get("turns"), "turns"),
        as_at=_date(row.get("as_at")),
        facts=tuple(_spellings(fact, "facts") for fact in _list(row.get("facts"), "facts")),
        pairs=tuple(_pair(pair) for pair in _list(row.get("pairs"), "pairs")),
        refs_exact=None if refs is None else _texts(refs, "refs_exact"),
        absent=tuple(_spellings(item, "absent") for item in _list(row.get("absent"), "absent")),
        evidence=tuple(_evidence(item) for item in _list(row.get("evidence"), "evidence")),
        difficulty=_text(row, "difficulty"),
        note=_text(row, "note"),
    )


def _text(row: Mapping[str, object], name: str, *, required: bool = False) -> str:
    value = row.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or (required and not value.strip()):
        raise ValueError(f'"{name}" must be text' + (" and not empty" if required else ""))
    return value


def _list(value: object, name: str) -> Sequence[object]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ValueError(f'"{name}" must be a list')
    return value


def _texts(value: object, name: str) -> tuple[str, ...]:
    items = _list(value, name)
    texts = tuple(item for item in items if isinstance(item, str) and item.strip())
    if len(texts) != len(items):
        raise ValueError(f'"{name}" must be a list of texts, none of them empty')
    return texts


def _spellings(value: object, name: str) -> Spellings:
    spellings = (value,) if isinstance(value, str) and value.strip() else _texts(value, name)
    if not spellings:
        raise ValueError(f'an item of "{name}" holds no spelling')
    return spellings


def _pair(value: object) -> Pair:
    sides = _list(value, "pairs")
    if len(sides) != 2:
        raise ValueError('an item of "pairs" must be [label, value]')
    return Pair(_spellings(sides[0], "pairs"), _spellings(sides[1], "pairs"))


def _evidence(value: object) -> Evidence:
    if not isinstance(value, dict):
        raise ValueError('an item of "evidence" must be {"document": …, "quote": …}')
    return Evidence(_text(value, "document", required=True), _text(value, "quote"))


def _behaviour(value: object) -> Behaviour:
    try:
        return Behaviour(str(value))
    except ValueError as error:
        raise ValueError(f'"behaviour" is {value!r}; it must be one of {", ".join(Behaviour)}') from error


def _date(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError(f'"as_at" is {value!r}; it must be a date such as 2015-06-29, or null') from error
