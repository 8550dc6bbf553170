"""Fixed words for filters and counts."""

from __future__ import annotations

from datetime import date

from assistant.compose import printed_date
from assistant.understand.question import ActionFilter, Overdue
from corpus.records.nouns import Status

STATUS_NAMES = {
    Status.NOT_STARTED: "not started",
    Status.ON_TRACK: "in progress or on track",
    Status.AT_RISK: "at risk",
    Status.OVERDUE: "overdue",
    Status.COMPLETE: "complete",
    Status.PAUSED: "paused",
    Status.UNKNOWN: "of unknown status",
}


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 row", "2 rows"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def overdue_words(sense: Overdue | None, as_at: date | None, count: int = 2) -> str:
    """One sense of overdue, in words."""
    are, have = ("is", "has") if count == 1 else ("are", "have")
    day = printed_date(as_at) or "the date asked"
    match sense:
        case Overdue.MARKED:
            return f"{are} marked overdue by the paper itself"
        case Overdue.PAST:
            return f"{have} an end date before {day} and {are} not complete"
        case Overdue.MARKED_NOT_PAST:
            return f"{are} marked overdue although the end date had not passed on {day}"
        case Overdue.NOT_PAST:
            return f"{have} an end date that had not passed on {printed_date(as_at) or 'the date asked'}"
        case Overdue.EITHER:
            return f"{are} marked overdue or past the end date on {day}"
        case _:
            return ""


def filter_words(wanted: ActionFilter, as_at: date | None) -> str:
    """A filter as the end of a sentence: "belong to LSCB Chair and are paused"."""
    parts = [*_of_place_and_state(wanted, as_at), *_of_end_date(wanted), *_of_fields(wanted)]
    if wanted.about:
        parts.append(f"speak of {', '.join(key.removeprefix('@').replace('_', ' ') for key in wanted.about)}")
    return " and ".join(parts)


def _of_place_and_state(wanted: ActionFilter, as_at: date | None) -> list[str]:
    parts = []
    negated = "not " if wanted.negated_status else ""
    if wanted.owners:
        parts.append(f"belong to {' or '.join(wanted.owners)}")
    if wanted.themes:
        parts.append(f"stand under “{'” or “'.join(wanted.themes)}”")
    if wanted.statuses:
        parts.append(f"are {negated}{' or '.join(STATUS_NAMES[status] for status in wanted.statuses)}")
    if wanted.status_words:
        parts.append(f"are {negated}shown as {' or '.join(wanted.status_words)}")
    if wanted.overdue:
        parts.append(overdue_words(wanted.overdue, as_at))
    return parts


def _of_end_date(wanted: ActionFilter) -> list[str]:
    parts = []
    if wanted.due_on:
        parts.append(f"have the end date {printed_date(wanted.due_on)}")
    if wanted.due_from and wanted.due_to:
        parts.append(f"have an end date from {printed_date(wanted.due_from)} to {printed_date(wanted.due_to)}")
    elif wanted.due_from:
        parts.append(f"have an end date from {printed_date(wanted.due_from)} on")
    elif wanted.due_to:
        parts.append(f"have an end date up to {printed_date(wanted.due_to)}")
    return parts


def _of_fields(wanted: ActionFilter) -> list[str]:
    parts = []
    if wanted.has_status is False:
        parts.append("have no status")
    if wanted.has_owner is False:
        parts.append("have no owner")
    if wanted.due_words:
        parts.append(f"have “{wanted.due_words[0].upper()}” for an end date")
    if wanted.has_due is not None:
        parts.append("have an end date" if wanted.has_due else "have no end date")
    return parts
