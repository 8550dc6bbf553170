"""How deep each heading stands: from its number, its style and the headings round it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.numbers import decimal_parts, number_word

_OUTERMOST = frozenset({"appendix", "annex", "annexe", "schedule"})


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that is open above the one being placed."""

    parts: tuple[int, ...]
    word: str
    style: int


def _follows(parts: tuple[int, ...], earlier: tuple[int, ...]) -> bool:
    """Whether a number is a later sibling of another."""
    return len(parts) == len(earlier) and parts[:-1] == earlier[:-1] and parts[-1] > earlier[-1]


def _within(parts: tuple[int, ...], outer: tuple[int, ...]) -> bool:
    return bool(outer) and len(parts) > len(outer) and parts[: len(outer)] == outer


def _depth_of_decimal(parts: tuple[int, ...], style: int, stack: Sequence[_Open], seen_decimal: bool) -> int:
    for depth in range(len(stack), 0, -1):
        above = stack[depth - 1].parts
        if _within(parts, above):
            return depth
        if above and _follows(parts, above):
            return depth - 1
    depth = len(stack)
    while depth and stack[depth - 1].parts:
        depth -= 1
    # The headings of a title block stand before the first number and are no section that holds it.
    if depth and not seen_decimal and (not style or stack[depth - 1].style >= style):
        return 0
    return depth


def _depth_of_plain(word: str, style: int, following: tuple[int, ...], stack: Sequence[_Open]) -> int:
    if word in _OUTERMOST:
        return 0
    for depth in range(len(stack), 0, -1):
        above = stack[depth - 1]
        if word and above.word == word:
            return depth - 1
        continued = following and above.parts and (_follows(following, above.parts) or _within(following, above.parts))
        if continued and (not style or style >= above.style):
            return depth
    for depth in range(len(stack), 0, -1):
        above = stack[depth - 1]
        # A heading that is only bold stands below those that have a style.
        if above.word in _OUTERMOST or (above.style and (not style or style > above.style)):
            return depth
    return 0


def heading_levels(headings: Sequence[tuple[str, int]]) -> list[int]:
    """Levels, 1 for the outermost, of headings given as (printed number, outline level of the style or 0).

    A heading without a number between 5 and 6 stands under 5; numbers that start again after a heading without a
    number stand under that heading.
    """
    stack: list[_Open] = []
    levels: list[int] = []
    seen_decimal = False
    for position, (number, style) in enumerate(headings):
        parts, word = decimal_parts(number), number_word(number)
        if parts:
            depth = _depth_of_decimal(parts, style, stack, seen_decimal)
        else:
            later = (decimal_parts(after) for after, _ in headings[position + 1 :])
            depth = _depth_of_plain(word, style, next(filter(None, later), ()), stack)
        seen_decimal = seen_decimal or bool(parts)
        del stack[depth:]
        stack.append(_Open(parts, word, style))
        levels.append(depth + 1)
    return levels
