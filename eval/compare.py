"""Two runs side by side: what got better, what got worse, and whether that could be chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import UserError
from eval.floors import Floors, Undercut, undercuts
from eval.metrics.randomisation import chance_of_as_bad, holm
from eval.run import read_about, read_scores
from eval.scoring import METRICS, Scored

SIGNIFICANT = 0.05
PRIMARY = "correct"
FEWEST_CLUSTERS = 5
"""With fewer papers that changed, no difference can be significant: 1 in 2 to the power of 4 is above 0.05."""


@dataclass(frozen=True, slots=True)
class Change:
    """One question that one run has right and the other one wrong."""

    id: str
    category: str
    better: bool
    reason: str
    """Why the wrong one of the two is wrong."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric in both runs, over the questions where it applies in both."""

    metric: str
    n: int
    first: float | None
    second: float | None
    chance: float
    """Probability of so much worse by chance; for metrics other than "correct", corrected for being several."""

    @property
    def worse(self) -> bool:
        return self.chance < SIGNIFICANT


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `compare` found."""

    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    differences: tuple[Difference, ...]
    undercuts: tuple[Undercut, ...]
    """Of the second run."""
    notes: tuple[str, ...]
    """Where the two runs are not of the same papers, questions or machine."""

    @property
    def failed(self) -> bool:
        return bool(self.undercuts) or any(difference.worse for difference in self.differences)


def compare_runs(first: Path, second: Path, floors: Floors) -> Comparison:
    """Compares two run folders; questions that only one of them asked are left out, and noted."""
    about = (_finished(first), _finished(second))
    runs = ({item.id: item for item in read_scores(first)}, {item.id: item for item in read_scores(second)})
    pairs = [(scored, runs[1][name]) for name, scored in runs[0].items() if name in runs[1]]
    if not pairs:
        raise UserError("the two runs have no question in common; compare runs of the same question file")
    changes = [_change(one, two) for one, two in pairs if _right(one) != _right(two)]
    return Comparison(
        better=tuple(change for change in changes if change.better),
        worse=tuple(change for change in changes if not change.better),
        differences=_differences(pairs),
        undercuts=undercuts(floors, Path(str(about[1]["questions"]["file"])).stem, about[1]["totals"]),
        notes=(*_notes(about, len(pairs), (len(runs[0]), len(runs[1]))), *_too_few(pairs)),
    )


def _finished(folder: Path) -> dict[str, Any]:
    about = read_about(folder)
    if not about.get("finished"):
        raise UserError(f"{folder}: holds no finished run; finish it with `python -m eval run … --out {folder}`")
    return about


def _right(scored: Scored) -> bool:
    return scored.scores["correct"].hits == 1


def _change(one: Scored, two: Scored) -> Change:
    wrong = one if _right(two) else two
    return Change(two.id, two.category, _right(two), wrong.scores["correct"].explanation)


def _differences(pairs: Sequence[tuple[Scored, Scored]]) -> tuple[Difference, ...]:
    """Correct is what the test is about and stands alone; the other metrics are corrected for being several."""
    raw = [_difference(metric, pairs) for metric in METRICS]
    chances = {item.metric: item.chance for item in raw}
    others = holm({item.metric: item.chance for item in raw if item.n and item.metric != PRIMARY})
    chances.update(others)
    return tuple(Difference(item.metric, item.n, item.first, item.second, chances[item.metric]) for item in raw)


def _difference(metric: str, pairs: Sequence[tuple[Scored, Scored]]) -> Difference:
    clusters: dict[str, list[float]] = {}
    values: list[tuple[float, float]] = []
    for one, two in pairs:
        before, after = one.scores[metric].value, two.scores[metric].value
        if before is not None and after is not None:
            values.append((before, after))
            clusters.setdefault(_cluster(one), []).append(after - before)
    if not values:
        return Difference(metric, 0, None, None, 1.0)
    first, second = (sum(side) / len(values) for side in zip(*values, strict=True))
    return Difference(metric, len(values), first, second, chance_of_as_bad(clusters))


def _cluster(scored: Scored) -> str:
    """The papers that a question is about; a question about none stands for itself."""
    return " + ".join(scored.papers) or f"question {scored.id}"


def _too_few(pairs: Sequence[tuple[Scored, Scored]]) -> list[str]:
    changed = {_cluster(one) for one, two in pairs if _right(one) != _right(two)}
    if 0 < len(changed) < FEWEST_CLUSTERS:
        return [f"questions changed in {len(changed)} papers only: too few for the test, so look at each of them"]
    return []


def _notes(about: Sequence[Mapping[str, Any]], common: int, counts: tuple[int, int]) -> list[str]:
    notes = []
    if counts != (common, common):
        notes.append(f"{common} questions in common, of {counts[0]} and {counts[1]}")
    for name, words in (("questions", "question files"), ("papers", "papers")):
        if about[0][name]["sha256"] != about[1][name]["sha256"]:
            notes.append(f"the {words} of the two runs differ")
    return notes
