"""Dates as councils write them: due dates, dates in running text, and the periods of indicators.

British order always. What is not certain is none: no date is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.date_grammar import LONE_MONTH, LONE_YEAR, RUNNING, SHORT_MONTH, Precision, Reading, Reckoning, Shape

__all__ = ["FoundDate", "Precision", "find_dates", "parse_due", "parse_period"]

NOT_DUE = re.compile(
    r"\b(?:complet\w*|achieved|done|closed|finished|delivered|implemented|actioned|discharged|superseded|started"
    r"|commenc\w+"
    r"|began|beginning|start(?:ing|s)?|since|after|from|onwards?|on-?going|rolling|continu\w+|tb[cad]"
    r"|to be (?:confirmed|agreed|decided|determined)"
    r"|immediate(?:ly)?|w/c|week commencing|not before|n/?a|spring|summer|autumn|winter|easter|term)\b",
    re.I,
)
_FORMER = re.compile(
    r"[(\[]\s*(?:was|were|previously|formerly|originally|original(?: date)?|prev(?:ious)?(?: date)?"
    r"|(?:revised|moved|changed|extended|slipped|deferred|brought forward) from)\b[^()\[\]]*[)\]]",
    re.I,
)
"""What a date was before it was moved, in brackets behind the one that holds."""
PERIOD_WORDS = re.compile(
    r"\b(?:\d{1,2} months|as at|as of|at|on|to|the|of|end(?:ing|ed)?|by|for|in|up|year|month|week|quarter"
    r"|financial|calendar|fy"
    r"|f/y|w/e"
    r"|ytd|to date"
    r"|provisional|outturn|actual|final|mid|date|position|period)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One date of a text; dates of one phrase ("12 and 13 September 2017") share its text and start."""

    text: str
    """The phrase as printed."""
    start: int
    """Where the phrase begins in the text searched."""
    date: date
    """A month, quarter or year stands for its last day."""
    precision: Precision
    join: str = ""
    """"to" for the ends of a range, "and" for a list, empty for a single date."""


def find_dates(text: str, *, year_hint: int | None = None) -> tuple[FoundDate, ...]:
    """Every date of running text, in order; one without its year only where a year is given to reckon with."""
    return tuple(
        FoundDate(text[start:end], start, day, reading.precision, reading.join)
        for start, end, reading in _scan(text, RUNNING, Reckoning(year_hint))
        if reading is not None
        for day in reading.dates
    )


def parse_due(text: str, *, year_hint: int | None = None, financial: bool = False) -> date | None:
    """The one due date that a cell gives.

    None where it gives none (a name, TBC, ongoing, immediate), a date of something else (completed, started, from),
    only a season, or several different dates, whether a list, a range or a revision: which of them holds
    is not ours to say, unless the cell says in brackets what the date "was".
    "Q3 2023" is a calendar quarter unless `financial`; "Q3 2023/24" is always a financial one.
    """
    line = _FORMER.sub(" ", " ".join(text.split())).strip()
    if NOT_DUE.search(line):
        return None
    shapes = (*RUNNING, SHORT_MONTH, LONE_MONTH) if year_hint is not None else (*RUNNING, SHORT_MONTH)
    readings = [reading for *_, reading in _scan(line, shapes, Reckoning(year_hint, financial))]
    days = {day for reading in readings if reading for day in reading.dates}
    if len(days) != 1 or None in readings:
        return None
    return next(iter(days))


def parse_period(text: str, *, financial: bool = False) -> date | None:
    """The last day of an indicator's period, where the text is nothing but a period."""
    line = " ".join(text.split())
    found = _scan(line, (*RUNNING, SHORT_MONTH, LONE_YEAR), Reckoning(None, financial))
    rest = line
    for start, end, _ in found:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    if re.search(r"\w", PERIOD_WORDS.sub(" ", rest)):
        return None
    last = found[-1][2] if found else None
    if last is None or (len(found) > 1 and not re.search(r"\bto\b|[–-]", line)):
        return None
    return last.dates[-1]


def _scan(text: str, shapes: Iterable[Shape], reckoning: Reckoning) -> list[tuple[int, int, Reading | None]]:
    """Phrases in the order of the text, with none for one that is no date ("31 June"); earlier shapes come first."""
    taken: list[tuple[int, int, Reading | None]] = []
    for shape in shapes:
        for match in shape.pattern.finditer(text):
            if all(match.end() <= start or match.start() >= end for start, end, _ in taken):
                taken.append((match.start(), match.end(), shape.read(match, reckoning)))
    return sorted(taken, key=lambda item: item[0])
