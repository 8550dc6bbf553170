"""Which drafts are headings, and how deep they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Table
from corpus.readers.levels import heading_levels
from corpus.readers.lines import is_numbered_title
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
_LONGEST_PLAIN_HEADING = 15
_LONGEST_TITLE = 18
_LABELLED = re.compile(r"[^:]{2,40}:\s+\S")
_LETTERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,5}|[A-Z])[.)]")
_PARTS_OF_PLAN = ("theme", "priority", "pillar", "objective", "outcome")
_BULLETS = tuple("•●▪◦‣·■□○➢➔✓✔-–—*")

Piece = Draft | Table


@dataclass(frozen=True, slots=True)
class Look:
    """What most of the running text looks like."""

    size: float
    bold: bool
    colour: str


def heading_positions(pieces: Sequence[Piece], outline: Mapping[str, int]) -> dict[int, int]:
    """Position to level, 1 for the outermost; `outline` is the depth of each bookmark's title."""
    look = _look(pieces)
    found = [at for at, piece in enumerate(pieces) if isinstance(piece, Draft) and _stands_out(piece, look, outline)]
    kept = list(found)
    for at in found:
        if _is_text(pieces, at, frozenset(kept)):
            kept.remove(at)
    titles = [at for at in range(len(pieces)) if at not in found and _titles_text(pieces, at, frozenset(kept))]
    positions = sorted({*kept, *titles})
    return dict(zip(positions, _levels(pieces, positions, outline), strict=True))


def bookmark_key(title: str) -> str:
    """A title's letters and digits, as they are compared with bookmarks."""
    return "".join(char for char in title.casefold() if char.isalnum())


def _look(pieces: Sequence[Piece]) -> Look:
    looks: Counter[Look] = Counter()
    for piece in pieces:
        if isinstance(piece, Draft):
            for line in piece.lines:
                looks[Look(round(line.size, 1), line.bold, line.colour)] += len(line.text)
    return looks.most_common(1)[0][0] if looks else Look(11.0, False, "000000")


def _stands_out(draft: Draft, look: Look, outline: Mapping[str, int]) -> bool:
    if not _could_head(draft):
        return False
    number, rest = split_heading_number(draft.text)
    if bookmark_key(draft.text) in outline or (draft.size > look.size + 0.9 and not draft.text.endswith(".")):
        return True
    if is_capitals(rest or draft.text) and len(draft.text) > 4:
        return True
    if number_word(number) and is_numbered_title(draft.text) and len(draft.text.split()) <= _LONGEST_PLAIN_HEADING:
        return True
    colours = {line.colour for line in draft.lines}
    coloured = look.colour not in colours and draft.size >= look.size - 0.2 and len(colours) == 1
    return (coloured or (draft.bold and not look.bold)) and not _is_labelled_value(draft.text)


def _could_head(draft: Draft) -> bool:
    text = draft.text
    if text.startswith(_BULLETS) or len(draft.lines) > 4 or not re.search(r"[^\W\d_]{2}", text):
        return False
    if len(text.split()) > _LONGEST_HEADING or "@" in text or "://" in text:
        return False
    return not ends_sentence(text.rstrip("?:")) or bool(split_heading_number(text)[0] and len(text.split()) < 9)


def _is_labelled_value(text: str) -> bool:
    """Whether it is a short label with what it labels, such as "Lead inspector: A Person"."""
    return bool(_LABELLED.match(text)) and len(text.split(":", 1)[0].split()) <= 3


def _is_text(pieces: Sequence[Piece], at: int, headings: frozenset[int]) -> bool:
    """Whether a numbered line that stands out goes on with numbered text above it, or heads nothing."""
    number = decimal_parts(_number(pieces[at]))
    before = decimal_parts(_number(pieces[at - 1])) if at and at - 1 not in headings else ()
    if number and len(number) == len(before) and number[:-1] == before[:-1] and number[-1] == before[-1] + 1:
        return True
    if len(number) < len((4, 1)) or at + 1 not in headings:
        return False
    after = decimal_parts(_number(pieces[at + 1]))
    return bool(after) and after[: len(number)] != number


def _number(piece: Piece) -> str:
    return split_heading_number(piece.text)[0] if isinstance(piece, Draft) else ""


def heading_words(text: str) -> tuple[str, str]:
    """The number or letter of a heading and the rest."""
    number, rest = split_heading_number(text)
    return (number, rest) if number else split_marker(text)


def _titles_text(pieces: Sequence[Piece], at: int, headings: frozenset[int]) -> bool:
    """Whether a numbered or lettered line in the look of the text is the title of what stands under it."""
    piece = pieces[at]
    if isinstance(piece, Table) or at + 1 >= len(pieces) or not _could_head(piece):
        return False
    number, rest = split_dotted(piece.text)
    marker, marked = split_marker(piece.text)
    title = rest if number else marked
    if not (number or _LETTERED.fullmatch(marker)) or not title[:1].isupper() or ends_sentence(title):
        return False
    return len(title.split()) <= _LONGEST_TITLE and _stands_under(pieces[at + 1], at + 1 in headings, bool(number))


def _stands_under(after: Piece, heads: bool, dotted: bool) -> bool:
    if isinstance(after, Table):
        return True
    if heads:
        return dotted and number_word(_number(after)) in _PARTS_OF_PLAN
    if split_dotted(after.text)[0]:
        return False
    if split_marker(after.text)[0]:
        return dotted
    return dotted or ends_sentence(after.text)


def _levels(pieces: Sequence[Piece], positions: Sequence[int], outline: Mapping[str, int]) -> list[int]:
    drafts = [piece for piece in (pieces[at] for at in positions) if isinstance(piece, Draft)]
    nested = len(set(outline.values())) > 1
    sizes = sorted({-round(draft.size) for draft in drafts})
    numbered = []
    for draft in drafts:
        depth = outline.get(bookmark_key(draft.text), 0) if nested else 0
        numbered.append((_number(draft), depth or sizes.index(-round(draft.size)) + 1))
    return heading_levels(numbered)
