"""A paired randomisation test: could the difference of two runs be chance, papers taken as wholes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

_EXACT_UP_TO = 14
"""Clusters: 2 to the power of 14 sign patterns are all tried; above that, as many are drawn."""
_DRAWS = 2**_EXACT_UP_TO


def chance_of_as_bad(differences: Mapping[str, Sequence[float]], seed: int = 0) -> float:
    """Probability of a mean difference as low as this one if neither run were better.

    `differences` holds second minus first, question by question, under the cluster that the question belongs to; under
    the null hypothesis each cluster as a whole may as well have come out the other way round. One-sided; 1.0 where
    nothing differs.
    """
    sums = [sum(values) for values in differences.values() if any(values)]
    if not sums:
        return 1.0
    observed = sum(sums)
    as_bad = tried = 0
    for signs in _signs(len(sums), seed):
        tried += 1
        as_bad += sum(sign * value for sign, value in zip(signs, sums, strict=True)) <= observed + 1e-9
    if len(sums) > _EXACT_UP_TO:
        return (as_bad + 1) / (tried + 1)
    return as_bad / tried


def _signs(count: int, seed: int) -> Iterator[Sequence[int]]:
    if count <= _EXACT_UP_TO:
        yield from product((1, -1), repeat=count)
        return
    generator = random.Random(seed)
    for _ in range(_DRAWS):
        yield generator.choices((1, -1), k=count)


def holm(chances: Mapping[str, float]) -> dict[str, float]:
    """The same chances, corrected for looking at several metrics at once (Holm)."""
    corrected: dict[str, float] = {}
    highest = 0.0
    for rank, (name, chance) in enumerate(sorted(chances.items(), key=lambda item: item[1])):
        highest = max(highest, min(1.0, chance * (len(chances) - rank)))
        corrected[name] = highest
    return corrected
