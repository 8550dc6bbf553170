"""Lines become running text: which line ends are blanks, paragraph ends or cuts inside a word."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.readers.numbers import ends_sentence, split_dotted, split_marker
from corpus.readers.pdf_lines import TextLine

_SOFT_HYPHEN = "\xad"
_USUAL_LEADING = 1.22
_WIDER = 1.22
_NO_ENDINGS = frozenset(("to", "the", "of", "for", "with", "from"))
"""Small words that hardly any longer word ends with."""
_BULLETS = "•●▪◦‣·∙■□○➢➔✓✔-–—*"


@dataclass(frozen=True, slots=True)
class Typesetting:
    """How a document's lines are set."""

    blanks_written: bool = False
    """Whether lines that go on end with a written blank."""
    leading: dict[float, float] = field(default_factory=dict)
    """Usual distance between lines by type size, both in points."""
    body_size: float = 11.0
    parted_by_gaps: bool = False
    """Whether paragraphs of running text are set apart by white space."""
    words: frozenset[str] = frozenset()
    """Words that stand whole inside some line, in lower case."""

    def is_gap(self, before: TextLine, line: TextLine) -> bool:
        """Whether the distance between two lines is wider than inside a paragraph."""
        size = max(before.size, line.size)
        usual = self.leading.get(round(size * 2) / 2, _USUAL_LEADING * size)
        return line.baseline - before.baseline > _WIDER * usual


def typesetting_of(lines: Sequence[TextLine]) -> Typesetting:
    """Measured over the lines of a whole document, in reading order."""
    steps: dict[float, Counter[float]] = {}
    sizes: Counter[float] = Counter()
    for before, line in itertools.pairwise(lines):
        sizes[round(line.size * 2) / 2] += len(line.text)
        step = line.baseline - before.baseline
        if before.page == line.page and abs(before.size - line.size) < 0.3 and 0.9 * line.size < step < 2 * line.size:
            steps.setdefault(round(line.size * 2) / 2, Counter())[round(step * 2) / 2] += 1
    leading = {size: counts.most_common(1)[0][0] for size, counts in steps.items() if counts.total() > 3}
    body = sizes.most_common(1)[0][0] if sizes else 11.0
    words = frozenset(word for line in lines for word in _whole_words(line.text))
    setting = Typesetting(_writes_blanks(lines), leading, body, words=words)
    pairs = [(before, line) for before, line in itertools.pairwise(lines) if _follow(before, line, body)]
    gaps = sum(setting.is_gap(before, line) for before, line in pairs)
    return replace(setting, parted_by_gaps=gaps * 12 > len(pairs))


def _follow(before: TextLine, line: TextLine, size: float) -> bool:
    """Whether both are running text, one under the other."""
    same_size = abs(before.size - size) < 0.3 and abs(line.size - size) < 0.3
    return same_size and before.page == line.page and 0 < line.baseline - before.baseline < 3 * size


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _whole_words(text: str) -> list[str]:
    """The words of a line without the first, which may be the rest of one; the last is cut only by a hyphen."""
    return _words(text)[1 : -1 if text.endswith(("-", "‐", _SOFT_HYPHEN)) else None]


def joined_text(lines: Sequence[TextLine], left: float, right: float, setting: Typesetting) -> str:
    """The text of one cell or column between two edges, with a newline where a paragraph or item ends."""
    text = lines[0].text if lines else ""
    for before, line in itertools.pairwise(lines):
        end = line_end(before, line, left, right, setting)
        text = f"{text.rstrip(_SOFT_HYPHEN)}{end}{line.text}"
    return text


def line_end(
    before: TextLine, line: TextLine, left: float, right: float, setting: Typesetting, least_room: float = 0.0
) -> str:
    """What a line end stands for: a blank, nothing (a word cut by the edge) or a newline (a paragraph ends).

    `least_room` is how much of a line, in points, must be empty to say that a paragraph ends there.
    """
    if abs(line.baseline - before.baseline) < 0.4 * line.size:
        return " "
    if setting.is_gap(before, line) or line.baseline < before.baseline:
        return "\n"
    if _opens_item(line) and not _runs_on(before, line, right):
        return "\n"
    if before.text.endswith(_SOFT_HYPHEN):
        return ""
    if before.text[-1] in "-/‐" and before.text[-2:-1].isalnum() and line.text[0].isalnum() and not before.blank_after:
        return ""
    if before.blank_after:
        return " "
    return _end_without_blank(before, line, left, right - least_room, setting)


def closes(text: str) -> bool:
    """Whether a text ends as a sentence or a lead-in does."""
    return text.rstrip("\"'”’)").endswith((".", "!", "?", ":", ";"))


def _opens_item(line: TextLine) -> bool:
    return bool(split_marker(line.text)[0] or split_dotted(line.text)[0])


def _runs_on(before: TextLine, line: TextLine, right: float) -> bool:
    """Whether a line that begins like an item is the rest of a full line that breaks off in mid-sentence."""
    if line.text[0] in _BULLETS or ends_sentence(before.text) or before.text.endswith((" and", " or")):
        return False
    return before.blank_after or right - before.x1 < line.first_word_width + 0.3 * line.size


def _end_without_blank(before: TextLine, line: TextLine, left: float, right: float, setting: Typesetting) -> str:
    """A paragraph ends where the next word would have fitted; a word is cut where not even a letter would."""
    padding = min(max(before.x0 - left, 0.0), 8.0)
    room = right - padding - before.x1
    if room > (line.first_width if setting.blanks_written else line.first_word_width + 0.3 * line.size) + 1.0:
        return " " if line.text[0].islower() and not closes(before.text) else "\n"
    # A word is cut only where it is alone on its line: else it moves to the next line whole.
    alone = not re.search(r"\s", before.text) and room < line.first_width + 1.0
    return "" if alone and _is_one_word(before.text, line.text, setting) else " "


def _is_one_word(before: str, after: str, setting: Typesetting) -> bool:
    """Whether the end of one line and the start of the next are one word, by the document's own words."""
    rest = after.split(maxsplit=1)[0]
    if "@" in before or "/" in before or not rest[0].isalpha():
        return True
    head, tail = _words(before)[-1:], _words(rest)[:1]
    if not head or not tail or rest[0].isupper() != before[-1].isupper():
        return False
    if head[0] + tail[0] in setting.words:
        return True
    if tail[0] in _NO_ENDINGS and len(head[0]) > 2:
        return False
    return head[0] not in setting.words or (tail[0] not in setting.words and len(tail[0]) < 3)


def _writes_blanks(lines: Sequence[TextLine]) -> bool:
    """Whether most lines that go on end with a written blank."""
    pairs = [
        (before, line)
        for before, line in itertools.pairwise(lines)
        if before.page == line.page
        and abs(before.x0 - line.x0) < 1
        and 0 < line.baseline - before.baseline < 1.5 * line.size
        and line.text[0].islower()
    ]
    return len(pairs) > 3 and sum(before.blank_after for before, _ in pairs) * 5 > len(pairs) * 4
