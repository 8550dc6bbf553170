"""The theme and sub-theme that an action stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_OUTER = re.compile(
    r"(?:\d{1,2}\.?\s|(?:theme|priority|objective|work\s?stream|aim|strand|goal|pillar|recommendation|outcome"
    r"|area|part)\s+(?:\d+|[a-z])\b)",
    re.I,
)
_INNER = re.compile(r"(?:\d{1,2}\.\d{1,2}\.?(?!\d)|[A-Z]\d\b|\d{1,2}[a-z][.)]?)\s*\D")
_WHOLE_PLAN = re.compile(
    r"\b(?:plan|plans|tracker|log|register|appendix|annex|section|schedule|next steps|actions?)\b", re.I
)
_SELF_NAMED = re.compile(r"(?:theme|priority|objective|work\s?stream|aim)\b", re.I)
"""A heading that calls itself a theme: neither it nor what stands below it is the name of the plan."""
_LONGEST = 200


def reads_like_theme(text: str) -> bool:
    """Whether a full-width line is a heading, not a note ("Outcomes we will achieve: …", "See actions under …")."""
    line = " ".join(text.split())
    label = re.match(r"[^:]{3,60}:\s+\S", line)
    sentence = line.endswith((".", ";")) and len(line.split()) > 4
    if not line or len(line) > _LONGEST or sentence or not re.search(r"[^\W\d_]{2}", line):
        return False
    if label and not _OUTER.match(line) and not _INNER.match(line):
        return False
    numbered = bool(_OUTER.match(line) or _INNER.match(line))
    return numbered or (len(line.split()) <= 14 and not re.match(r"see\b|note\b|\(", line, re.I))


def names_theme(text: str) -> bool:
    """Whether a heading calls itself a theme ("Priority 1: …", "2. …")."""
    return bool(_OUTER.match(text))


@dataclass(slots=True)
class Themes:
    """The theme in force, kept up while a document is walked through."""

    theme: str = ""
    subtheme: str = ""
    _levels: dict[tuple[str, bool], int] = field(default_factory=dict)
    _path: tuple[str, ...] | None = None
    _just_set: bool = False
    _numbered: bool = False

    def enter(self, path: tuple[str, ...]) -> None:
        """Take the headings above a table, outermost first; those that only name the plan are no theme."""
        if path == self._path:
            return
        self._path = path
        named = next((index for index, title in enumerate(path) if _SELF_NAMED.match(title)), len(path))
        outer = max((index for index, title in enumerate(path[:named]) if names_plan(title)), default=-1)
        below = path[outer + 1 :]
        inner = [title for title in below if _INNER.match(title)]
        themes = [title for title in below if title not in inner]
        self.theme = themes[0] if themes else ""
        self.subtheme = inner[-1] if inner else themes[1] if len(themes) > 1 else ""
        self._just_set = False

    def heading(self, text: str, fill: str = "", *, bold: bool = False) -> None:
        """Take a sub-heading that stands inside the table or between its pieces."""
        line = " ".join(text.split())
        if not reads_like_theme(line):
            return
        level = self._level(line, (fill, bold))
        if level == 1:
            self.theme, self.subtheme = line, ""
        else:
            self.subtheme = line
        self._just_set = True

    def action(self) -> None:
        """An action stands here: a sub-heading that follows opens anew."""
        self._just_set = False

    def _level(self, line: str, style: tuple[str, bool]) -> int:
        if _INNER.match(line):
            return 2
        if _OUTER.match(line):
            self._numbered = True
            return 1
        if self._numbered:
            return 2
        return self._levels.setdefault(style, 2 if self._just_set and self._levels else 1)


def names_plan(title: str) -> bool:
    """Whether a heading only says that a plan stands below it."""
    return bool(_WHOLE_PLAN.search(title))
