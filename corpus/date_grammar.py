"""The shapes that dates are written in, British order always, and what each shape means."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How much of a date is printed; a month, quarter or year stands for its last day."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one phrase says: its dates in order, how they are joined, and how exactly they are given."""

    dates: tuple[date, ...]
    precision: Precision
    join: str = ""
    """"to" for a range, "and" for a list, empty for a single date."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the paper around a phrase settles: the year of "30 June", and what "Q3 2023" means."""

    year: int | None = None
    financial: bool = False


MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th)\b)?"
JOIN = r"\s*(?:,\s*and\b|,|&|\band\b|\bto\b|\buntil\b|\bor\b|[–—-]|/)\s*"
# "5 June 15 children" holds no year: two digits before a common noun are a number of things.
SHORT_YEAR = (
    r"['’]?\d{2}(?![\d:%]|[./]\d)(?!\s+(?!and\b|to\b|for\b|by\b|at\b|in\b|on\b|was\b|is\b|with\b|or\b|the\b)[a-z])"
)
YEAR = rf"(?:(?:19|20)\d{{2}}(?!\d)|{SHORT_YEAR})"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
DAYS = rf"{DAY}(?:{JOIN}{WEEKDAY}{DAY})*"
FREE = r"(?<![\w./£])"
_PART = rf"{WEEKDAY}(?P<days>{DAYS})\s*-?\s*(?:of\s+)?{MONTH.format('month')}(?![a-z])(?:,?[\s-]*(?P<year>{YEAR}))?"
_UNNAMED_PART = re.sub(r"\?P<\w+>", "?:", _PART)
PART = re.compile(_PART, re.I)


def full_year(text: str) -> int:
    """Year of two or four digits; 70 to 99 are of the last century."""
    number = int(text.strip("'’ "))
    if number >= 100:
        return number
    return number + (1900 if number >= 70 else 2000)


def month_number(name: str) -> int:
    """1 to 12 of a month's name or its abbreviation."""
    return ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec").index(
        name[:3].lower()
    ) + 1


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def quarter_end(quarter: int, year: int, *, financial: bool) -> date:
    """Last day of a quarter; a financial one counts from the April of `year`."""
    if not financial:
        return month_end(year, quarter * 3)
    return month_end(year, quarter * 3 + 3) if quarter < 4 else month_end(year + 1, 3)


def _exact(year: int, month: int, day: int) -> date | None:
    if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def _joined(text: str) -> str:
    return "to" if re.search(r"\bto\b|\buntil\b|[–—-]\s*\d|\d\s*[–—-]", text, re.I) else "and"


def _read_days(match: re.Match[str], reckoning: Reckoning) -> Reading | None:
    year, later_month, dates = reckoning.year, 0, list[date]()
    for part in reversed(list(PART.finditer(match.group()))):
        month = month_number(part["month"])
        if part["year"]:
            year = full_year(part["year"])
        elif year is not None and later_month and month > later_month:
            year -= 1
        if year is None:
            return None
        later_month = month
        for day in reversed(re.findall(r"\d+", part["days"])):
            found = _exact(year, month, int(day))
            if found is None:
                return None
            dates.append(found)
    dates.reverse()
    inner = re.sub(r"-(?=[a-z])|(?<=[a-z])-", " ", match.group(), flags=re.I) if len(dates) == 1 else match.group()
    return Reading(tuple(dates), Precision.DAY, _joined(inner) if len(dates) > 1 else "")


def _read_month_first(match: re.Match[str], _: Reckoning) -> Reading | None:
    days = [int(day) for day in re.findall(r"\d+", match["days"])]
    found = [_exact(int(match["year"]), month_number(match["month"]), day) for day in days]
    dates = tuple(day for day in found if day is not None)
    if len(dates) < len(days):
        return None
    return Reading(dates, Precision.DAY, _joined(match["days"]) if len(dates) > 1 else "")


def _read_numbers(match: re.Match[str], _: Reckoning) -> Reading | None:
    found = _exact(full_year(match["year"]), int(match["month"]), int(match["day"]))
    return Reading((found,), Precision.DAY) if found else None


def _read_month(match: re.Match[str], _: Reckoning) -> Reading | None:
    return Reading((month_end(full_year(match["year"]), month_number(match["month"])),), Precision.MONTH)


def _read_months(match: re.Match[str], _: Reckoning) -> Reading | None:
    first, last, year = month_number(match["first"]), month_number(match["last"]), full_year(match["year"])
    dates = (month_end(year - (first > last), first), month_end(year, last))
    return Reading(dates, Precision.MONTH, "and" if re.search(r"\band\b|[&/]", match.group(), re.I) else "to")


def _read_month_alone(match: re.Match[str], reckoning: Reckoning) -> Reading | None:
    if reckoning.year is None:
        return None
    return Reading((month_end(reckoning.year, month_number(match["month"])),), Precision.MONTH)


def _read_month_number(match: re.Match[str], _: Reckoning) -> Reading | None:
    return Reading((month_end(int(match["year"]), int(match["month"])),), Precision.MONTH)


