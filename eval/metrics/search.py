"""Search alone: recall@k, reciprocal rank and nDCG@10 against the evidence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from eval.cases import Case
from eval.metrics.located import bears_out


@dataclass(frozen=True, slots=True)
class Found:
    """One passage that a search brought back."""

    document: str
    quote: str


def ranking(case: Case, found: Sequence[Found]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The wanted items, and the ranked items: a passage stands for the evidence that it is the first to bear out.

    A passage that bears out nothing new is an item of its own; one that bears out two pieces of evidence stands for
    both, one after the other.
    """
    wanted = {f"evidence {n}": item for n, item in enumerate(case.evidence) if item.quote.strip()}
    ranked: list[str] = []
    for position, passage in enumerate(found):
        new = [
            name
            for name, item in wanted.items()
            if name not in ranked and bears_out(item, passage.document, passage.quote)
        ]
        ranked += new or [f"passage {position}"]
    return tuple(wanted), tuple(ranked)


def recall_at(wanted: Sequence[str], ranked: Sequence[str], k: int) -> float:
    """Share of the wanted items among the first k."""
    return len(set(wanted) & set(ranked[:k])) / len(wanted)


def reciprocal_rank(wanted: Sequence[str], ranked: Sequence[str]) -> float:
    """One over the rank of the first wanted item; 0 where none is found."""
    for rank, item in enumerate(ranked, start=1):
        if item in wanted:
            return 1 / rank
    return 0.0


def ndcg_at(wanted: Sequence[str], ranked: Sequence[str], k: int = 10) -> float:
    """Discounted gain of the first k over that of the best order, every wanted item worth 1."""
    gain = sum(1 / math.log2(rank + 1) for rank, item in enumerate(ranked[:k], start=1) if item in wanted)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(wanted), k) + 1))
    return gain / best
