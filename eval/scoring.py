"""All metrics of one question, and their line in scores.jsonl."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eval.cases import Case
from eval.given import Given
from eval.metrics.correct import correct
from eval.metrics.located import located
from eval.metrics.refusal import refusal_precision, refusal_recall
from eval.metrics.score import Score
from eval.metrics.search import Found, ndcg_at, ranking, recall_at, reciprocal_rank
from eval.metrics.support import support
from eval.metrics.verbatim import Originals, verbatim

METRICS = ("correct", "refusal_precision", "refusal_recall", "verbatim", "support", "located")
SEARCH_METRICS = ("recall@1", "recall@5", "recall@10", "mrr", "ndcg@10")


@dataclass(frozen=True, slots=True)
class Scored:
    """Everything that was measured of one question."""

    id: str
    category: str
    scores: Mapping[str, Score]
    """By name of the metric; every name of METRICS is there."""
    search: Mapping[str, float]
    """By name of the search metric; empty where there is no evidence to find."""
    seconds: float
    papers: tuple[str, ...] = ()
    """The papers that the question is about, by its evidence; empty where there is none."""


def score_answer(case: Case, given: Given, originals: Originals) -> dict[str, Score]:
    """Every metric of an answer, in the order of METRICS."""
    return {
        "correct": correct(case, given),
        "refusal_precision": refusal_precision(case, given),
        "refusal_recall": refusal_recall(case, given),
        "verbatim": verbatim(given, originals),
        "support": support(case, given),
        "located": located(case, given),
    }


def score_search(case: Case, found: tuple[Found, ...]) -> dict[str, float]:
    """Every search metric; nothing where no evidence has a quote."""
    wanted, ranked = ranking(case, found)
    if not wanted:
        return {}
    return {
        **{f"recall@{k}": recall_at(wanted, ranked, k) for k in (1, 5, 10)},
        "mrr": reciprocal_rank(wanted, ranked),
        "ndcg@10": ndcg_at(wanted, ranked),
    }


def scored_to_json(scored: Scored) -> dict[str, Any]:
    """One line of scores.jsonl."""
    return {
        "id": scored.id,
        "category": scored.category,
        "seconds": scored.seconds,
        "papers": list(scored.papers),
        "scores": {
            name: {"hits": score.hits, "out_of": score.out_of, "explanation": score.explanation}
            for name, score in scored.scores.items()
        },
        "search": dict(scored.search),
    }


def scored_from_json(row: Mapping[str, Any]) -> Scored:
    """Reads one line of scores.jsonl."""
    return Scored(
        id=str(row["id"]),
        category=str(row["category"]),
        seconds=float(row["seconds"]),
        papers=tuple(str(name) for name in row["papers"]),
        scores={
            str(name): Score(int(score["hits"]), int(score["out_of"]), str(score["explanation"]))
            for name, score in row["scores"].items()
        },
        search={str(name): float(value) for name, value in row["search"].items()},
    )
