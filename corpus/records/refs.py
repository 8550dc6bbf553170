"""Refs as councils print them: 69G, LG-07, 2.1.4; split from a title that they open, and led back to their parents."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SHAPE = (
    r"(?:[A-Z]{1,6}\s?[-/._]?\s?)?\d{1,4}(?:[./-]\d{1,3})*(?:\s?[A-Za-z]{1,2}|\s?\([a-z]{1,3}\))?"
    r"|[A-Z]{1,4}[-./]?\d{1,3}[a-z]?"
)
_REF = re.compile(
    rf"(?:(?:action|task|rec(?:ommendation)?|no|ref)\.?\s+)?(?:{_SHAPE}|[A-Za-z]|[ivxIVX]{{1,5}})[.):]?", re.I
)
_OPENING = re.compile(
    rf"(?P<ref>(?-i:{_SHAPE}))(?P<mark>\s*[:.)](?=\s)|\s+[–—-](?=\s)|)\s+(?P<title>(?=[^\W\d_]|[\"'‘“(]).+)", re.S
)
_SURE = re.compile(
    r"[A-Z]{1,6}\s?[-/._]?\d{1,4}(?:[.-]\d{1,3})*[A-Za-z]?|\d{1,3}(?:\.\d{1,3}){1,3}[A-Za-z]?|\d{1,4}[A-Z]"
)


def is_ref(text: str) -> bool:
    """Whether a cell is nothing but a ref."""
    return bool(_REF.fullmatch(text.strip()))


def split_refs(titles: Sequence[str]) -> list[tuple[str, str]]:
    """Ref and title of each cell, split where the refs that open them are sure, or open most of the column's cells."""
    found = [_OPENING.fullmatch(title.strip()) for title in titles]
    common = sum(match is not None for match in found) * 2 > len(titles) and len(titles) > 1
    return [
        (match["ref"].strip(), match["title"].strip()) if match and (common or _is_sure(match)) else ("", title)
        for match, title in zip(found, titles, strict=True)
    ]


def _is_sure(match: re.Match[str]) -> bool:
    """Whether it is a ref by itself: a number alone ("24 hour line") or a plain capital word is none."""
    return bool(_SURE.fullmatch(match["ref"].strip())) and bool(
        match["mark"].strip() or re.search(r"\d\.\d|-\d", match["ref"])
    )


def parent_refs(ref: str) -> tuple[str, ...]:
    """Refs that a ref belongs to, nearest first: 69 for 69G, 2.1 and 2 for 2.1.4, LG-07 for LG-07a."""
    plain = ref.strip(" .):")
    parents = []
    while shorter := re.fullmatch(r"(.*\d)(?:\s?[A-Za-z]{1,2}|\s?\([a-z]{1,3}\)|[.](?:\d{1,3}))", plain):
        plain = shorter[1]
        parents.append(plain)
    return tuple(parents)
