"""Answers about what is promised and coming up: commitments of running text by date."""

from __future__ import annotations

import re
from datetime import date

from assistant.compose import Draft, Evidence, paper_name, printed_date, record_row
from assistant.inquiry import Inquiry
from assistant.understand.question import Wanted

COMING = re.compile(
    r"\b(?:coming up|upcoming|next steps?|milestones?|what happens next|scheduled|planned next|forthcoming"
    r"|still to come|ahead|timetable|key dates|what(?:['’]s| is) next)\b",
    re.I,
)
PROMISED = re.compile(r"\b(?:promis\w+|commit(?:ted|ments?|s)?|pledg\w+|undertak\w+|undertook)\b", re.I)


def answer_milestones(inquiry: Inquiry) -> Draft | None:
    """List dated commitments after the date to reckon from; none where the question asks for something else."""
    text = inquiry.question.text
    coming, promised = COMING.search(text), PROMISED.search(text)
    if not (coming or promised) or inquiry.question.wanted not in {Wanted.THING, Wanted.DATE, Wanted.NUMBER}:
        return None
    if len(inquiry.question.keys) > 7 or inquiry.question.actions.refs:
        return None
    draft = Draft(engine="records")
    for document in inquiry.documents:
        as_at = inquiry.as_at(document)
        items = [
            item
            for item in inquiry.records(document).commitments
            if item.due_text and (not coming or item.due is None or as_at is None or item.due >= as_at)
        ]
        if not items:
            continue
        after = f" after {printed_date(as_at)}" if coming and as_at else ""
        draft.say(f"**{len(items)}** dated commitments{after} stand in the text ({paper_name(document)}):")
        for item in sorted(items, key=lambda item: (item.due or date.max, item.order)):
            draft.rows.append(record_row(document, item))
        draft.list_items(
            (
                f"{item.due_text}: “{' '.join(item.sentence.split())}”",
                (Evidence(document, item.quote or item.sentence, item.places),),
            )
            for item in sorted(items, key=lambda item: (item.due or date.max, item.order))
        )
        draft.as_at = as_at
    return draft if draft.blocks and len(draft.rows) <= 40 else None
