"""Running text of a document as sentences with their place; tables are left to those who read tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Document, Heading, Paragraph, Place, Table

_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9£•])")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Cllrs|St|Rev|Hon|No|Nos|Para|paras?|Fig|Ref|vs?|e\.g|i\.e|etc|approx|inc|incl|"
    r"Ltd|Co|cf|ext|tel|Art|Sec|Vol|pp?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|^\s*\d{1,2}(?:\.\d+)*)\.$"
)


@dataclass(frozen=True, slots=True)
class RunningText:
    """A paragraph or list item, with the paragraph or item that leads into it."""

    text: str
    place: Place
    is_item: bool = False
    lead_in: str = ""
    heading: str = ""
    """The nearest heading above."""


def running_texts(document: Document) -> Iterator[RunningText]:
    """Paragraphs and list items in reading order."""
    heading = ""
    leads: list[tuple[int, str]] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            heading, leads = block.text, []
        elif isinstance(block, Table):
            leads = []
        elif isinstance(block, Paragraph):
            text = one_line(block.text)
            leads = [(-1, text)]
            yield RunningText(text, block.place, heading=heading)
        else:
            text = one_line(block.text)
            above = [lead for depth, lead in leads if depth < block.depth]
            leads = [(depth, lead) for depth, lead in leads if depth < block.depth] + [(block.depth, text)]
            yield RunningText(text, block.place, is_item=True, lead_in=above[-1] if above else "", heading=heading)


LONGEST_SENTENCE = 900
"""Characters; what is longer states more than one thing, and searching it takes time that grows with its square."""


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, verbatim and without the blanks between them."""
    parts: list[str] = []
    start = 0
    for match in _END.finditer(text):
        before = text[start : match.end()].rstrip()
        if _NO_END.search(before.rstrip("\"”’')]")):
            continue
        parts.append(before)
        start = match.end()
    if text[start:].strip():
        parts.append(text[start:].strip())
    return tuple(parts)


def one_line(text: str) -> str:
    return " ".join(text.split())
