"""The real plan comes out row by row from each of its formats, and the other real papers give no action."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.readers.pdf import read_pdf
from corpus.readers.text import read_text
from corpus.readers.word import read_word
from corpus.records.actions import read_actions
from corpus.records.nouns import Action

SHARED = Path(__file__).resolve().parents[3] / "shared"
READERS: dict[str, Callable[[Path], Document]] = {".docx": read_word, ".pdf": read_pdf, ".txt": read_text}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real papers are not here")


def wanted() -> list[dict[str, str | None]]:
    lines = (SHARED / "questions/records/actions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def actions_of(path: Path) -> tuple[Action, ...]:
    return read_actions(READERS[path.suffix](path))[0]


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


@pytest.mark.parametrize("ending", READERS)
def test_every_row_of_the_real_plan_is_exact(ending: str) -> None:
    truth = wanted()
    actions = actions_of(SHARED / "documents" / f"{truth[0]['document']}{ending}")
    assert len(actions) == len(truth) == 184
    for name in ("ref", "owner_text", "due_text", "status_text", "theme", "subtheme", "title"):
        assert [getattr(action, name) for action in actions] == [row[name] for row in truth], name
    assert [action.due and action.due.isoformat() for action in actions] == [row["due"] for row in truth]
    pairs = [
        (getattr(action, name), row[name])
        for name in ("progress", "outcome")
        for action, row in zip(actions, truth, strict=True)
    ]
    assert sum(squeezed(got) == squeezed(want) for got, want in pairs) >= 0.99 * len(pairs)
    assert Counter(action.status.value for action in actions) == {
        "not_started": 85, "on_track": 82, "overdue": 13, "complete": 2, "paused": 1, "unknown": 1,
    }  # fmt: skip


@pytest.mark.parametrize("ending", READERS)
def test_a_repeated_ref_belongs_to_the_nearer_row(ending: str) -> None:
    actions = actions_of(SHARED / "documents" / f"{wanted()[0]['document']}{ending}")
    twice = [action.order for action in actions if action.ref == "70"]
    assert len(twice) == 2
    assert {action.parent_order for action in actions if action.ref in {"70A", "70B", "70C", "70E"}} == {twice[1]}


def test_the_other_real_papers_give_no_actions() -> None:
    plan = wanted()[0]["document"]
    papers = [path for path in sorted((SHARED / "documents").iterdir()) if path.stem != plan and path.suffix in READERS]
    letters = sorted((SHARED / "inspections").glob("*.pdf"))[::6]
    assert papers
    assert {path.name: len(actions_of(path)) for path in (*papers, *letters) if actions_of(path)} == {}
