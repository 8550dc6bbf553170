"""Compare finds a planted regression, and takes papers as wholes."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_run import make_run
from typer.testing import CliRunner

from corpus.errors import UserError
from eval.__main__ import app
from eval.compare import compare_runs
from eval.floors import read_floors, undercuts
from eval.metrics.randomisation import chance_of_as_bad, holm

REGRESSION = frozenset(f"q{n}" for n in (1, 2, 3, 4, 6, 7, 8, 9, 11, 12))


def test_a_planted_regression_is_found_question_by_question(tmp_path: Path) -> None:
    make_run(tmp_path / "a", 60, frozenset({"q13"}))
    make_run(tmp_path / "b", 60, REGRESSION)
    found = compare_runs(tmp_path / "a", tmp_path / "b", {})
    assert {change.id for change in found.worse} == REGRESSION
    assert [change.id for change in found.better] == ["q13"]
    assert found.differences[0].first == pytest.approx(59 / 60)
    assert found.differences[0].second == pytest.approx(50 / 60)
    assert found.differences[0].worse
    assert found.failed


def test_the_same_run_twice_is_no_regression_and_an_improvement_is_none(tmp_path: Path) -> None:
    make_run(tmp_path / "a", 60, REGRESSION)
    make_run(tmp_path / "b", 60)
    assert not compare_runs(tmp_path / "a", tmp_path / "a", {}).failed
    assert not compare_runs(tmp_path / "a", tmp_path / "b", {}).failed


def test_many_wrong_answers_on_one_paper_are_one_cluster() -> None:
    assert chance_of_as_bad({"one paper": [-1.0] * 10}) == 0.5
    assert chance_of_as_bad({str(paper): [-1.0] for paper in range(5)}) == 1 / 32
    assert chance_of_as_bad({"a": [-1.0], "b": [1.0]}) == 0.75
    assert chance_of_as_bad({"a": [0.0]}) == 1.0
    assert chance_of_as_bad({str(paper): [-1.0] for paper in range(20)}) < 0.001


def test_several_metrics_are_corrected_for() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx({"a": 0.03, "c": 0.06, "b": 0.06})


def test_floors_that_are_undercut_are_named(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[made]\ncorrect = 0.9\nrefusal_recall = 0.5\n", encoding="utf-8")
    totals = {"correct": {"value": 0.8}, "refusal_recall": {"value": None}}
    assert [str(item) for item in undercuts(read_floors(floors), "made", totals)] == [
        "correct: 0.800, floor 0.900",
        "refusal_recall: not applicable, floor 0.500",
    ]
    assert not undercuts(read_floors(floors), "another", totals)


@pytest.mark.parametrize("text", ["[made]\ncorect = 0.9\n", "[made]\ncorrect = 90\n", "[made"])
def test_a_floor_that_can_hold_nothing_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "floors.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"floors\.toml"):
        read_floors(tmp_path / "floors.toml")


def test_the_projects_own_floors_can_be_read() -> None:
    assert "samples" in read_floors()


def test_exit_status_is_1_only_when_asked_for(tmp_path: Path) -> None:
    make_run(tmp_path / "a", 60)
    make_run(tmp_path / "b", 60, REGRESSION)
    words = ["compare", str(tmp_path / "a"), str(tmp_path / "b")]
    shown = CliRunner().invoke(app, words)
    assert shown.exit_code == 0
    assert "worse: 10" in shown.output
    assert CliRunner().invoke(app, [*words, "--fail-if-worse"]).exit_code == 1


def test_an_unfinished_run_cannot_be_compared(tmp_path: Path) -> None:
    make_run(tmp_path / "a", 5)
    with pytest.raises(UserError, match="no finished run"):
        compare_runs(tmp_path / "a", tmp_path / "none", {})
