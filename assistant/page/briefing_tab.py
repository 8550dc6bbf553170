"""The Briefing tab: choose councils, papers and themes, read the draft, save it."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import urlencode

import gradio as gr

from assistant.briefing import BriefingChoice, make_briefing
from assistant.dates_given import parse_date
from assistant.page.answer_view import BROKEN, problem
from assistant.page.ask_tab import Talk
from assistant.page.briefing_view import briefing_html
from assistant.page.desk import Desk
from assistant.page.words import paper_name
from assistant.record_rows import RecordKind, record_rows
from corpus.errors import UserError

INTRODUCTION = (
    "<h2>Briefing for a meeting</h2><p>A draft of about two pages: what was recommended, where it stands, what is "
    "late, what changed, and questions to ask. Choose nothing to brief on all papers.</p>"
)


class BriefingTab:
    """Builds the tab inside the Blocks that are open, and answers its events."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        gr.HTML(INTRODUCTION, apply_default_css=False)
        with gr.Row():
            self.councils = gr.Dropdown(
                desk.councils(), label="Councils", multiselect=True, elem_id="briefing-councils", interactive=True
            )
            self.papers = gr.Dropdown(
                self._paper_choices(), label="Papers", multiselect=True, elem_id="briefing-papers", interactive=True
            )
            self.themes = gr.Dropdown(
                self._themes(), label="Themes", multiselect=True, elem_id="briefing-themes", interactive=True
            )
            self.as_at = gr.Textbox(label="Reckon lateness from", max_length=40, elem_id="briefing-as-at")
        make = gr.Button("Make the briefing", variant="primary", elem_id="make-briefing")
        self.draft = gr.HTML("", elem_id="briefing", apply_default_css=False)
        making = make.click(
            self._make,
            [self.councils, self.papers, self.themes, self.as_at],
            self.draft,
            show_progress="hidden",
            api_visibility="private",
        )
        making.failure(lambda: problem(BROKEN), None, self.draft, api_visibility="private")

    @property
    def shown(self) -> list[Any]:
        """The components that depend on which papers there are."""
        return [self.councils, self.papers, self.themes]

    def refreshed(self, _talk: Talk) -> tuple[Any, ...]:
        """Updates of `shown` after papers have been added or removed."""
        return (
            gr.update(choices=self.desk.councils()),
            gr.update(choices=self._paper_choices()),
            gr.update(choices=self._themes()),
        )

    def _paper_choices(self) -> list[tuple[str, str]]:
        return [(paper_name(paper), str(paper.id)) for paper in self.desk.papers()]

    def _themes(self) -> list[str]:
        rows = record_rows(self.desk.library, RecordKind.ACTIONS)
        return sorted({theme for row in rows if (theme := getattr(row.record, "theme", ""))})

    def _make(self, councils: list[str], papers: list[str], themes: list[str], as_at: str) -> str:
        try:
            choice = BriefingChoice(
                councils=tuple(councils or ()),
                document_ids=tuple(int(number) for number in papers or () if number.isdecimal()),
                themes=tuple(themes or ()),
                as_at=parse_date(as_at, "Reckon lateness from"),
            )
            briefing = make_briefing(self.desk.library, choice)
        except UserError as error:
            return problem(str(error))
        return briefing_html(briefing, _downloads(choice))


def _downloads(choice: BriefingChoice) -> str:
    given = [
        *(("council", council) for council in choice.councils),
        *(("paper", str(number)) for number in choice.document_ids),
        *(("theme", theme) for theme in choice.themes),
        *((("as_at", choice.as_at.isoformat()),) if choice.as_at else ()),
    ]
    asked = escape(f"?{urlencode(given)}" if given else "", quote=True)
    return " ".join(
        f'<a href="/briefing/download.{ending}{asked}" download>{label}</a>'
        for ending, label in (("docx", "Save as Word"), ("md", "Save as Markdown"))
    )
