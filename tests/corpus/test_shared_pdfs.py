"""Real papers: every action is one row, every quote one block, every box round its own words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from corpus.document import Box, Document, Heading, Paragraph, Table
from corpus.readers.pdf import read_pdf

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAPERS = sorted((SHARED / "documents").glob("*.pdf"))
REPORTS = sorted((SHARED / "inspections").glob("*.pdf"))

pytestmark = pytest.mark.skipif(not PAPERS, reason="the shared papers are not beside this checkout")


@cache
def read(path: Path) -> Document:
    return read_pdf(path)


def words(value: str) -> str:
    return " ".join(value.split())


def letters(value: str) -> str:
    return "".join(char for char in value.casefold() if char.isalnum())


def lines_of(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def quoted(document: Document) -> list[tuple[str, tuple[Box, ...]]]:
    found = []
    for block in document.blocks:
        found += [(row.quote, row.place.boxes) for row in block.rows] if isinstance(block, Table) else []
        found += [] if isinstance(block, Table) else [(block.quote, block.place.boxes)]
    return found


def test_every_action_is_one_row() -> None:
    rows = {
        path.stem: [{words(cell.text) for cell in row.cells} for table in read(path).tables for row in table.rows]
        for path in PAPERS
    }
    fields = ("ref", "title", "owner_text", "due_text", "progress", "outcome", "status_text")
    missed = [
        action["order"]
        for action in lines_of(SHARED / "questions" / "records" / "actions.jsonl")
        if not any({words(action[name]) for name in fields if action[name]} <= row for row in rows[action["document"]])
    ]
    assert not missed


def test_nearly_every_quote_is_one_block_or_row() -> None:
    texts = {path.stem: [letters(quote) for quote, _ in quoted(read(path))] for path in PAPERS}
    evidence = [
        piece
        for case in lines_of(SHARED / "questions" / "dev.jsonl")
        for piece in case["evidence"]
        if piece["document"] in texts  # type: ignore[index]
    ]
    whole = [any(letters(piece["quote"]) in text for text in texts[piece["document"]]) for piece in evidence]  # type: ignore[index]
    run_on = [letters(piece["quote"]) in "".join(texts[piece["document"]]) for piece in evidence]  # type: ignore[index]
    assert all(run_on)
    assert sum(whole) >= len(whole) - 2


@pytest.mark.parametrize("path", [*PAPERS, *REPORTS[::6]], ids=lambda path: path.stem[:30])
def test_the_text_under_every_box_is_the_quote(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [(page.get_textpage(), page.get_height()) for page in pdf]
        for quote, boxes in quoted(read(path)):
            under = ""
            for box in boxes:
                text, height = pages[box.page - 1]
                under += text.get_text_bounded(
                    box.x0 - 0.5, height - box.bottom - 0.5, box.x1 + 0.5, height - box.top + 0.5
                )
            assert sorted(letters(under)) == sorted(letters(quote))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_an_inspection_report_has_its_grades_headings_and_numbered_paragraphs(path: Path) -> None:
    document = read(path)
    (grades,) = document.tables[:1]
    assert grades.columns == ("Judgement", "Grade")
    assert any(row.quote.startswith("Overall effectiveness") for row in grades.rows)
    assert len([block for block in document.blocks if isinstance(block, Heading)]) >= 5
    assert len([block for block in document.blocks if isinstance(block, Paragraph) and block.number]) > 15
    assert [page.label for page in document.pages][1:] == [str(page.number) for page in document.pages][1:]
    assert not any(block.quote.isdigit() for block in document.blocks if not isinstance(block, Table))
