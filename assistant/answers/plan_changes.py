"""What changed from one version of a plan to the next: dropped, new, slipped, other status."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.wording import plural
from assistant.compose import Draft, Evidence, printed_date, record_row
from assistant.inquiry import Found, Inquiry
from assistant.selection import speaks_of
from assistant.understand.words import words
from corpus.records.links import Link, link_actions
from corpus.records.nouns import Action
from index.library import StoredDocument

DROPPED = re.compile(
    r"\b(?:dropped|removed|disappear\w*|gone from|no longer|deleted|left out|taken out|missing from|vanish\w*"
    r"|fallen (?:out|off))\b",
    re.I,
)
NEW = re.compile(
    r"\b(?:new|added|extra|additional|brought in)\b(?! (?:social|staff|posts?|chair|head|director|team))", re.I
)
SLIPPED = re.compile(
    r"\b(?:deadlines?|dates?)\b.{0,60}\b(?:changed|moved|slipped)\b"
    r"|\b(?:slipp\w*|slid|pushed back|put back|moved|later dates?|extended|extensions?|delayed|postponed|date changes?"
    r"|changed dates?|new dates?|revised dates?|dates? (?:have |has )?(?:changed|moved|slipped))\b",
    re.I,
)
STATUS = re.compile(
    r"\b(?:status(?:es)?|position|rating)s?\b.{0,30}\bchang\w*|\bchang\w*\b.{0,30}\b(?:status|position|rating)"
    r"|\b(?:finished|completed|delivered|got worse|got better|moved on) since\b",
    re.I,
)
CHANGED = re.compile(
    r"\bwhat(?:['’]s| has| have)? (?:been )?chang\w*|\bchanges?\b.{0,30}\b(?:plan|since|between|actions?)\b"
    r"|\bdifferen(?:ce|t)\b.{0,30}\b(?:plan|versions?)\b"
    r"|\bhow (?:has|have|did) (?:the )?(?:plan|actions?)\b.{0,20}\bchang\w*",
    re.I,
)
PLAN = re.compile(r"\b(?:actions?|tasks?|plan|tracker|dates?|deadlines?)\b", re.I)


def answer_plan_changes(inquiry: Inquiry) -> Draft | None:
    """Compare the two newest versions of a plan in scope, or none where the question asks for something else."""
    text = inquiry.question.text
    kinds = [
        name
        for name, pattern in (("dropped", DROPPED), ("new", NEW), ("slipped", SLIPPED), ("status", STATUS))
        if pattern.search(text)
    ]
    whole = bool(CHANGED.search(text)) and not kinds
    if not PLAN.search(text) or not (kinds or whole) or inquiry.question.actions.refs:
        return None
    if not (
        inquiry.question.asks_actions
        or re.search(
            r"\bsince\b|\bbetween\b|\bfrom\b.{0,40}\bto\b|\blast (?:time|report|paper)\b|\bversions?\b", text, re.I
        )
    ):
        return None
    pair = _versions(inquiry)
    if pair is None:
        return None
    older, newer = pair
    linked = link_actions(inquiry.lexicon.records[older.id].actions, inquiry.lexicon.records[newer.id].actions)
    if sum(1 for link in linked if link.older and link.newer) < len(linked) / 4:
        return None
    links = _on_topic(inquiry, linked)
    draft = Draft(engine="records")
    if whole:
        kinds = ["dropped", "new", "slipped", "status"]
    for kind in kinds:
        _tell(kind, links, older, newer, draft)
    draft.as_at = newer.front.date
    return draft


def _on_topic(inquiry: Inquiry, links: Sequence[Link]) -> Sequence[Link]:
    """Only the actions that the question's topic words name, where some do."""
    text = inquiry.question.text
    kind = {
        word.stem
        for pattern in (DROPPED, NEW, SLIPPED, STATUS, CHANGED)
        for match in pattern.finditer(text)
        for word in words(match.group())
    }
    about = tuple(key for key in inquiry.question.actions.topic or inquiry.question.actions.about if key not in kind)
    heard = tuple(key for key in about if any(_speaks(inquiry, link, (key,)) for link in links))
    narrowed = [link for link in links if heard and _speaks(inquiry, link, heard)]
    return narrowed if 0 < len(narrowed) <= max(3, len(links) // 4) else links


def _speaks(inquiry: Inquiry, link: Link, about: tuple[str, ...]) -> bool:
    return any(action is not None and speaks_of(action, about, inquiry.index) for action in (link.older, link.newer))


def _versions(inquiry: Inquiry) -> tuple[StoredDocument, StoredDocument] | None:
    """The two newest plans of one council; papers that the question names narrow nothing, for a change needs two."""
    councils = {document.front.council for document in inquiry.documents}
    for council in inquiry.councils:
        plans = [
            document
            for document in inquiry.lexicon.documents
            if document.front.council == council
            and council in councils
            and inquiry.lexicon.records[document.id].actions
            and document.front.date
        ]
        if len(plans) >= 2:
            return plans[-2], plans[-1]
    return None


def _tell(kind: str, links: Sequence[Link], older: StoredDocument, newer: StoredDocument, draft: Draft) -> None:
    span = f"from {printed_date(older.front.date)} to {printed_date(newer.front.date)} ({newer.front.council})"
    if kind in {"dropped", "new"}:
        paper = older if kind == "dropped" else newer
        actions = [
            link.older if kind == "dropped" else link.newer
            for link in links
            if (link.newer is None if kind == "dropped" else link.older is None)
        ]
        rows = [action for action in actions if action is not None]
        verb = "in the earlier paper only" if kind == "dropped" else "in the later paper only"
        draft.say(f"**{plural(len(rows), 'action')}** {'stands' if len(rows) == 1 else 'stand'} {verb}, {span}.")
        if rows:
            draft.table(
                ("Ref", "Action", "Owner", "Due", "Status"),
                (
                    (
                        (row.ref, row.title, row.owner_text, row.due_text, row.status_text),
                        (Evidence.of_action(paper, row),),
                    )
                    for row in rows
                ),
            )
        draft.rows += [record_row(paper, row) for row in rows]
        draft.results = (*draft.results, *(Found(paper, row) for row in rows))
        return
    pairs = [(link.older, link.newer) for link in links if link.older and link.newer]
    if kind == "slipped":
        changed = [(one, two) for one, two in pairs if one.due and two.due and two.due > one.due]
        label, columns = "a later end date", ("Ref", "Action", "Was due", "Now due", "Days later")
    else:
        changed = [(one, two) for one, two in pairs if one.status_text != two.status_text]
        label, columns = "another status", ("Ref", "Action", "Status was", "Status now", "Due now")
    have = "has" if len(changed) == 1 else "have"
    draft.say(f"**{plural(len(changed), 'action')}** of {len(pairs)} in both papers {have} {label}, {span}.")
    if changed:
        draft.table(
            columns,
            (
                (_cells(kind, one, two), (Evidence.of_action(older, one), Evidence.of_action(newer, two)))
                for one, two in changed
            ),
        )
    draft.rows += [record_row(newer, two) for _, two in changed]
    draft.results = (*draft.results, *(Found(newer, two) for _, two in changed))


def _cells(kind: str, one: Action, two: Action) -> tuple[str, ...]:
    if kind == "slipped" and one.due and two.due:
        return two.ref, two.title, one.due_text, two.due_text, str((two.due - one.due).days)
    return two.ref, two.title, one.status_text, two.status_text, two.due_text
