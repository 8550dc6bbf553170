"""The Briefing tab."""

from __future__ import annotations

import gradio as gr

from assistant.page.desk import Desk


class BriefingTab:
    """Builds the tab inside the Blocks that are open, and answers its events."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        gr.HTML("", elem_id="briefing", apply_default_css=False)
