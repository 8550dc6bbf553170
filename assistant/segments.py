"""The parts of an answer that are checked and taken out one by one: sentences, list items, table rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.claims import MARK, marks_of

ITEM = re.compile(r"^\s*(?:[-*•+]|\d{1,3}[.)])\s+")
RULE = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*$")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Cllr|No|Nos|St|e\.g|i\.e|etc|vs|para|paras|approx|incl|Prof|Ref|cf|pp?|Q)\.|\b[A-Z]\.)$"
)
END = re.compile(r"[.!?][\"'”’)\]*]*(?:\s*(?<!\\)\[\d{1,4}\](?!\())*(?=\s+|$)|”(?:\s*\[\d{1,4}\])+(?=\s+“|$)")


class Kind(StrEnum):
    """What a segment is."""

    SENTENCE = "sentence"
    ITEM = "list item"
    ROW = "table row"
    FRAME = "table header or rule"


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a block, with all of its white space and marks."""

    kind: Kind
    text: str

    @property
    def marks(self) -> tuple[int, ...]:
        return marks_of(self.text)

    @property
    def cells(self) -> tuple[str, ...]:
        """Of a table row; marks left out."""
        return tuple(
            MARK.sub("", cell).replace("\\|", "|").strip()
            for cell in re.split(r"(?<!\\)\|", self.text.strip().strip("|"))
        )


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list or table: what stands between two empty lines."""

    segments: tuple[Segment, ...]

    @property
    def marks(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(number for segment in self.segments for number in segment.marks))


def blocks_of(text: str) -> tuple[Block, ...]:
    """An answer's blocks in order."""
    return tuple(Block(_segments(part)) for part in re.split(r"\n\s*\n", text) if part.strip())


def text_of(blocks: list[tuple[Segment, ...]]) -> str:
    """The text that is left; a table without a row is none."""
    parts = []
    for segments in blocks:
        frames = [segment for segment in segments if segment.kind is Kind.FRAME]
        if not segments or len(frames) == len(segments):
            continue
        parts.append("".join(segment.text for segment in segments).strip("\n ").replace(" \n", "\n"))
    return "\n\n".join(part for part in parts if part)


def _segments(part: str) -> tuple[Segment, ...]:
    lines = part.split("\n")
    segments: list[Segment] = []
    for at, line in enumerate(lines):
        end = "\n" if at + 1 < len(lines) else ""
        if line.lstrip().startswith("|"):
            header = RULE.match(line) or (at + 1 < len(lines) and RULE.match(lines[at + 1]))
            segments.append(Segment(Kind.FRAME if header else Kind.ROW, line + end))
        elif ITEM.match(line):
            segments.append(Segment(Kind.ITEM, line + end))
        else:
            segments += [Segment(Kind.SENTENCE, sentence) for sentence in _sentences(line + end)]
    return tuple(segments)


def _sentences(line: str) -> list[str]:
    """Sentences with the marks behind their full stop; what stands in quotation marks is never cut."""
    found = []
    start = 0
    for match in END.finditer(line):
        before = line[start : match.end()]
        inside = before.count("“") > before.count("”")
        if (
            inside
            or ABBREVIATED.search(line[start : match.start() + 1])
            or re.search(r"(?:^|\s)\d{1,2}\.$", line[start : match.start() + 1])
        ):
            continue
        end = match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip(" "))
        found.append(line[start:end])
        start = end
    if line[start:].strip():
        found.append(line[start:])
    return found
