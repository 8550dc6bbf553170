"""Drafts and tables become blocks: headings, numbered paragraphs, list items and tables in their sections."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.document import Block, Heading, ListItem, Paragraph, Place, Table
from corpus.plain_lists import with_plain_lists
from corpus.readers.numbers import decimal_parts, split_dotted, split_marker
from corpus.readers.pdf_headings import heading_positions, heading_words
from corpus.readers.pdf_paragraphs import Draft

_LONG_ITEM = 250
_INDENT = 6.0
_BULLETS = tuple("•●▪◦‣·■□○➢➔✓✔-–—*")


def blocks_of(
    pieces: Sequence[Draft | Table], labels: Mapping[int, str], outline: Mapping[str, int]
) -> tuple[Block, ...]:
    """Blocks with their places; `labels` gives page labels, `outline` the depth of each bookmark's title."""
    levels = heading_positions(pieces, outline)
    as_paragraphs = _long_numbered(pieces, set(levels))
    section: tuple[str, ...] = ()
    blocks: list[Block] = []
    indents: list[float] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Table):
            blocks.append(_placed_table(piece, section, len(blocks)))
            indents = []
        elif at in levels:
            number, text = heading_words(piece.text)
            section = (*section[: levels[at] - 1], f"{number} {text}".strip())
            blocks.append(Heading(text, len(section), _place(piece, section, len(blocks), labels), number))
            indents = []
        else:
            place = _place(piece, section, len(blocks), labels)
            blocks.append(_text_block(piece, place, indents, numbered=at in as_paragraphs))
    return with_plain_lists(blocks)


def _long_numbered(pieces: Sequence[Draft | Table], headings: set[int]) -> set[int]:
    """Positions of paragraphs numbered 1, 2, 3 through the document, as against items of a short list."""
    runs: list[list[int]] = []
    last = 0
    for at, piece in enumerate(pieces):
        if isinstance(piece, Table) or at in headings:
            continue
        parts = decimal_parts(split_marker(piece.text)[0])
        if len(parts) != 1:
            continue
        if parts[0] != last + 1 or not runs:
            runs.append([])
        runs[-1].append(at)
        last = parts[0]
    texts = {at: piece.text for at, piece in enumerate(pieces) if isinstance(piece, Draft)}
    long = [run for run in runs if statistics.median(len(texts[at]) for at in run) > _LONG_ITEM]
    return {at for run in long for at in run}


def _place(draft: Draft, section: tuple[str, ...], block: int, labels: Mapping[int, str]) -> Place:
    page = draft.lines[0].page
    return Place(page, labels.get(page, ""), section, block, boxes=draft.boxes)


def _text_block(draft: Draft, place: Place, indents: list[float], *, numbered: bool) -> Block:
    number, rest = split_dotted(draft.text)
    if number:
        indents.clear()
        return Paragraph(rest, place, number)
    marker, rest = split_marker(draft.text)
    if marker and numbered:
        return Paragraph(rest, place, marker)
    if not marker or not rest:
        indents.clear()
        return Paragraph(draft.text, place)
    words = 1
    inner, inner_rest = split_marker(rest)
    if marker in _BULLETS and inner and inner not in _BULLETS:
        marker, rest, words = inner, inner_rest, 2
    left = draft.lines[0].x0
    while indents and indents[-1] > left + _INDENT:
        indents.pop()
    if not indents or left > indents[-1] + _INDENT:
        indents.append(left)
    return ListItem(rest, replace(place, boxes=draft.boxes_without_label(words)), marker, len(indents) - 1)


def _placed_table(table: Table, section: tuple[str, ...], block: int) -> Table:
    place = replace(table.place, section=section, block=block)
    rows = tuple(replace(row, place=replace(row.place, section=section, block=block)) for row in table.rows)
    return replace(table, place=place, rows=rows)
