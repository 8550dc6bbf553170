"""Lists that are printed without any sign: short lines of their own below a lead-in that ends in a colon."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Block, ListItem, Paragraph

_LONGEST_ITEM = 12
_LONGEST_LEAD_IN = 40
_FEWEST = 2


def with_plain_lists(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, such lines made list items with no marker."""
    made = list(blocks)
    at = 0
    while at < len(made):
        length = _length(made, at + 1) if _leads_in(made[at]) else 0
        if length >= _FEWEST:
            made[at + 1 : at + 1 + length] = [
                ListItem(line.text, line.place)
                for line in made[at + 1 : at + 1 + length]
                if isinstance(line, Paragraph)
            ]
        at += length + 1
    return tuple(made)


def _leads_in(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.text.endswith(":") and 0 < len(block.text.split()) <= _LONGEST_LEAD_IN


def _length(blocks: Sequence[Block], start: int) -> int:
    length = 0
    while start + length < len(blocks) and _is_item(blocks[start + length]):
        length += 1
    return length


def _is_item(block: Block) -> bool:
    """Whether it is a short line that starts with a capital and closes as no sentence does."""
    if not isinstance(block, Paragraph) or block.number or "\n" in block.text:
        return False
    closed = block.text.endswith((".", ":", "?", "!", ",")) or ": " in block.text
    return block.text[:1].isupper() and len(block.text.split()) <= _LONGEST_ITEM and not closed
