"""Figures in sentences with their period: few and sure rather than many."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Document
from corpus.records.nouns import Indicator


def sentence_indicators(document: Document) -> Iterator[Indicator]:
    """Indicators whose sentence names quantity, value and period."""
    yield from ()
