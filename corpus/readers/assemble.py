"""From pieces in reading order to blocks with their places: the same for every format without pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Block, Heading, ListItem, Paragraph, Place, Table
from corpus.plain_lists import with_plain_lists
from corpus.readers.grids import join_pieces_of_tables, share_headers, table_of_grid, trimmed
from corpus.readers.levels import heading_levels
from corpus.readers.numbers import decimal_parts, ends_sentence, number_word
from corpus.readers.pieces import Line, LineKind, Piece

_CAPTION = re.compile(r"(?:table|figure|chart)\s+\d+[A-Za-z]?\b(?!.*\.$)", re.IGNORECASE)
_LETTERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,5}|[A-Z])[.)]")
_LEADS_ON = re.compile(
    r"\b(?:an?|and|as|at|by|for|from|in|into|is|of|on|or|that|the|their|this|to|was|were|which|with)$", re.IGNORECASE
)
_LONGEST_NUMBERED_HEADING = 8
_SHORTEST_CUT_TEXT = 8
_LONGEST_TITLE = 18


def assemble(pieces: Sequence[Piece], *, tables_go_on: bool = True) -> tuple[Block, ...]:
    """Blocks in reading order with section paths; a table that goes on below itself is one, unless told otherwise."""
    pieces = trimmed(pieces)
    settled = _titled(_settled(_joined_over_breaks(pieces)))
    if tables_go_on:
        settled = share_headers(settled)
    levels = iter(_levels(settled))
    section: tuple[str, ...] = ()
    blocks: list[Block] = []
    for piece in settled:
        if isinstance(piece, Line) and piece.kind is LineKind.HEADING:
            level = next(levels)
            section = (*section[: level - 1], f"{piece.label} {piece.text}".strip())
            level = len(section)
            place = Place(section=section, block=len(blocks))
            blocks.append(Heading(piece.text, level, place, piece.label))
        elif isinstance(piece, Line):
            blocks.append(_block_of_line(piece, Place(section=section, block=len(blocks))))
        else:
            blocks.append(table_of_grid(piece, Place(section=section, block=len(blocks))))
    return with_plain_lists(_renumbered(join_pieces_of_tables(blocks) if tables_go_on else blocks))


def _levels(pieces: Sequence[Piece]) -> list[int]:
    headings = [piece for piece in pieces if isinstance(piece, Line) and piece.kind is LineKind.HEADING]
    return heading_levels([(heading.label, heading.level) for heading in headings])


def _block_of_line(line: Line, place: Place) -> Block:
    if line.kind is LineKind.ITEM:
        return ListItem(line.text, place, line.label, line.level)
    return Paragraph(line.text, place, line.label)


def _settled(pieces: Sequence[Piece]) -> list[Piece]:
    """Numbered sentences that a style calls headings are text; numbered titles with text below them are headings."""
    settled: list[Piece] = []
    for position, piece in enumerate(pieces):
        before = settled[-1] if settled else None
        after = pieces[position + 1] if position + 1 < len(pieces) else None
        settled.append(_settled_line(piece, before, after) if isinstance(piece, Line) and piece.label else piece)
    return settled


def _settled_line(line: Line, before: Piece | None, after: Piece | None) -> Line:
    if line.kind is LineKind.HEADING:
        is_text = _is_numbered_sentence(line) or _continues_numbering(line, before) or _heads_nothing(line, after)
        return _as_text(line) if is_text else line
    in_list = isinstance(before, Line) and before.kind is LineKind.ITEM and _LETTERED.fullmatch(before.label)
    titles = len(decimal_parts(line.label)) > 1 or (_LETTERED.fullmatch(line.label) and not in_list)
    if titles and _reads_like_title(line.text) and _stands_under(line, after):
        return replace(line, kind=LineKind.HEADING, level=0)
    return line


def _reads_like_title(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) <= _LONGEST_TITLE and not ends_sentence(text)


def _stands_under(line: Line, after: Piece | None) -> bool:
    """Whether what comes next is text or a table of its own, not the next of a list."""
    if not isinstance(after, Line):
        return after is not None
    dotted = bool(decimal_parts(line.label))
    if after.kind is LineKind.ITEM:
        return dotted
    if after.kind is LineKind.HEADING:
        return dotted and number_word(after.label) in ("theme", "priority", "pillar", "objective", "outcome")
    return not after.label and (dotted or ends_sentence(after.text))


def _heads_nothing(line: Line, after: Piece | None) -> bool:
    """Whether a heading such as "4.1 Not applicable" is followed by a heading that is not below it."""
    own = decimal_parts(line.label)
    if len(own) < len((4, 1)) or not isinstance(after, Line) or after.kind is not LineKind.HEADING:
        return False
    below = decimal_parts(after.label)
    return bool(below) and below[: len(own)] != own


def _is_numbered_sentence(line: Line) -> bool:
    decimal = bool(decimal_parts(line.label))
    return decimal and len(line.text.split()) >= _LONGEST_NUMBERED_HEADING and ends_sentence(line.text)


def _continues_numbering(line: Line, before: Piece | None) -> bool:
    """Whether it is the next of numbered paragraphs or items, the one just above it being no heading."""
    if not isinstance(before, Line) or before.kind is LineKind.HEADING:
        return False
    own, last = decimal_parts(line.label), decimal_parts(before.label)
    return bool(own) and len(own) == len(last) and own[:-1] == last[:-1] and own[-1] == last[-1] + 1


def _as_text(line: Line) -> Line:
    dotted = len(decimal_parts(line.label)) > 1
    return replace(line, kind=LineKind.PARAGRAPH if dotted else LineKind.ITEM, level=0)


def _joined_over_breaks(pieces: Sequence[Piece]) -> list[Piece]:
    """Paragraphs that a page break has cut are one again."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(last, Line) and isinstance(piece, Line) and _is_rest(last, piece):
            joined[-1] = replace(last, text=f"{last.text} {piece.text}")
        else:
            joined.append(piece)
    return joined


