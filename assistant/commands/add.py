"""`assistant add`: files and folders become papers that can be asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from assistant.commands.session import err, opened_library, out
from assistant.intake import OUTCOME_WORDS, STAGE_WORDS, Received, receive
from corpus.errors import UserError
from corpus.file_kinds import ENDINGS
from index.library import Library
from index.stored import Progress as Step


def add(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders that hold them.", show_default=False)],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put a newer version in the place of the paper it belongs to.")
    ] = False,
) -> None:
    """Add papers: PDF, Word, Excel, text or Markdown."""
    files = files_of(paths)
    if not files:
        raise UserError(f"{paths[0]}: no paper found; give files or folders that hold {', '.join(ENDINGS)}")
    with opened_library() as library:
        failed = add_files(library, files, replace)
    if len(files) > 1 or failed:
        out.print(f"{len(files) - failed} of {len(files)} papers added or already there", markup=False)
    if failed:
        err.print(f"{failed} of {len(files)} files not added", markup=False)
        raise typer.Exit(1)


def add_files(library: Library, files: Sequence[Path], replace: bool) -> int:
    """Add files one by one under a progress bar, say what became of each, and return how many were not added."""
    failed = 0
    with _progress() as bar:
        papers = bar.add_task("papers", total=len(files))
        steps = bar.add_task("", total=None)
        for path in files:
            bar.update(papers, description=path.name)
            bar.reset(steps, total=None)
            received = receive(library, path, replace, partial(_show, bar, steps))
            failed += not received.is_kept
            _say(received)
            bar.advance(papers)
    return failed


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files named, and of each folder the readable ones in it, in the order of their names."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(inner for inner in path.rglob("*") if inner.is_file() and _is_paper(inner))
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def _show(bar: Progress, task: TaskID, step: Step) -> None:
    bar.update(task, description=f"  {STAGE_WORDS[step.stage]}", completed=step.done, total=step.total or None)


def _is_paper(path: Path) -> bool:
    # "~$plan.docx" is the lock file that Word leaves beside an open paper
    return path.suffix.lower() in ENDINGS and not path.name.startswith((".", "~$"))


def _say(received: Received) -> None:
    if received.is_kept:
        out.print(f"{received.file_name}: {OUTCOME_WORDS[received.outcome]}{_amount(received)}", markup=False)
    else:
        err.print(received.problem, markup=False)


def _amount(received: Received) -> str:
    return f" ({received.page_count} pages)" if received.page_count else ""


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        transient=True,
        disable=not err.is_terminal,
    )
