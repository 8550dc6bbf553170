"""What a text claims: figures, dates, refs, names and quoted words, each as it is compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from assistant.understand.words import NUMBER_WORDS, STOP_WORDS
from corpus.dates import Precision, find_dates

MARK = re.compile(r"(?<!\\)\[(\d{1,4})\](?!\()")
QUOTED = re.compile(r"“([^“”]*)”")
NUMBER = re.compile(
    r"(?<![\w.])(?P<money>£\s?)?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?:st|nd|rd|th)?"
    r"(?P<scale>\s?(?:m|k|bn|million|billion|thousand)\b)?(?P<share>\s?%|\s?per ?cent\b|\s?percent\w*)?(?![\w])",
    re.I,
)
NUMBER_WORD = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})\b", re.I)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
LARGE = re.compile(rf"\b({'|'.join(TENS)})(?:[\s-]({'|'.join(NUMBER_WORDS)}))?\b|\b(?:a|one) hundred\b|\bhalf\b", re.I)
REF = re.compile(
    r"(?<![\w£.])(?=[\w./-]*\d)(?=[\w./-]*[A-Za-z])(?:[A-Z]{1,5}[-./]?)?\d{1,3}(?:[./-]\d{1,3}){0,3}[A-Za-z]{0,2}(?![\w%])"
)
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|\d+(?:m|k|bn)", re.I)
DOTTED = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){2,}(?![\w%])")
YEAR = re.compile(r"(?:19|20)\d\d")
CAPITAL = re.compile(r"(?<![\w'’])[A-Z][\w&’'-]*")
SCALES = {"k": 1000, "thousand": 1000, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
LINK = re.compile(
    r"https?:|www\.|\]\(|!\[|\]\s*:|javascript:|data:\w+/|<\s*/?\s*[a-zA-Z!]|[\w.]+@[\w-]+\.\w|&#?\w+;|\[\[", re.I
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, free of how it is written."""

    value: Decimal
    unit: str
    """"%", "£" or empty."""
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Day:
    """A date at its precision."""

    date: date
    precision: Precision
    text: str
    start: int

    @property
    def key(self) -> str:
        """ "d:2017-06-06" for a day, "m:2017-06" for a month, "y:2017" for anything longer."""
        if self.precision == Precision.DAY:
            return f"d:{self.date}"
        return f"m:{self.date:%Y-%m}" if self.precision == Precision.MONTH else f"y:{self.date.year}"


@dataclass(frozen=True, slots=True)
class Claims:
    """All that can be held against a quote."""

    figures: tuple[Figure, ...]
    dates: tuple[Day, ...]
    refs: tuple[str, ...]
    names: tuple[str, ...]
    """Words written with a capital, the first word of a sentence left out."""
    quoted: tuple[str, ...]


@lru_cache(maxsize=4096)
def read_claims(text: str) -> Claims:
    """Every claim of a text whose marks and emphasis have been taken out."""
    days = read_dates(text)
    rest = text
    for day in days:
        rest = rest[: day.start] + " " * len(day.text) + rest[day.start + len(day.text) :]
    names = _names(rest)
    refs = tuple(
        match.group()
        for pattern in (REF, DOTTED)
        for match in pattern.finditer(rest)
        if not ORDINAL.fullmatch(match.group())
    )
    for ref in refs:
        rest = rest.replace(ref, " " * len(ref))
    return Claims(read_figures(rest), days, refs, names, tuple(QUOTED.findall(text)))


def read_dates(text: str) -> tuple[Day, ...]:
    """Every date of a text."""
    return tuple(Day(found.date, found.precision, found.text, found.start) for found in find_dates(text))


def read_figures(text: str) -> tuple[Figure, ...]:
    """Every number of a text, in digits or in words."""
    found = []
    for match in NUMBER.finditer(text):
        try:
            value = Decimal(match["digits"].replace(",", ""))
        except InvalidOperation:
            continue
        scale = SCALES.get((match["scale"] or "").strip().lower(), 1)
        unit = "£" if match["money"] else "%" if match["share"] else ""
        found.append(Figure(value * scale, unit, match.group().strip(), match.start()))
    spelled = [(match, _large(match)) for match in LARGE.finditer(text)]
    taken = [match.span() for match, _ in spelled]
    found += [Figure(value, "", match.group(), match.start()) for match, value in spelled if value is not None]
    for match in NUMBER_WORD.finditer(text):
        if match.group().lower() != "one" and not any(start <= match.start() < end for start, end in taken):
            found.append(Figure(Decimal(NUMBER_WORDS[match.group().lower()]), "", match.group(), match.start()))
    return tuple(sorted(found, key=lambda figure: figure.start))


def _large(match: re.Match[str]) -> Decimal | None:
    if match.group(1):
        return Decimal(TENS[match.group(1).lower()] + int(NUMBER_WORDS.get((match.group(2) or "zero").lower(), "0")))
    return Decimal(100) if "hundred" in match.group().lower() else None


def _names(text: str) -> tuple[str, ...]:
    names = []
    for match in CAPITAL.finditer(text):
        before = text[: match.start()].rstrip(" *_\"'“”‘(")
        opens = not before or before[-1] in ".!?:;|-–•>\n" or text[match.start() - 1 : match.start()] == "“"
        if not opens and match.group().lower() not in STOP_WORDS and len(match.group()) > 1:
            names.append(re.sub(r"['’]s?$", "", match.group()))
    return tuple(names)


@lru_cache(maxsize=20_000)
def squeeze(text: str) -> str:
    """Letters and digits alone, in lower case: what a quote is compared by."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def bare(text: str) -> str:
    """A text without its marks, emphasis and escapes."""
    return re.sub(r"\\([|*_\[\]])", r"\1", MARK.sub("", text)).replace("**", "")


def marks_of(text: str) -> tuple[int, ...]:
    """Numbers of the marks of a text, in order, each once."""
    return tuple(dict.fromkeys(int(number) for number in MARK.findall(text)))


def holds_link(text: str) -> bool:
    """Whether a text holds a link, an image, mark-up or an address."""
    return bool(LINK.search(text))
