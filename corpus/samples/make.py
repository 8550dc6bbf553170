"""Makes the sample papers and their truth: `python -m corpus.samples.make [FOLDER]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from corpus.records.nouns import Action
from corpus.samples.pdf import draw_pdf
from corpus.samples.planned import TrackedAction, january_actions, june_actions, tracker_actions
from corpus.samples.sheet import NAME as TRACKER
from corpus.samples.sheet import write_sheet
from corpus.samples.source import Paper, read_paper
from corpus.samples.truth import (
    commitment_truth,
    indicator_truth,
    judgement_truth,
    recommendation_truth,
    term_truth,
    write_truth,
)
from corpus.samples.word import write_word

TRACKER_FRONT = {
    "council": "Kelder and Stane",
    "council_text": "Kelder and Stane Council",
    "committee": "",
    "published": "2023-06-30",
    "title": "Care leavers action tracker",
    "document_type": "action tracker",
}


def make_samples(folder: Path) -> None:
    """Writes `papers/` and `truth/` in the folder, the same bytes each time."""
    papers_folder, truth_folder = folder / "papers", folder / "truth"
    for made in (papers_folder, truth_folder):
        made.mkdir(parents=True, exist_ok=True)
    january = january_actions()
    june = june_actions(january)
    tracked = tracker_actions()
    papers = {name: read_paper(f"{name}.toml") for name in ("letter", "plan", "scrutiny", "progress", "cabinet")}
    draw_pdf(papers["letter"], (), papers_folder)
    draw_pdf(papers["plan"], january, papers_folder)
    draw_pdf(papers["scrutiny"], january, papers_folder)
    write_word(papers["progress"], june, papers_folder)
    write_word(papers["cabinet"], (), papers_folder)
    write_sheet(tracked, papers_folder)
    actions = {papers["plan"].name: january, papers["progress"].name: june, TRACKER: tracker_truth(tracked)}
    write_all_truth(truth_folder, tuple(papers.values()), actions)


def tracker_truth(tracked: tuple[TrackedAction, ...]) -> tuple[Action, ...]:
    """The tracker's actions."""
    return tuple(entry.action for entry in tracked)


def write_all_truth(folder: Path, papers: tuple[Paper, ...], actions: dict[str, tuple[Action, ...]]) -> None:
    """One file for each kind of record, and one for the front matter."""
    write_truth(folder / "actions.jsonl", actions)
    write_truth(folder / "recommendations.jsonl", {paper.name: recommendation_truth(paper) for paper in papers})
    write_truth(folder / "judgements.jsonl", {paper.name: judgement_truth(paper) for paper in papers})
    write_truth(folder / "indicators.jsonl", {paper.name: indicator_truth(paper) for paper in papers})
    write_truth(folder / "commitments.jsonl", {paper.name: commitment_truth(paper) for paper in papers})
    write_truth(folder / "terms.jsonl", {paper.name: term_truth(paper) for paper in papers})
    fronts = {**{paper.name: dict(paper.front) for paper in papers}, TRACKER: TRACKER_FRONT}
    lines = [json.dumps({"document": name, **front}, ensure_ascii=False) for name, front in fronts.items()]
    (folder / "front_matter.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
