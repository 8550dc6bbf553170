"""Located: does the answer cite a passage that holds, or is held by, a quote of the evidence."""

from __future__ import annotations

from eval.cases import Behaviour, Case, Evidence
from eval.given import Given
from eval.metrics.score import Score, not_applicable
from eval.wording import squeeze

FIRST_CITATIONS = 8
"""Of answers without rows; where rows list records, every citation counts."""
SHORTEST = 3
"""Letters and digits: a shorter quote would be held by anything."""


def located(case: Case, given: Given) -> Score:
    """One out of one where a citation that counts bears the answer out."""
    if case.behaviour is Behaviour.REFUSE or not case.evidence:
        return not_applicable("no evidence to cite")
    counted = given.citations if given.row_count else given.citations[:FIRST_CITATIONS]
    if any(bears_out(item, cited.document, cited.quote) for item in case.evidence for cited in counted):
        return Score(1, 1)
    return Score(0, 1, f"none of {len(counted)} citations holds the evidence" if counted else "nothing cited")


def bears_out(evidence: Evidence, document: str, quote: str) -> bool:
    """Whether a passage of a document holds, or is held by, the evidence."""
    if document != evidence.document:
        return False
    wanted, found = squeeze(evidence.quote), squeeze(quote)
    if not wanted:
        return True
    return len(found) >= SHORTEST and (wanted in found or found in wanted)
