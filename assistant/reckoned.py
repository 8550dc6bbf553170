"""Numbers that are computed: counts of rows, totals, differences, days between dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

MOST_PAIRS = 60
"""Figures or dates of one part of an answer that are set against each other."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an answer may state of itself without a quote: what was asked and what was searched."""

    question: str = ""
    names: tuple[str, ...] = ()
    """Councils, papers and roles as the library has them."""
    dates: tuple[date, ...] = ()
    """The papers' own dates and the date reckoned from."""
    counts: tuple[int, ...] = ()
    """Sizes of the sets that were searched, counted from the records."""


def counts_of(rows: Sequence[dict[str, Any]]) -> frozenset[int]:
    """How many rows there are, how many of each document, and how many share each value of a field."""
    counts = {len(rows)}
    fields: dict[str, Counter[str]] = {}
    for row in rows:
        for name, value in row.items():
            for single in value if isinstance(value, list) else [value]:
                fields.setdefault(name, Counter())[str(single)] += 1
    for counter in fields.values():
        counts |= set(counter.values())
        counts.add(len(counter))
    return frozenset(counts)


def differences(values: Iterable[Decimal]) -> frozenset[Decimal]:
    """Every difference of two of the values, without its sign."""
    known = sorted(set(values))[:MOST_PAIRS]
    return frozenset(abs(left - right) for left, right in combinations(known, 2))


def days_between(days: Iterable[date]) -> frozenset[int]:
    """The days between any two of the dates."""
    known = sorted(set(days))[:MOST_PAIRS]
    return frozenset(abs((left - right).days) for left, right in combinations(known, 2))


def total_of(cells: Sequence[str]) -> int | None:
    """The sum of cells that are whole numbers, or none where there are no such cells."""
    numbers = [int(cell) for cell in cells if cell.isdigit()]
    return sum(numbers) if numbers else None
