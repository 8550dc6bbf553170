"""The way in: a question with its conversation becomes an answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, AnswerStatus, Scope
from assistant.answering import answer
from assistant.answers.examples import example_questions
from assistant.answers.refusal import refuse
from assistant.compose import Draft
from assistant.conversation import State, carry_over
from assistant.inquiry import Inquiry
from assistant.known import known_of
from assistant.lexicon import Lexicon
from assistant.model import LanguageModel
from assistant.papers_told import tell_papers
from assistant.planning import planned
from assistant.sentences import SentenceIndex
from assistant.standing import Standing
from assistant.understand.question import Question
from assistant.understand.reading import read_question
from assistant.verify import verify
from assistant.worded import worded
from index.library import Library, StoredDocument


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
        tell_papers(inquiry, draft)
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
        lexicon, _ = self._names()
        return example_questions(lexicon)


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
