"""A quote stands in its document or it does not: letters and digits in reading order."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Citation
from assistant.ask import Assistant
from assistant.standing import Standing
from index.library import Library

SAMPLES = Path(__file__).resolve().parents[2] / "eval" / "questions" / "samples.jsonl"


def cited(samples: Library, quote: str, name: str) -> Citation:
    document = next(paper for paper in samples.documents() if name in paper.name)
    front = document.front
    return Citation(1, document.name, front.title, front.council, front.date, 1, "", "", "", quote, (), document.id)


@pytest.mark.parametrize("kind", ["actions", "recommendations", "judgements", "indicators", "commitments", "terms"])
def test_every_record_stands(samples: Library, kind: str) -> None:
    stands = Standing(samples)
    quotes = [
        (document.name, record.quote)
        for document in samples.documents()
        for record in getattr(samples.records(document.id), kind)
    ]
    assert quotes
    assert [quote for name, quote in quotes if quote and not stands(cited(samples, quote, name))] == []


def test_every_passage_stands(samples: Library) -> None:
    stands = Standing(samples)
    lost = [
        passage.quote
        for document in samples.documents()
        for passage in samples.passages(document.id)
        if not stands(cited(samples, passage.quote, document.name))
    ]
    assert lost == []


def test_white_space_case_and_marks_do_not_matter_but_words_and_figures_do(samples: Library) -> None:
    stands = Standing(samples)
    document = next(paper for paper in samples.documents() if "improvement-plan" in paper.name)
    quote = samples.records(document.id).actions[5].quote
    citation = cited(samples, quote, document.name)
    assert stands(citation)
    assert stands(replace(citation, quote=quote.upper().replace(" ", "\n  ")))
    words = quote.split()
    assert not stands(replace(citation, quote=" ".join([words[0], *words[2:]])))
    assert not stands(replace(citation, quote=quote + " 7"))
    assert not stands(replace(citation, quote=""))


def test_a_quote_of_another_paper_does_not_stand(samples: Library) -> None:
    stands = Standing(samples)
    tracker = next(paper for paper in samples.documents() if "tracker" in paper.name)
    quote = samples.records(tracker.id).actions[0].quote
    assert stands(cited(samples, quote, "tracker"))
    assert not stands(cited(samples, quote, "improvement-plan"))
    assert not stands(replace(cited(samples, quote, "tracker"), document="no-such-paper"))


def test_no_answer_to_the_projects_own_questions_loses_anything(
    assistant: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    stands = Standing(assistant.library)
    lines = [json.loads(line) for line in SAMPLES.read_text("utf-8").splitlines()]
    with caplog.at_level(logging.WARNING, logger="assistant.verify"):
        for line in lines:
            as_at = date.fromisoformat(line["as_at"]) if line.get("as_at") else None
            answer = assistant.ask(line["question"], tuple(line.get("turns") or ()), as_at)
            assert all(stands(citation) for citation in answer.citations), line["id"]
    assert caplog.messages == []
