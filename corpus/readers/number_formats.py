"""Values of a spreadsheet as the sheet shows them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_BRACKETED = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_PADDING = re.compile(r"_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_DATE_TOKEN = re.compile(r'"[^"]*"|\\.|am/pm|a/p|y+|m+|d+|h+|s+(?:\.0+)?|.', re.IGNORECASE | re.DOTALL)
_DIGITS = re.compile(r"[#0?,]*[#0?](?:\.[#0?]+)?(?:[eE][+-]?0+)?(,*)|[#0?](,*)")
_LONGEST_GENERAL = 10
# Built-in formats that Excel shows as the short date of the reader's own country; the papers are British.
_LOCAL_DATES = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy hh:mm"}
_MONTHS = tuple(calendar.month_name)[1:]
_DAYS = tuple(calendar.day_name)
_NOON = 12


def shown(value: object, number_format: str) -> str:
    """The text that a cell shows: dates, percentages and amounts by their number format, text as it is."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date | time):
        return _moment(value, number_format)
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, int | float):
        return _number(value, number_format)
    return str(value)


def _moment(value: datetime | date | time, number_format: str) -> str:
    pattern = _LOCAL_DATES.get(number_format, number_format).split(";")[0]
    pattern = _BRACKETED.sub(r"\1", pattern)
    if not re.search(r"[ymdhs]", pattern, re.IGNORECASE) or pattern.lower() == "general":
        return _plain_moment(value)
    tokens = _DATE_TOKEN.findall(_PADDING.sub("", pattern))
    names = [token.lower() for token in tokens]
    twelve = any(name in ("am/pm", "a/p") for name in names)
    return "".join(
        _part(value, token, _is_minute(names, position), twelve) for position, token in enumerate(tokens)
    ).strip()


def _plain_moment(value: datetime | date | time) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    clock = isinstance(value, datetime) and value.time() != time()
    return value.strftime("%d/%m/%Y %H:%M" if clock else "%d/%m/%Y")


def _is_minute(names: Sequence[str], position: int) -> bool:
    """Whether an m means minutes: it comes after the hours or before the seconds."""
    if not names[position].startswith("m"):
        return False
    codes = [name for name in names[:position] if name[0] in "ymdhs"]
    after = [name for name in names[position + 1 :] if name[0] in "ymdhs"]
    return bool(codes and codes[-1].startswith("h")) or bool(after and after[0].startswith("s"))


def _part(value: datetime | date | time, token: str, is_minute: bool, twelve: bool) -> str:
    name = token.lower()
    if token.startswith('"'):
        return token[1:-1]
    if token.startswith("\\"):
        return token[1:]
    if name in ("am/pm", "a/p"):
        return ("AM" if getattr(value, "hour", 0) < _NOON else "PM")[: len(name) // 2]
    if name[0] in "hs" or is_minute:
        return _clock_part(value, name, is_minute, twelve)
    return _calendar_part(value, name, token) if name[0] in "ymd" else token


def _clock_part(value: datetime | date | time, name: str, is_minute: bool, twelve: bool) -> str:
    moment = value if isinstance(value, datetime | time) else time()
    number = moment.minute if is_minute else moment.hour if name[0] == "h" else moment.second
    if name[0] == "h" and twelve:
        number = number % _NOON or _NOON
    return f"{number:02d}" if len(name) > 1 else str(number)


def _calendar_part(value: datetime | date | time, name: str, token: str) -> str:
    if isinstance(value, time):
        return token
    length = len(name)
    if name[0] == "y":
        return f"{value.year:04d}" if length > len("yy") else f"{value.year % 100:02d}"
    number, names = (value.month, _MONTHS) if name[0] == "m" else (value.day, _DAYS)
    if length <= len("dd"):
        return f"{number:02d}" if length > 1 else str(number)
    word = names[value.month - 1 if name[0] == "m" else value.weekday()]
    return word if length > len("mmm") else word[:3]


def _number(value: float, number_format: str) -> str:
    sections = number_format.split(";")
    pattern = sections[1] if len(sections) > 1 and value < 0 and sections[1].strip() else sections[0]
    negative = value < 0 and pattern == sections[0]
    if value == 0 and len(sections) > len("+-") and sections[2].strip():
        pattern = sections[2]
    pattern = _PADDING.sub("", _BRACKETED.sub(r"\1", pattern))
    digits = _DIGITS.search(_LITERAL.sub(lambda found: "\0" * len(found[0]), pattern))
    if pattern.strip().lower() in ("general", "@", "") or "/" in pattern or "e+" in pattern.lower():
        return _general(value)
    if not digits:
        return _literal(pattern) or _general(value)
    scaled = Decimal(repr(abs(value))) * (100 if "%" in _LITERAL.sub("", pattern) else 1)
    scaled /= 1000 ** len(digits[1] or digits[2] or "")
    before, after = _literal(pattern[: digits.start()]), _literal(pattern[digits.end() :])
    return f"{'-' if negative else ''}{before}{_digits(scaled, digits[0])}{after}".strip()


def _digits(value: Decimal, pattern: str) -> str:
    pattern = pattern.rstrip(",")
    whole, _, places = pattern.partition(".")
    rounded = value.quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    head, point, tail = text.partition(".")
    while tail and tail[-1] == "0" and places[len(tail) - 1] in "#?":
        tail = tail[:-1]
    if "0" not in whole and not head.strip("0,"):
        head = ""
    return f"{head.zfill(whole.count('0'))}{point if tail else ''}{tail}"


def _literal(pattern: str) -> str:
    return _LITERAL.sub(lambda found: found[1] if found[1] is not None else found[2], pattern)


def _general(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{value:.{_LONGEST_GENERAL}g}"
