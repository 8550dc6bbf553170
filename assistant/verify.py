"""Holds every statement of an answer against the quotes that it cites; what fails is taken out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Citation
from assistant.backing import Backing
from assistant.claims import bare, holds_link
from assistant.reckoned import Known
from assistant.segments import Block, Kind, Segment, blocks_of, text_of
from assistant.strict import why_not

logger = logging.getLogger(__name__)
LONGEST_LOGGED = 120


@dataclass(frozen=True, slots=True)
class Verified:
    """What is left of an answer, and what was taken out of it."""

    text: str
    citations: tuple[Citation, ...]
    dropped: tuple[str, ...]
    """One line a part taken out: why, and the claim that failed."""


def verify(
    text: str,
    citations: Sequence[Citation],
    rows: Sequence[dict[str, Any]],
    stands: Callable[[Citation], bool],
    *,
    known: Known | None = None,
    strict: bool = False,
) -> Verified:
    """Take out each sentence, list item and table row that its own citations do not back.

    `stands` says whether a quote stands in its document. With `strict`, for words that a model wrote, a sentence
    needs a citation of its own, and nothing that was computed is taken on trust.
    """
    good = {citation.n: citation for citation in citations if stands(citation)}
    dropped = [
        f"the quote of [{citation.n}] does not stand in its document"
        for citation in citations
        if citation.n not in good
    ]
    known = known or Known()
    kept: list[tuple[Segment, ...]] = []
    blocks = blocks_of(text)
    for at, block in enumerate(blocks):
        backing = Backing(block, _following(blocks, at), good, rows, known)
        segments = []
        for segment in block.segments:
            why = "" if segment.kind is Kind.FRAME else _why_not(segment, backing, good, strict=strict)
            if why:
                dropped.append(why)
            else:
                segments.append(segment)
        kept.append(tuple(segments))
    for line in dropped:
        logger.warning("Taken out of an answer: %s", line)
    left = text_of(kept) if any(len(new) != len(old.segments) for new, old in zip(kept, blocks, strict=True)) else text
    return Verified(left, tuple(citation for citation in citations if citation.n in good), tuple(dropped))


def _why_not(segment: Segment, backing: Backing, good: dict[int, Citation], *, strict: bool) -> str:
    """Why a segment may not be shown, with the claim that fails; empty where it may."""
    lost = [number for number in segment.marks if number not in good]
    if lost:
        return f"[{lost[0]}] cites nothing that stands"
    if strict:
        why = why_not(segment, [good[number] for number in segment.marks])
    elif holds_link(bare(segment.text)) and not backing.holds_links(segment):
        why = "a link, an image or mark-up that no quote holds"
    else:
        why = backing.missing(segment)
    return why[:LONGEST_LOGGED]


def _following(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    """Tables and lists right after a block: those that a sentence of it introduces."""
    found: list[Block] = []
    led_to = bare(blocks[at].segments[-1].text).rstrip().endswith(":")
    for block in blocks[at + 1 :]:
        if not (led_to and not found) and all(segment.kind is Kind.SENTENCE for segment in block.segments):
            break
        found.append(block)
    return found
