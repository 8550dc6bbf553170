"""Which answerer takes a question, whole, clause by clause or council by council."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import AnswerStatus
from assistant.answers.about import answer_about
from assistant.answers.actions import answer_actions
from assistant.answers.earlier import answer_earlier
from assistant.answers.indicators import answer_indicators
from assistant.answers.judgements import answer_judgements
from assistant.answers.milestones import answer_milestones
from assistant.answers.passages import answer_passages
from assistant.answers.plan_changes import answer_plan_changes
from assistant.answers.recommendations import answer_recommendations
from assistant.answers.refusal import refuse
from assistant.answers.sections import answer_section
from assistant.answers.terms import answer_terms
from assistant.compose import Draft
from assistant.conversation import State, carry_over
from assistant.inquiry import Found, Inquiry
from assistant.understand.reading import read_question

Answerer = Callable[[Inquiry], Draft | None]
FROM_RECORDS: tuple[Answerer, ...] = (
    answer_about,
    answer_earlier,
    answer_terms,
    answer_judgements,
    answer_plan_changes,
    answer_actions,
    answer_recommendations,
    answer_milestones,
    answer_indicators,
)
CLAUSE = re.compile(r",?\s+and\s+(?=(?:when|who|how|what|which|why|where|is|was|were|are|did|does|has|have)\b)", re.I)
"""Where a question goes on with another."""


def answer(inquiry: Inquiry) -> Draft:
    """Answer for each council or paper that the question sets side by side, else once."""
    if not inquiry.documents:
        return refuse(inquiry, "No paper is loaded that fits the question.")
    parts = _side_by_side(inquiry)
    if len(parts) < 2:
        return _clauses(inquiry)
    if len(inquiry.question.councils) < 2:
        whole = answer_plan_changes(inquiry) or answer_indicators(inquiry)
        if whole:
            return whole
    drafts = [_once(replace(part, parts=len(parts))) for part in parts]
    good = [draft for draft in drafts if draft.status is AnswerStatus.ANSWERED]
    if not good:
        return refuse(inquiry, "", [item for draft in drafts for item in draft.evidence])
    return _joined(good, drafts, parts)


def _clauses(inquiry: Inquiry) -> Draft:
    """Answer a question; where it goes on with another ("…, and when did …?"), answer that too."""
    first = _once(inquiry)
    text = inquiry.question.text
    split = CLAUSE.search(text)
    if (
        not split
        or inquiry.question.asks_actions
        or (first.rows and any(isinstance(item, Found) for item in first.results))
        or inquiry.parts > 1
    ):
        return first
    head = read_question(
        text[: split.start()] + "?", inquiry.lexicon, inquiry.question.as_at, inquiry.question.councils
    )
    tail = read_question(text[split.end() :], inquiry.lexicon, inquiry.question.as_at, inquiry.question.councils)
    head = replace(head, councils=inquiry.question.councils, documents=inquiry.question.documents)
    tail = carry_over(replace(tail, refers_back=True), State(head, first.results))
    tail = replace(tail, councils=inquiry.question.councils, documents=inquiry.question.documents)
    drafts = [_once(replace(inquiry, question=part, parts=2)) for part in (head, tail)]
    good = [draft for draft in drafts if draft.status is AnswerStatus.ANSWERED]
    if drafts[0].status is not AnswerStatus.ANSWERED:
        return first
    if len(good) == 2:
        return _joined(good, good, (inquiry, inquiry))
    if first.status is AnswerStatus.ANSWERED:
        return first
    drafts[0].say(f"The documents do not say “{text[split.end() :].strip(' ?')}”.")
    return drafts[0]


def _once(inquiry: Inquiry) -> Draft:
    for answerer in FROM_RECORDS:
        draft = answerer(inquiry)
        if draft is not None:
            return draft
    section = answer_section(inquiry)
    return section or answer_passages(inquiry)


def _side_by_side(inquiry: Inquiry) -> list[Inquiry]:
    """One inquiry a council, where several are named; one a paper, where several years of papers are."""
    question = inquiry.question
    if len(question.councils) > 1:
        return [
            replace(inquiry, documents=inquiry.of_council(council), question=replace(question, councils=(council,)))
            for council in question.councils
            if inquiry.of_council(council)
        ]
    finer = {feature[2:6] for feature in question.dates if feature[0] in "dm"}
    years = {feature for feature in question.dates if feature[0] == "y" and feature[2:] not in finer}
    dated = [document for document in inquiry.documents if document.front.date]
    papers = [document for document in dated if document.front.date and f"y:{document.front.date.year}" in years]
    chosen = papers if len({document.front.date for document in papers}) > 1 else []
    if not chosen and len(question.documents) > 1 and len({document.front.council for document in dated}) == 1:
        chosen = dated
    if len(chosen) < 2 or len(chosen) > 4:
        return []
    kept = frozenset(feature for feature in question.dates if feature[0] != "y")
    return [replace(inquiry, documents=(paper,), question=replace(question, dates=kept)) for paper in chosen]


def _joined(good: Sequence[Draft], drafts: Sequence[Draft], parts: Sequence[Inquiry]) -> Draft:
    """Several drafts as one, with their marks numbered anew."""
    whole = Draft(engine=good[0].engine)
    for draft, part in zip(drafts, parts, strict=True):
        if draft.status is not AnswerStatus.ANSWERED:
            names = ", ".join(dict.fromkeys(document.front.council for document in part.documents))
            whole.say(f"The papers of {names} do not say.")
            continue
        marks = {f"[{number}]": whole.mark(item) for number, item in enumerate(draft.evidence, start=1)}
        for block in draft.blocks:
            renumbered = _renumbered(block, marks)
            said = re.findall(r"“[^”]+”", renumbered)
            if renumbered not in whole.blocks and not (said and all(quote in whole.text for quote in said)):
                whole.blocks.append(renumbered)
        whole.rows += draft.rows
        whole.results = (*whole.results, *draft.results)
        whole.as_at = whole.as_at or draft.as_at
    return whole


def _renumbered(block: str, marks: dict[str, str]) -> str:
    return re.sub(r"\[\d+\]", lambda match: marks.get(match.group(), match.group()), block)
