"""What is measured in a child process of its own: adding, answering, memory."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import UserError

_EMBEDDINGS = 3
"""The embedding of a question is timed as often; its median counts."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One child process."""

    add_seconds: float
    """From the first import to the last paper, the loading of the model included."""
    ask_seconds: tuple[float, ...]
    """By question, the model loaded."""
    embed_seconds: tuple[float, ...]
    """By question: its embedding alone."""
    peak_mb: float
    """Of the process itself."""
    child_peak_mb: float
    """Of the largest process that it started, such as the one that reads a file; 0 where it started none.

    The two peaks need not fall together: their sum is an upper bound.
    """


def measure(kind: str, papers: Sequence[Path], questions: Sequence[str], folder: Path) -> Measured:
    """Runs one of the two pipelines, "assistant" or "baseline", in this very process."""
    started = time.perf_counter()
    ask, embed = (_assistant if kind == "assistant" else _baseline)(papers, folder)
    added = time.perf_counter() - started
    ask(questions[0])
    ask_seconds = tuple(_seconds(lambda text=text: ask(text)) for text in questions)  # type: ignore[misc]
    embed(questions[0])
    embed_seconds = tuple(
        statistics.median(_seconds(lambda text=text: embed(text)) for _ in range(_EMBEDDINGS))  # type: ignore[misc]
        for text in questions
    )
    return Measured(added, ask_seconds, embed_seconds, *map(_peak_mb, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


Step = Callable[[str], object]


def _assistant(papers: Sequence[Path], folder: Path) -> tuple[Step, Step]:
    from assistant.ask import Assistant  # noqa: PLC0415 - its imports are part of what is timed
    from index.library import Library  # noqa: PLC0415

    library = Library.open(folder)
    for paper in papers:
        library.add(paper)
    assistant = Assistant(library)
    return assistant.ask, lambda text: library.embed([text])


def _baseline(papers: Sequence[Path], folder: Path) -> tuple[Step, Step]:
    from eval.baseline import Baseline  # noqa: PLC0415 - its imports are part of what is timed

    baseline = Baseline(folder)
    for paper in papers:
        baseline.add(paper)
    return baseline.ask, baseline.embed


def _seconds(step: Callable[[], Any]) -> float:
    started = time.perf_counter()
    step()
    return time.perf_counter() - started


def _peak_mb(who: int) -> float:
    """Linux counts ru_maxrss in kilobytes, macOS in bytes."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss / unit


def main() -> None:
    """Reads what to measure from a file, and writes what was measured into another one."""
    order = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    try:
        found = asdict(
            measure(
                order["kind"], [Path(paper) for paper in order["papers"]], order["questions"], Path(order["folder"])
            )
        )
    except UserError as error:
        found = {"error": str(error)}
    Path(order["result"]).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
