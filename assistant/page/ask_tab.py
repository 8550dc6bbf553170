"""The Ask tab: the conversation, its filters, and what is carried over from earlier questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.answer import Scope
from assistant.dates_given import parse_date
from assistant.page import answer_view
from assistant.page.desk import Asked, Desk
from assistant.page.words import paper_name
from corpus.errors import UserError

PENDING = '<p class="pending" role="status">Looking through the papers…</p>'
Talk = tuple[Asked, ...]


class AskTab:
    """Builds the tab inside the Blocks that are open, and answers its events."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.talk = gr.State(())
        with gr.Row(elem_classes="ask-row"):
            with gr.Column(scale=3, elem_classes="ask-main"):
                self.conversation = gr.HTML(self.welcome(), elem_id="conversation", apply_default_css=False)
                self.problem = gr.HTML("", elem_id="ask-problem", apply_default_css=False)
                self.carried = gr.CheckboxGroup(
                    [],
                    label="Carried over from your earlier questions",
                    info="Untick what the next question should not take up.",
                    visible=False,
                    elem_id="carried",
                    interactive=True,
                )
                with gr.Row(elem_id="composer"):
                    self.question = gr.Textbox(
                        label="Your question",
                        lines=1,
                        max_lines=4,
                        max_length=2000,
                        elem_id="question",
                        scale=6,
                        min_width=260,
                    )
                    self.send = gr.Button("Ask", variant="primary", elem_id="ask", scale=1, min_width=90)
                    self.anew = gr.Button("New conversation", elem_id="new-conversation", scale=1, min_width=200)
            with gr.Column(scale=1, min_width=240, elem_classes="ask-side"):
                gr.HTML("<h2>Search only</h2>", apply_default_css=False)
                self.councils = gr.Dropdown(
                    self.desk.councils(),
                    label="Councils",
                    info="None chosen: all of them.",
                    multiselect=True,
                    elem_id="councils",
                    interactive=True,
                )
                self.papers = gr.Dropdown(
                    self.paper_choices(),
                    label="Papers",
                    info="None chosen: all of them.",
                    multiselect=True,
                    elem_id="papers-filter",
                    interactive=True,
                )
                self.as_at = gr.Textbox(
                    label="Reckon lateness from",
                    info="A date such as 29 June 2015. Empty: the date of each paper.",
                    elem_id="as-at",
                    max_length=40,
                )
        self._connect()

    def welcome(self) -> str:
        """What stands in the place of a conversation before it begins."""
        with self.desk.lock:
            return answer_view.conversation((), self.desk.assistant.examples(), bool(self.desk.papers()))

    def paper_choices(self) -> list[tuple[str, str]]:
        """Names to choose from, each with the file name that a scope is made of."""
        return [(paper_name(paper), paper.name) for paper in self.desk.papers()]

    def refreshed(self, talk: Talk) -> tuple[Any, ...]:
        """Updates of `shown` after papers have been added or removed."""
        welcome = gr.skip() if talk else self.welcome()
        return gr.update(choices=self.desk.councils()), gr.update(choices=self.paper_choices()), welcome

    @property
    def shown(self) -> list[Any]:
        """The components that depend on which papers there are."""
        return [self.councils, self.papers, self.conversation]

    def _connect(self) -> None:
        inputs = [self.question, self.talk, self.councils, self.papers, self.as_at, self.carried]
        outputs = [self.conversation, self.talk, self.question, self.carried, self.problem]
        asking = gr.on(
            [self.send.click, self.question.submit],
            self._ask,
            inputs,
            outputs,
            show_progress="hidden",
            concurrency_limit=4,
            concurrency_id="ask",
            api_visibility="private",
        )
        asking.failure(lambda: answer_view.problem(answer_view.BROKEN), None, self.problem, api_visibility="private")
        self.anew.click(
            lambda: (self.welcome(), (), "", gr.update(choices=[], value=[], visible=False), ""),
            None,
            outputs,
            show_progress="hidden",
            api_visibility="private",
        )

    def _ask(
        self, question: str, talk: Talk, councils: list[str], papers: list[str], as_at: str, kept: list[str]
    ) -> Iterator[tuple[Any, ...]]:
        unchanged = (gr.skip(),) * 4
        question = " ".join((question or "").split())
        if not question:
            yield *unchanged, answer_view.problem("Type a question first, then choose Ask.")
            return
        yield *unchanged, PENDING
        carried = talk[-1].answer.carried if talk else ()
        try:
            asked = self.desk.ask(
                question,
                [earlier.question for earlier in talk],
                parse_date(as_at, "Reckon lateness from"),
                Scope(councils=tuple(councils or ()), documents=tuple(papers or ())),
                [entry for entry in carried if entry not in (kept or ())],
            )
        except UserError as error:
            yield *unchanged, answer_view.problem(str(error))
            return
        talk = (*talk, asked)
        entries = list(asked.answer.carried)
        chips = gr.update(choices=entries, value=entries, visible=bool(entries))
        yield answer_view.conversation(talk, (), has_papers=True), talk, "", chips, ""
