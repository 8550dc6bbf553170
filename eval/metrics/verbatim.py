"""Verbatim: cited quotes that stand in the document, letters and digits compared."""

from __future__ import annotations

from typing import Protocol

from eval.given import Given
from eval.metrics.score import Score, not_applicable
from eval.wording import squeeze


class Originals(Protocol):
    """The documents as read by something else than the assistant's own reader."""

    def holds(self, document: str, squeezed_quote: str) -> bool:
        """Whether the document holds the letters and digits in this order, by any plain reading of it."""


def verbatim(given: Given, originals: Originals) -> Score:
    """Hits are the quotes found; a quote without a letter or digit is none."""
    if not given.citations:
        return not_applicable("no citation")
    wrong = []
    for cited in given.citations:
        squeezed = squeeze(cited.quote)
        if not squeezed or not originals.holds(cited.document, squeezed):
            wrong.append(f"[{cited.n}] {cited.quote[:80]}")
    explanation = "not in the document: " + "; ".join(wrong) if wrong else ""
    return Score(len(given.citations) - len(wrong), len(given.citations), explanation)
