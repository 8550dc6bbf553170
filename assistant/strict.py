"""Holds one sentence that a model wrote against the quotes that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from assistant.answer import Citation
from assistant.binding import bound_elsewhere
from assistant.claims import Claims, bare, holds_link, read_claims, squeeze
from assistant.polarity import needs_source, turned
from assistant.reckoned import days_between, differences
from assistant.segments import ITEM, Segment
from assistant.sources import Support, initial_name
from assistant.understand.words import words

ENOUGH = 0.6
"""Share of a sentence's content words that its quotes must hold, as they are or by a word near in meaning."""
MOST_FOREIGN = 4
"""Content words beyond the quotes, however long the sentence."""
RISE_OR_FALL = re.compile(
    r"\b(?:(rise|rose|risen|increased?|grew|grown|up|higher|more)|(fall|fell|fallen|decreased?|reduced|declined|dropped|down|lower|fewer|less))\b", re.I
)


def why_not(segment: Segment, citations: Sequence[Citation]) -> str:
    """Why a sentence may not be shown; empty where each of its claims stands in its own quotes."""
    text = ITEM.sub("", bare(segment.text)).strip()
    if not re.search(r"\w", text):
        return ""
    if not citations:
        return f"no citation: {text[:60]}"
    if holds_link(text):
        return "a link, an image or mark-up"
    support = Support(tuple(citations))
    claims = read_claims(text)
    return (
        _quoted(claims, support)
        or _dates(text, claims, support)
        or _figures(text, claims, support)
        or next((f"ref {ref}" for ref in claims.refs if not support.holds_ref(ref)), "")
        or next((f"name {name}" for name in (*claims.names, *initial_name(text, support)) if not support.holds_name(name)), "")
        or support.missing_grade(text)
        or _meaning(text, claims, support)
    )


def _quoted(claims: Claims, support: Support) -> str:
    return next((f"“{quoted}”" for quoted in claims.quoted if squeeze(quoted) and not support.holds_words(quoted)), "")


def _dates(text: str, claims: Claims, support: Support) -> str:
    return next((f"date {day.text}" for day in claims.dates if not support.holds_date(day, text)), "")


def _figures(text: str, claims: Claims, support: Support) -> str:
    for figure in claims.figures:
        if support.holds_figure(figure, text):
            continue
        others = [other.value for other in claims.figures if other is not figure and support.holds_figure(other, text)]
        days = [Decimal(number) for number in days_between(day.date for day in claims.dates)]
        if figure.value not in {*differences(others), *days}:
            return f"figure {figure.text}"
    return ""


def _meaning(text: str, claims: Claims, support: Support) -> str:
    foreign, share = support.coverage(text)
    if share < ENOUGH or len(foreign) > MOST_FOREIGN:
        return f"not in the quotes: {' '.join(foreign[:6])}"
    near = support.nearest(text)
    if word := turned(text, near):
        return f"turned round: {word}"
    if word := _direction(text, claims, support):
        return f"direction: {word}"
    if word := bound_elsewhere(text, near):
        return f"belongs to something else: {word}"
    return support.roles_swapped(text, near)


def _direction(text: str, claims: Claims, support: Support) -> str:
    """A word with an opposite that the quotes do not have: a rise or fall must follow from two figures."""
    missing = [stem for stem in needs_source(text) if not support.holds_stem(stem)]
    if not missing:
        return ""
    values = [figure.value for figure in claims.figures][:2]
    match = RISE_OR_FALL.search(text)
    if match and len(values) == 2 and values[0] != values[1] and re.search(r"\bfrom\b.*\bto\b", text):
        return "" if (values[1] > values[0]) is bool(match.group(1)) else match.group()
    return missing[0]


@lru_cache(maxsize=1024)
def stems_of(text: str) -> frozenset[str]:
    """Stems of all words of a text."""
    return frozenset(word.stem for word in words(text))
