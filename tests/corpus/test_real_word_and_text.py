"""The real papers as Word and as text: every row of the plan and every quoted piece of evidence is read whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Document, ListItem, Table
from corpus.readers.markup import plain
from corpus.reading import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
FIELDS = ("ref", "title", "owner_text", "due_text", "progress", "outcome", "status_text")

pytestmark = [
    pytest.mark.skipif(not (SHARED / "documents").is_dir(), reason="the real papers are not on this machine"),
    pytest.mark.parametrize("ending", [".docx", ".txt"]),
]


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@cache
def paper(name: str, ending: str) -> Document:
    return read(SHARED / "documents" / f"{name}{ending}")


def letters(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def closed(text: str) -> str:
    """Text without white space; a tag left over in the records is taken away as a reader of text does."""
    return "".join(plain(text).split())


def quotes(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (row.quote for row in block.rows)
        else:
            yield f"{block.marker} {block.quote}" if isinstance(block, ListItem) else block.quote


def test_every_action_is_one_row(ending: str) -> None:
    actions = lines_of(SHARED / "questions" / "records" / "actions.jsonl")
    rows: dict[str, list[set[str]]] = {}
    for name in {action["document"] for action in actions}:
        tables = paper(name, ending).tables
        rows[name] = [{closed(cell.text) for cell in row.cells} - {""} for table in tables for row in table.body]
    missing = [
        (action["order"], action["ref"])
        for action in actions
        if {closed(action[each]) for each in FIELDS} - {""} not in rows[action["document"]]
    ]
    assert len(actions) > 100
    assert not missing


def test_every_piece_of_evidence_is_read(ending: str) -> None:
    questions = lines_of(SHARED / "questions" / "dev.jsonl")
    evidence = [(each["document"], each["quote"]) for question in questions for each in question["evidence"]]
    whole = {name: letters("".join(quotes(paper(name, ending)))) for name, _ in evidence}
    assert len(evidence) > 100
    assert not [(name, quote) for name, quote in evidence if letters(quote) not in whole[name]]


def test_the_plan_keeps_its_header_in_every_part(ending: str) -> None:
    actions = lines_of(SHARED / "questions" / "records" / "actions.jsonl")
    (name,) = {action["document"] for action in actions}
    refs = {action["ref"] for action in actions}
    parts = [table for table in paper(name, ending).tables if refs & {row.text_at(0) for row in table.body}]
    assert len({table.columns for table in parts if len(table.body) > 10}) == 1
