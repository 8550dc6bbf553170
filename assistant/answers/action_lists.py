"""Actions as a list: how many of how many, what could not be counted, and the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.wording import filter_words, overdue_words, plural
from assistant.compose import Draft, Evidence, paper_name, record_row
from assistant.inquiry import Found, Inquiry
from assistant.selection import selects
from assistant.understand.question import ActionFilter, Overdue
from corpus.records.nouns import Action
from index.library import StoredDocument

COLUMNS = ("Ref", "Action", "Owner", "Due", "Status")


def tell_list(
    inquiry: Inquiry, document: StoredDocument, chosen: Sequence[Action], wanted: ActionFilter, draft: Draft
) -> None:
    actions = inquiry.records(document).actions
    as_at = inquiry.as_at(document)
    number = f"**{len(chosen)} of {len(actions)}** actions" if chosen else f"**None (0) of the {len(actions)}** actions"
    words = filter_words(wanted, as_at)
    base = _base(inquiry, document, wanted)
    if base and not chosen:
        label, rows = base
        plan = f"in the plan ({paper_name(document)})"
        draft.say(
            f"**None (0) of the {len(rows)}** {label} {plan} {words}: {_why_none(rows, wanted)}.",
            *(Evidence.of_action(document, action) for action in rows[:8]),
        )
        draft.rows += [record_row(document, action) for action in rows]
        return
    told = f"{number} in the plan ({paper_name(document)}) {words}{_caveat(actions, wanted)}."
    draft.say(told.replace("  ", " ").replace(" .", "."))
    if chosen:
        if len(wanted.statuses) > 1:
            counts = Counter(action.status_text or "no status" for action in chosen)
            draft.say("Of these: " + ", ".join(f"**{count}** “{text}”" for text, count in counts.most_common()) + ".")
        action_table(document, chosen, draft)
    _other_sense(inquiry, document, actions, wanted, draft)
    draft.results = tuple(Found(document, action) for action in chosen)
    draft.as_at = as_at


def _base(inquiry: Inquiry, document: StoredDocument, wanted: ActionFilter) -> tuple[str, list[Action]] | None:
    """The set that a filter on dates or statuses was applied to, where it is smaller than the plan."""
    wider = replace(
        wanted,
        has_due=None,
        has_status=None,
        has_owner=None,
        due_words=(),
        statuses=(),
        status_words=(),
        overdue=None,
        due_on=None,
        due_from=None,
        due_to=None,
    )
    if wider.is_empty or wider == wanted:
        return None
    rows = [action for action in inquiry.records(document).actions if selects(wider, action, None, inquiry.index)]
    label = filter_words(wider, None)
    return (f"actions that {label}" if label else "actions", rows) if rows else None


def _why_none(rows: Sequence[Action], wanted: ActionFilter) -> str:
    if wanted.has_due:
        given = Counter(action.due_text or "no date" for action in rows)
        return "the end dates given are " + ", ".join(f"“{text}” ({count})" for text, count in given.most_common())
    given = Counter(action.status_text or "no status" for action in rows)
    return "the statuses given are " + ", ".join(f"“{text}” ({count})" for text, count in given.most_common())


def _caveat(actions: Sequence[Action], wanted: ActionFilter) -> str:
    """What could not be counted: rows without the field that the filter looks at."""
    notes = []
    if wanted.statuses or wanted.status_words or wanted.overdue in {Overdue.MARKED, Overdue.EITHER}:
        without = sum(1 for action in actions if not action.status_text)
        if without:
            notes.append(f"{plural(without, 'row')} of the plan {'has' if without == 1 else 'have'} no status")
    if wanted.due_on or wanted.due_from or wanted.due_to or wanted.overdue in {Overdue.PAST, Overdue.EITHER}:
        without = sum(1 for action in actions if action.due is None)
        if without:
            notes.append(f"{plural(without, 'row')} of the plan {'has' if without == 1 else 'have'} no date to compare")
    return f" ({'; '.join(notes)})" if notes else ""


def action_table(document: StoredDocument, chosen: Sequence[Action], draft: Draft) -> None:
    draft.table(
        COLUMNS,
        (
            (
                (action.ref, action.title, action.owner_text, action.due_text, action.status_text),
                (Evidence.of_action(document, action),),
            )
            for action in chosen
        ),
    )
    draft.rows += [record_row(document, action) for action in chosen]


def _other_sense(
    inquiry: Inquiry, document: StoredDocument, actions: Sequence[Action], wanted: ActionFilter, draft: Draft
) -> None:
    """One sentence for the other meaning of overdue."""
    as_at = inquiry.as_at(document)
    if wanted.overdue not in {Overdue.MARKED, Overdue.PAST} or as_at is None:
        return
    other = replace(wanted, overdue=Overdue.PAST if wanted.overdue is Overdue.MARKED else Overdue.MARKED)
    rows = [action for action in actions if selects(other, action, as_at, inquiry.index)]
    if rows:
        draft.say(
            f"In the other sense, {plural(len(rows), 'action')} {overdue_words(other.overdue, as_at, len(rows))}.",
            *(Evidence.of_action(document, action) for action in rows[:3]),
        )


def tell_both_senses(
    inquiry: Inquiry, document: StoredDocument, actions: Sequence[Action], wanted: ActionFilter, draft: Draft
) -> None:
    as_at = inquiry.as_at(document)
    results: list[Found] = []
    for sense in (Overdue.MARKED, Overdue.PAST):
        rows = [action for action in actions if selects(replace(wanted, overdue=sense), action, as_at, inquiry.index)]
        scope = filter_words(replace(wanted, overdue=None), as_at)
        text = f"**{len(rows)} of {len(actions)}** actions in the plan ({paper_name(document)})"
        draft.say(f"{text} {overdue_words(sense, as_at, len(rows))}{f' and {scope}' if scope else ''}.")
        if rows:
            action_table(document, rows, draft)
        results += [found for action in rows if (found := Found(document, action)) not in results]
    draft.results = tuple(results)
    draft.as_at = as_at
