"""The evaluator's command line: `python -m eval`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import UserError
from eval.cases import read_cases
from eval.compare import compare_runs
from eval.evaluate import cache_folder, evaluate
from eval.floors import FLOORS, read_floors
from eval.gate import question_sets, run_set
from eval.growth import paper_counts, word_papers
from eval.papers import find_papers
from eval.report.speed import speed_report
from eval.screen import console, progress_bars, show_comparison, show_run, show_undercuts
from eval.speed import measure_growth, measure_sides

app = typer.Typer(
    help="How good the answers are.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)

Questions = Annotated[Path, typer.Argument(help="Question set: one JSON object a line.")]
Documents = Annotated[list[Path], typer.Option("--documents", help="Folder or file of papers; may be repeated.")]
Out = Annotated[Path | None, typer.Option("--out", help="Run folder; by default a new one under runs/.")]
Cache = Annotated[Path | None, typer.Option("--cache", help="Where stores are kept between runs.")]


@app.callback()
def _main() -> None:
    """How good the answers are."""


@app.command()
def run(
    questions: Questions,
    documents: Documents,
    out: Out = None,
    cache: Cache = None,
    records: Annotated[
        Path | None, typer.Option("--records", help="Folder of records whose truth is known: actions.jsonl and so on.")
    ] = None,
    model: Annotated[
        str, typer.Option("--model", help="A language model, such as ollama:NAME; scored side by side with the rules.")
    ] = "",
) -> None:
    """Ask every question over the papers, score the answers and write a report."""
    with progress_bars() as progress:
        done = evaluate(questions, documents, out, cache or cache_folder(), progress, records)
    show_run(done)
    if model:
        beside = out.with_name(f"{out.name}-model") if out else None
        with progress_bars() as progress:
            other = evaluate(questions, documents, beside, cache or cache_folder(), progress, records, model)
        show_run(other)
        show_comparison(compare_runs(done.folder, other.folder, read_floors(FLOORS)))


@app.command()
def compare(
    first: Annotated[Path, typer.Argument(help="Run folder to compare with.")],
    second: Annotated[Path, typer.Argument(help="Run folder that should be no worse.")],
    fail_if_worse: Annotated[
        bool, typer.Option("--fail-if-worse", help="Exit status 1 when significantly worse or below a floor.")
    ] = False,
    floors: Annotated[Path, typer.Option("--floors", help="File of floors.")] = FLOORS,
) -> None:
    """What got better and what got worse from one run to the other."""
    found = compare_runs(first, second, read_floors(floors))
    show_comparison(found)
    if fail_if_worse and found.failed:
        raise typer.Exit(1)


@app.command()
def gate(out: Out = None, cache: Cache = None) -> None:
    """Run the project's question sets and fail when a floor is undercut."""
    failed = False
    for questions in question_sets():
        if questions.missing:
            console.print(f"{questions.questions.stem}: skipped, {questions.missing}", markup=False)
            failed = failed or questions.required
            continue
        with progress_bars() as progress:
            done, undercut = run_set(questions, out, cache or cache_folder(), progress)
        show_run(done)
        show_undercuts(undercut)
        failed = failed or bool(undercut)
    if failed:
        raise typer.Exit(1)


@app.command()
def speed(
    documents: Documents,
    questions: Annotated[Path, typer.Option("--questions", help="Question set whose questions are timed.")],
    repeats: Annotated[int, typer.Option("--repeats", min=1, help="How often each side is measured.")] = 3,
    growth: Annotated[str, typer.Option("--growth", help="Numbers of papers, such as 1,10,100; empty for none.")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="Markdown file to write the result to as well.")] = None,
) -> None:
    """Adding, answering and memory beside the tutorial's pipeline, and growth with the number of papers."""
    papers = find_papers(documents)
    texts = [case.question for case in read_cases(questions)]
    counts = paper_counts(growth)
    with console.status("measuring", spinner="line") as status:
        sides = measure_sides(papers, texts, repeats, status.update)
        grown = measure_growth(word_papers(documents), texts, counts, status.update) if counts else ()
    report = speed_report(sides, grown)
    console.print(report, markup=False, highlight=False)
    if out:
        out.write_text(report, encoding="utf-8")


def main() -> None:
    """Runs the command line; what the user can mend is one line and exit status 1."""
    try:
        app()
    except UserError as error:
        console.print(str(error), style="red", markup=False)
        sys.exit(1)


if __name__ == "__main__":
    main()
