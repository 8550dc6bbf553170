"""Two ways of searching, one order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fused:
    """One passage's scores."""

    passage_id: int
    score: float
    words_score: float
    similarity: float | None


def fuse(
    words: Mapping[int, float], similarities: Mapping[int, float], words_weight: float, limit: int
) -> tuple[Fused, ...]:
    """A convex sum of both scores, each normalised to 0..1 over this query's candidates; best first, ties by number.

    Words count as a share of the best BM25 score, similarities by their place between the lowest and the highest.
    """
    best = max(words.values(), default=0.0)
    low, high = min(similarities.values(), default=0.0), max(similarities.values(), default=0.0)
    weight = words_weight if similarities else 1.0
    fused = []
    for number in words.keys() | similarities.keys():
        words_score = words.get(number, 0.0) / best if best > 0 else 0.0
        similarity = similarities.get(number)
        near = 0.0 if similarity is None or high <= low else (similarity - low) / (high - low)
        fused.append(Fused(number, weight * words_score + (1 - weight) * near, words_score, similarity))
    return tuple(sorted(fused, key=lambda one: (-one.score, one.passage_id))[:limit])
