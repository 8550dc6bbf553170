"""The answer that was given, read back from the assistant's own JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of an answer."""

    n: int
    document: str
    page: int | None
    page_label: str
    section: str
    ref: str
    quote: str


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: only what is scored or reported of it."""

    id: str
    status: str
    text: str
    citations: tuple[Cited, ...] = ()
    row_count: int = 0
    """How many records the answer lists."""
    engine: str = ""
    seconds: float = 0.0


def given_from_json(row: Mapping[str, Any]) -> Given:
    """Reads one line of answers.jsonl; a field that is missing is a KeyError."""
    return Given(
        id=str(row["id"]),
        status=str(row["status"]),
        text=str(row["text"]),
        citations=tuple(_cited(item) for item in row["citations"]),
        row_count=len(row["rows"]),
        engine=str(row["engine"]),
        seconds=float(row["seconds"]),
    )


def _cited(item: Mapping[str, Any]) -> Cited:
    page = item["page"]
    return Cited(
        n=int(item["n"]),
        document=str(item["document"]),
        page=None if page is None else int(page),
        page_label=str(item["page_label"]),
        section=str(item["section"]),
        ref=str(item["ref"]),
        quote=str(item["quote"]),
    )
