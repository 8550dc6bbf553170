"""Rates with their n and 95 % interval."""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.score import Score

_Z = 1.959963984540054
_RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Rate:
    """A value, how many it stands on, and its 95 % interval; value and bounds are none where n is 0."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None


def wilson(hits: int, n: int) -> Rate:
    """A proportion with Wilson's interval."""
    if not n:
        return Rate(None, 0)
    p = hits / n
    denominator = 1 + _Z**2 / n
    centre = (p + _Z**2 / (2 * n)) / denominator
    half = _Z * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2)) / denominator
    return Rate(p, n, max(0.0, centre - half), min(1.0, centre + half))


def bootstrap_mean(values: Sequence[float], seed: int = 0) -> Rate:
    """A mean with the percentile interval of 2,000 seeded resamples; Wilson's where all values are 0 or 1."""
    if not values:
        return Rate(None, 0)
    if all(value in (0.0, 1.0) for value in values):
        return wilson(round(sum(values)), len(values))
    generator = random.Random(seed)
    means = sorted(statistics.fmean(generator.choices(values, k=len(values))) for _ in range(_RESAMPLES))
    return Rate(statistics.fmean(values), len(values), _quantile(means, 0.025), _quantile(means, 0.975))


def ratio_of_sums(scores: Sequence[Score], seed: int = 0) -> Rate:
    """Hits over out_of: Wilson where every question counts once; else whole questions are resampled.

    Quotes and facts of one answer stand or fall together, so they are no independent trials.
    n is the number of quotes or facts.
    """
    applying = [score for score in scores if score.applies]
    hits, n = sum(score.hits for score in applying), sum(score.out_of for score in applying)
    if not applying or all(score.out_of == 1 for score in applying) or hits in (0, n):
        return wilson(hits, n)
    generator = random.Random(seed)
    ratios = []
    for _ in range(_RESAMPLES):
        drawn = generator.choices(applying, k=len(applying))
        ratios.append(sum(score.hits for score in drawn) / sum(score.out_of for score in drawn))
    ratios.sort()
    return Rate(hits / n, n, _quantile(ratios, 0.025), _quantile(ratios, 0.975))


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies, interpolated between neighbours."""
    return _quantile(sorted(values), share)


def _quantile(ordered: Sequence[float], share: float) -> float:
    position = share * (len(ordered) - 1)
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)
