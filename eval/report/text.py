"""The report as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eval.report.wrong import Asked, expected, wrong
from eval.run import Run
from eval.scoring import METRICS
from eval.summary import percent

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&$])")


def write_markdown(run: Run) -> None:
    """Writes report.md into the run's folder."""
    (run.folder / "report.md").write_text(markdown(run), encoding="utf-8")


def markdown(run: Run) -> str:
    """Totals, a table by category, and every wrong answer."""
    return "\n".join([*_totals(run), *_categories(run), *_records(run), *_wrong(run)]) + "\n"


def escape(text: str) -> str:
    """Text of a document or an answer as one line that is never markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _totals(run: Run) -> Iterator[str]:
    yield f"# Evaluation of {escape(str(run.about['questions']['file']))}"
    yield ""
    yield f"{len(run.cases)} questions, {len(run.about['papers']['names'])} papers, started {run.about['started']}."
    yield "Each rate with its 95 % interval and n."
    yield ""
    yield "| metric | rate |"
    yield "|---|---|"
    for line in (*run.summary.total.lines, *run.summary.search):
        yield f"| {line.name.replace('_', ' ')} | {percent(line.rate)} |"
    median, slow = run.summary.median_seconds, run.summary.slow_seconds
    yield f"| seconds a question | median {median:.3f}, 95th percentile {slow:.3f} |"
    yield ""


def _categories(run: Run) -> Iterator[str]:
    yield "## By category"
    yield ""
    yield "| category | questions | " + " | ".join(name.replace("_", " ") for name in METRICS) + " |"
    yield "|---" * (len(METRICS) + 2) + "|"
    for category in run.summary.categories:
        values = (category.rate(name) for name in METRICS)
        shown = ("–" if rate.value is None else f"{rate.value:.2f} ({rate.n})" for rate in values)
        yield f"| {escape(category.name)} | {category.count} | {' | '.join(shown)} |"
    yield ""


def _records(run: Run) -> Iterator[str]:
    if not run.records:
        return
    yield "## Records"
    yield ""
    yield "| record | field | right | precision | recall |"
    yield "|---|---|---|---|---|"
    for score in run.records:
        rates = f"{percent(score.precision)} | {percent(score.recall)}"
        yield f"| {score.kind} | {score.field} | {score.right} | {rates} |"
    for score in run.records:
        for line in score.wrong:
            yield f"- {score.kind}, {score.field}: {escape(line)}"
    yield ""


def _wrong(run: Run) -> Iterator[str]:
    items = wrong(run)
    yield f"## Wrong answers ({len(items)})"
    for item in items:
        yield from _one(item)


def _one(item: Asked) -> Iterator[str]:
    yield ""
    yield f"### {escape(item.case.id)} ({escape(item.case.category)})"
    yield ""
    for turn in item.case.turns:
        yield f"- before: {escape(turn)}"
    yield f"- question: {escape(item.case.question)}"
    yield f"- expected: {escape('; '.join(expected(item.case)))}"
    yield f"- given ({item.given.status}): {escape(item.given.text)}"
    for cited in item.given.citations:
        page = f", page {cited.page}" if cited.page is not None else ""
        yield f"- source [{cited.n}] {escape(cited.document)}{page}: {escape(cited.quote)}"
    for reason in item.reasons:
        yield f"- **{escape(reason)}**"
