"""`python -m eval` from question file to report, on papers made here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from corpus.errors import UserError
from eval.__main__ import app

PAPER = """Made-up Borough Council

Improvement of services

The council will appoint a Virtual School Head by March 2020. Ms Ada Bell leads the work.
"""
QUESTIONS = (
    {
        "id": "who",
        "category": "people",
        "question": "Who leads the work on the Virtual School Head?",
        "behaviour": "answer",
        "facts": [["Ada Bell"]],
        "evidence": [{"document": "paper", "quote": "Ms Ada Bell leads the work."}],
    },
    {"id": "cost", "category": "unanswerable", "question": "What does the zoo cost?", "behaviour": "refuse"},
)


def run(folder: Path, *words: str) -> Result:
    questions = folder / "set.jsonl"
    (folder / "paper.txt").write_text(PAPER, encoding="utf-8")
    questions.write_text("\n".join(json.dumps(row) for row in QUESTIONS) + "\n", encoding="utf-8")
    documents = str(folder / "paper.txt")
    cache, out = str(folder / "cache"), str(folder / "out")
    named = ["run", str(questions), "--documents", documents, "--cache", cache, "--out", out]
    return CliRunner().invoke(app, [*named, *words], catch_exceptions=False)


@pytest.mark.slow
def test_a_question_set_is_run_twice_with_the_same_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # a source file saved between the two runs would rightly make a second store
    monkeypatch.setattr("eval.store.hash_reading_code", lambda: "fixed")
    first = run(tmp_path)
    assert first.exit_code == 0
    assert "set.jsonl: 2 questions" in first.output
    about = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert about["finished"] is True
    assert about["papers"]["names"] == ["paper.txt"]
    assert about["settings"]["language_model"] == "none"
    assert str(tmp_path) not in json.dumps(about)
    answers = [json.loads(line) for line in (tmp_path / "out" / "answers.jsonl").read_text("utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["who", "cost"]
    assert (tmp_path / "out" / "report.html").exists()
    assert (tmp_path / "out" / "report.md").exists()
    assert len(list((tmp_path / "cache" / "stores").glob("*/ready"))) == 1
    run(tmp_path)
    again = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert again["totals"] == about["totals"]
    assert len(list((tmp_path / "cache" / "stores").glob("*/ready"))) == 1


def test_a_truth_that_is_not_there_and_papers_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such file or folder"):
        run(tmp_path, "--documents", str(tmp_path / "none"))
