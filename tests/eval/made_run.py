"""A small run over made-up questions, answered by a system that copies from a list."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.records.nouns import Records
from eval.cases import Behaviour, Case, Evidence
from eval.metrics.search import Found
from eval.run import Run, run_questions

PAPER = "made-up-plan"


class Everything:
    """An original that holds every quote but those with a lie in them."""

    def holds(self, document: str, squeezed_quote: str) -> bool:
        return document.startswith(PAPER) and "lie" not in squeezed_quote


class FakeSystem:
    """Answers every question but those in `wrong` with the value asked for."""

    def __init__(self, wrong: frozenset[str] = frozenset()) -> None:
        self.wrong = wrong
        self.asked: list[str] = []

    def ask(self, case: Case) -> dict[str, Any]:
        self.asked.append(case.id)
        right = case.id not in self.wrong
        refuse = case.behaviour is Behaviour.REFUSE
        value = case.facts[0][0] if case.facts and right else "something else <b>& more</b>"
        document = case.evidence[0].document if case.evidence else PAPER
        quote = case.evidence[0].quote if case.evidence else "nearest"
        citation = {
            "n": 1,
            "document": document,
            "page": 1,
            "page_label": "1",
            "section": "",
            "ref": "",
            "quote": quote,
        }
        return {
            "id": case.id,
            "status": "refused" if refuse == right else "answered",
            "text": f"The value is {value} [1].",
            "citations": [citation],
            "rows": [],
            "engine": "passages",
            "seconds": 0.01,
        }

    def search(self, question: str, limit: int) -> tuple[Found, ...]:
        return tuple(Found(PAPER, f"{question} {n}") for n in range(limit))

    def own_reading(self, document: str) -> str:
        return document

    def records(self) -> Mapping[str, Records]:
        return {}

    def settings(self) -> Mapping[str, str]:
        return {"embedding_model": "none"}


def made_cases(count: int, papers: int = 6) -> tuple[Case, ...]:
    """Every fifth question is unanswerable; the others are spread over papers."""
    return tuple(
        Case(f"q{n}", "unanswerable", f"What of <{n}>?", Behaviour.REFUSE)
        if n % 5 == 0
        else Case(
            id=f"q{n}",
            category=("owner", "status")[n % 2],
            question=f"What is value {n}?",
            behaviour=Behaviour.ANSWER,
            facts=((f"{n}%",),),
            evidence=(Evidence(f"{PAPER}-{n % papers}", f"The value is {n}%"),),
        )
        for n in range(1, count + 1)
    )


def about(key: str = "k") -> dict[str, Any]:
    return {
        "key": key,
        "started": "2026-01-01T00:00:00+00:00",
        "questions": {"file": "made.jsonl", "sha256": "0"},
        "papers": {"sha256": "0", "names": ["made-up-plan.pdf"]},
        "code": {"sha256": "0", "commit": "abc"},
        "settings": {"embedding_model": "none"},
        "versions": {"python": "3.11"},
        "machine": {"system": "Linux", "processor": "x", "cores": 2},
        "refused_papers": [],
    }


def make_run(folder: Path, count: int = 20, wrong: frozenset[str] = frozenset()) -> Run:
    return run_questions(made_cases(count), FakeSystem(wrong), Everything(), folder, about())
