"""The project's own questions: their evidence stands in the papers, and their counts agree with the truth."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.samples import sample_papers
from tests.test_samples import letters, plain_text, truth

QUESTIONS = Path(__file__).resolve().parents[1] / "eval" / "questions" / "samples.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]

JANUARY, TRACKER = "marlsworth-2023-01-24-improvement-plan", "kelder-and-stane-2023-06-30-care-leavers-tracker"
JUNE = "marlsworth-2023-07-11-plan-progress-report"

Row = dict[str, Any]


def refs_where(document: str, holds: Callable[[Row], bool]) -> list[str]:
    return [row["ref"] for row in truth("actions") if row["document"] == document and holds(row)]


def owned(post: str, status: str = "") -> Callable[[Row], bool]:
    return lambda row: post in row["owners"] and status in row["status_text"]


def due_before(row: Row, iso: str) -> bool:
    return row["due"] is not None and row["due"] < iso and row["status"] != "complete"


LISTS: dict[str, list[str]] = {
    "Which actions is the Designated Nurse down for": refs_where(JANUARY, owned("Designated Nurse")),
    "What's the Lead Member on the hook for": refs_where(JANUARY, owned("Lead Member")),
    "Which jobs sit with the Housing Options Manager": refs_where(TRACKER, owned("Housing Options Manager")),
    "Which of the Head of Workforce's actions were on hold": refs_where(JANUARY, owned("Head of Workforce", "On hold")),
    "What has Esther Vale got to deliver": refs_where(JANUARY, owned("Data and Insight Lead")),
    "Which actions were marked late": refs_where(JANUARY, lambda row: row["status_text"] == "Late"),
    "On 24 January 2023, which actions that had not begun": refs_where(
        JANUARY, lambda row: due_before(row, "2023-01-24") and row["status_text"] == "Not begun"
    ),
    "Which actions in the January 2023 plan fall due": refs_where(JANUARY, lambda row: row["due"] == "2023-05-31"),
    "On 1 July 2023 which care leavers": refs_where(TRACKER, lambda row: due_before(row, "2023-07-01")),
    "Anything on the Kelder and Stane tracker due": refs_where(
        TRACKER, lambda row: (row["due"] or "").startswith("2023-09")
    ),
    "Which actions in Marlsworth's January 2023 plan still have TBC": refs_where(
        JANUARY, lambda row: row["due_text"] == "TBC"
    ),
    "Which of those belong to the Commissioning Manager": refs_where(JANUARY, owned("Commissioning Manager", "Late")),
    "Which of that post's actions were marked late": refs_where(JANUARY, owned("Service Manager – Front Door", "Late")),
}

COUNTS: dict[str, int] = {
    "How many actions are there in Marlsworth's January": len(refs_where(JANUARY, lambda _: True)),
    "How many Marlsworth actions had been delivered": len(refs_where(JUNE, lambda row: row["status"] == "complete")),
    "Does any action in the January 2023 plan have no position": len(
        refs_where(JANUARY, lambda row: not row["status_text"])
    ),
    "Which priority has the most actions": Counter(
        row["theme"] for row in truth("actions") if row["document"] == JANUARY
    ).most_common(1)[0][1],
    "How many actions on Kelder and Stane's care leavers tracker are red?": len(
        refs_where(TRACKER, lambda row: row["status"] == "overdue")
    ),
    "How many Priority B actions were at risk": len(
        refs_where(JANUARY, lambda row: row["theme"].startswith("Priority B") and row["status_text"] == "At risk")
    ),
    "How many actions on the care leavers tracker are complete": len(
        refs_where(TRACKER, lambda row: row["status"] == "complete")
    ),
    "How many of them were delivered?": len(
        refs_where(JANUARY, lambda row: row["theme"].startswith("Priority D") and row["status"] == "complete")
    ),
}


def case_that_begins(words: str) -> dict[str, Any]:
    (found,) = [case for case in CASES if case["question"].startswith(words)]
    return found


def test_the_evidence_stands_in_the_papers() -> None:
    texts = {path.stem: letters(plain_text(path)) for path in sample_papers()}
    missing = [
        (case["id"], evidence["quote"])
        for case in CASES
        for evidence in case["evidence"]
        if not evidence["quote"] or letters(evidence["quote"]) not in texts[evidence["document"]]
    ]
    assert not missing


@pytest.mark.parametrize("words", sorted(LISTS))
def test_a_list_of_actions_agrees_with_the_truth(words: str) -> None:
    assert sorted(case_that_begins(words)["refs_exact"]) == sorted(LISTS[words])


@pytest.mark.parametrize("words", sorted(COUNTS))
def test_a_count_agrees_with_the_truth(words: str) -> None:
    assert any(str(COUNTS[words]) in fact for fact in case_that_begins(words)["facts"])


def test_every_list_of_actions_is_compared_with_the_truth() -> None:
    listed = {case["question"] for case in CASES if case["refs_exact"]}
    assert listed == {case_that_begins(words)["question"] for words in LISTS}


def test_every_question_has_what_its_behaviour_needs() -> None:
    for case in CASES:
        assert case["behaviour"] in {"answer", "refuse", "correct", "clarify_or_label"}, case["id"]
        assert bool(case["facts"]) == (case["behaviour"] != "refuse"), case["id"]
        assert case["evidence"] or case["behaviour"] == "refuse", case["id"]
    assert len({case["id"] for case in CASES}) == len(CASES)


def test_the_questions_cover_the_categories() -> None:
    by_category = Counter(case["category"] for case in CASES)
    by_behaviour = Counter(case["behaviour"] for case in CASES)
    assert len(CASES) >= 70
    assert by_category.keys() >= {
        "action_by_ref", "ambiguous", "change_over_time", "commitments", "comparison", "dates", "deadline_overdue",
        "false_premise", "finance", "follow_up", "glossary_people", "governance", "inspector", "judgement", "kpi",
        "owner_actions", "progress_update", "recommendation_lookup", "status_aggregate", "unanswerable",
    }  # fmt: skip
    assert by_behaviour["refuse"] >= 14
    assert by_behaviour["correct"] >= 6
    assert by_behaviour["clarify_or_label"] >= 5
    assert sum(bool(case["turns"]) for case in CASES) >= 8
