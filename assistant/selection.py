"""Which actions a filter lets through."""

from __future__ import annotations

import re
from datetime import date

from assistant.lexicon import name_stems
from assistant.sentences import SentenceIndex
from assistant.understand.question import ActionFilter, Overdue
from corpus.records.nouns import Action, Status

LEAD = re.compile(r"\bLeads?\s*:\s*(.+?)\s*(?:;|\bSupport\w*\s*:|$)", re.I | re.S)


def is_past(action: Action, as_at: date | None) -> bool:
    """Whether the end date had passed on that date and the action is not complete."""
    return bool(as_at and action.due and action.due < as_at and action.status is not Status.COMPLETE)


def selects(wanted: ActionFilter, action: Action, as_at: date | None, index: SentenceIndex) -> bool:
    """Whether an action passes every part of a filter."""
    return (
        (not wanted.refs or action.ref.upper() in wanted.refs)
        and (not wanted.owners or owned_by(action, wanted.owners, wanted.leads_only))
        and (not wanted.themes or action.theme in wanted.themes or action.subtheme in wanted.themes)
        and _status(wanted, action)
        and (wanted.has_status is None or bool(action.status_text.strip()) is wanted.has_status)
        and (wanted.has_owner is None or bool(action.owners) is wanted.has_owner)
        and _overdue(wanted, action, as_at)
        and _due(wanted, action)
        and (not wanted.about or speaks_of(action, wanted.about, index))
    )


def owned_by(action: Action, owners: tuple[str, ...], leads_only: bool = False) -> bool:
    """Whether one of these roles or people is an owner, alone or jointly; only as lead, where the cell tells leads."""
    if leads_only and (lead := LEAD.search(action.owner_text)):
        told = name_stems(lead.group(1))
        return any(" ".join(name_stems(owner)) in " ".join(told) for owner in owners)
    wanted = {name_stems(owner) for owner in owners}
    return any(name_stems(owner) in wanted for owner in (*action.owners, action.owner_text))


def _status(wanted: ActionFilter, action: Action) -> bool:
    passed = True
    if wanted.statuses:
        passed = action.status in wanted.statuses
    if wanted.status_words:
        passed = any(_shows(action.status_text.lower(), word) for word in wanted.status_words)
    return passed is not (wanted.negated_status and bool(wanted.statuses or wanted.status_words))


def _shows(status: str, word: str) -> bool:
    """Whether a printed status holds a word; a colour also by its letter."""
    return word in status or (word in {"red", "amber", "green", "blue"} and status.split()[:1] == [word[0]])


def _overdue(wanted: ActionFilter, action: Action, as_at: date | None) -> bool:
    marked = action.status is Status.OVERDUE
    match wanted.overdue:
        case Overdue.MARKED:
            return marked
        case Overdue.PAST:
            return is_past(action, as_at)
        case Overdue.MARKED_NOT_PAST:
            return marked and bool(action.due and as_at and action.due >= as_at)
        case Overdue.NOT_PAST:
            return bool(action.due and as_at and action.due >= as_at)
        case Overdue.EITHER:
            return marked or is_past(action, as_at)
        case _:
            return True


def _due(wanted: ActionFilter, action: Action) -> bool:
    if wanted.has_due is not None and (action.due is not None) is not wanted.has_due:
        return False
    if wanted.due_words and not any(word in action.due_text.lower() for word in wanted.due_words):
        return False
    if wanted.due_on or wanted.due_from or wanted.due_to:
        due = action.due
        return bool(
            due
            and (not wanted.due_on or due == wanted.due_on)
            and (not wanted.due_from or due >= wanted.due_from)
            and (not wanted.due_to or due <= wanted.due_to)
        )
    return True


def speaks_of(action: Action, about: tuple[str, ...], index: SentenceIndex) -> bool:
    """Whether title, outcome or sub-heading hold all of these stems or concepts."""
    stems, concepts, _, _ = _action_words(action, index)
    return all(key in stems or key in concepts for key in about)


def _action_words(
    action: Action, index: SentenceIndex
) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    document = index.documents[0]
    return index.context(document, f"{action.title}\n{action.outcome}\n{action.subtheme}")
