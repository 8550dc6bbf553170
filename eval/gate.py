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

    @property
    def missing(self) -> str:
        """Why the set cannot be run; empty where it can."""
        absent = [path.name for path in (self.questions, self.papers) if not path.exists()]
        return f"{', '.join(absent)} not here" if absent else ""


def question_sets() -> Iterator[QuestionSet]:
    """The project's own set, then those of the shared folder (`ASSISTANT_SHARED`, else beside the checkout)."""
    yield QuestionSet(PROJECT / "eval" / "questions" / "samples.jsonl", PROJECT / "corpus" / "samples")
    shared = Path(os.environ.get("ASSISTANT_SHARED") or PROJECT.parent / "shared")
    if shared.is_dir():
        yield QuestionSet(shared / "questions" / "dev.jsonl", shared / "documents")
        yield QuestionSet(shared / "questions" / "inspections.jsonl", shared / "inspections")


def run_set(
    questions: QuestionSet, out: Path | None, cache: Path, progress: Progress
) -> tuple[Run, tuple[Undercut, ...]]:
    """Runs one set; returns the run and the floors that it undercuts."""
    name = questions.questions.stem
    run = evaluate(questions.questions, [questions.papers], out / name if out else None, cache, progress)
    return run, undercuts(read_floors(), name, run.about["totals"])
