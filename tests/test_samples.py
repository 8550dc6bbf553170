"""The sample papers are what their script makes, and their truth stands in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest

from corpus.samples import PAPERS, TRUTH, sample_papers
from corpus.samples.make import make_samples


def letters(text: str) -> str:
    """Letters and digits only: how quotes are compared."""
    return re.sub(r"\W|_", "", text.casefold())


def plain_text(path: Path) -> str:
    """All text of a paper in reading order, without the assistant's own readers."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    if path.suffix == ".docx":
        return "".join(
            node.text or "" for node in docx.Document(str(path)).element.body.iter() if str(node.tag).endswith("}t")
        )
    book = openpyxl.load_workbook(path)
    values = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return " ".join(value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value) for value in values)


def truth(kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (TRUTH / f"{kind}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.stem: letters(plain_text(path)) for path in sample_papers()}


def test_the_committed_truth_is_what_the_script_makes(tmp_path: Path) -> None:
    make_samples(tmp_path)
    for made in (tmp_path / "truth").iterdir():
        assert made.read_text("utf-8") == (TRUTH / made.name).read_text("utf-8"), made.name
    for made in (tmp_path / "papers").iterdir():
        assert plain_text(made) == plain_text(PAPERS / made.name), made.name


def test_the_script_makes_the_same_bytes_each_time(tmp_path: Path) -> None:
    make_samples(tmp_path / "once")
    make_samples(tmp_path / "again")
    for made in (tmp_path / "once" / "papers").iterdir():
        assert made.read_bytes() == (tmp_path / "again" / "papers" / made.name).read_bytes(), made.name


def test_the_papers_are_small() -> None:
    assert all(path.stat().st_size < 300_000 for path in sample_papers())


@pytest.mark.parametrize("kind", ["recommendations", "judgements", "indicators", "commitments", "terms"])
def test_every_true_record_stands_in_its_paper(kind: str, texts: dict[str, str]) -> None:
    missing = [row["quote"] for row in truth(kind) if letters(row["quote"]) not in texts[row["document"]]]
    assert not missing


@pytest.mark.parametrize("field", ["title", "owner_text", "due_text", "ref"])
def test_every_true_action_stands_in_its_paper(field: str, texts: dict[str, str]) -> None:
    missing = [row[field] for row in truth("actions") if letters(row[field]) not in texts[row["document"]]]
    assert not missing


def test_the_plan_has_what_makes_real_plans_hard_to_read() -> None:
    actions = [row for row in truth("actions") if row["document"].endswith("improvement-plan")]
    refs = [row["ref"] for row in actions]
    assert len(actions) >= 60
    assert len(set(refs)) < len(refs)
    assert any(row["due_text"] == "TBC" for row in actions)
    assert any(row["status_text"] == "" for row in actions)
    assert any(len(row["owners"]) > 1 for row in actions)
    assert any(row["due"] is None and re.fullmatch(r"[A-Z]\w+ [A-Z]\w+", row["due_text"]) for row in actions)
