"""Whether a figure or a date that its source only plans is told as if it were so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claims, read_claims

PLANNED = re.compile(
    r"\b(?:will|shall|should|aim(?:s|ed|ing)? to|plan(?:s|ned|ning)? to|intend(?:s|ed)? to|"
    r"(?:is|are|was|were) to|to be \w+ed|propos\w+|expect\w*|hopes? to"
    r"|recommend\w*|target|forecast\w*|would)\b",
    re.I,
)
SAID_AS_PLAN = re.compile(
    rf"{PLANNED.pattern}|\b(?:due|want\w*|ask\w*|need\w*|must|plans?|planned|may|might|could|ambition|goal"
    r"|deadline|set to|next|aims?|commit\w*"
    r"|intention|against)\b",
    re.I,
)


def only_planned(text: str, claims: Claims, sentences: Sequence[str]) -> str:
    """The first figure or date that stands in the sources only after words of planning, where the text has none."""
    if SAID_AS_PLAN.search(text):
        return ""
    values = [(figure.value, figure.text) for figure in claims.figures]
    keys = [(day.key, day.text) for day in claims.dates]
    for wanted, said in (*values, *keys):
        places = [ahead for sentence in sentences for value, ahead in _values(sentence) if value == wanted]
        if places and all(places):
            return said
    return ""


def _values(sentence: str) -> list[tuple[object, bool]]:
    """Each figure and date of a sentence, and whether words of planning stand before it."""
    claims = read_claims(sentence)
    match = PLANNED.search(sentence)
    start = match.end() if match else len(sentence)
    found: list[tuple[object, bool]] = [(figure.value, figure.start > start) for figure in claims.figures]
    return found + [(day.key, day.start > start) for day in claims.dates]
