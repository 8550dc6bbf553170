"""Running headers and footers, known by their repetition from page to page, and the page labels printed in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.readers.pdf_lines import TextLine

_ZONE = 0.15
_SAME_HEIGHT = 9.0
_FEWEST_COLUMNS_OF_TABLE = 4
_ROMAN = r"[ivxlc]{1,7}"
_NAMED_LABEL = re.compile(rf"\bpage\s*:?\s*([A-Z]{{0,2}}-?\d{{1,4}}[a-z]?|{_ROMAN})\b", re.IGNORECASE)
_BARE_LABEL = re.compile(rf"[-–—|\s]*([A-Z]{{0,2}}-?\d{{1,4}}|{_ROMAN})(?:\s*(?:of|/)\s*\d{{1,4}})?[-–—|\s]*")
_LAST_OF = re.compile(r"\b(\d{1,4})\s*(?:of|/)\s*\d{1,4}$")
_NUMBER = re.compile(r"[A-Z]?\d{1,4}")


@dataclass(frozen=True, slots=True)
class Running:
    """What runs along the pages."""

    lines: frozenset[TextLine] = frozenset()
    texts: tuple[str, ...] = ()
    """Each text once, page numbers aside, as it stands first."""
    labels: dict[int, str] = field(default_factory=dict)
    """Printed label by page number."""


def find_running(pages: Sequence[tuple[int, float, Sequence[TextLine]]]) -> Running:
    """Pages as (number, height, lines from top to bottom); tables left out."""
    repeated = _repeated(pages)
    taken: dict[TextLine, None] = {}
    for _, height, lines in pages:
        for ordered, at_top in ((lines, True), (lines[::-1], False)):
            for line in _outermost(ordered, height, at_top, repeated):
                taken[line] = None
    if len(pages) == 1:
        taken |= dict.fromkeys(line for line in pages[0][2] if _is_page_number(line, pages[0][1]))
    labels = _labels(pages, taken)
    texts = tuple({_key(line, False): line.text for line in reversed(taken)}.values())[::-1]
    return Running(frozenset(taken), texts, labels)


def _is_page_number(line: TextLine, height: float) -> bool:
    """Whether a line at the edge of the only page is nothing but its number."""
    text = re.sub(r"(?i)^page\s*", "", line.text)
    return (_in_zone(line, height, True) or _in_zone(line, height, False)) and bool(_BARE_LABEL.fullmatch(text))


def _in_zone(line: TextLine, height: float, at_top: bool) -> bool:
    return line.baseline < _ZONE * height if at_top else line.baseline > (1 - _ZONE) * height


def _key(line: TextLine, at_top: bool) -> tuple[bool, str]:
    text = re.sub(rf"^{_ROMAN}$|\d+", "#", line.text.strip().casefold())
    return at_top, re.sub(r"\s+", "", text)


def _repeated(pages: Sequence[tuple[int, float, Sequence[TextLine]]]) -> set[tuple[bool, str, int]]:
    """(at top, text, page) of every line that stands at the same height on several pages."""
    heights: dict[tuple[bool, str], list[tuple[float, TextLine]]] = defaultdict(list)
    for _, height, lines in pages:
        for line in lines:
            for at_top in (True, False):
                if _in_zone(line, height, at_top) and len(line.parts) < _FEWEST_COLUMNS_OF_TABLE:
                    heights[_key(line, at_top)].append((line.baseline if at_top else height - line.baseline, line))
    need = 2 if len(pages) <= 4 else 3
    found = set()
    for (at_top, text), places in heights.items():
        for away, line in places:
            same = {
                other.page for far, other in places if abs(far - away) <= _SAME_HEIGHT and _same_but_page(line, other)
            }
            if len(same) >= need:
                found.add((at_top, text, line.page))
    return found


def _same_but_page(first: TextLine, second: TextLine) -> bool:
    """Whether numbers that differ count up with the pages: rows of a list differ in other ways."""
    numbers = zip(re.findall(r"\d+", first.text), re.findall(r"\d+", second.text), strict=False)
    ahead = second.page - first.page
    return all(one == other or int(other) - int(one) == ahead for one, other in numbers)


def _outermost(
    lines: Sequence[TextLine], height: float, at_top: bool, repeated: set[tuple[bool, str, int]]
) -> list[TextLine]:
    """The repeated lines with none but repeated ones between them and the page's edge."""
    outer: list[TextLine] = []
    for line in lines:
        if not _in_zone(line, height, at_top) or (*_key(line, at_top), line.page) not in repeated:
            break
        outer.append(line)
    return outer


def _labels(pages: Sequence[tuple[int, float, Sequence[TextLine]]], taken: dict[TextLine, None]) -> dict[int, str]:
    named: dict[int, str] = {}
    bare: list[tuple[int, str]] = []
    for number, _, lines in pages:
        for line in lines:
            if line not in taken:
                continue
            found = _NAMED_LABEL.search(line.text)
            if found:
                named[number] = found[1]
            else:
                bare += [(number, label) for part in line.parts or (line,) for label in _bare_labels(part.text)]
    return _in_sequence(bare, len(pages)) | named


def _bare_labels(text: str) -> list[str]:
    whole = _BARE_LABEL.fullmatch(text) or _LAST_OF.search(text)
    words = text.split()
    return [whole[1]] if whole else [word for word in (words[0], words[-1]) if _NUMBER.fullmatch(word)]


def _in_sequence(labels: Sequence[tuple[int, str]], page_count: int) -> dict[int, str]:
    """Those that count up with the pages: a lone year or a number in a title does not."""
    keys = [(page, label, _counted_from(page, label)) for page, label in labels]
    pages_of: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, _, key in keys:
        pages_of[key].add(page)
    usual = sorted((key for key, pages in pages_of.items() if len(pages) > 1 or page_count == 1), key=str)
    by_key = {key: {page: label for page, label, other in keys if other == key} for key in usual}
    found: dict[int, str] = {}
    for key in sorted(usual, key=lambda key: len(by_key[key])):
        found |= by_key[key]
    return found


def _counted_from(page: int, label: str) -> tuple[str, int]:
    """A label's letters, and how far its number is ahead of the page's."""
    found = re.fullmatch(r"([A-Z]*)-?(\d+)", label)
    return (found[1], int(found[2]) - page) if found else ("roman", _roman(label) - page)


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}.get(letter, 0) for letter in text.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
