"""A run that is killed goes on where it stopped, and gives the same result."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from made_run import Everything, FakeSystem, about, made_cases, make_run

from eval.run import run_questions, unfinished_with

HERE = Path(__file__).resolve().parent
SLOWLY = """
import sys, time
from pathlib import Path
from made_run import Everything, FakeSystem, about, made_cases
from eval.run import run_questions

class Slow(FakeSystem):
    def ask(self, case):
        time.sleep(0.02)
        return super().ask(case)

run_questions(made_cases(75), Slow(frozenset({"q7", "q50"})), Everything(), Path(sys.argv[1]), about())
"""


def scores(folder: Path) -> str:
    return (folder / "scores.jsonl").read_text(encoding="utf-8")


def test_a_run_killed_in_the_middle_goes_on_and_gives_the_same_result(tmp_path: Path) -> None:
    wrong = frozenset({"q7", "q50"})
    whole = make_run(tmp_path / "whole", 75, wrong)
    folder = tmp_path / "killed"
    environment = {**os.environ, "PYTHONPATH": f"{HERE}:{HERE.parents[1]}"}
    child = subprocess.Popen([sys.executable, "-c", SLOWLY, str(folder)], env=environment)
    answers = folder / "answers.jsonl"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (answers.exists() and answers.read_bytes().count(b"\n") >= 30):
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait()
    before = answers.read_bytes().count(b"\n")
    assert 30 <= before < 75
    with answers.open("a", encoding="utf-8") as lines:
        lines.write('{"id": "q60", "sta')
    system = FakeSystem(wrong)
    again = run_questions(made_cases(75), system, Everything(), folder, about())
    assert len(system.asked) == 75 - before
    assert scores(folder) == scores(tmp_path / "whole")
    assert again.about["totals"] == whole.about["totals"]
    assert [json.loads(line)["id"] for line in answers.read_text("utf-8").splitlines()] == [
        case.id for case in made_cases(75)
    ]


def test_a_run_of_other_papers_or_code_is_begun_anew(tmp_path: Path) -> None:
    make_run(tmp_path, 5)
    about_run = json.loads((tmp_path / "run.json").read_text("utf-8"))
    (tmp_path / "run.json").write_text(json.dumps({**about_run, "finished": False}), encoding="utf-8")
    assert unfinished_with(tmp_path, "k")
    system = FakeSystem()
    run_questions(made_cases(5), system, Everything(), tmp_path, about("another key"))
    assert len(system.asked) == 5


def test_totals_of_a_run_by_hand(tmp_path: Path) -> None:
    run = make_run(tmp_path, 20, frozenset({"q1", "q5"}))
    totals = json.loads((tmp_path / "run.json").read_text("utf-8"))["totals"]
    assert run.about["finished"] is True
    assert totals["correct"]["value"] == 18 / 20
    assert totals["refusal_recall"]["value"] == 3 / 4
    assert totals["refusal_precision"]["value"] == 3 / 4
    assert totals["support"]["n"] == 15
    assert totals["recall@5"]["value"] == 0
