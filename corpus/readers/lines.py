"""Whether a line of text is a heading, a numbered paragraph, a list item or plain text."""

from __future__ import annotations

from corpus.readers.numbers import (
    decimal_parts,
    ends_sentence,
    is_capitals,
    number_word,
    split_dotted,
    split_heading_number,
    split_marker,
)
from corpus.readers.pieces import Line, LineKind

_LONGEST_HEADING = 15


def line_of(text: str, *, stands_out: bool, level: int = 0) -> Line:
    """A line read by its words alone; `stands_out` says that all of it is bold or underlined."""
    number, rest = split_heading_number(text)
    short = len(text.split()) <= _LONGEST_HEADING and not ends_sentence(text.rstrip(":"))
    if short and (stands_out or is_capitals(rest or text)) and _has_words(text):
        return Line(LineKind.HEADING, rest, number, level)
    if short and number_word(number) and is_numbered_title(text):
        return Line(LineKind.HEADING, rest, number, level)
    dotted, rest = split_dotted(text)
    if dotted:
        return Line(LineKind.PARAGRAPH, rest, dotted)
    marker, rest = split_marker(text)
    if marker:
        return Line(LineKind.ITEM, rest, marker)
    return Line(LineKind.PARAGRAPH, text)


def heading_of(text: str, level: int) -> Line:
    """A line that the file itself calls a heading."""
    number, rest = split_heading_number(text)
    return Line(LineKind.HEADING, rest, number, level)


def is_numbered_title(text: str) -> bool:
    """Whether a line on its own is a number and a short title ("5.3 Improvement Board")."""
    number, rest = split_heading_number(text)
    if not number or not (decimal_parts(number) or len(number) > len("A.")):
        return False
    if not rest:
        return bool(number_word(number))
    return rest[:1].isupper() and len(rest.split()) <= _LONGEST_HEADING and not ends_sentence(rest)


def _has_words(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) > len("TBC")
