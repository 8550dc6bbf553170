"""Records are scored field by field against rows whose truth is known."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import UserError
from corpus.records.nouns import Action, Indicator, Point, Recommendation, Records, Status, Term
from eval.metrics.records import FieldScore
from eval.record_truth import score_all


def action(order: int, ref: str, title: str, due: date | None = None) -> Action:
    return Action(order, ref, title, "Jo", ("Jo",), "", due, "", "", "Late", Status.OVERDUE)


READ = {
    "plan": Records(
        actions=(action(1, "1A", "Write"), action(2, "70", "Read\nout", date(2020, 1, 31)), action(3, "70", "Sing")),
        recommendations=(Recommendation(1, "2.1", "That members agree the plan in full", "", "", ""),),
        indicators=(
            Indicator(1, "Open cases", (Point("Q1", date(2020, 6, 30), "58", 58), Point("Q2", None, "60", 60))),
        ),
        terms=(Term(1, "JS", "Jo Smith", "Lead"), Term(2, "XX", "invented")),
    ),
    "unknown to the truth": Records(terms=(Term(1, "AB", "not counted"),)),
}
TRUTH = {
    "actions": [
        {"document": "plan", "ref": "70", "title": "Sing", "due": None, "status_text": "Late"},
        {"document": "plan", "ref": "70", "title": "Read out", "due": "2020-01-31", "status_text": "Not started"},
        {"document": "plan", "ref": "1B", "title": "Dance", "due": None, "status_text": "Late"},
        {"document": "plan", "ref": "1A", "title": "Write it", "due": None, "status_text": "Late"},
    ],
    "recommendations": [{"document": "plan", "kind": "x", "number": "2.1", "quote": "members agree the pl"}],
    "indicators": [{"document": "plan", "name": "Open cases", "points": {"2020-06-30": "58", "Q2": "61", "Q3": "1"}}],
    "terms": [{"document": "plan", "term": "JS", "meaning": "Jo Smith", "role": "Chair"}],
}


def scores(folder: Path) -> dict[tuple[str, str], FieldScore]:
    for name, rows in TRUTH.items():
        text = "\n".join(json.dumps(row) for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return {(score.kind, score.field): score for score in score_all(folder, READ)}


def test_every_field_by_hand(tmp_path: Path) -> None:
    found = scores(tmp_path)
    counts = {name: (score.right, score.expected, score.given) for name, score in found.items()}
    assert counts["actions", "row"] == (3, 4, 3)
    assert counts["actions", "title"] == (2, 4, 3)
    assert counts["actions", "due"] == (3, 4, 3)
    assert counts["actions", "status_text"] == (2, 4, 3)
    assert ("actions", "progress") not in counts
    assert counts["recommendations", "number"] == (1, 1, 1)
    assert counts["recommendations", "text"] == (1, 1, 1)
    assert counts["indicators", "row"] == (1, 1, 1)
    assert counts["points", "row"] == (2, 3, 2)
    assert counts["points", "value"] == (1, 3, 2)
    assert counts["terms", "row"] == (1, 1, 2)
    assert counts["terms", "role"] == (0, 1, 2)


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    found = scores(tmp_path)
    assert found["actions", "row"].wrong == ("missing: plan: 1B Dance",)
    assert found["terms", "row"].wrong == ("not in the truth: plan: XX invented",)
    assert "expected 'Chair', given 'Lead'" in found["terms", "role"].wrong[0]


def test_a_repeated_ref_is_matched_by_its_title(tmp_path: Path) -> None:
    assert scores(tmp_path)["actions", "due"].wrong == ()


def test_a_truth_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"actions\.jsonl"):
        score_all(tmp_path, READ)
    (tmp_path / "terms.jsonl").write_text('{"term": "JS"}\n', encoding="utf-8")
    with pytest.raises(UserError, match=r"terms\.jsonl, line 1"):
        score_all(tmp_path, READ)
