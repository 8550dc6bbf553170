"""The evaluator's command line: `python -m eval`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import UserError
from eval.evaluate import cache_folder, evaluate
from eval.screen import console, progress_bars, show_run

app = typer.Typer(help="How good the answers are.", no_args_is_help=True, add_completion=False)

Questions = Annotated[Path, typer.Argument(help="Question set: one JSON object a line.")]
Documents = Annotated[list[Path], typer.Option("--documents", help="Folder or file of papers; may be repeated.")]
Out = Annotated[Path | None, typer.Option("--out", help="Run folder; by default a new one under runs/.")]
Cache = Annotated[Path | None, typer.Option("--cache", help="Where stores are kept between runs.")]


@app.callback()
def _main() -> None:
    """How good the answers are."""


@app.command()
def run(questions: Questions, documents: Documents, out: Out = None, cache: Cache = None) -> None:
    """Ask every question over the papers, score the answers and write a report."""
    with progress_bars() as progress:
        done = evaluate(questions, documents, out, cache or cache_folder(), progress)
    show_run(done)


def main() -> None:
    """Runs the command line; what the user can mend is one line and exit status 1."""
    try:
        app()
    except UserError as error:
        console.print(str(error), style="red", markup=False)
        sys.exit(1)


if __name__ == "__main__":
    main()
