"""Lines that a text editor has wrapped become paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPENS = re.compile(
    r"\s*(?:[-*+•●▪◦‣·–]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|\d{1,2}(?:\.\d{1,2})+\s|#{1,6}\s|[>|])"
)
_RULE = re.compile(r"\s*[-=*_]{3,}\s*")
_WIDEST_WRAPPING = 120
_NARROWEST_WRAPPING = 40
_FEWEST_LINES = 3


def wrapping_width(lines: Sequence[str]) -> int:
    """Characters at which running text is wrapped; 0 where every line is a paragraph of its own."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < _FEWEST_LINES or lengths[-1] > _WIDEST_WRAPPING:
        return 0
    return lengths[-1] if lengths[-1] >= _NARROWEST_WRAPPING else 0


def unwrapped(lines: Sequence[str], width: int) -> list[str]:
    """Lines joined where the first word of the next would not have fitted on the line above."""
    joined: list[str] = []
    last_length = 0
    for line in lines:
        word = len((line.split() or [""])[0])
        full = width and joined and last_length + 1 + word > width
        indented = bool(joined) and bool(_OPENS.match(joined[-1])) and line[:2] == "  "
        opens = bool(_OPENS.match(line)) or bool(_RULE.fullmatch(line))
        if joined and not opens and not joined[-1].lstrip().startswith("#") and (full or indented):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        last_length = len(line.rstrip())
    return joined
