"""Holds one sentence that a model wrote against the quotes that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import Citation
from assistant.binding import bound_elsewhere
from assistant.claims import Claims, bare, holds_link, read_claims, squeeze
from assistant.planned import only_planned
from assistant.polarity import turned, unheard
from assistant.reckoned import days_between, differences
from assistant.segments import ITEM, Segment
from assistant.sources import Support, initial_name
from assistant.understand.words import words

ENOUGH = 0.67
"""Share of a sentence's content words that its quotes must hold, as they are or by a word near in meaning."""
MOST_FOREIGN = 4
"""Content words beyond the quotes, however long the sentence."""
COMPARED = re.compile(
    r"\b(?:(?P<up>rise|rose|risen|increased?|grew|grown|up|higher|more|above|over|exceed(?:s|ed)?)"
    r"|fall|fell|fallen|decreased?|reduced|declined|dropped|down|lower|fewer|less|below|under)\b",
    re.I,
)
AGAINST = re.compile(r"above|below|over|under|exceed(?:s|ed)?", re.I)
FROM_TO = re.compile(r"\bfrom\b[^.;]*?\d[^.;]*?\bto\b\s*[^\s.;]*\d[\d,.]*%?")


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
        or next(
            (f"name {name}" for name in (*claims.names, *initial_name(text, support)) if not support.holds_name(name)),
            "",
        )
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
        if figure.value not in {*differences(others), *days, *support.distances(others)}:
            return f"figure {figure.text}"
    return ""


def _meaning(text: str, claims: Claims, support: Support) -> str:
    foreign, share = support.coverage(text)
    if share < ENOUGH or len(foreign) > MOST_FOREIGN:
        return f"not in the quotes: {' '.join(foreign[:6])}"
    near = support.nearest(text)
    if word := turned(text, near):
        return f"turned round: {word}"
    if word := only_planned(text, claims, support.sentences):
        return f"planned, not so yet: {word}"
    if word := _direction(text, claims, support):
        return f"direction: {word}"
    if word := bound_elsewhere(text, support.whole):
        return f"belongs to something else: {word}"
    return support.roles_swapped(text, near)


def _direction(text: str, claims: Claims, support: Support) -> str:
    """A word with an opposite that the quotes lack: a rise, a fall or a comparison must follow from two figures."""
    missing = unheard(text, support.stems)
    if not missing:
        return ""
    for match in COMPARED.finditer(text):
        values = _compared(text, match, claims)
        if values is None:
            return match.group()
        if values[0] == values[1] or (values[1] > values[0]) is not bool(match["up"]):
            return match.group()
        missing = [stem for stem in missing if stem not in {word.stem for word in words(match.group())}]
    return missing[0] if missing else ""


def _compared(text: str, match: re.Match[str], claims: Claims) -> tuple[Decimal, Decimal] | None:
    """The earlier and the later value, or the bound and what is set against it."""
    ends = None if AGAINST.fullmatch(match.group()) else FROM_TO.search(text)
    if ends:
        values = [figure.value for figure in claims.figures if ends.start() <= figure.start < ends.end()]
        return (values[0], values[-1]) if len(values) > 1 else None
    before = [figure.value for figure in claims.figures if figure.start < match.start()]
    after = [figure.value for figure in claims.figures if figure.start >= match.end()]
    return (after[0], before[-1]) if before and after else None
