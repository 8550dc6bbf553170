"""The page's frame: title, tabs and what they need in the browser."""

from __future__ import annotations

import gradio as gr
from fastapi import FastAPI

from assistant.page.ask_tab import AskTab
from assistant.page.briefing_tab import BriefingTab
from assistant.page.desk import Desk
from assistant.page.papers_tab import PapersTab
from assistant.page.routes import own_routes

TITLE = "Council improvement papers"
HEAD = '<link rel="stylesheet" href="own/page.css"><script src="own/page.js" defer></script>'
# Names of fonts only: Gradio's own themes would ask Google for theirs.
FONTS = ("system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
MONO = ("ui-monospace", "Consolas", "monospace")
QUEUE_LENGTH = 64


def page(desk: Desk) -> gr.Blocks:
    """The Blocks of the page, not yet served."""
    blocks: gr.Blocks
    with gr.Blocks(analytics_enabled=False, title=TITLE, fill_width=True) as blocks:
        gr.HTML(
            f"<h1>{TITLE}</h1><p>Answers come only from the papers loaded here, word for word, each with its page.</p>",
            elem_id="masthead",
            apply_default_css=False,
        )
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask", id="ask"):
                ask = AskTab(desk)
            with gr.Tab("Register", id="register"):
                gr.HTML('<div id="register" data-fragment="register/view"></div>', apply_default_css=False)
            with gr.Tab("Papers", id="papers"):
                papers = PapersTab(desk)
            with gr.Tab("Briefing", id="briefing"):
                briefing = BriefingTab(desk)
        papers.connect([ask, briefing], ask.talk)
        blocks.load(
            papers.refreshed,
            ask.talk,
            [papers.listed, *ask.shown, *briefing.shown],
            show_progress="hidden",
            api_visibility="private",
        )
    blocks.queue(max_size=QUEUE_LENGTH, default_concurrency_limit=4, api_open=False)
    return blocks


def mounted(desk: Desk) -> FastAPI:
    """The page and its own routes as one application, without the guard round it."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.router.routes += own_routes(desk)
    served: FastAPI = gr.mount_gradio_app(
        app,
        page(desk),
        path="",
        server_name=desk.settings.host,
        server_port=desk.settings.port,
        theme=gr.themes.Base(font=list(FONTS), font_mono=list(MONO)),
        head=HEAD,
        footer_links=[],
        allowed_paths=[],
        max_file_size=desk.settings.max_file_mb * 1_000_000,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
        show_error=False,
        run_history=False,
    )
    return served
