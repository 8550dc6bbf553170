"""The sample papers' truth, record for record."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corpus.document import Document
from corpus.front_matter import read_front_matter
from corpus.readers.pdf import read_pdf
from corpus.readers.sheet import read_sheet
from corpus.readers.word import read_word
from corpus.records.commitments import read_commitments
from corpus.records.indicators import read_indicators
from corpus.records.judgements import read_judgements
from corpus.records.nouns import Term
from corpus.records.recommendations import read_recommendations
from corpus.records.terms import read_terms
from corpus.samples import TRUTH, sample_papers

READERS = {".pdf": read_pdf, ".docx": read_word, ".xlsx": read_sheet}
FIELDS = {
    "recommendations": ("number", "text", "kind", "by_whom", "to_whom", "lead_in"),
    "judgements": (
        "body",
        "council",
        "subject",
        "grade",
        "inspected_from",
        "inspected_to",
        "lead_inspector",
        "published",
    ),
    "terms": ("term", "meaning", "role", "kind"),
    "indicators": ("name", "table_title", "direction_text", "target_text"),
}
READ = {
    "recommendations": read_recommendations,
    "judgements": read_judgements,
    "terms": read_terms,
    "indicators": read_indicators,
}


@pytest.fixture(scope="module")
def papers() -> dict[str, Document]:
    return {path.stem: READERS[path.suffix](path) for path in sample_papers()}


def truth(kind: str, name: str) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in (TRUTH / f"{kind}.jsonl").read_text("utf-8").splitlines()]
    return [row for row in rows if row["document"] == name]


def is_named_in_text(record: object) -> bool:
    """The papers' truth lists people of tables only; those whom running text names have tests of their own."""
    return isinstance(record, Term) and record.kind == "person" and record.basis == "text"


def shown(value: object) -> str:
    return "" if value is None else str(value)


PAPERS = [path.stem for path in sample_papers()]


@pytest.mark.parametrize("name", PAPERS)
def test_front_matter(papers: dict[str, Document], name: str) -> None:
    front = read_front_matter(papers[name])
    for row in truth("front_matter", name):
        assert {key: shown(getattr(front, key)) for key in row if key != "document"} == {
            key: shown(value) for key, value in row.items() if key != "document"
        }


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_records(papers: dict[str, Document], name: str, kind: str) -> None:
    fields = FIELDS[kind]
    records = [record for record in READ[kind](papers[name]) if not is_named_in_text(record)]
    found = [tuple(shown(getattr(record, field)) for field in fields) for record in records]
    assert found == [tuple(shown(row[field]) for field in fields) for row in truth(kind, name)]


@pytest.mark.parametrize("name", PAPERS)
def test_points_of_indicators(papers: dict[str, Document], name: str) -> None:
    fields = ("period_text", "period", "value_text", "unit", "period_label")
    found = [[tuple(shown(getattr(p, f)) for f in fields) for p in one.points] for one in read_indicators(papers[name])]
    wanted = [[tuple(shown(p[f]) for f in fields) for p in row["points"]] for row in truth("indicators", name)]
    assert found == wanted


@pytest.mark.parametrize("name", PAPERS)
def test_every_promise_is_found_with_its_day(papers: dict[str, Document], name: str) -> None:
    found = {(one.sentence, one.due_text, shown(one.due)) for one in read_commitments(papers[name])}
    assert {(row["sentence"], row["due_text"], shown(row["due"])) for row in truth("commitments", name)} <= found
