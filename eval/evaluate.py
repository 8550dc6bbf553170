"""One call from question file and papers to a finished run: store, answers, scores, reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_cache_path

from assistant.commands.session import read_settings
from assistant.model import open_model
from eval.about import about_run
from eval.cases import read_cases
from eval.live import AssistantSystem, add_papers, settings_of
from eval.originals import OriginalFiles
from eval.papers import find_papers
from eval.record_truth import score_all
from eval.report.page import write_html
from eval.report.text import write_markdown
from eval.run import Run, amend, run_questions, unfinished_with, write_records
from eval.store import open_store, store_key
from index.library import Library
from index.settings import IndexSettings


@dataclass(frozen=True, slots=True)
class Progress:
    """What hears how far it is: papers added and questions answered, each as count and total."""

    papers: Callable[[int, int], None] = lambda _count, _total: None
    questions: Callable[[int, int], None] = lambda _count, _total: None


def cache_folder() -> Path:
    """Where stores are kept between runs."""
    return user_cache_path("improvement-assistant-eval", appauthor=False)


def evaluate(
    questions: Path,
    documents: Sequence[Path],
    out: Path | None,
    cache: Path,
    progress: Progress,
    truth: Path | None = None,
    model: str = "",
) -> Run:
    """Runs a question set over papers and writes the run folder with both reports.

    `truth` is a folder of records whose truth is known; `model` names a language model that takes part, set up by the
    other `ASSISTANT_MODEL_…` variables of the environment.
    """
    cases = read_cases(questions)
    papers = find_papers(documents)
    index = IndexSettings()
    stored = settings_of(index)
    settings = {**stored, "language_model": model} if model else stored
    language_model = open_model(read_settings().model_copy(update={"model": model})) if model else None
    with (
        open_store(cache / "stores", store_key(papers, str(stored))) as store,
        Library.open(store.folder / "library", index) as library,
    ):
        if not store.whole:
            store.mark_whole(add_papers(library, papers, progress.papers))
        system = AssistantSystem(library, settings, language_model)
        originals = OriginalFiles(papers, system.own_reading)
        about = {**about_run(questions, papers, settings), "refused_papers": store.refused_papers()}
        run = run_questions(
            cases,
            system,
            originals,
            out or _run_folder(f"{questions.stem}-model" if model else questions.stem, str(about["key"])),
            about,
            lambda count: progress.questions(count, len(cases)),
        )
        run = amend(run, quotes_only_by_own_reading=sorted(set(originals.only_by_own_reading)))
        if truth:
            run = replace(run, records=score_all(truth, system.records()))
            write_records(run)
    write_html(run)
    write_markdown(run)
    return run


def _run_folder(name: str, key: str) -> Path:
    """The newest unfinished run of the same key, or a new folder named by the time."""
    runs = Path("runs")
    known = sorted(runs.glob(f"*-{name}"), reverse=True) if runs.is_dir() else []
    for folder in known:
        if unfinished_with(folder, key):
            return folder
    return runs / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{name}"
