"""The Papers tab: add papers, see what was read of each, remove them."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from html import escape
from pathlib import Path
from typing import Any, Protocol

import gradio as gr

from assistant.intake import OUTCOME_WORDS, STAGE_WORDS, Received, receive
from assistant.page import answer_view
from assistant.page.ask_tab import Talk
from assistant.page.desk import Desk
from assistant.page.papers_view import papers_html
from index.stored import Progress

MOST_FILES = 50
LOOK_EVERY = 0.4
"""Seconds between two looks at how far a file is."""


class Follower(Protocol):
    """A tab that depends on which papers there are."""

    @property
    def shown(self) -> list[Any]: ...

    def refreshed(self, talk: Talk) -> tuple[Any, ...]: ...


class PapersTab:
    """Builds the tab inside the Blocks that are open, and answers its events."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.followers: list[Follower] = []
        gr.HTML(
            "<h2>Add papers</h2><p>PDF, Word, Excel, text or Markdown, up to "
            f"{desk.settings.max_file_mb} MB each. They stay on this computer.</p>",
            apply_default_css=False,
        )
        self.files = gr.File(
            label="Choose files or drop them here",
            file_count="multiple",
            elem_id="upload",
            height=150,
        )
        self.replace = gr.Checkbox(
            label="Put a newer version in the place of the paper it belongs to", elem_id="replace", value=False
        )
        self.add = gr.Button("Add these papers", variant="primary", elem_id="add")
        self.report = gr.HTML("", elem_id="added", apply_default_css=False)
        self.listed = gr.HTML(self.papers(), elem_id="papers", apply_default_css=False)
        # page.js presses it after a paper was removed, so that the other tabs learn of it
        self.changed = gr.Button("Refresh", elem_id="papers-changed", elem_classes="absent")

    def papers(self) -> str:
        """The list of papers."""
        return papers_html(self.desk.papers())

    def connect(self, followers: list[Follower], talk: gr.State) -> None:
        """Answer the tab's events; the followers learn of every change, and the conversation is left as it is."""
        self.followers = followers
        shown = [self.listed, *(part for follower in followers for part in follower.shown)]
        adding = self.add.click(
            self._add,
            [self.files, self.replace, talk],
            [self.files, self.report, *shown],
            show_progress="hidden",
            concurrency_limit=2,
            concurrency_id="add",
            api_visibility="private",
        )
        adding.failure(lambda: answer_view.problem(answer_view.BROKEN), None, self.report, api_visibility="private")
        self.changed.click(self.refreshed, talk, shown, show_progress="hidden", api_visibility="private")

    def refreshed(self, talk: Talk) -> tuple[Any, ...]:
        """Updates of everything that depends on which papers there are."""
        return self.papers(), *(update for follower in self.followers for update in follower.refreshed(talk))

    def _add(self, files: list[str] | None, replace: bool, talk: Talk) -> Iterator[tuple[Any, ...]]:
        unchanged = (gr.skip(),) * (1 + sum(len(follower.shown) for follower in self.followers))
        paths = [Path(name) for name in files or ()]
        if not paths or len(paths) > MOST_FILES:
            advice = "Choose one or more files first." if not paths else f"Choose at most {MOST_FILES} files at once."
            yield gr.skip(), f'<p class="problem" role="alert">{advice}</p>', *unchanged
            return
        done: list[Received] = []
        for number, path in enumerate(paths, start=1):
            for step in self._received(path, replace, done):
                yield gr.skip(), _progress(path.name, number, len(paths), step) + _outcomes(done), *unchanged
        yield None, _outcomes(done) + _total(done), *self.refreshed(talk)

    def _received(self, path: Path, replace: bool, done: list[Received]) -> Iterator[Progress | None]:
        """Add one file in a thread of its own, and give what it is doing about twice a second."""
        steps: queue.SimpleQueue[Progress] = queue.SimpleQueue()
        with ThreadPoolExecutor(max_workers=1) as worker:
            work = worker.submit(self._receive, path, replace, steps)
            yield None
            while not work.done():
                wait((work,), timeout=LOOK_EVERY)
                step = None
                while not steps.empty():
                    step = steps.get()
                if step:
                    yield step
            done.append(work.result())

    def _receive(self, path: Path, replace: bool, steps: queue.SimpleQueue[Progress]) -> Received:
        try:
            room = self.desk.settings.quota_mb - self.desk.used_mb()
            if path.stat().st_size / 1_000_000 > room:
                problem = f"{path.name}: there is no room left for it; remove papers or raise ASSISTANT_QUOTA_MB"
                return Received(path.name, "refused", problem)
            return receive(self.desk.library, path, replace, steps.put)
        finally:
            path.unlink(missing_ok=True)


def _progress(name: str, number: int, total: int, step: Progress | None) -> str:
    what = STAGE_WORDS[step.stage] if step else "reading pages"
    amount = f' value="{step.done}" max="{step.total}"' if step and step.total else ""
    count = f" {step.done} of {step.total}" if step and step.total else ""
    text = f"File {number} of {total}, {escape(name)}: {what}{count}"
    bar = f'<progress aria-label="{escape(name, quote=True)}"{amount}></progress>'
    return f'<p class="pending" role="status">{text}</p>{bar}'


def _outcomes(done: list[Received]) -> str:
    items = "".join(
        f'<li class="kept">{escape(item.file_name)}: {OUTCOME_WORDS[item.outcome]}</li>'
        if item.is_kept
        else f'<li class="problem">{escape(item.problem)}</li>'
        for item in done
    )
    return f'<ul class="outcomes">{items}</ul>' if items else ""


def _total(done: list[Received]) -> str:
    kept = sum(item.is_kept for item in done)
    refused = f"; {len(done) - kept} not added" if kept < len(done) else ""
    return f'<p role="status">{kept} of {len(done)} files added or already there{refused}.</p>'
