"""Search metrics by hand, and against a reference implementation."""

from __future__ import annotations

import random

import ir_measures
import pytest
from ir_measures import MRR, R, nDCG

from eval.cases import Behaviour, Case, Evidence
from eval.metrics.search import Found, ndcg_at, ranking, recall_at, reciprocal_rank


def test_a_passage_stands_for_the_evidence_that_it_is_the_first_to_bear_out() -> None:
    case = Case(
        "q", "x", "?", Behaviour.ANSWER, evidence=(Evidence("a", "one two"), Evidence("a", "three"), Evidence("b", ""))
    )
    found = [Found("a", "zero"), Found("a", "one two."), Found("a", "One, two!"), Found("b", "three")]
    assert ranking(case, found) == (
        ("evidence 0", "evidence 1"),
        ("passage 0", "evidence 0", "passage 2", "passage 3"),
    )


def test_by_hand() -> None:
    wanted, ranked = ["a", "b"], ["x", "a", "y", "b"]
    assert recall_at(wanted, ranked, 2) == 0.5
    assert reciprocal_rank(wanted, ranked) == 0.5
    assert reciprocal_rank(wanted, ["x"]) == 0.0
    assert ndcg_at(wanted, ranked) == pytest.approx((0.63093 + 0.43068) / (1 + 0.63093), abs=1e-4)


def test_agrees_with_the_reference_implementation() -> None:
    generator = random.Random(7)
    for _ in range(60):
        items = [f"d{n:02}" for n in range(25)]
        ranked = generator.sample(items, 15)
        wanted = generator.sample(items, generator.randint(1, 12))
        qrels = [ir_measures.Qrel("q", item, 1) for item in wanted]
        run = [ir_measures.ScoredDoc("q", item, 100.0 - rank) for rank, item in enumerate(ranked)]
        reference = ir_measures.calc_aggregate([R @ 1, R @ 5, R @ 10, MRR, nDCG @ 10], qrels, run)
        assert recall_at(wanted, ranked, 1) == pytest.approx(reference[R @ 1])
        assert recall_at(wanted, ranked, 5) == pytest.approx(reference[R @ 5])
        assert recall_at(wanted, ranked, 10) == pytest.approx(reference[R @ 10])
        assert reciprocal_rank(wanted, ranked) == pytest.approx(reference[MRR])
        assert ndcg_at(wanted, ranked) == pytest.approx(reference[nDCG @ 10])
