"""A run: every question asked once, kept line by line, scored when all are answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.cases import Behaviour, Case
from eval.given import Given, given_from_json
from eval.metrics.records import FieldScore
from eval.metrics.verbatim import Originals
from eval.scoring import Scored, score_answer, score_search, scored_from_json, scored_to_json
from eval.summary import Summary, summarise
from eval.system import System

ANSWERS, SCORES, RUN, RECORDS = "answers.jsonl", "scores.jsonl", "run.json", "records.json"
SEARCH_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run."""

    folder: Path
    about: Mapping[str, Any]
    """What run.json says: settings, versions, hashes, commit, machine."""
    cases: tuple[Case, ...]
    given: tuple[Given, ...]
    scored: tuple[Scored, ...]
    summary: Summary
    records: tuple[FieldScore, ...] = ()
    """Of the records read, where their truth was given."""


def run_questions(
    cases: Sequence[Case],
    system: System,
    originals: Originals,
    folder: Path,
    about: Mapping[str, Any],
    answered: Callable[[int], None] = lambda _count: None,
) -> Run:
    """Asks and scores every question; goes on where a run with the same `about["key"]` was broken off.

    `answered` hears how many questions have an answer, each time that one comes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    done = _answers_so_far(folder, str(about["key"]))
    _write_run(folder, {**about, "finished": False})
    _write_lines(folder / ANSWERS, list(done.values()))
    answered(len(done))
    with (folder / ANSWERS).open("a", encoding="utf-8") as lines:
        for case in cases:
            if case.id not in done:
                done[case.id] = system.ask(case)
                lines.write(json.dumps(done[case.id], ensure_ascii=False) + "\n")
                lines.flush()
                answered(len(done))
    given = tuple(given_from_json(done[case.id]) for case in cases)
    scored = tuple(_score(case, answer, system, originals) for case, answer in zip(cases, given, strict=True))
    summary = summarise(scored)
    _write_lines(folder / SCORES, [scored_to_json(item) for item in scored])
    finished = {**about, "finished": True, "totals": totals(summary)}
    _write_run(folder, finished)
    return Run(folder, finished, tuple(cases), given, scored, summary)


def totals(summary: Summary) -> dict[str, dict[str, float | int | None]]:
    """The totals as plain values, by name of the metric."""
    return {
        line.name: {"value": line.rate.value, "n": line.rate.n, "low": line.rate.low, "high": line.rate.high}
        for line in (*summary.total.lines, *summary.search)
    }


def amend(run: Run, **more: object) -> Run:
    """The same run with more said about it in run.json."""
    about = {**run.about, **more}
    _write_run(run.folder, about)
    return replace(run, about=about)


def write_records(run: Run) -> None:
    """Writes records.json: every field's counts, and the first rows that are wrong."""
    rows = [
        {
            "kind": score.kind,
            "field": score.field,
            "right": score.right,
            "expected": score.expected,
            "given": score.given,
            "wrong": list(score.wrong),
        }
        for score in run.records
    ]
    (run.folder / RECORDS).write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_scores(folder: Path) -> tuple[Scored, ...]:
    """The scores of a finished run."""
    return tuple(scored_from_json(row) for row in _read_lines(folder / SCORES))


def read_about(folder: Path) -> dict[str, Any]:
    """What run.json says; empty where there is none, or none that can be read."""
    try:
        about = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return about if isinstance(about, dict) else {}


def unfinished_with(folder: Path, key: str) -> bool:
    """Whether a folder holds a run with this key that was broken off."""
    about = read_about(folder)
    return about.get("key") == key and not about.get("finished", False)


def _score(case: Case, given: Given, system: System, originals: Originals) -> Scored:
    to_find = case.behaviour is not Behaviour.REFUSE and any(item.quote.strip() for item in case.evidence)
    return Scored(
        id=case.id,
        category=case.category,
        scores=score_answer(case, given, originals),
        search=score_search(case, system.search(case.question, SEARCH_DEPTH)) if to_find else {},
        seconds=given.seconds,
        papers=tuple(sorted({item.document for item in case.evidence})),
    )


def _answers_so_far(folder: Path, key: str) -> dict[str, dict[str, Any]]:
    if not unfinished_with(folder, key):
        return {}
    return {str(row["id"]): row for row in _read_lines(folder / ANSWERS)}


def _read_lines(path: Path) -> list[dict[str, Any]]:
    """Whole lines only: the last one may have been cut when the run was broken off."""
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8", errors="replace")
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n") and line.strip()]


def _write_lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    whole = path.with_suffix(".part")
    whole.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    whole.replace(path)


def _write_run(folder: Path, about: Mapping[str, Any]) -> None:
    whole = folder / "run.part"
    whole.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    whole.replace(folder / RUN)
