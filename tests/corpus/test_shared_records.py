"""The real papers' recommendations, indicators, terms and judgements, from every form that they come in."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Document
from corpus.readers.pdf import read_pdf
from corpus.readers.text import read_text
from corpus.readers.word import read_word
from corpus.records.indicators import read_indicators
from corpus.records.judgements import read_judgements
from corpus.records.recommendations import read_recommendations
from corpus.records.terms import read_terms

SHARED = Path(__file__).resolve().parents[3] / "shared"
READERS = {".pdf": read_pdf, ".docx": read_word, ".txt": read_text}
EVERY = 5
"""Each fifth inspection report is read here: all of them take a minute."""
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real papers are not beside this checkout")
KINDS = {"asked of the committee": "asked of the committee", "to the council": "Ofsted to the council",
         "to the safeguarding board": "Ofsted to the LSCB"}  # fmt: skip


def letters(text: str) -> str:
    return re.sub(r"\W", "", text).lower()


def reference(kind: str) -> list[dict[str, Any]]:
    path = SHARED / "questions" / "records" / f"{kind}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@cache
def read(name: str, ending: str) -> Document:
    return READERS[ending](SHARED / "documents" / f"{name}{ending}")


def names() -> list[str]:
    return sorted(path.stem for path in (SHARED / "documents").glob("*.docx"))


@pytest.mark.parametrize("ending", sorted(READERS))
def test_recommendations(ending: str) -> None:
    found = {
        (name, record.number, KINDS.get(record.kind, record.kind), letters(record.text))
        for name in names()
        for record in read_recommendations(read(name, ending))
    }
    wanted = reference("recommendations")
    matched = {
        record
        for row in wanted
        for record in found
        if record[:3] == (row["document"], row["number"], row["kind"]) and letters(row["quote"]) in record[3]
    }
    assert len(matched) == len(wanted)
    assert found == matched, "none invented"


@pytest.mark.parametrize("ending", sorted(READERS))
def test_indicators(ending: str) -> None:
    found = {
        (name, letters(one.name)): {str(point.period): point.value_text for point in one.points}
        for name in names()
        for one in read_indicators(read(name, ending))
    }
    for row in reference("indicators"):
        assert found.get((row["document"], letters(row["name"]))) == row["points"], row["name"]


@pytest.mark.parametrize("ending", sorted(READERS))
def test_terms(ending: str) -> None:
    wanted = reference("terms")
    found = [
        {"document": name, "term": term.term, "meaning": term.meaning, "role": term.role}
        for name in sorted({row["document"] for row in wanted})
        for term in read_terms(read(name, ending))
        if term.basis == "glossary"
    ]
    assert found == wanted


@pytest.mark.slow
def test_judgements_of_inspection_reports() -> None:
    lines = (SHARED / "questions" / "inspections.jsonl").read_text("utf-8").splitlines()
    papers = sorted(path.stem for path in (SHARED / "inspections").glob("*.pdf"))[::EVERY]
    questions = [json.loads(line) for line in lines]
    questions = [question for question in questions if question["evidence"][0]["document"] in papers]
    answered = sum(_answers(question) for question in questions)
    assert answered >= 0.97 * len(questions)


@cache
def inspection(name: str) -> Document:
    return read_pdf(SHARED / "inspections" / f"{name}.pdf")


def _answers(question: dict[str, Any]) -> bool:
    found = read_judgements(inspection(question["evidence"][0]["document"]))
    about = question["question"].lower()
    if "overall effectiveness" in about:
        said = [record.grade for record in found if record.subject.lower() == "overall effectiveness"]
    elif "care leavers" in about:
        said = [record.grade for record in found if "care leavers" in record.subject.lower()]
    elif "who led" in about:
        said = [found[0].lead_inspector]
    else:
        said = [f"{found[0].inspected_from} {found[0].inspected_to}"]
    text = " ".join(said).lower()
    return len(said) == 1 and all(any(spelling.lower() in text for spelling in fact) for fact in question["facts"])
