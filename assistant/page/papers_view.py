"""The list of papers as HTML, each with its reading report."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.page.words import counted, day
from assistant.reading_report import Problem, ReadingReport
from index.stored import StoredDocument

PROBLEMS_SHOWN = 40


def papers_html(papers: Sequence[StoredDocument]) -> str:
    """Every paper, or a line that there are none; page.js fetches a reading report when it is opened."""
    if not papers:
        return '<h2>Papers</h2><p class="state">There are no papers yet. Add the first one above.</p>'
    items = "".join(f"<li>{_paper(paper)}</li>" for paper in papers)
    count = f"{len(papers)} paper{'' if len(papers) == 1 else 's'}"
    return f'<h2>{count}</h2><ul class="papers">{items}</ul>'


def report_html(report: ReadingReport) -> str:
    """What was read of one paper and what was not understood."""
    lines = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in report.lines)
    return f'<dl class="facts">{lines}</dl>{_problems(report.problems)}'


def _paper(paper: StoredDocument) -> str:
    front = paper.front
    title = escape(front.title or paper.name)
    facts = " · ".join(escape(text) for text in (front.council, day(front.date), front.committee) if text)
    amount = counted(len(paper.notices), "thing")
    warned = f', <span class="warned">{amount} to check</span>' if paper.notices else ""
    pages = counted(paper.page_count, "page") if paper.page_count else paper.file_format.upper()
    return (
        f'<article class="paper" data-paper="{paper.id}"><h3>{title}</h3><p class="from">{facts}</p>'
        f'<p class="from">{escape(paper.name)}.{paper.file_format}, {pages}{warned}</p>'
        f'<details data-report="/paper/{paper.id}/report"><summary>What was read<span class="unseen"> of {title}</span>'
        '</summary><div class="report">Reading the report…</div></details>'
        f'<p class="tools"><a href="/paper/{paper.id}" target="_blank" rel="noopener">Open the paper'
        f'<span class="unseen"> {title} (new tab)</span></a> '
        f'<button type="button" data-remove="{paper.id}" data-name="{escape(title, quote=True)}">Remove'
        f'<span class="unseen"> {title}</span></button></p></article>'
    )


def _problems(problems: tuple[Problem, ...]) -> str:
    if not problems:
        return ""
    items = "".join(_problem(item) for item in problems[:PROBLEMS_SHOWN])
    rest = len(problems) - PROBLEMS_SHOWN
    more = f"<li>and {rest} more: assistant documents --detail lists all</li>" if rest > 0 else ""
    return f"<h4>Not understood or contradictory</h4><ul>{items}{more}</ul>"


def _problem(item: Problem) -> str:
    head = f"{item.kind}, {item.where}" if item.where else item.kind
    return f"<li><strong>{escape(head)}:</strong> {escape(item.text)}</li>"