def _is_rest(last: Line, line: Line) -> bool:
    if last.kind is LineKind.HEADING or line.kind is not LineKind.PARAGRAPH or line.label:
        return False
    if len(last.text.split()) < _SHORTEST_CUT_TEXT or ends_sentence(last.text):
        return False
    first = line.text[:1]
    goes_on = first.islower() or (first.isdigit() and last.kind is LineKind.PARAGRAPH)
    return goes_on or bool(_LEADS_ON.search(last.text))


def _titled(pieces: Sequence[Piece]) -> list[Piece]:
    """A caption ("Table 2: ...") or a bold line right above a table is its title; it stays a line of its own too."""
    titled: list[Piece] = []
    in_title_block = True
    for piece in pieces:
        before = titled[-1] if titled else None
        if isinstance(piece, Line):
            in_title_block = in_title_block and not (piece.kind is LineKind.HEADING and (piece.label or piece.level))
        elif isinstance(before, Line) and not piece.title and _is_caption(before, in_title_block):
            titled.append(replace(piece, title=before.text))
            continue
        titled.append(piece)
    return titled


def _is_caption(line: Line, in_title_block: bool) -> bool:
    bold = line.kind is LineKind.HEADING and not line.label and not line.level
    return bool(_CAPTION.match(line.text)) or (bold and not in_title_block)


def _renumbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Places say the block that they stand in after tables were joined."""
    return tuple(_with_number(block, number) for number, block in enumerate(blocks))


def _with_number(block: Block, number: int) -> Block:
    place = replace(block.place, block=number)
    if isinstance(block, Table):
        rows = tuple(replace(row, place=replace(row.place, block=number)) for row in block.rows)
        return replace(block, place=place, rows=rows)
    return replace(block, place=place)
