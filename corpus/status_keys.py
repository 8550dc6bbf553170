"""A paper's own key to its statuses: what each colour or letter stands for."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.document import Cell, Document, Table
from corpus.records.nouns import Status
from corpus.statuses import COLOURS, normalise

_NAME = r"red|amber|yellow|orange|green|blue|purple|black|gr[ae]y|white"
_ENTRY = re.compile(
    rf"(?<![\w/])(?P<mark>(?:{_NAME})(?:\s?\([A-Z]{{1,2}}\))?|[RAGBYPWC](?:\s?\((?:{_NAME})\))?)"
    rf"\s?(?:=|:|\s[–—-]\s|\bmeans\b|\bindicates\b)\s?",
    re.I,
)
_LONGEST_MEANING = 160


def read_key(document: Document) -> Mapping[str, str]:
    """Colour name or letter, in lower case, to the words of the paper's key; empty where it has none."""
    key: dict[str, str] = {}
    for block in document.blocks:
        entries = _of_table(block) if isinstance(block, Table) else _of_text(block.quote)
        found = dict(reversed(list(entries)))
        if len(found) >= 2:
            for mark, words in found.items():
                key.setdefault(mark, words)
    return key


def colour_name(fill: str) -> str:
    """The everyday name of a cell's background, or nothing for white, none and the pale shades of headers."""
    if not re.fullmatch(r"[0-9a-f]{6}", fill):
        return ""
    red, green, blue = (int(fill[start : start + 2], 16) / 255 for start in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < 0.15 or lightness > 0.96 or lightness < 0.08:
        return "black" if lightness < 0.2 else "grey" if lightness < 0.8 else ""
    degrees = hue * 360
    for limit, name in ((16, "red"), (64, "amber"), (170, "green"), (255, "blue"), (330, "purple")):
        if degrees < limit:
            return name
    return "red"


def _of_table(table: Table) -> Iterator[tuple[str, str]]:
    """Rows of a mark and its meaning, or one row of coloured cells: no key where other rows stand beside them."""
    rows = [[cell for cell in row.cells if cell.text.strip() or cell.fill] for row in table.body]
    rows = [cells for cells in rows if cells]
    if not rows or len(rows) > 12:
        return
    entries = [list(_of_cells(cells)) for cells in rows]
    found = [entry for row in entries for entry in row]
    if sum(bool(row) for row in entries) * 2 > len(entries) and _is_key(found):
        yield from found


def _is_key(entries: Sequence[tuple[str, str]]) -> bool:
    """Whether the marks are colours or the words are statuses: initials of people are no key."""
    if any(re.fullmatch(_NAME, mark) for mark, _ in entries):
        return True
    return sum(normalise(words) is not Status.UNKNOWN for _, words in entries) * 2 > len(entries)


def _of_cells(filled: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    texts = [" ".join(cell.text.split()) for cell in filled]
    if len(filled) in {2, 3} and texts[-1] and not (filled[-1].fill and texts[0]):
        mark = texts[0].lower()
        marks = _marks(mark) or ([colour_name(filled[0].fill)] if not mark else [])
        if texts[-1].lower() != mark and len(texts[-1]) <= _LONGEST_MEANING:
            yield from ((each, texts[-1]) for each in marks if each)
    elif len(filled) == 1 and _ENTRY.search(texts[0]):
        yield from _of_text(texts[0])
    else:
        yield from _of_coloured_cells(filled, texts)


def _of_coloured_cells(filled: Sequence[Cell], texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A cell that is filled with a colour and says what it means, alone or in a row of such cells."""
    colours = [colour_name(cell.fill) for cell in filled]
    if all(colours) and len(set(colours)) == len(colours) and all(len(text.split()) <= 12 for text in texts):
        yield from ((colour, text) for colour, text in zip(colours, texts, strict=True) if text)


def _marks(text: str) -> list[str]:
    """Every name of one mark: "red (r)" is "red" and "r"."""
    match = re.fullmatch(rf"({_NAME}|[a-z]{{1,2}})(?:\s?\(?({_NAME}|[a-z]{{1,2}})\)?)?", text)
    if match is None:
        return []
    names = [name for name in match.groups() if name]
    return list(dict.fromkeys([*names, *(COLOURS[name] for name in names if name in COLOURS)]))


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    matches = list(_ENTRY.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    for match, end in zip(matches, ends, strict=bool(matches)):
        words = text[match.end() : end].strip(" ,;|\n\t.")
        words = re.split(r"(?<=[a-z])\.\s+(?=[A-Z])|\n", words)[0].strip(" ,;()")
        words = re.sub(r"\s+(?:and|or)$", "", words)
        if words and len(words) <= _LONGEST_MEANING:
            yield from ((mark, words) for mark in _marks(match["mark"].strip().lower()))
