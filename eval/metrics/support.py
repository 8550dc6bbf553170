"""Support: stated facts that stand in a quote cited by the same answer."""

from __future__ import annotations

from eval.cases import Case
from eval.given import Given
from eval.metrics.correct import stated_facts, states
from eval.metrics.score import Score, not_applicable
from eval.wording import fold


def support(case: Case, given: Given) -> Score:
    """Hits are the stated facts that a quote holds; a fact that is not stated counts nowhere."""
    stated = stated_facts(case, given)
    if not stated:
        return not_applicable("no fact stated")
    quotes = [fold(cited.quote) for cited in given.citations]
    bare = [fact[0] for fact in stated if not any(states(fact, quote) for quote in quotes)]
    return Score(len(stated) - len(bare), len(stated), "in no cited quote: " + ", ".join(bare) if bare else "")
