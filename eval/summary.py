"""Totals of a run: every rate with its n and interval, over all questions and by category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.rates import Rate, bootstrap_mean, quantile, ratio_of_sums
from eval.scoring import METRICS, SEARCH_METRICS, Scored


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of totals."""

    name: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Category:
    """The questions of one category, or all of them."""

    name: str
    count: int
    lines: tuple[Line, ...]

    def rate(self, name: str) -> Rate:
        """The rate of a metric."""
        return next(line.rate for line in self.lines if line.name == name)


@dataclass(frozen=True, slots=True)
class Summary:
    """A run in numbers."""

    total: Category
    search: tuple[Line, ...]
    categories: tuple[Category, ...]
    median_seconds: float
    slow_seconds: float
    """95th percentile."""


def summarise(scored: Sequence[Scored]) -> Summary:
    """Adds up a run of at least one question."""
    names = dict.fromkeys(item.category for item in scored)
    seconds = [item.seconds for item in scored]
    return Summary(
        total=_category("all", scored),
        search=tuple(_search_line(name, scored) for name in SEARCH_METRICS),
        categories=tuple(_category(name, [item for item in scored if item.category == name]) for name in names),
        median_seconds=quantile(seconds, 0.5),
        slow_seconds=quantile(seconds, 0.95),
    )


def _category(name: str, scored: Sequence[Scored]) -> Category:
    lines = [Line(metric, ratio_of_sums([item.scores[metric] for item in scored])) for metric in METRICS]
    return Category(name, len(scored), tuple(lines))


def _search_line(name: str, scored: Sequence[Scored]) -> Line:
    return Line(name, bootstrap_mean([item.search[name] for item in scored if name in item.search]))


def short(rate: Rate) -> str:
    """A rate and its n."""
    return "–" if rate.value is None else f"{rate.value:.3f} of {rate.n}"


def percent(rate: Rate) -> str:
    """A rate as people read it: value, interval and n, or that it does not apply."""
    if rate.value is None or rate.low is None or rate.high is None:
        return "not applicable"
    return f"{rate.value:.3f} ({rate.low:.3f} to {rate.high:.3f}, n = {rate.n})"
