"""Abbreviations spelled out in running text: letters matched against the words before or after the bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SHORT = r"(?:[A-Za-z]{1,2}-)?[A-Z][A-Za-z]*(?:[&/]?[A-Za-z]+){0,3}|[A-Z]\s?(?:&|and)\s?[A-Z]"
_AFTER = re.compile(rf"\(\s*[\"“‘']?(?P<short>{_SHORT})[\"”’']?\s*\)")
_BEFORE = re.compile(
    r"(?<![\w&])(?P<short>(?:[a-z]-)?[A-Z][A-Za-z&/]*[A-Z][A-Za-z]?)\s+\(\s*(?P<long>[^()]{5,90}?)\s*\)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SMALL = frozenset(["and", "of", "the", "for", "in", "to", "on", "or", "a", "an", "at", "with", "by", "from", "&"])
_STOPS = re.compile(r"[.;:()!?]\s|[()]")
_MOST_LETTERS = 10


@dataclass(frozen=True, slots=True)
class SpelledOut:
    """An abbreviation and the words that it stands for, both as printed."""

    short: str
    long: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def spelled_out(text: str) -> Iterator[SpelledOut]:
    """Every abbreviation that a line of text spells out, in order."""
    found: list[tuple[int, SpelledOut]] = []
    for match in _AFTER.finditer(text):
        before = text[: match.start()].rstrip()
        start = _long_form_start(before, _letters(match["short"]))
        if start is not None:
            found.append((match.start(), SpelledOut(_term(match["short"]), before[start:], text[start : match.end()])))
    for match in _BEFORE.finditer(text):
        for long in dict.fromkeys((match["long"], re.split(r"[,;–]|\s-\s", match["long"])[0].strip())):
            if _long_form_start(long, _letters(match["short"])) == 0:
                found.append((match.start(), SpelledOut(_term(match["short"]), long, match.group())))
                break
    yield from (item for _, item in sorted(found, key=lambda pair: pair[0]))


def _term(short: str) -> str:
    """One way of writing it: "A and A" is "A&A", "e-PEP" is a kind of PEP."""
    pair = re.fullmatch(r"([A-Z])\s?(?:&|and)\s?([A-Z])", short)
    if pair:
        return f"{pair[1]}&{pair[2]}"
    bare = re.sub(r"^[a-z]-", "", short)
    return bare[:-1] if re.search(r"[A-Z]s$", bare) else bare


def _letters(short: str) -> str:
    term = _term(short)
    letters = re.sub(r"[^A-Za-z]", "", term).lower()
    capitals = sum(1 for char in term if char.isupper())
    if not 2 <= len(letters) <= _MOST_LETTERS or (capitals < 2 and len(letters) < 4):
        return ""
    return letters


def _long_form_start(before: str, letters: str) -> int | None:
    """Where the words begin whose initials are the letters, the last word right before the bracket."""
    if not letters:
        return None
    last_stop = max((match.end() for match in _STOPS.finditer(before)), default=0)
    words = [_Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(before, last_stop)]
    if not words or words[-1].end != len(before.rstrip("\"”’'")):
        return None
    words = words[-3 * len(letters) :]
    first = _match_back(words, len(words) - 1, letters)
    if first is None:
        first = _same_initials(words, letters)
    return None if first is None else words[first].start


def _match_back(words: list[_Word], index: int, letters: str) -> int | None:
    """Index of the first word of the long form; small words may be passed over, others may not."""
    if index < 0:
        return None
    word = words[index].text.lower()
    if word[0] == letters[-1]:
        if len(letters) == 1 and word not in _SMALL:
            return index
        if len(letters) > 1:
            found = _match_back(words, index - 1, letters[:-1])
            if found is not None:
                return found
    return _match_back(words, index - 1, letters) if word in _SMALL and index < len(words) - 1 else None


def _same_initials(words: list[_Word], letters: str) -> int | None:
    """The same initials in another order, from four letters on ("not in education, training or employment (NEET)")."""
    if len(letters) < 4:
        return None
    initials = ""
    for index in range(len(words) - 1, -1, -1):
        word = words[index].text.lower()
        if word in _SMALL:
            continue
        initials = word[0] + initials
        if len(initials) == len(letters):
            return index if initials[0] == letters[0] and sorted(initials) == sorted(letters) else None
    return None
