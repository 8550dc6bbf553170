"""Sentences of running text, each verbatim."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9£•])|\n+")
_NO_END = re.compile(
    r"(?:\b(?:Cllr|Dr|Mr|Mrs|Ms|Prof|Rev|St|No|Nos|para|paras|Ref|Fig|Vol|pp|p|vs|etc|approx|incl|Jan|Feb|Mar|Apr|Jun|"
    r"Jul|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Za-z]|\be\.g|\bi\.e|^\(?[0-9]+(?:\.[0-9]+)*)\.$"
)
_CLAUSE = re.compile(r"(?<=[,:;–—])\s+|(?<=\))\s+")
_WORD_GAP = re.compile(r"\s+")


def sentences(text: str) -> tuple[str, ...]:
    """Split at sentence ends and line breaks; every piece is verbatim, none is empty, nothing but blanks is lost."""
    pieces: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and _NO_END.search(text[start : match.start()].rstrip("\"'”’)]")):
            continue
        pieces.append(text[start : match.end()].strip())
        start = match.end()
    pieces.append(text[start:].strip())
    return tuple(piece for piece in pieces if piece)


def stretches(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Cut text into verbatim stretches that fit, at sentence ends, else after commas, else between words."""
    if fits(text):
        return (text,) if text.strip() else ()
    return tuple(_gather(text, [start for start, _ in _units(text, fits)], fits))


def _units(text: str, fits: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Start and end of the largest units that fit on their own."""
    at = 0
    for sentence in sentences(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        yield from _smaller(text, start, at, fits)


def _smaller(text: str, start: int, end: int, fits: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    if fits(text[start:end]):
        yield start, end
        return
    for boundary in (_CLAUSE, _WORD_GAP):
        cuts = [start, *(start + match.end() for match in boundary.finditer(text[start:end])), end]
        parts = [(a, b) for a, b in itertools.pairwise(cuts) if b > a]
        if len(parts) > 1:
            for a, b in parts:
                yield from _smaller(text, a, b, fits)
            return
    middle = (start + end) // 2
    if middle == start:
        yield start, end
        return
    yield from _smaller(text, start, middle, fits)
    yield from _smaller(text, middle, end, fits)


def _gather(text: str, starts: list[int], fits: Callable[[str], bool]) -> Iterator[str]:
    """Join neighbouring units while they fit together."""
    ends = [*starts[1:], len(text)]
    begin = 0
    for index in range(1, len(starts) + 1):
        if index < len(starts) and fits(text[starts[begin] : ends[index]].strip()):
            continue
        yield text[starts[begin] : ends[index - 1]].strip()
        begin = index
