"""The gate fails when a floor is undercut, or when the project's own questions are missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from made_run import make_run
from typer.testing import CliRunner

from eval.__main__ import app
from eval.gate import QuestionSet, question_sets
from eval.run import Run


def gate(monkeypatch: pytest.MonkeyPatch, folder: Path, floor: float, sets: Sequence[QuestionSet]) -> tuple[int, str]:
    def run(*_: object) -> Run:
        return make_run(folder / "run", 20, frozenset({"q1", "q2"}))

    monkeypatch.setattr("eval.gate.evaluate", run)
    monkeypatch.setattr("eval.gate.read_floors", lambda: {"made": {"correct": floor}})
    monkeypatch.setattr("eval.__main__.question_sets", lambda: iter(sets))
    done = CliRunner().invoke(app, ["gate"])
    return done.exit_code, done.output


def test_a_floor_that_is_undercut_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    questions = QuestionSet(tmp_path / "made.jsonl", tmp_path, tmp_path / "none")
    questions.questions.touch()
    assert gate(monkeypatch, tmp_path, 0.9, [questions])[0] == 0
    status, shown = gate(monkeypatch, tmp_path, 0.95, [questions])
    assert status == 1
    assert "below its floor: correct: 0.900, floor 0.950" in shown


def test_only_a_required_set_fails_when_it_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = QuestionSet(tmp_path / "other.jsonl", tmp_path, tmp_path)
    status, shown = gate(monkeypatch, tmp_path, 0.9, [other])
    assert status == 0
    assert "other: skipped, other.jsonl not here" in shown
    required = QuestionSet(tmp_path / "other.jsonl", tmp_path, tmp_path, required=True)
    assert gate(monkeypatch, tmp_path, 0.9, [required])[0] == 1


def test_the_shared_questions_are_taken_where_they_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ASSISTANT_SHARED", str(tmp_path / "none"))
    assert [item.questions.name for item in question_sets()] == ["samples.jsonl"]
    monkeypatch.setenv("ASSISTANT_SHARED", str(tmp_path))
    assert [item.questions.name for item in question_sets()] == ["samples.jsonl", "dev.jsonl", "inspections.jsonl"]
