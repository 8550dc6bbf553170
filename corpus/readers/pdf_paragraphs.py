"""Lines between two tables become paragraphs, before anybody has said what each of them is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Box
from corpus.readers.numbers import ends_sentence, split_dotted, split_marker
from corpus.readers.pdf_lines import TextLine
from corpus.readers.pdf_text import Typesetting, line_end

_SAME_INDENT = 3.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph's lines with their text joined."""

    lines: tuple[TextLine, ...]
    text: str

    @property
    def size(self) -> float:
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """One box a page."""
        boxes = []
        for page, lines in itertools.groupby(self.lines, key=lambda line: line.page):
            on_page = [line.box for line in lines]
            boxes.append(
                Box(
                    page,
                    min(box.x0 for box in on_page),
                    min(box.top for box in on_page),
                    max(box.x1 for box in on_page),
                    max(box.bottom for box in on_page),
                )
            )
        return tuple(boxes)


def drafts_of(lines: Sequence[TextLine], setting: Typesetting) -> list[Draft]:
    """The paragraphs of one column of one page."""
    if not lines:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    drafts: list[Draft] = []
    for line in lines:
        last = drafts[-1] if drafts else None
        end = "\n" if last is None else _end(last.lines[-1], line, left, right, setting)
        if last is None or end == "\n":
            drafts.append(Draft((line,), line.text))
        else:
            drafts[-1] = Draft((*last.lines, line), f"{last.text.rstrip(chr(0xAD))}{end}{line.text}")
    return drafts


def _end(before: TextLine, line: TextLine, left: float, right: float, setting: Typesetting) -> str:
    if abs(before.size - line.size) > 0.08 * line.size + 0.4:
        return "\n"
    goes_on = not ends_sentence(before.text) and line.text[0].islower()
    if before.bold != line.bold and not (goes_on or before.blank_after):
        return "\n"
    end = line_end(before, line, left, right, setting)
    if end == "\n" and before.bold and line.bold and not setting.is_gap(before, line):
        marked = split_dotted(line.text)[0] or split_marker(line.text)[0]
        # A heading is broken where its sense wants it, not where the line is full.
        return "\n" if marked or line.baseline < before.baseline or before.size <= setting.body_size else " "
    return end


def joined_over_pages(before: Draft, after: Draft) -> Draft | None:
    """One paragraph where the second is the rest of the first on the next page, else none."""
    last, first = before.lines[-1], after.lines[0]
    if abs(before.size - after.size) > 0.5 or last.bold != first.bold or before.bold or after.bold:
        return None
    if split_dotted(after.text)[0] or split_marker(after.text)[0]:
        return None
    if ends_sentence(before.text):
        return _joined(before, after) if _hangs_on(before, after) else None
    if first.text[0].islower() or last.blank_after or len(before.lines) > 1:
        return _joined(before, after)
    return None


def _hangs_on(before: Draft, after: Draft) -> bool:
    """Whether the text after the break stands under the text of a numbered paragraph, right of its number."""
    opening, first = before.lines[0], after.lines[0]
    labelled = bool(split_dotted(before.text)[0] or split_marker(before.text)[0])
    under = abs(first.x0 - opening.text_x0) < _SAME_INDENT and first.x0 - opening.x0 > _SAME_INDENT
    return labelled and under and before.lines[-1].blank_after


def _joined(before: Draft, after: Draft) -> Draft:
    tight = before.text[-1] in "-/" and before.text[-2:-1].isalnum() and after.text[0].isalnum()
    return Draft(before.lines + after.lines, f"{before.text}{'' if tight else ' '}{after.text}")
