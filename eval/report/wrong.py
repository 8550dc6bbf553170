"""The wrong answers of a run, each with what was expected and what was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eval.cases import Case
from eval.given import Given
from eval.metrics.correct import allowed_statuses
from eval.run import Run
from eval.scoring import METRICS, Scored


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a run with all that is known about it."""

    case: Case
    given: Given
    scored: Scored

    @property
    def correct(self) -> bool:
        return self.scored.scores["correct"].hits == 1

    @property
    def reasons(self) -> tuple[str, ...]:
        """What every metric has against the answer, "correct" first."""
        scores = self.scored.scores
        return tuple(
            f"{name}: {scores[name].explanation}"
            for name in METRICS
            if scores[name].applies and scores[name].hits < scores[name].out_of
        )


def asked(run: Run) -> Iterator[Asked]:
    """Every question of a run, in order."""
    for case, given, scored in zip(run.cases, run.given, run.scored, strict=True):
        yield Asked(case, given, scored)


def wrong(run: Run) -> tuple[Asked, ...]:
    """The questions whose answer is not correct."""
    return tuple(item for item in asked(run) if not item.correct)


def expected(case: Case) -> tuple[str, ...]:
    """What a right answer holds, one line an item."""
    lines = [" or ".join(sorted(allowed_statuses(case.behaviour)))]
    lines += [" / ".join(fact) for fact in case.facts]
    lines += [f"{' / '.join(pair.label)} = {' / '.join(pair.value)}" for pair in case.pairs]
    if case.refs_exact is not None:
        lines.append(f"these refs and no others: {', '.join(case.refs_exact) or 'none'}")
    lines += [f"not: {' / '.join(item)}" for item in case.absent]
    return tuple(lines)
