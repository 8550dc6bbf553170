"""`assistant documents`, `assistant remove` and `assistant reindex`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import Progress
from rich.table import Column, Table

from assistant.commands.session import err, opened_library, out
from assistant.paper_names import find_paper
from assistant.reading_report import ReadingReport, reading_report


def documents(
    detail: Annotated[
        bool, typer.Option("--detail", help="What was read of each paper, and what was not understood.")
    ] = False,
) -> None:
    """List the papers."""
    with opened_library() as library:
        papers = library.documents()
        if not papers:
            out.print("There are no papers yet; add some with: assistant add PATHS…", markup=False)
            return
        if detail:
            for paper in papers:
                _print_report(reading_report(library, paper))
            return
    table = Table("No.", "Council", "Date", "Title", Column("File", overflow="fold"), "Pages", box=None, pad_edge=False)
    for paper in papers:
        front = paper.front
        shown = (
            str(paper.id),
            front.council,
            front.date.isoformat() if front.date else "",
            front.title,
            f"{paper.name}.{paper.file_format}",
            str(paper.page_count or ""),
        )
        table.add_row(*map(escape, shown))
    out.print(table)


def remove(
    papers: Annotated[
        list[str], typer.Argument(help="Numbers or file names, as `assistant documents` shows.", show_default=False)
    ],
) -> None:
    """Remove papers, with everything that was read out of them."""
    with opened_library() as library:
        found = {paper.id: paper for paper in (find_paper(library.documents(), name) for name in papers)}
        for paper in found.values():
            library.remove(paper.id)
            out.print(f"{paper.name}: removed", markup=False)


def reindex() -> None:
    """Read all papers anew from the originals and rebuild everything that is derived from them."""
    with opened_library() as library, Progress(console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("papers", total=None)
        library.reindex(lambda step: bar.update(task, completed=step.done, total=step.total or None))
        count = len(library.documents())
    out.print(f"{count} papers read anew", markup=False)


def _print_report(report: ReadingReport) -> None:
    out.print(f"[bold]{escape(report.heading)}[/bold]")
    for label, value in report.lines:
        out.print(f"  {label}: {value}", markup=False)
    for problem in report.problems:
        out.print(
            f"  {problem.kind}, {problem.where}: {problem.text}"
            if problem.where
            else f"  {problem.kind}: {problem.text}",
            markup=False,
        )
    out.print("")
