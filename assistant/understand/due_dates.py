"""Which end dates a question means by the dates and spans of time it names."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from assistant.understand.action_words import AFTER, BEFORE, BY, DUE
from assistant.understand.question import ActionFilter
from assistant.understand.words import NUMBER_WORDS
from corpus.dates import Precision


def speaks_of_due(text: str, filters: ActionFilter) -> bool:
    """Whether dates in the question are end dates: "the end of April" and "complete by April" are not."""
    bare = re.sub(r"\b(?:the )?end of\b", " ", text, flags=re.I)
    if filters.statuses or filters.status_words:
        return bool(re.search(r"\bdue\b|\b(?:end|target|due) dates?\b|\bdeadlines?\b", bare, re.I))
    return bool(DUE.search(bare))


def due_filter(text: str, filters: ActionFilter, days: list[tuple[int, date, Precision]]) -> ActionFilter:
    """Filters with the end dates that the question speaks of: on, by, before, after or between its dates."""
    start, day, precision = days[0]
    before = text[:start]
    first = _first_day(day, precision)
    if len(days) > 1 and re.search(r"\bbetween\b|\bfrom\b", before, re.I):
        return replace(filters, due_from=first, due_to=days[-1][1])
    if BEFORE.search(before):
        return replace(filters, due_to=first - timedelta(days=1))
    if BY.search(before):
        return replace(filters, due_to=day)
    if AFTER.search(before):
        return replace(filters, due_from=day + timedelta(days=1))
    if precision == Precision.DAY:
        return replace(filters, due_on=day)
    return replace(filters, due_from=first, due_to=day)


def _first_day(day: date, precision: Precision) -> date:
    if precision == Precision.MONTH:
        return day.replace(day=1)
    if precision == Precision.DAY:
        return day
    return day.replace(month=1, day=1)


def end_of_coming(start: date, match: re.Match[str]) -> date:
    """The last day of "the next three months" and the like, reckoned from a day."""
    word = (match.group(1) or "1").lower()
    count = int(NUMBER_WORDS.get(word, word if word.isdigit() else "1"))
    days = {"day": 1, "week": 7}.get(match.group(2).lower())
    if days:
        return start + timedelta(days=days * count)
    months = count * {"month": 1, "quarter": 3, "year": 12}[match.group(2).lower()]
    year, month = divmod(start.month - 1 + months, 12)
    last = calendar.monthrange(start.year + year, month + 1)[1]
    return date(start.year + year, month + 1, min(start.day, last))
