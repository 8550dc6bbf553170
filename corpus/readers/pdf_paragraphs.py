"""Lines between two tables become paragraphs, before anybody has said what each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.document import Box
from corpus.readers.numbers import ends_sentence, split_dotted, split_marker
from corpus.readers.pdf_lines import TextLine, boxes_of
from corpus.readers.pdf_text import Typesetting, closes, line_end

_SAME_INDENT = 3.0
_SHORTEST_CUT_TEXT = 8
_LEADING_WORDS = "a an and as at by for from in into is of on or that the their this to was were which with"
_LEADS_ON = frozenset(_LEADING_WORDS.split())


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph's lines with their text joined."""

    lines: tuple[TextLine, ...]
    text: str
    right: float
    """Right edge of its column."""

    @property
    def size(self) -> float:
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """One box a page."""
        return boxes_of(self.lines)

    def boxes_without_label(self, words: int = 1) -> tuple[Box, ...]:
        """The same without the words of the number or marker that open the first line."""
        starts = self.lines[0].word_starts
        first, rest = replace(self.lines[0], x0=starts[min(words, len(starts) - 1)]), self.lines[1:]
        if all(line.x0 >= first.x0 - 1 for line in rest if line.page == first.page):
            return boxes_of((first, *rest))
        return boxes_of((first,)) + boxes_of(rest)


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
            drafts.append(Draft((line,), line.text, right))
        else:
            drafts[-1] = Draft((*last.lines, line), f"{last.text.rstrip(chr(0xAD))}{end}{line.text}", right)
    return drafts


def _end(before: TextLine, line: TextLine, left: float, right: float, setting: Typesetting) -> str:
    if abs(before.size - line.size) > 0.08 * line.size + 0.4:
        return "\n"
    goes_on = not ends_sentence(before.text) and line.text[0].islower()
    if before.bold != line.bold and not (goes_on or before.blank_after):
        return "\n"
    least_room = 0.35 * (right - left) if setting.parted_by_gaps else 0.0
    end = line_end(before, line, left, right, setting, least_room)
    if end == "\n" and before.bold and line.bold and not setting.is_gap(before, line):
        marked = split_dotted(line.text)[0] or split_marker(line.text)[0]
        # A heading is broken where its sense wants it, not where the line is full.
        return "\n" if marked or line.baseline < before.baseline or before.size <= setting.body_size else " "
    return end


def joined_over_pages(before: Draft, after: Draft) -> Draft | None:
    """One paragraph where the second is the rest of the first on the next page, else none."""
    last, first = before.lines[-1], after.lines[0]
    if not _alike(before, after):
        return None
    if closes(before.text):
        return _joined(before, after) if _hangs_on(before, after) else None
    full = before.right - last.x1 < first.first_word_width + 0.5 * first.size
    return _joined(before, after) if first.text[0].islower() or (full and len(before.lines) > 1) else None


def joined_over_gap(before: Draft, after: Draft) -> Draft | None:
    """One paragraph where a gap parts a sentence that breaks off from its rest in small letters, else none."""
    words = before.text.split()
    if not _alike(before, after) or len(words) < _SHORTEST_CUT_TEXT or ends_sentence(before.text):
        return None
    start = after.text[0]
    numbered = bool(split_dotted(before.text)[0])
    goes_on = start.islower() or (start.isdigit() and numbered) or words[-1].lower() in _LEADS_ON
    return _joined(before, after) if goes_on else None


def _alike(before: Draft, after: Draft) -> bool:
    """Whether both are running text of one size and the second has no number or marker of its own."""
    if abs(before.size - after.size) > 0.5 or before.bold or after.bold:
        return False
    return not (split_dotted(after.text)[0] or split_marker(after.text)[0])


def _hangs_on(before: Draft, after: Draft) -> bool:
    """Whether the text after the break stands under the text of a numbered paragraph, right of its number."""
    opening, first = before.lines[0], after.lines[0]
    labelled = bool(split_dotted(before.text)[0] or split_marker(before.text)[0])
    under = (
        abs(first.x0 - opening.word_starts[min(1, len(opening.word_starts) - 1)]) < _SAME_INDENT
        and first.x0 - opening.x0 > _SAME_INDENT
    )
    full = before.right - before.lines[-1].x1 < first.first_word_width + 0.5 * first.size
    return labelled and under and full


def _joined(before: Draft, after: Draft) -> Draft:
    tight = before.text[-1] in "-/" and before.text[-2:-1].isalnum() and after.text[0].isalnum()
    return Draft(before.lines + after.lines, f"{before.text}{'' if tight else ' '}{after.text}", after.right)
