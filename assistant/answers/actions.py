"""Answers from the register of actions: which papers and rows are meant, and in which form they are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.action_detail import describe_actions
from assistant.answers.action_groups import tell_breakdown, tell_extreme
from assistant.answers.action_lists import tell_both_senses, tell_list
from assistant.answers.ranking import rank
from assistant.answers.refusal import refuse
from assistant.compose import Draft, Evidence
from assistant.inquiry import Found, Inquiry
from assistant.selection import selects
from assistant.understand.question import ActionFilter, Form, Overdue, Wanted
from assistant.understand.words import MONEY, PERCENT, words
from corpus.records.nouns import Action
from index.library import StoredDocument

ROWS_OF_PLAN = re.compile(
    r"\b(?:individual|specific|single|separate|each|all(?: of)?|list|every)\b.{0,20}\b(?:actions|tasks)\b"
    r"|\b(?:actions|tasks)\b.{0,15}\b(?:in|of|on|from|under|within|make up)\b.{0,50}\b(?:plan|tracker|register)\b"
    r"|['’]s\b.{0,40}\bplan actions\b",
    re.I,
)


def answer_actions(inquiry: Inquiry) -> Draft | None:
    """Answer from action records, or none where the question does not ask for them or no paper in scope has any."""
    question = inquiry.question
    papers = _papers(inquiry)
    together = re.search(r"\d[A-Za-z]{0,2}\s*(?:,|and|&|or)\s*[A-Z]{0,5}\d", question.text)
    if question.missing_refs and not (question.actions.refs and together):
        return _no_such_ref(inquiry) if inquiry.with_actions() else None
    if not papers:
        return _no_rows(inquiry)
    if question.actions.refs:
        return _by_ref(inquiry)
    if not question.asks_actions:
        return None
    draft = Draft(engine="records")
    for document in papers:
        _answer_for(inquiry, document, draft)
    _without_actions(inquiry, papers, draft)
    return draft if draft.blocks else None


def _no_rows(inquiry: Inquiry) -> Draft | None:
    """A refusal where the rows of a plan are asked for and no paper in scope holds any; else none."""
    question = inquiry.question
    if not question.asks_actions or question.form is not Form.LIST or question.wanted is not Wanted.THING:
        return None
    if not ROWS_OF_PLAN.search(question.text):
        return None
    ranked = rank(inquiry, inquiry.documents)
    near = [Evidence.of_passage(match.sentence.document, match.sentence.passage) for match in ranked.matches[:1]]
    return refuse(inquiry, "No rows of that plan stand in the papers.", near)


def _papers(inquiry: Inquiry) -> tuple[StoredDocument, ...]:
    """The newest paper with actions of each council, unless the question names papers or two dates."""
    question = inquiry.question
    able = [document for document in inquiry.with_actions() if not _speaks_later(inquiry, document)]
    if question.documents:
        return tuple(able)
    newest: dict[str, StoredDocument] = {}
    for document in able:
        known = newest.get(document.front.council)
        if known is None or not _fits_better(inquiry, known, document):
            newest[document.front.council] = document
    return tuple(newest[council] for council in inquiry.councils if council in newest)


def _fits_better(inquiry: Inquiry, known: StoredDocument, newer: StoredDocument) -> bool:
    """Whether the older of two versions is the one that the question reckons from: by its month, or as at its time."""
    old, new = known.front.date, newer.front.date
    if old is None or new is None:
        return False
    if f"m:{old:%Y-%m}" in inquiry.question.dates:
        return True
    as_at = inquiry.question.as_at
    return as_at is not None and new > as_at


def _speaks_later(inquiry: Inquiry, document: StoredDocument) -> bool:
    """Whether the question is about a time that the paper could not know, or a plan of another year."""
    filters = inquiry.question.actions
    own = document.front.date
    if own is None or filters.due_on or filters.due_from or filters.due_to:
        return False
    reckoned = inquiry.question.as_at
    known = {f"m:{reckoned:%Y-%m}", f"y:{reckoned.year}"} if reckoned else set()
    days = [feature for feature in inquiry.question.dates if feature[0] in "my" and feature not in known]
    return any(feature[2:] > f"{own:%Y-%m}"[: len(feature) - 2] for feature in days)


def _answer_for(inquiry: Inquiry, document: StoredDocument, draft: Draft) -> None:
    question = inquiry.question
    actions = inquiry.records(document).actions
    wanted = _usable(inquiry, document)
    as_at = inquiry.as_at(document)
    if wanted is None:
        return
    chosen = [action for action in actions if selects(wanted, action, as_at, inquiry.index)]
    if question.form is Form.EXTREME:
        tell_extreme(inquiry, document, chosen, draft)
    elif question.form is Form.BREAKDOWN:
        tell_breakdown(inquiry, document, chosen, wanted, draft)
    elif wanted.overdue is Overdue.EITHER:
        tell_both_senses(inquiry, document, actions, wanted, draft)
    elif wanted.is_empty and question.form is Form.LIST and len(actions) > 60:
        tell_breakdown(inquiry, document, chosen, wanted, draft)
    else:
        tell_list(inquiry, document, chosen, wanted, draft)


def _usable(inquiry: Inquiry, document: StoredDocument) -> ActionFilter | None:
    """The filter with those topic words that narrow it; none where no action speaks of the topic named."""
    wanted = inquiry.question.actions
    actions = inquiry.records(document).actions
    as_at = inquiry.as_at(document)
    bare = replace(wanted, about=(), topic=())
    if wanted.topic:
        spoken = replace(bare, about=tuple(key for key in wanted.topic if _heard(inquiry, actions, key)))
        return spoken if spoken.about else None
    title = {word.stem for word in words(document.front.title)}
    heard = tuple(key for key in wanted.about if key not in title and _heard(inquiry, actions, key))
    together = replace(bare, about=heard)
    if heard and any(selects(together, action, as_at, inquiry.index) for action in actions):
        return together
    if bare.is_empty and wanted.about and not heard and inquiry.question.form is not Form.BREAKDOWN:
        return None if any(key not in title for key in wanted.about) else bare
    return bare


def _heard(inquiry: Inquiry, actions: Sequence[Action], key: str) -> bool:
    return any(selects(ActionFilter(about=(key,)), action, None, inquiry.index) for action in actions)


def _by_ref(inquiry: Inquiry) -> Draft | None:
    question = inquiry.question
    found = [
        Found(document, action)
        for document in inquiry.documents
        for action in inquiry.records(document).actions
        if action.ref.upper() in question.actions.refs
    ]
    if not found:
        return _no_such_ref(inquiry)
    pattern = {Wanted.MONEY: MONEY, Wanted.PERCENT: PERCENT}.get(question.wanted)
    if pattern and not any(pattern.search(f"{item.action.quote} {item.action.extra}") for item in found):
        near = Evidence.of_action(found[0].document, found[0].action)
        return refuse(inquiry, f"The row of action {found[0].action.ref} gives no such figure.", [near])
    draft = Draft(engine="records")
    describe_actions(inquiry, found, draft)
    for ref in question.missing_refs:
        draft.say(f"No action {ref} stands in the papers searched.")
    return draft


def _no_such_ref(inquiry: Inquiry) -> Draft:
    """A refusal that names the nearest refs."""
    question = inquiry.question
    wanted = ", ".join(question.missing_refs or question.actions.refs)
    near = []
    for document in inquiry.with_actions():
        for action in inquiry.records(document).actions:
            stem = "".join(character for character in wanted.split(",")[0] if character.isdigit())
            if stem and "".join(character for character in action.ref if character.isdigit()) == stem:
                near.append(Found(document, action))
    nearest = f" Refs that come near: {', '.join(dict.fromkeys(item.action.ref for item in near))}." if near else ""
    return refuse(
        inquiry,
        f"There is no action {wanted} in the papers searched.{nearest}",
        [Evidence.of_action(item.document, item.action) for item in near[:1]],
    )


def _without_actions(inquiry: Inquiry, papers: Sequence[StoredDocument], draft: Draft) -> None:
    """Which councils of the question have no plan among the papers."""
    if len(inquiry.councils) > 6 or not draft.blocks:
        return
    have = {document.front.council for document in papers}
    lack = [council for council in inquiry.councils if council not in have and council]
    if lack:
        draft.say(f"No action rows stand in the papers of {', '.join(lack)}.")
