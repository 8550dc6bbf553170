"""Scores of two ways of searching, by hand arithmetic."""

from __future__ import annotations

import pytest

from index.fusion import fuse
from index.keywords import match_expression, words_of


def test_both_scores_are_normalised_and_summed() -> None:
    fused = fuse({1: 8.0, 2: 4.0}, {1: 0.2, 2: 0.6, 3: 0.4}, words_weight=0.5, limit=10)
    assert [(one.passage_id, one.score) for one in fused] == [
        (2, pytest.approx(0.75)),
        (1, pytest.approx(0.5)),
        (3, pytest.approx(0.25)),
    ]
    assert [one.words_score for one in fused] == [0.5, 1.0, 0.0]
    assert [one.similarity for one in fused] == [0.6, 0.2, 0.4]


def test_words_alone_have_all_the_weight() -> None:
    fused = fuse({1: 8.0, 2: 4.0}, {}, words_weight=0.3, limit=10)
    assert [(one.passage_id, one.score, one.similarity) for one in fused] == [(1, 1.0, None), (2, 0.5, None)]


def test_ties_are_settled_by_number() -> None:
    assert [one.passage_id for one in fuse({9: 1.0, 3: 1.0, 5: 1.0}, {}, 0.5, limit=2)] == [3, 5]


def test_nothing_found_is_nothing_fused() -> None:
    assert fuse({}, {}, 0.5, limit=5) == ()


def test_only_words_that_carry_meaning_are_looked_up() -> None:
    assert words_of("What is the Council's plan for the plan?") == ("council", "s", "plan")
    assert words_of("What is it?") == ("what", "is", "it")
    assert match_expression('late "visits" OR 69G*') == '"late" OR "visits" OR "69g"'