def _follows(first: str, second: str) -> bool:
    return (full_year(first) + 1) % 100 == int(second) % 100


def _read_quarter(match: re.Match[str], reckoning: Reckoning) -> Reading | None:
    quarter = int(match["quarter"])
    if match["next"]:
        if not _follows(match["year"], match["next"]):
            return None
        return Reading((quarter_end(quarter, full_year(match["year"]), financial=True),), Precision.QUARTER)
    if len(match["year"]) < 4:
        return None
    return Reading((quarter_end(quarter, int(match["year"]), financial=reckoning.financial),), Precision.QUARTER)


def _read_financial_year(match: re.Match[str], _: Reckoning) -> Reading | None:
    if not _follows(match["year"], match["next"]):
        return None
    return Reading((date(full_year(match["year"]) + 1, 3, 31),), Precision.FINANCIAL_YEAR)


def _read_year_end(match: re.Match[str], _: Reckoning) -> Reading | None:
    return Reading((date(int(match["year"]), 12, 31),), Precision.YEAR)


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a date, and how it is read; a reading of none still takes its place in the text."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Reckoning], Reading | None]


_FINANCIAL = r"(?P<year>(?:19|20)\d{2})\s?[/–-]\s?(?P<next>(?:20)?\d{2})(?![\d/.-]\d|\d)"
_QUARTER = r"(?:Q|Qtr\.?|Quarter)\s?(?P<quarter>[1-4])"
_QUARTER_YEAR = r"(?P<year>(?:(?:19|20)\d{2}|\d{2}(?=\s?[/–-]\s?\d{2})))(?:\s?[/–-]\s?(?P<next>(?:20)?\d{2}))?(?!\d)"


def _shape(pattern: str, read: Callable[[re.Match[str], Reckoning], Reading | None]) -> Shape:
    return Shape(re.compile(pattern, re.I), read)


ISO = _shape(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[-/])(?P<month>\d{2})(?P=mark)(?P<day>\d{2})"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?!\d)",
    _read_numbers,
)
NUMBERS = _shape(
    r"(?<![\d./-])(?P<day>\d{1,2})\s?(?P<mark>[./-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>(?:19|20)\d{2}"
    r"|\d{2})(?![\d/]|\.\d)",
    _read_numbers,
)
DAY_MONTHS = _shape(rf"{FREE}{_UNNAMED_PART}(?:{JOIN}{_UNNAMED_PART})*", _read_days)
MONTH_FIRST = _shape(
    rf"\b{MONTH.format('month')}\s+(?P<days>{DAYS}),?\s+(?P<year>(?:19|20)\d{{2}})(?!\d)", _read_month_first
)
QUARTER = _shape(rf"\b{_QUARTER}\s?[,:(-]?\s?(?:of\s+)?{_QUARTER_YEAR}", _read_quarter)
YEAR_QUARTER = _shape(rf"(?<!\d){_QUARTER_YEAR}\s?[,:-]?\s?\(?{_QUARTER}", _read_quarter)
MONTHS_YEAR = _shape(
    rf"\b{MONTH.format('first')}\s*(?:[–—/&-]|\bto\b|\band\b|\bor\b)\s*{MONTH.format('last')}[\s-]*(?P<year>(?:19"
    rf"|20)\d{{2}}(?!\d))",
    _read_months,
)
MONTH_YEAR = _shape(
    rf"\b{MONTH.format('month')},?\s?[\s/-]?\s?(?P<year>(?:19|20)\d{{2}}(?!\d)|['’]\d{{2}}(?!\d))", _read_month
)
END_MONTH = _shape(rf"\bend\s+(?:of\s+)?{MONTH.format('month')}[\s-]*(?P<year>{YEAR})", _read_month)
MONTH_NUMBER = _shape(r"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d{2})(?![\d/])", _read_month_number)
FINANCIAL_YEAR = _shape(rf"(?<![\d/.-]){_FINANCIAL}", _read_financial_year)
YEAR_END = _shape(r"(?<!year )(?<!year-)\bend\s+(?:of\s+)?(?P<year>(?:19|20)\d{2})(?!\s?[/–-]\s?\d|\d)", _read_year_end)
SHORT_MONTH = _shape(rf"\b{MONTH.format('month')}[\s-]?['’]?(?P<year>\d{{2}})(?![\d:%])", _read_month)
LONE_MONTH = _shape(rf"\b{MONTH.format('month')}(?![\w'’])", _read_month_alone)
LONE_YEAR = _shape(r"(?<![\d/.,£-])(?P<year>19[5-9]\d|20[0-4]\d)(?![\d%]|[/.,–-]\d)", _read_year_end)

RUNNING: tuple[Shape, ...] = (
    ISO,
    NUMBERS,
    DAY_MONTHS,
    MONTH_FIRST,
    QUARTER,
    YEAR_QUARTER,
    END_MONTH,
    MONTHS_YEAR,
    MONTH_YEAR,
    MONTH_NUMBER,
    FINANCIAL_YEAR,
    YEAR_END,
)
"""What is sure to be a date in the middle of a sentence."""
