"""The text of a Word paragraph as a reader of the printed page sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.document import Notice
from corpus.readers.word_numbering import W

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset({f"{W}del", f"{W}moveFrom"})
_SYMBOLS = {
    "F0FC": "✓", "F0FB": "✗", "F0FE": "☑", "F0A8": "☐", "F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0DF": "←", "F0E0": "→",
    "F0E1": "↑", "F0E2": "↓", "F0E7": "←", "F0E8": "→", "F0E9": "↑", "F0EA": "↓", "F0F3": "↔", "F0F4": "↕", "F0AB": "★",
}  # fmt: skip
_LONGEST_SHOWN = 60
_SMALLEST_READABLE = 4
"""Half-points: text of less than two points cannot be read."""


@dataclass(slots=True)
class Reading:
    """What is gathered while a document is walked."""

    hidden_styles: frozenset[str]
    """Ids of character and paragraph styles whose text is hidden."""
    bold_styles: frozenset[str]
    notices: list[Notice] = field(default_factory=list)
    on_white: bool = True
    """Whether the paragraph being read stands on white paper, as far as is known."""
    text_boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes met in the paragraph being read, to be read after it."""

    def leave_out(self, reason: str, text: str) -> None:
        """Notes text that is not part of what a reader sees."""
        text = " ".join(text.split())
        if text:
            shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
            self.notices.append(Notice("hidden text", f"left out, {reason}: {shown}"))


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one look."""

    text: str
    bold: bool


def paragraph_spans(paragraph: etree._Element, reading: Reading, line_break: str = " ") -> list[Span]:
    """The visible runs of a paragraph: inserted text is kept, deleted and hidden text is left out with a notice."""
    return list(_spans(paragraph, reading, line_break))


def joined(spans: list[Span]) -> str:
    """The text of runs, blanks and tabs made one blank each; line breaks stay."""
    text = "".join(span.text for span in spans).replace("\xad", "")
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def all_bold(spans: list[Span]) -> bool:
    """Whether there is text and all of it is bold."""
    written = [span for span in spans if span.text.strip()]
    return bool(written) and all(span.bold for span in written)


def _spans(parent: etree._Element, reading: Reading, line_break: str) -> Iterator[Span]:
    for child in parent:
        if child.tag == f"{W}r":
            yield from _run(child, reading, line_break)
        elif child.tag in _LEFT_OUT:
            reading.leave_out("a deleted revision", "".join(child.itertext(f"{W}delText", f"{W}t")))
        elif child.tag == f"{_MATH}oMath" or child.tag == f"{_MATH}oMathPara":
            yield Span("".join(child.itertext(f"{_MATH}t")), False)
        elif child.tag == f"{_ALTERNATE}AlternateContent":
            yield from _spans(_first_choice(child), reading, line_break)
        elif isinstance(child.tag, str) and not child.tag.endswith("Pr"):
            yield from _spans(child, reading, line_break)


def _run(run: etree._Element, reading: Reading, line_break: str) -> Iterator[Span]:
    look = run.find(f"{W}rPr")
    text = "".join(_run_texts(run, reading, line_break))
    if not text:
        return
    reason = _why_unseen(look, reading)
    if reason:
        reading.leave_out(reason, text)
        return
    yield Span(text, _is_bold(look, reading))


def _run_texts(run: etree._Element, reading: Reading, line_break: str) -> Iterator[str]:
    for child in run:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "t":
            yield child.text or ""
        elif name in ("tab", "ptab"):
            yield "\t"
        elif name in ("br", "cr"):
            yield " " if child.get(f"{W}type") in ("page", "column") else line_break
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            code = child.get(f"{W}char", "").upper()
            yield _SYMBOLS.get(code, "")
        elif name in ("drawing", "pict", "object"):
            reading.text_boxes.extend(child.iter(f"{W}txbxContent"))
        elif child.tag == f"{_ALTERNATE}AlternateContent":
            reading.text_boxes.extend(_first_choice(child).iter(f"{W}txbxContent"))


def _first_choice(alternate: etree._Element) -> etree._Element:
    """The choice and the fallback hold the same text: one of them is read."""
    choice = alternate.find(f"{_ALTERNATE}Choice")
    return alternate[0] if choice is None else choice


def _why_unseen(look: etree._Element | None, reading: Reading) -> str:
    if look is None:
        return ""
    style = look.find(f"{W}rStyle")
    styled = style is not None and style.get(f"{W}val") in reading.hidden_styles
    own = look.find(f"{W}vanish")
    if is_on(own) or (styled and own is None):
        return "hidden"
    colour, backed = look.find(f"{W}color"), look.find(f"{W}shd") is not None or look.find(f"{W}highlight") is not None
    if reading.on_white and not backed and colour is not None and colour.get(f"{W}val", "").lower() == "ffffff":
        return "white on white"
    size = look.find(f"{W}sz")
    half_points = size.get(f"{W}val", "") if size is not None else ""
    return "too small to read" if half_points.isdigit() and int(half_points) < _SMALLEST_READABLE else ""


def _is_bold(look: etree._Element | None, reading: Reading) -> bool:
    if look is None:
        return False
    own, style = look.find(f"{W}b"), look.find(f"{W}rStyle")
    if own is not None:
        return is_on(own)
    return style is not None and style.get(f"{W}val") in reading.bold_styles


def is_on(switch: etree._Element | None) -> bool:
    """Whether an on-off property is set: it is on where it has no value."""
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")
