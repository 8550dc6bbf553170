"""Drafts and tables become blocks: headings, numbered paragraphs, list items and tables in their sections."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.document import Block, Heading, ListItem, Paragraph, Place, Table
from corpus.readers.levels import heading_levels
from corpus.readers.numbers import (
    decimal_parts,
    ends_sentence,
    is_capitals,
    number_word,
    split_dotted,
    split_heading_number,
    split_marker,
)
from corpus.readers.pdf_paragraphs import Draft

_LONGEST_HEADING = 25
_LONGEST_TITLE = 12
_LONG_ITEM = 250
_INDENT = 6.0
_LABELLED = re.compile(r"[^:]{2,40}:\s+\S")


@dataclass(frozen=True, slots=True)
class Look:
    """What most of the running text looks like."""

    size: float
    bold: bool
    colour: str


def blocks_of(
    pieces: Sequence[Draft | Table], labels: Mapping[int, str], outline: Mapping[str, int]
) -> tuple[Block, ...]:
    """Blocks with their places; `labels` gives page labels, `outline` the depth of each bookmark's title."""
    look = _look(pieces)
    headings = {at for at in range(len(pieces)) if _is_heading(pieces, at, look, outline)}
    headings |= {at for at in range(len(pieces)) if _titles_text(pieces, at, headings)}
    levels = dict(zip(sorted(headings), _levels(pieces, sorted(headings), outline), strict=True))
    as_paragraphs = _long_numbered(pieces, headings)
    section: tuple[str, ...] = ()
    blocks: list[Block] = []
    indents: list[float] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Table):
            blocks.append(_placed_table(piece, section, len(blocks)))
            indents = []
        elif at in levels:
            number, text = split_heading_number(piece.text)
            section = (*section[: levels[at] - 1], f"{number} {text}".strip())
            blocks.append(Heading(text, len(section), _place(piece, section, len(blocks), labels), number))
            indents = []
        else:
            place = _place(piece, section, len(blocks), labels)
            blocks.append(_text_block(piece, place, indents, numbered=at in as_paragraphs))
    return tuple(blocks)


def _look(pieces: Sequence[Draft | Table]) -> Look:
    looks: Counter[Look] = Counter()
    for piece in pieces:
        if isinstance(piece, Draft):
            for line in piece.lines:
                looks[Look(round(line.size, 1), line.bold, line.colour)] += len(line.text)
    return looks.most_common(1)[0][0] if looks else Look(11.0, False, "000000")


def _is_heading(pieces: Sequence[Draft | Table], at: int, look: Look, outline: Mapping[str, int]) -> bool:
    piece = pieces[at]
    if isinstance(piece, Table) or not _could_head(piece):
        return False
    if bookmark_key(piece.text) in outline:
        return True
    number, rest = split_heading_number(piece.text)
    if piece.size > look.size + 0.9:
        return True
    if is_capitals(rest or piece.text) and len(piece.text) > 4:
        return True
    coloured = piece.lines[0].colour != look.colour and piece.size >= look.size - 0.2 and _one_colour(piece)
    if not (coloured or (piece.bold and not look.bold)):
        return False
    return bool(number_word(number)) or not _is_labelled_value(piece.text)


def _could_head(draft: Draft) -> bool:
    text = draft.text
    if split_marker(text)[0] in tuple("•●▪◦‣·-–—*") or len(draft.lines) > 4 or not re.search(r"[^\W\d_]{2}", text):
        return False
    if len(text.split()) > _LONGEST_HEADING or "@" in text or "://" in text:
        return False
    return not ends_sentence(text.rstrip("?:")) or bool(split_heading_number(text)[0] and len(text.split()) < 9)


def _one_colour(draft: Draft) -> bool:
    return len({line.colour for line in draft.lines}) == 1


def _is_labelled_value(text: str) -> bool:
    found = _LABELLED.match(text)
    return bool(found) and len(text.split(":", 1)[0].split()) <= 3


def _titles_text(pieces: Sequence[Draft | Table], at: int, headings: set[int]) -> bool:
    """Whether a numbered line in the look of the text is the title of what stands under it."""
    piece = pieces[at]
    if isinstance(piece, Table) or at in headings or at + 1 >= len(pieces) or not _could_head(piece):
        return False
    number, rest = split_dotted(piece.text)
    if not number or not rest[:1].isupper() or len(rest.split()) > _LONGEST_TITLE:
        return False
    after = pieces[at + 1]
    if isinstance(after, Table):
        return True
    return at + 1 not in headings and not split_dotted(after.text)[0]


def _levels(pieces: Sequence[Draft | Table], headings: Sequence[int], outline: Mapping[str, int]) -> list[int]:
    drafts = [piece for piece in (pieces[at] for at in headings) if isinstance(piece, Draft)]
    nested = len(set(outline.values())) > 1
    ranks = _ranks(drafts)
    numbered = []
    for draft in drafts:
        depth = outline.get(bookmark_key(draft.text), 0) if nested else 0
        numbered.append((split_heading_number(draft.text)[0], depth or ranks[_rank_key(draft)]))
    return heading_levels(numbered)


def _rank_key(draft: Draft) -> tuple[float, bool]:
    return -round(draft.size), not is_capitals(draft.text)


def _ranks(drafts: Sequence[Draft]) -> dict[tuple[float, bool], int]:
    """Styles of headings, the largest first, by type size."""
    sizes = sorted({_rank_key(draft)[0] for draft in drafts})
    return {_rank_key(draft): sizes.index(_rank_key(draft)[0]) + 1 for draft in drafts}


def bookmark_key(title: str) -> str:
    """A title's letters and digits, as they are compared with bookmarks."""
    return "".join(char for char in title.casefold() if char.isalnum())


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
    left = draft.lines[0].x0
    while indents and indents[-1] > left + _INDENT:
        indents.pop()
    if not indents or left > indents[-1] + _INDENT:
        indents.append(left)
    return ListItem(rest, place, marker, len(indents) - 1)


def _placed_table(table: Table, section: tuple[str, ...], block: int) -> Table:
    place = replace(table.place, section=section, block=block)
    rows = tuple(replace(row, place=replace(row.place, section=section, block=block)) for row in table.rows)
    return replace(table, place=place, rows=rows)
