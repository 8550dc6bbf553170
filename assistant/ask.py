"""The way in: a question with its conversation becomes an answer."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, AnswerStatus, Scope
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
from assistant.known import known_of
from assistant.lexicon import Lexicon
from assistant.model import LanguageModel
from assistant.planning import planned
from assistant.sentences import SentenceIndex
from assistant.standing import Standing
from assistant.understand.question import Question
from assistant.understand.reading import read_question
from assistant.verify import verify
from assistant.worded import worded
from index.library import Library, StoredDocument

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


class Assistant:
    """Answers questions from one library; the same question over the same papers gets the same answer."""

    def __init__(self, library: Library, model: LanguageModel | None = None) -> None:
        self.library = library
        self.model = model
        self._stands = Standing(library)
        self._known: tuple[tuple[int, str], ...] | None = None
        self._lexicon: Lexicon | None = None
        self._index: SentenceIndex | None = None

    def ask(
        self,
        question: str,
        turns: Sequence[str] = (),
        as_at: date | None = None,
        scope: Scope | None = None,
        dropped: Sequence[str] = (),
        shown: Callable[[str], None] = lambda _sentence: None,
    ) -> Answer:
        """Answer a question.

        `turns` are the earlier questions of the conversation, oldest first; `scope` restricts the search to
        councils and documents by name; `dropped` are entries of an earlier answer's `carried` that the
        conversation must not carry over. `shown` hears each sentence of a language model once it has been checked.
        """
        started = time.perf_counter()
        lexicon, index = self._names()
        state = State()
        for turn in turns:
            state = self._turn(turn, state, as_at, scope, dropped, lexicon, index)[0]
        state, draft, inquiry = self._turn(question, state, as_at, scope, dropped, lexicon, index)
        if self.model:
            return self._with_model(self.model, draft, inquiry, as_at, started, shown)
        return self._answer(draft, inquiry, as_at, started)

    def _with_model(
        self,
        model: LanguageModel,
        draft: Draft,
        inquiry: Inquiry,
        as_at: date | None,
        started: float,
        shown: Callable[[str], None],
    ) -> Answer:
        """The same answer, read and worded with a model's help where what it gives can be checked."""
        deadline = model.deadline()
        plan = planned(inquiry, draft, model, deadline)
        note = plan.note
        if plan.question:
            read = replace(inquiry, question=plan.question)
            again = answer(read)
            if again.status is AnswerStatus.ANSWERED:
                draft, inquiry = again, read
            else:
                note = ""
        given = replace(self._answer(draft, inquiry, as_at, started), note=note)
        return worded(given, inquiry.question, model, self._stands, deadline, shown)

    def _turn(
        self,
        text: str,
        state: State,
        as_at: date | None,
        scope: Scope | None,
        dropped: Sequence[str],
        lexicon: Lexicon,
        index: SentenceIndex,
    ) -> tuple[State, Draft, Inquiry]:
        councils = state.question.councils if state.question else ()
        question = carry_over(read_question(text, lexicon, as_at, councils), state, dropped)
        documents = _in_scope(lexicon.documents, question, scope)
        inquiry = Inquiry(question, self.library, lexicon, index, documents, earlier_results=state.results)
        draft = answer(inquiry)
        return State(question, draft.results), draft, inquiry

    def _names(self) -> tuple[Lexicon, SentenceIndex]:
        """Names and sentences of the papers as they are now."""
        documents = tuple(
            sorted(self.library.documents(), key=lambda document: (document.front.date or date.min, document.name))
        )
        known = tuple((document.id, document.sha256) for document in documents)
        if self._lexicon is None or self._index is None or known != self._known:
            records = {document.id: self.library.records(document.id) for document in documents}
            self._lexicon = Lexicon(documents, records)
            self._index = SentenceIndex(self.library, self._lexicon)
            self._known = known
        return self._lexicon, self._index

    def _answer(self, draft: Draft, inquiry: Inquiry, as_at: date | None, started: float) -> Answer:
        question = inquiry.question
        checked = verify(draft.text, draft.citations(), draft.rows, self._stands, known=known_of(inquiry, draft.as_at))
        if not checked.text.strip():
            draft = refuse(inquiry, "")
            checked = verify(draft.text, (), (), self._stands, known=known_of(inquiry, None))
        newest = max((document.front.date for document in draft.documents if document.front.date), default=None)
        return Answer(
            status=draft.status,
            text=checked.text,
            citations=checked.citations,
            rows=tuple(draft.rows),
            as_at=question.as_at or as_at or draft.as_at or newest,
            scope=Scope(
                tuple(council for council in inquiry.councils if council),
                tuple(document.name for document in inquiry.documents),
            ),
            engine=draft.engine,
            seconds=time.perf_counter() - started,
            carried=question.carried,
            note="A statement that no source bore out was left out." if checked.dropped else "",
        )

    def examples(self) -> tuple[str, ...]:
        """Questions that the papers loaded can answer, for an empty page."""
        from assistant.answers.examples import example_questions

        lexicon, _ = self._names()
        return example_questions(lexicon)


def answer(inquiry: Inquiry) -> Draft:
    """Answer for each council or paper that the question sets side by side, else once."""
    if not inquiry.documents:
        return refuse(inquiry, "No paper is loaded that fits the question.")
    parts = _side_by_side(inquiry)
    if len(parts) < 2 or (
        len(inquiry.question.councils) < 2 and (whole := answer_plan_changes(inquiry) or answer_indicators(inquiry))
    ):
        return whole if len(parts) >= 2 else _clauses(inquiry)
    drafts = [_once(replace(part, parts=len(parts))) for part in parts]
    good = [draft for draft in drafts if draft.status is AnswerStatus.ANSWERED]
    if not good:
        return (
            drafts[0]
            if len(drafts) == 1
            else refuse(inquiry, "", [item for draft in drafts for item in draft.evidence])
        )
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


def _in_scope(
    documents: Sequence[StoredDocument], question: Question, scope: Scope | None
) -> tuple[StoredDocument, ...]:
    """Papers within the user's own filter, the question's councils and the papers that it names."""
    allowed = [
        document
        for document in documents
        if scope is None
        or (
            (not scope.councils or document.front.council in scope.councils)
            and (not scope.documents or document.name in scope.documents)
        )
    ]
    of_council = [
        document for document in allowed if not question.councils or document.front.council in question.councils
    ]
    chosen = [document for document in of_council if document.id in question.documents]
    for council in question.councils:
        if chosen and not any(document.front.council == council for document in chosen):
            chosen += [document for document in of_council if document.front.council == council]
    return tuple(chosen or of_council)
