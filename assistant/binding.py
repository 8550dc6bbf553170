"""Whether a figure, date or grade of a statement belongs to something else in its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.claims import read_claims
from assistant.sentences import names_person
from assistant.understand.words import STOP_WORDS, stem

TOKEN = re.compile(r"\d[\d,.]*\d|\w+(?:['’]\w+)?|[,;:.]")
YEAR = re.compile(r"(?:19|20)\d\d")
MONTH = re.compile(r"januari|februari|march|april|may|june|juli|august|septemb|octob|novemb|decemb")
STOP = {",": 4, ";": 8, ":": 3, ".": 12}
PRONOUN = re.compile(r"\b(?:it|its|them|they|their|this|which)\b", re.I)
NUMBERED = re.compile(r"\d+(?:\.\d+)+\s+[A-Z]")
SMALL_WORDS = STOP_WORDS | {"against", "within", "across", "among", "towards", "per", "around", "upon", "via"}
REACH = 6
CLOSE = 5


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
    if part := _other_part(claim, source):
        return part
    for value in said:
        kin = [other for other in held if other.kind == value.kind and not NUMBERED.match(source[other.start :])]
        if len({other.key for other in kin}) < 2 or value.key not in {other.key for other in kin}:
            continue
        if value.kind == "date":
            if _in_other_sentence(claim, value, said, source, kin):
                return value.text
            continue
        votes = dict.fromkeys((other.key for other in kin), 0)
        for key in _own_words(claim, value, said):
            nearest = _nearest(source, key, kin)
            if _alone(nearest, value) and not _by_pronoun(source, value, kin):
                return value.text
            for name in nearest:
                votes[name] += 2 if key.isdigit() else 1
        best = max(votes.values())
        if (votes[value.key] == 0 and best >= 1) or best >= votes[value.key] + 2:
            return value.text
    return ""


def _other_part(claim: str, source: str) -> str:
    """A "29 of 112" where the source has another number of 112, and not this one."""
    held = _parts(source)
    wholes = {whole for _, whole in held}
    return next(
        (f"{part} of {whole}" for part, whole in _parts(claim) if whole in wholes and (part, whole) not in held), ""
    )


def _parts(text: str) -> set[tuple[str, str]]:
    figures = read_claims(text).figures
    return {
        (f"{one.value.normalize()}", f"{two.value.normalize()}")
        for one, two in pairwise(figures)
        if re.fullmatch(r"\s+of\s+(?:the\s+|its\s+|all\s+)?", text[one.start + len(one.text) : two.start])
    }


def _in_other_sentence(claim: str, value: Value, said: list[Value], source: str, kin: list[Value]) -> bool:
    """Whether a date's own words stand in the source, but in no sentence that has the date."""
    own = _own_words(claim, value, said)
    with_date, without = set[str](), set[str]()
    for start, sentence in _sentences(source):
        dated = any(start <= other.start < start + len(sentence) and other.key == value.key for other in kin)
        (with_date if dated else without).update(stem(token.group().lower()) for token in TOKEN.finditer(sentence))
    return bool(own) and not own & with_date and bool(own & without)


def _sentences(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in re.finditer(r"\S.*?(?:\.(?=\s)|$)", text, re.S)]


def _by_pronoun(source: str, value: Value, kin: list[Value]) -> bool:
    """Whether the source speaks of what the value belongs to by a pronoun, so that its own words stand elsewhere."""
    places = [other for other in kin if other.key == value.key]
    return any(PRONOUN.search(re.split(r"[,;.](?=\s)", source[other.start : other.start + 60])[0]) for other in places)


def _alone(nearest: dict[str, int], value: Value) -> bool:
    """Whether a word stands right beside another value and in another clause than this one."""
    if value.key in nearest or not nearest:
        return False
    return min(nearest.values()) <= CLOSE


def values_of(text: str) -> list[Value]:
    """Figures, dates and grades in order."""
    claims = read_claims(text)
    found = [
        Value(f"{figure.value.normalize()}{figure.unit}", f"figure{figure.unit}", figure.start, figure.text)
        for figure in claims.figures
    ]
    found += [Value(day.key, "date", day.start, day.text) for day in claims.dates]
    for name in names_person(text):
        whole = re.search(rf"{re.escape(name)}(?:\s[A-Z][\w'’-]+)*", text)
        if whole:
            found.append(Value(whole.group().split()[-1], "person", whole.start(), whole.group()))
    for match in re.finditer(r"\b(requires improvement|outstanding|inadequate|good)(?: to be good)?\b", text, re.I):
        found.append(Value(match.group(1).lower(), "grade", match.start(), match.group()))
    return sorted(found, key=lambda value: value.start)


def _own_words(text: str, value: Value, values: list[Value]) -> set[str]:
    """Content stems and years around a value that stand nearer to it than to another of its kind."""
    same = [other for other in values if other.kind == value.kind]
    own = set()
    for token in TOKEN.finditer(text):
        word = token.group()
        if any(other.start <= token.start() < other.start + len(other.text) for other in same):
            continue
        if (
            word in STOP
            or word.lower() in SMALL_WORDS
            or (word[0].isdigit() and (value.kind == "date" or not YEAR.fullmatch(word)))
        ):
            continue
        gaps = {other.start: _gap(text, token.start(), other) for other in same}
        if gaps[value.start] <= REACH and all(gap > gaps[value.start] for at, gap in gaps.items() if at != value.start):
            own.add(stem(word.lower()))
    if value.kind == "date":
        own = {key for key in own if not MONTH.fullmatch(key)}
    return own


def _nearest(text: str, key: str, values: list[Value]) -> dict[str, int]:
    """Keys of the values that stand nearest to any place of a stem, with the distance; both ends of a span count."""
    found: dict[str, int] = {}
    for token in TOKEN.finditer(text):
        if stem(token.group().lower()) != key:
            continue
        gaps = [(_gap(text, token.start(), value), value) for value in values]
        least = min(gap for gap, _ in gaps)
        for gap, value in gaps:
            if gap <= least + 1:
                found[value.key] = min(gap, found.get(value.key, gap))
                if not key.isdigit():
                    found.update(dict.fromkeys(_with_joined(text, value, values, token.start()), gap))
    return found


def _with_joined(text: str, value: Value, values: list[Value], place: int) -> set[str]:
    """Keys of the values that follow in one series, for a word that stands before its first."""
    found = {
        other.key
        for other in values
        if _joined(text, value, other)
        and (place < value.start or " of " in text[value.start : other.start] + text[other.start : value.start])
    }
    last = value
    for other in sorted(values, key=lambda item: item.start):
        if place < value.start < other.start and _joined(text, last, other):
            found.add(other.key)
            last = other
    return found


def _joined(text: str, one: Value, other: Value) -> bool:
    """Whether two values are the ends of one "from … to …"."""
    first, last = sorted((one, other), key=lambda value: value.start)
    between = text[first.start : last.start]
    if first is last or ". " in between:
        return False
    ends = re.search(r"\bto\s+$", between) and re.search(r"\bfrom\s+$", text[: first.start])
    series = re.search(r"^\S+(?:\s+[\w/]+){1,4}(?:,|\s+and|,\s+and)\s+$", between)
    return bool(ends or series or re.search(r"^\S+\s+of\s+(?:the\s+)?$", between))


def _gap(text: str, place: int, value: Value) -> int:
    """Words between a place and a value; a comma, a full stop or the like counts for several."""
    end = value.start + len(value.text)
    between = text[end:place] if place >= end else text[place : value.start]
    return 1 + sum(STOP.get(token.group(), 1) for token in TOKEN.finditer(between))
