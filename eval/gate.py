"""The gate: the project's own questions, and the shared ones where they are, against their floors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.evaluate import Progress, evaluate
from eval.floors import Undercut, read_floors, undercuts
from eval.papers import PROJECT
from eval.run import Run


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A question file and the folder of its papers."""

    questions: Path
    papers: Path
    truth: Path
    """Folder of records whose truth is known; need not be there."""
    required: bool = False
    """Whether the gate fails without it."""

    @property
    def missing(self) -> str:
        """Why the set cannot be run; empty where it can."""
        absent = [path.name for path in (self.questions, self.papers) if not path.exists()]
        return f"{', '.join(absent)} not here" if absent else ""


def question_sets() -> Iterator[QuestionSet]:
    """The project's own set, then those of the shared folder (`ASSISTANT_SHARED`, else beside the checkout)."""
    samples = PROJECT / "corpus" / "samples"
    yield QuestionSet(PROJECT / "eval" / "questions" / "samples.jsonl", samples / "papers", samples / "truth", True)
    shared = Path(os.environ.get("ASSISTANT_SHARED") or PROJECT.parent / "shared")
    if shared.is_dir():
        questions = shared / "questions"
        yield QuestionSet(questions / "dev.jsonl", shared / "documents", questions / "records")
        yield QuestionSet(questions / "inspections.jsonl", shared / "inspections", questions / "none")


def run_set(
    questions: QuestionSet, out: Path | None, cache: Path, progress: Progress
) -> tuple[Run, tuple[Undercut, ...]]:
    """Runs one set; returns the run and the floors that it undercuts."""
    name = questions.questions.stem
    truth = questions.truth if questions.truth.is_dir() else None
    run = evaluate(questions.questions, [questions.papers], out / name if out else None, cache, progress, truth)
    return run, undercuts(read_floors(), name, run.about["totals"])
