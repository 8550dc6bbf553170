"""Plain text and Markdown: the same structure as the printed paper, without the markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.document import Document
from corpus.readers.assemble import assemble
from corpus.readers.decoding import decode
from corpus.readers.lines import heading_of, is_numbered_title, line_of
from corpus.readers.markup import is_stressed, plain
from corpus.readers.numbers import decimal_parts, split_dotted, split_heading_number, split_marker
from corpus.readers.pieces import Line, LineKind, Piece
from corpus.readers.text_tables import grid_of_strokes, grid_of_tabs, is_stroke_row, is_tab_row
from corpus.readers.wrapping import unwrapped, wrapping_width

_HASHES = re.compile(r"\s{0,3}(?P<hashes>#{1,6})\s+(?P<text>.*?)\s*#*\s*")
_UNDERLINE = re.compile(r"\s{0,3}(?P<sign>=|-)(?P=sign){2,}\s*")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")
_BULLET = re.compile(r"(?P<indent>\s*)(?P<sign>[-*+•●▪◦‣·–])\s+(?P<text>\S.*)", re.DOTALL)
_TYPED = re.compile(r"(?P<indent>\s*)(?=\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|[A-Z]\)\s)")
_PAGE_LINE = re.compile(r"\s*page\s+\d{1,4}(?:\s+of\s+\d{1,4})?\s*", re.IGNORECASE)
_PRINTED_BULLET = {"-": "•", "*": "•", "+": "•"}


def read_text(path: Path) -> Document:
    """A text or Markdown file as a document."""
    lines = decode(path.read_bytes()).replace("\f", "\n\n").split("\n")
    running = tuple(dict.fromkeys(line.strip() for line in lines if _PAGE_LINE.fullmatch(line)))
    kept = [line for line in lines if not _PAGE_LINE.fullmatch(line)]
    markdown = path.suffix.lower() in (".md", ".markdown")
    return Document(
        name=path.stem,
        file_format="md" if markdown else "txt",
        blocks=assemble(list(_pieces(_parts(kept)))),
        running_text=running,
    )


def _parts(lines: Sequence[str]) -> list[list[str]]:
    """Runs of lines that stand between blank lines; a row of empty cells is no blank line."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.strip() or "\t" in line:
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if any(line.strip() for line in part)]


def _pieces(parts: Sequence[Sequence[str]]) -> Iterator[Piece]:
    running = [line for part in parts for line in part if "\t" not in line and not is_stroke_row(line)]
    width = wrapping_width(running)
    indents: list[int] = []
    for position, part in enumerate(parts):
        if any(map(is_tab_row, part)):
            yield from _with_tabs(part)
            indents = []
        elif is_stroke_row(part[0]):
            strokes = [line for line in part if is_stroke_row(line)]
            yield grid_of_strokes(strokes)
            yield from _lines([line for line in part if not is_stroke_row(line)], width, indents, alone=False)
        else:
            following = parts[position + 1][0] if position + 1 < len(parts) else ""
            alone = len(part) == 1 and not _continues_list(part[0], following)
            yield from _lines(part, width, indents, alone=alone)


def _with_tabs(part: Sequence[str]) -> Iterator[Piece]:
    """A table, with the lines above it that stand in the same run."""
    first = next(position for position, line in enumerate(part) if is_tab_row(line))
    for line in part[:first]:
        yield line_of(plain(line), stands_out=is_stressed(line))
    grid = grid_of_tabs(part[first:])
    if grid.rows:
        yield grid


def _continues_list(line: str, following: str) -> bool:
    """Whether a numbered line is followed by the next number of the same list."""
    own = decimal_parts(split_heading_number(line.strip())[0])
    after = decimal_parts(split_heading_number(following.strip())[0])
    return bool(own) and len(own) == len(after) and own[-1] + 1 == after[-1]


def _lines(part: Sequence[str], width: int, indents: list[int], *, alone: bool) -> Iterator[Line]:
    joined = unwrapped(part, width)
    for position, line in enumerate(joined):
        if _RULE.fullmatch(line):
            continue
        underline = _UNDERLINE.fullmatch(joined[position + 1]) if position + 1 < len(joined) else None
        if underline and not _BULLET.match(line):
            yield heading_of(plain(line), 1 if underline["sign"] == "=" else 2)
            continue
        read = _line(line.lstrip(">").rstrip() if line.startswith(">") else line, indents, alone=alone)
        if read.text or read.label:
            yield read


def _line(line: str, indents: list[int], *, alone: bool) -> Line:
    hashes = _HASHES.fullmatch(line)
    if hashes:
        indents.clear()
        return heading_of(plain(hashes["text"]), len(hashes["hashes"]))
    bullet = _BULLET.fullmatch(line)
    if bullet:
        return _item(bullet["text"], bullet["sign"], len(bullet["indent"].expandtabs(4)), indents)
    text = plain(line).replace("\n", " ")
    if alone and (is_numbered_title(text) and not split_dotted(text)[0]):
        return heading_of(text, 0)
    read = line_of(text, stands_out=is_stressed(line))
    if read.kind is not LineKind.ITEM:
        indents.clear()
        return read
    return Line(LineKind.ITEM, read.text, read.label, _depth(len(line) - len(line.lstrip()), indents))


def _item(text: str, sign: str, indent: int, indents: list[int]) -> Line:
    """A list item; a number or letter typed after the bullet is what was printed."""
    words = plain(text).replace("\n", " ")
    dotted, rest = split_dotted(words)
    if dotted:
        indents.clear()
        return Line(LineKind.PARAGRAPH, rest, dotted)
    marker, rest = split_marker(words)
    depth = _depth(indent, indents)
    return Line(LineKind.ITEM, rest, marker or _PRINTED_BULLET.get(sign, sign), depth)


def _depth(indent: int, indents: list[int]) -> int:
    """How deep an item stands: its indent among those of the items that are open above it."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1
