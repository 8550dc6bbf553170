"""Figures as papers print them: the number, its unit, and which columns hold periods."""

from __future__ import annotations

import re
from datetime import date

from corpus.dates import find_dates, parse_period

_FIGURE = re.compile(
    r"^[<>~≈]?\s*(?P<pound>£)?\s*(?P<sign>[-–−+])?\s*(?P<pound2>£)?\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*"
    r"(?P<unit>%|per\s?cent|percent|days?|weeks?|months?|years?|k|m|million)?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NO_VALUE = re.compile(
    r"^(?:n/?a|n/?k|tb[cad]|not\s+(?:available|known|applicable|reported)|no\s+data|awaiting.*|\*|c|x|\.{2,3})$", re.I
)
_SCALE = {"k": 1_000.0, "m": 1_000_000.0, "million": 1_000_000.0}
_PERIOD_SHAPE = re.compile(
    r"^(?:q(?:tr|uarter)?\.?\s*[1-4]|[1-4](?:st|nd|rd|th)\s+q(?:tr|uarter)|(?:week|wk|month|year|yr)\s*\d{1,2}|ytd|year\s+to\s+date|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\.?$",
    re.IGNORECASE,
)
_YEAR_PHRASE = re.compile(r"\b(?:19|20)\d\d\s*[/–-]\s*(?:(?:19|20)\d\d|\d\d)\b|\b(?:19|20)\d\d\b")


def is_value(text: str) -> bool:
    """Whether a cell holds a figure, or says that there is none."""
    bare = " ".join(text.split())
    return bool(_NO_VALUE.match(bare)) or number_of(bare) is not None


def number_of(text: str) -> float | None:
    """The number that a cell gives; none where other words follow it."""
    match = _FIGURE.match(" ".join(text.split()))
    if not match or (
        match["rest"] and not re.fullmatch(r"[(\[*†^#].*|[▲▼↑↓→←↔⬆⬇➡]+|/\s*\d.*|\(?[pr]\)?", match["rest"])
    ):
        return None
    number = float(match["number"].replace(",", "")) * _SCALE.get((match["unit"] or "").lower(), 1.0)
    return -number if match["sign"] in ("-", "–", "−") else number


def unit_of(text: str, name: str = "") -> str:
    """ "%", "£", "days" or empty, from the value or from the name of its column or row."""
    if "%" in text or re.search(r"per\s?cent", text, re.IGNORECASE):
        return "%"
    if "£" in text:
        return "£"
    if re.search(r"\bdays?\b", text, re.IGNORECASE):
        return "days"
    if re.search(r"\d", text) and re.search(r"^%|%$|\(%\)|\bpercentage\b|\bper\s?cent\b", name, re.IGNORECASE):
        return "%"
    if re.search(r"\(£|£\)|£000|^£", name):
        return "£"
    return "days" if re.search(r"\(days\)|\bin\s+days\b|^(?:avg\.?|average)\s+days$", name, re.IGNORECASE) else ""


def period_of(text: str, title: str = "") -> tuple[bool, date | None]:
    """Whether a text is a period's label, and its last day where the label or the table's title gives the year."""
    bare = " ".join(text.split()).rstrip("*:")
    if not bare or len(bare) > 45:
        return False, None
    day = parse_period(bare)
    if day is not None:
        return True, day
    if not _PERIOD_SHAPE.match(bare):
        return False, None
    years = {" ".join(match.group().split()) for match in _YEAR_PHRASE.finditer(title)}
    if len(years) == 1 and not find_dates(bare):
        return True, parse_period(f"{bare} {next(iter(years))}")
    return True, None
