"""All that the papers say of one action: its fields, contradictions and changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from assistant.answers.wording import plural
from assistant.compose import Draft, Evidence, paper_name, printed_date, record_row
from assistant.inquiry import Found, Inquiry
from corpus.records.links import link_actions
from corpus.records.nouns import Action, Status


def describe_actions(inquiry: Inquiry, found: Sequence[Found], draft: Draft) -> None:
    """All fields of a few actions, each with its dates and contradictions; the newest paper first."""
    by_ref = Counter((item.document.id, item.action.ref) for item in found if item.action.ref)
    for (number, ref), count in by_ref.items():
        if count > 1:
            document = next(item.document for item in found if item.document.id == number)
            draft.say(f"{plural(count, 'row').capitalize()} carry the ref {ref} in the plan ({paper_name(document)}):")
    for item in sorted(found, key=lambda item: item.document.front.date or date.min, reverse=True):
        _describe(inquiry, item, draft)
    draft.results = tuple(found)


def _describe(inquiry: Inquiry, item: Found, draft: Draft) -> None:
    action, document = item.action, item.document
    evidence = (Evidence.of_action(document, action),)
    as_at = inquiry.as_at(document)
    name = f"Action {action.ref}" if action.ref else "The action"
    draft.say(f"**{name}** ({paper_name(document)}): “{' '.join(action.title.split())}”", *evidence)
    fields = [
        ("Owner", action.owner_text),
        ("End date", _due_words(action, as_at)),
        ("Status", action.status_text or "none printed"),
    ]
    fields += [("Progress", action.progress or "no update printed"), ("Outcome or success measure", action.outcome)]
    fields += [("Theme", " > ".join(part for part in (action.theme, action.subtheme) if part))]
    fields += list(action.extra)
    draft.list_items(((f"{label}: {text}", evidence) for label, text in fields if text.strip()))
    if action.hidden:
        draft.say("Note: this row is hidden in the spreadsheet.", *evidence)
    for note in _contradictions(inquiry, item):
        draft.say(f"Note: {note}", *evidence)
    _changes(inquiry, item, draft)
    draft.rows.append(record_row(document, action))
    draft.as_at = as_at


def _due_words(action: Action, as_at: date | None) -> str:
    if action.due is None:
        return f"{action.due_text} (no date)" if action.due_text else "none printed"
    text = action.due_text
    if as_at and action.status is not Status.COMPLETE:
        days = (as_at - action.due).days
        state = (
            f"{plural(days, 'day')} past on {printed_date(as_at)}" if days > 0 else f"not past on {printed_date(as_at)}"
        )
        return f"{text} ({state})"
    return text


def _contradictions(inquiry: Inquiry, item: Found) -> list[str]:
    notices = inquiry.records(item.document).notices
    places = set(item.action.places)
    return [notice.text for notice in notices if notice.kind == "contradiction" and notice.place in places]


def _changes(inquiry: Inquiry, item: Found, draft: Draft) -> None:
    """What an older version of the plan said of the same action."""
    own_day = item.document.front.date
    for older in inquiry.lexicon.documents:
        if older.front.council != item.document.front.council or older.id == item.document.id or not own_day:
            continue
        if not older.front.date or older.front.date >= own_day or not inquiry.lexicon.records[older.id].actions:
            continue
        links = link_actions(inquiry.lexicon.records[older.id].actions, inquiry.records(item.document).actions)
        for link in links:
            if link.newer is not None and link.newer.order == item.action.order and link.older is not None:
                before = link.older
                changes = []
                if before.status_text != item.action.status_text:
                    changes.append(f"status was “{before.status_text}”")
                if before.due_text != item.action.due_text:
                    slip = (item.action.due - before.due).days if item.action.due and before.due else None
                    moved = f", {abs(slip)} days {'later' if slip > 0 else 'earlier'} now" if slip else ""
                    changes.append(f"end date was {before.due_text}{moved}")
                if changes:
                    draft.say(
                        f"In the paper of {printed_date(older.front.date)}: {'; '.join(changes)}.",
                        Evidence.of_action(older, before),
                    )
