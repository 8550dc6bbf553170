"""Dates as people type them."""

from __future__ import annotations

from datetime import date

from corpus.dates import find_dates
from corpus.errors import UserError


def parse_date(text: str | None, name: str) -> date | None:
    """A date such as 2015-06-29, 29/06/2015 or 29 June 2015; none for an empty text; `name` says whose it is."""
    if not text or not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        found = find_dates(text)
    if len(found) != 1:
        raise UserError(f"{name}: “{text}” is not a date; write it like 2015-06-29 or 29 June 2015")
    return found[0].date
