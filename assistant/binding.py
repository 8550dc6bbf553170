"""Whether a figure, date or grade of a statement belongs to something else in its source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.claims import read_claims
from assistant.understand.words import STOP_WORDS, stem

TOKEN = re.compile(r"\w+(?:['’]\w+)?|[,;:.]")
STOP = {",": 4, ";": 8, ":": 3, ".": 12}
REACH = 8


@dataclass(frozen=True, slots=True)
class Value:
    """One value with its place."""

    key: str
    kind: str
    start: int
    text: str


def bound_elsewhere(claim: str, source: str) -> str:
    """The first value of a claim whose own words stand nearer to another value of the source."""
    said, held = values_of(claim), values_of(source)
    for value in said:
        rivals = {other.key for other in held if other.kind == value.kind}
        if len(rivals) < 2 or value.key not in rivals:
            continue
        votes = dict.fromkeys(rivals, 0)
        for key in _own_words(claim, value, said):
            for nearest in _nearest(source, key, [other for other in held if other.kind == value.kind]):
                votes[nearest] += 1
        best = max(votes.values())
        if votes[value.key] == 0 and best >= 1 or best >= votes[value.key] + 2:
            return value.text
    return ""


def values_of(text: str) -> list[Value]:
    """Figures, dates and grades in order."""
    claims = read_claims(text)
    found = [Value(f"{figure.value.normalize()}{figure.unit}", f"figure{figure.unit}", figure.start, figure.text) for figure in claims.figures]
    found += [Value(day.key, "date", day.start, day.text) for day in claims.dates]
    for match in re.finditer(r"\b(requires improvement|outstanding|inadequate|good)(?: to be good)?\b", text, re.I):
        found.append(Value(match.group(1).lower(), "grade", match.start(), match.group()))
    return sorted(found, key=lambda value: value.start)


def _own_words(text: str, value: Value, values: list[Value]) -> set[str]:
    """Content stems around a value that stand nearer to it than to another of its kind."""
    same = [other for other in values if other.kind == value.kind]
    own = set()
    for token in TOKEN.finditer(text):
        if token.group() in STOP or token.group().lower() in STOP_WORDS or token.group()[0].isdigit():
            continue
        gaps = {other.start: _gap(text, token.start(), other.start) for other in same}
        if gaps and gaps[value.start] == min(gaps.values()) and gaps[value.start] <= REACH + 4:
            own.add(stem(token.group().lower()))
    return own


def _nearest(text: str, key: str, values: list[Value]) -> set[str]:
    """Keys of the values that stand nearest to any place of a stem."""
    found: set[str] = set()
    for token in TOKEN.finditer(text):
        if stem(token.group().lower()) != key:
            continue
        gaps = [(_gap(text, token.start(), value.start), value.key) for value in values]
        least = min(gap for gap, _ in gaps)
        found |= {name for gap, name in gaps if gap <= least + 1}
    return found


def _gap(text: str, one: int, other: int) -> int:
    """Words between two places; a comma, a full stop or the like counts for several."""
    between = text[min(one, other) : max(one, other)]
    return sum(STOP.get(token.group(), 1) for token in TOKEN.finditer(between))
