"""Passages: what is searched and quoted, made from a document's structure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Place


class PassageKind(StrEnum):
    """What a passage was made from."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    ROW = "row"
    FRONT = "front"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that is short enough to embed and whole enough to quote."""

    order: int
    """Position in its document, 0-based."""
    kind: PassageKind
    quote: str
    """Verbatim, table cells in reading order joined by a blank, lists with their lead-in."""
    context: str
    """Section path and, for a row, the column names: not part of the quote."""
    embedded: str
    """What the vector is made of: at most the embedder's tokens."""
    place: Place
