"""What the command line shows: progress, totals and the wrong questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from eval.compare import Comparison
from eval.evaluate import Progress as Listener
from eval.floors import Undercut
from eval.report.wrong import wrong
from eval.run import Run
from eval.summary import percent, short

console = Console(soft_wrap=True)


@contextmanager
def progress_bars() -> Iterator[Listener]:
    """Two bars: papers added and questions answered."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        papers = bars.add_task("papers", total=None, visible=False)
        questions = bars.add_task("questions", total=None, visible=False)
        yield Listener(
            lambda count, total: bars.update(papers, completed=count, total=total, visible=True),
            lambda count, total: bars.update(questions, completed=count, total=total, visible=True),
        )


def show_run(run: Run) -> None:
    """Totals, then a line for each wrong question."""
    console.print(_totals(run))
    if run.records:
        console.print(_records(run))
    for item in wrong(run):
        line = Text(f"{item.case.id}  ", style="bold")
        line.append(" ".join("; ".join(item.reasons).split())[:300], style="not bold")
        console.print(line)
    doubtful = run.about.get("quotes_only_by_own_reading", ())
    if doubtful:
        console.print(Text(f"quotes that only the assistant's own reading holds: {len(doubtful)}", style="yellow"))
    for refused in run.about.get("refused_papers", ()):
        console.print(Text(f"not added: {refused}", style="red"))
    console.print(Text(f"report: {run.folder / 'report.html'}"))


def _totals(run: Run) -> Table:
    table = Table("metric", "rate", title=Text(f"{run.about['questions']['file']}: {len(run.cases)} questions"))
    for line in (*run.summary.total.lines, *run.summary.search):
        table.add_row(line.name.replace("_", " "), percent(line.rate))
    table.add_row("seconds a question", f"median {run.summary.median_seconds:.3f}, p95 {run.summary.slow_seconds:.3f}")
    return table


def _records(run: Run) -> Table:
    table = Table("record", "field", "right", "precision", "recall")
    for score in run.records:
        table.add_row(score.kind, score.field, str(score.right), short(score.precision), short(score.recall))
    return table


def show_comparison(found: Comparison) -> None:
    """Rates side by side, then every question that changed."""
    table = Table("metric", "n", "first", "second", "chance of so much worse")
    for item in found.differences:
        values = ("–" if value is None else f"{value:.3f}" for value in (item.first, item.second))
        style = "red" if item.worse else ""
        table.add_row(item.metric.replace("_", " "), str(item.n), *values, f"{item.chance:.3f}", style=style)
    console.print(table)
    for note in found.notes:
        console.print(Text(f"note: {note}"))
    for title, changes, style in (("better", found.better, "green"), ("worse", found.worse, "red")):
        console.print(Text(f"{title}: {len(changes)}", style=style))
        for change in changes:
            console.print(Text(f"  {change.id} ({change.category}): {change.reason}"))
    show_undercuts(found.undercuts)


def show_undercuts(undercuts: Sequence[Undercut]) -> None:
    """One line for each floor that is undercut."""
    for undercut in undercuts:
        console.print(Text(f"below its floor: {undercut}", style="red"))
