"""Cuts what a model writes into sentences while it is still writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.segments import Segment, blocks_of

MARKS = re.compile(r"\[(\d{1,3}(?:\s*(?:,|;|and)\s*\d{1,3})+)\]")
ODD_MARK = re.compile(r"【(\d{1,3})[^】]{0,20}】|\[\^(\d{1,3})\]|\[(?:passage|source)\s+(\d{1,3})\]", re.I)
LOOSE_MARK = re.compile(r"\s+(\[\d{1,3}\])\s*([.!?])")
COMPLETE = re.compile(r"(?:[.!?][\"'”’)]*|\[\d{1,3}\])\s*$")
THOUGHTS = ("<think>", "</think>")


def cut(chunks: Iterable[str]) -> Iterator[Segment]:
    """Each sentence, list item or table row as soon as the next one begins; one that was broken off is left out."""
    rest = ""
    for chunk in without_thoughts(chunks):
        rest = _marked(rest + chunk)
        *lines, rest = rest.split("\n")
        for line in lines:
            yield from _parts(line)
        parts = _parts(rest)
        if len(parts) > 1 and re.match(r"[\"“‘'(]?\w", parts[-1].text):
            yield from parts[:-1]
            rest = parts[-1].text
    yield from (part for part in _parts(rest) if COMPLETE.search(part.text))


def without_thoughts(chunks: Iterable[str]) -> Iterator[str]:
    """The text behind the thoughts that some models write first."""
    opens, ends = THOUGHTS
    start, thinking, begun = "", False, False
    for chunk in chunks:
        if begun:
            yield chunk
            continue
        start = (start + chunk).lstrip()
        if start.startswith(opens):
            thinking = True
        if thinking and ends in start:
            begun = True
            yield start.split(ends, 1)[1]
        elif not thinking and not opens.startswith(start[: len(opens)]):
            begun = True
            yield start
    if start and not begun and not thinking:
        yield start


def tidied(text: str) -> str:
    """One sentence with its marks after the full stop, and without emphasis."""
    text = re.sub(r"(?<=\S)(?=\[\d{1,3}\])", " ", text.replace("**", "").replace("__", ""))
    if len(re.findall(r"\[\d{1,3}\]", text)) == 1:
        text = LOOSE_MARK.sub(r"\2 \1", text)
    return " ".join(text.split())


def _marked(text: str) -> str:
    """The text with every mark written as [1] [2]."""
    text = ODD_MARK.sub(lambda match: f"[{match[1] or match[2] or match[3]}]", text)
    return MARKS.sub(lambda match: " ".join(f"[{number}]" for number in re.findall(r"\d+", match[1])), text)


def _parts(line: str) -> list[Segment]:
    return [segment for block in blocks_of(line) for segment in block.segments]
