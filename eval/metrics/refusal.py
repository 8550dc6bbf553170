"""Refusal precision and recall: were the right questions refused."""

from __future__ import annotations

from eval.cases import Behaviour, Case
from eval.given import Given
from eval.metrics.score import Score, not_applicable


def refusal_precision(case: Case, given: Given) -> Score:
    """Of those refused, how many should be."""
    if given.status != "refused":
        return not_applicable("not refused")
    should = case.behaviour is Behaviour.REFUSE
    return Score(int(should), 1, "" if should else "refused, though the documents say it")


def refusal_recall(case: Case, given: Given) -> Score:
    """Of those that should be refused, how many were."""
    if case.behaviour is not Behaviour.REFUSE:
        return not_applicable("the documents say it")
    refused = given.status == "refused"
    return Score(int(refused), 1, "" if refused else f"{given.status}, though the documents don't say it")
