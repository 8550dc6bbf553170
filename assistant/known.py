"""What an answer may state of itself: the question, the papers searched and the sizes of their sets of actions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from assistant.inquiry import Inquiry
from assistant.reckoned import Known
from assistant.selection import selects
from assistant.understand.question import Overdue
from corpus.records.nouns import Action


def known_of(inquiry: Inquiry, as_at: date | None = None) -> Known:
    """Read from the inquiry; counts are made only where the question asks for actions."""
    question = inquiry.question
    filters = question.actions
    own = [document.front.date for document in inquiry.lexicon.documents]
    reckoned = [as_at, question.as_at, filters.due_on, filters.due_from, filters.due_to]
    papers = [text for document in inquiry.documents for text in (document.name, document.front.title)]
    papers += [item.name for document in inquiry.documents for item in inquiry.records(document).indicators]
    roles = [*filters.owners, *filters.themes, *filters.statuses, *filters.status_words, *filters.about]
    return Known(
        question=" ".join((question.text, *question.carried)),
        names=(*inquiry.lexicon.councils, *papers, *map(str, roles), " ".join(inquiry.lexicon.refs)),
        dates=tuple(day for day in (*own, *reckoned) if day),
        counts=_counts(inquiry),
    )


def _counts(inquiry: Inquiry) -> tuple[int, ...]:
    counts = {len(inquiry.documents), len(inquiry.councils)}
    if inquiry.question.asks_actions or inquiry.question.actions.refs:
        for document in inquiry.documents:
            actions = inquiry.records(document).actions
            counts |= _sizes(actions)
            for sense in (None, *Overdue):
                wanted = replace(inquiry.question.actions, overdue=sense)
                as_at = inquiry.as_at(document)
                counts.add(sum(1 for action in actions if selects(wanted, action, as_at, inquiry.index)))
    return tuple(sorted(counts))


def _sizes(actions: tuple[Action, ...]) -> set[int]:
    """How many actions a paper has, how many lack a field, and how many share a value."""
    sizes = {
        len(actions),
        sum(1 for action in actions if not action.status_text),
        sum(1 for action in actions if not action.due),
    }
    for values in (
        [action.status_text for action in actions],
        [action.theme for action in actions],
        [action.subtheme for action in actions],
        [action.due_text for action in actions],
        [owner for action in actions for owner in action.owners],
    ):
        sizes |= set(Counter(values).values())
    return sizes
