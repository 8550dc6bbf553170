"""The numbers and bullets that Word prints but does not store as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_ROMAN = 3999
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_SMALL_ROMAN = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    number_format: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    style: str = ""
    """Paragraph style that is numbered by this level."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What Word prints before a paragraph."""

    label: str
    depth: int
    is_bullet: bool


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document as they come, in reading order."""

    levels: dict[str, dict[int, Level]]
    """By numId, then by level from 0."""
    groups: dict[str, str]
    """numId to the abstract definition that it shares its counters with."""
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    """Levels that a numId starts anew, with their first number."""
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def label(self, number_id: str, depth: int) -> Printed | None:
        """What stands before the next paragraph of that list, or none where nothing is printed."""
        level = self.levels.get(number_id, {}).get(depth)
        if level is None or level.number_format == "none":
            return None
        if level.number_format == "bullet":
            return Printed(_bullet(level.pattern), depth, True)
        counts = self.counters.setdefault(self.groups[number_id], {})
        if number_id not in self.seen:
            self.seen.add(number_id)
            for restarted, first in self.restarts.get(number_id, {}).items():
                counts[restarted] = first - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return Printed(self._filled(number_id, level, counts), depth, False)

    def _filled(self, number_id: str, level: Level, counts: dict[int, int]) -> str:
        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            definition = self.levels[number_id].get(at, Level())
            return _FORMATS.get(definition.number_format, str)(counts.get(at, definition.start))

        return re.sub(r"%(\d)", one, level.pattern).strip()


def read_numbering(root: etree._Element | None) -> Numbering:
    """The numbering definitions of a document; none of them where it has no numbering part."""
    if root is None:
        return Numbering({}, {})
    abstract = {_value(each, "abstractNumId", own=True): _levels_of(each) for each in root.findall(f"{W}abstractNum")}
    numbering = Numbering({}, {})
    for number in root.findall(f"{W}num"):
        number_id, group = _value(number, "numId", own=True), _value(number, "abstractNumId")
        levels = dict(abstract.get(group, {}))
        for override in number.findall(f"{W}lvlOverride"):
            depth = int(_value(override, "ilvl", own=True) or 0)
            whole = override.find(f"{W}lvl")
            if whole is not None:
                levels[depth] = _level(whole)
            first = _value(override, "startOverride")
            if first.isdigit():
                numbering.restarts.setdefault(number_id, {})[depth] = int(first)
        numbering.levels[number_id], numbering.groups[number_id] = levels, group
    return numbering


def _levels_of(abstract: etree._Element) -> dict[int, Level]:
    return {int(_value(each, "ilvl", own=True) or 0): _level(each) for each in abstract.findall(f"{W}lvl")}


def _level(element: etree._Element) -> Level:
    start = _value(element, "start")
    return Level(
        number_format=_value(element, "numFmt") or "decimal",
        pattern=_value(element, "lvlText"),
        start=int(start) if start.isdigit() else 1,
        style=_value(element, "pStyle"),
    )


def _value(element: etree._Element, name: str, *, own: bool = False) -> str:
    """An attribute of the element itself, or the value of a child element; empty where there is none."""
    if own:
        return str(element.get(f"{W}{name}", ""))
    child = element.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val", ""))


def _bullet(pattern: str) -> str:
    """Bullets of symbol fonts have private code points: they are shown as a plain bullet."""
    return pattern if pattern and not any("\ue000" <= sign <= "\uf8ff" for sign in pattern) else "•"


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    printed = ""
    for value, sign in (*_ROMAN, *_SMALL_ROMAN):
        times, number = divmod(number, value)
        printed += sign * times
    return printed


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
