"""Speed: the assistant beside the tutorial's pipeline in one run, and how it grows with the number of papers."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UserError
from eval.growth import many_papers
from eval.measured import Measured
from eval.metrics.rates import quantile
from eval.papers import PROJECT

Heard = Callable[[str], None]
_LONGEST = 3600


@dataclass(frozen=True, slots=True)
class Sides:
    """Both pipelines, measured as often as each other, in turn."""

    assistant: tuple[Measured, ...]
    baseline: tuple[Measured, ...]

    @property
    def add_ratios(self) -> tuple[float, ...]:
        """Adding: the assistant over the baseline, by repetition."""
        pairs = zip(self.assistant, self.baseline, strict=True)
        return tuple(one.add_seconds / two.add_seconds for one, two in pairs)

    @property
    def answer_ratio(self) -> float:
        """Median over questions and repetitions of answering over the embedding of that question alone."""
        return _answer_ratio(self.assistant)

    @property
    def baseline_answer_ratio(self) -> float:
        """The same of the baseline, which only searches."""
        return _answer_ratio(self.baseline)


@dataclass(frozen=True, slots=True)
class Grown:
    """The assistant with so many papers."""

    papers: int
    measured: Measured

    @property
    def median_answer(self) -> float:
        return statistics.median(self.measured.ask_seconds)

    @property
    def slow_answer(self) -> float:
        return quantile(self.measured.ask_seconds, 0.95)


def measure_sides(
    papers: Sequence[Path], questions: Sequence[str], repeats: int, heard: Heard = lambda _text: None
) -> Sides:
    """Measures both on the same PDFs, each time in a new process, in turn so that a busy machine hits both."""
    pdfs = [paper for paper in papers if paper.suffix.lower() == ".pdf"]
    if not pdfs:
        raise UserError("the tutorial's pipeline reads PDF only; give --documents with at least one PDF")
    found: dict[str, list[Measured]] = {"assistant": [], "baseline": []}
    for number in range(1, repeats + 1):
        for kind, measured in found.items():
            heard(f"{kind}, {number} of {repeats}")
            measured.append(in_child(kind, pdfs, questions))
    return Sides(tuple(found["assistant"]), tuple(found["baseline"]))


def measure_growth(
    papers: Sequence[Path], questions: Sequence[str], counts: Sequence[int], heard: Heard = lambda _text: None
) -> tuple[Grown, ...]:
    """Measures the assistant with each number of papers, each in a new process and a new store."""
    grown = []
    for count in counts:
        heard(f"growth, {count} papers")
        with tempfile.TemporaryDirectory() as folder:
            copies = list(many_papers(papers, count, Path(folder)))
            grown.append(Grown(count, in_child("assistant", copies, questions)))
    return tuple(grown)


def in_child(kind: str, papers: Sequence[Path], questions: Sequence[str]) -> Measured:
    """Measures in a new process; what it says goes nowhere unless it fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        order = {
            "kind": kind,
            "papers": [str(paper.resolve()) for paper in papers],
            "questions": list(questions),
            "folder": str(folder / "store"),
            "result": str(folder / "result.json"),
        }
        (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
        command = [sys.executable, "-m", "eval.measured", str(folder / "order.json")]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=_LONGEST, check=False)
        if done.returncode:
            raise UserError(f"measuring the {kind} failed: {done.stderr.strip()[-400:]}")
        found = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    if "error" in found:
        raise UserError(f"measuring the {kind}: {found['error']}")
    return Measured(
        float(found["add_seconds"]),
        tuple(map(float, found["ask_seconds"])),
        tuple(map(float, found["embed_seconds"])),
        float(found["peak_mb"]),
        float(found["child_peak_mb"]),
    )


def _answer_ratio(side: Sequence[Measured]) -> float:
    ratios = [
        ask / embed for one in side for ask, embed in zip(one.ask_seconds, one.embed_seconds, strict=True) if embed > 0
    ]
    return statistics.median(ratios)
