"""Actions counted by owner, theme or status, and the group or date that stands out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from assistant.answers.action_lists import action_table
from assistant.answers.wording import filter_words, plural
from assistant.compose import Draft, Evidence, paper_name, printed_date, record_row
from assistant.inquiry import Found, Inquiry
from assistant.selection import is_past
from assistant.understand.question import ActionFilter
from corpus.records.nouns import Action
from index.library import StoredDocument


def tell_breakdown(
    inquiry: Inquiry, document: StoredDocument, chosen: Sequence[Action], wanted: ActionFilter, draft: Draft
) -> None:
    name, key = _group(inquiry.question.text, default="status")
    groups = _grouped(chosen, key)
    draft.say(f"The plan ({paper_name(document)}) has **{len(chosen)}** actions{_of(wanted)}; by {name}:")
    draft.table(
        (name.capitalize(), "Actions"),
        (
            ((label, str(len(rows))), tuple(Evidence.of_action(document, action) for action in rows[:2]))
            for label, rows in (*groups,)
        ),
    )
    draft.blocks[-1] += f"\n| Total | {sum(len(rows) for _, rows in groups)} | |"
    draft.rows += [record_row(document, action) for action in chosen]
    draft.results = tuple(Found(document, action) for action in chosen)


def _of(wanted: ActionFilter) -> str:
    words = filter_words(wanted, None)
    return f" that {words}" if words else ""


def _group(text: str, default: str) -> tuple[str, Callable[[Action], tuple[str, ...]]]:
    """What to count by, read from the question."""
    lower = text.lower()
    if "sub-theme" in lower or "subtheme" in lower:
        return "sub-theme", lambda action: (action.subtheme or "none given",)
    if any(word in lower for word in ("theme", "priority", "priorities", "area", "section", "pillar", "workstream")):
        return "theme", lambda action: (action.theme or "none given",)
    if any(word in lower for word in ("owner", "who", "role", "officer", "person", "lead", "responsible")):
        return "owner", lambda action: action.owners or (action.owner_text or "none given",)
    if any(word in lower for word in ("month", "date", "deadline")) and default != "status":
        return "end date", lambda action: (action.due_text or "none given",)
    return "status", lambda action: (action.status_text or "none given",)


def _grouped(actions: Sequence[Action], key: Callable[[Action], tuple[str, ...]]) -> list[tuple[str, list[Action]]]:
    groups: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        for label in key(action):
            groups[label].append(action)
    return sorted(groups.items(), key=lambda group: -len(group[1]))


def tell_extreme(inquiry: Inquiry, document: StoredDocument, chosen: Sequence[Action], draft: Draft) -> None:
    lower = inquiry.question.text.lower()
    group_words = ("most", "fewest", "least", "more actions", "number")
    if any(word in lower for word in group_words) and "overdue" not in lower.split("most")[-1][:10]:
        name, key = _group(lower, default="theme")
        groups = _grouped(chosen, key)
        if not groups:
            return
        fewest = "fewest" in lower or "least" in lower
        size = len(groups[-1][1] if fewest else groups[0][1])
        best = [group for group in groups if len(group[1]) == size]
        for label, rows in best:
            draft.say(
                f"**{label}** has the {'fewest' if fewest else 'most'} actions in the plan ({paper_name(document)}): "
                f"**{len(rows)} of {len(chosen)}**{_of(inquiry.question.actions)}.",
                *(Evidence.of_action(document, action) for action in rows[:3]),
            )
            draft.rows += [record_row(document, action) for action in rows]
            draft.results = tuple(Found(document, action) for action in rows)
        draft.table(
            (name.capitalize(), "Actions"),
            (((label, str(len(rows))), (Evidence.of_action(document, rows[0]),)) for label, rows in groups[:12]),
        )
        return
    _extreme_date(inquiry, document, chosen, draft)


def _extreme_date(inquiry: Inquiry, document: StoredDocument, chosen: Sequence[Action], draft: Draft) -> None:
    lower = inquiry.question.text.lower()
    as_at = inquiry.as_at(document)
    dated = [action for action in chosen if action.due]
    if "overdue" in lower:
        dated = [action for action in dated if is_past(action, as_at)]
    earliest = any(word in lower for word in ("earliest", "first", "soonest", "overdue", "next"))
    if "next" in lower and as_at:
        dated = [action for action in dated if action.due and action.due >= as_at]
    if not dated:
        return
    pick = min if earliest else max
    day = pick(action.due for action in dated if action.due)
    rows = [action for action in dated if action.due == day]
    side = "earliest" if earliest else "latest"
    draft.say(
        f"The {side} end date{_of(inquiry.question.actions)} in the plan ({paper_name(document)}) "
        f"is **{printed_date(day)}**, for {plural(len(rows), 'action')} "
        f"({len(chosen) - len(dated)} of {len(chosen)} rows have no date to compare)."
    )
    action_table(document, rows, draft)
    draft.results = tuple(Found(document, action) for action in rows)
