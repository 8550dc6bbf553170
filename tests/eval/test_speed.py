"""The speed report's arithmetic, and papers that are multiplied with changed names and numbers."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from corpus.errors import UserError
from eval.growth import made_up_name, many_papers, paper_counts
from eval.measured import Measured
from eval.report.speed import speed_report
from eval.speed import Grown, Sides, measure_sides


def measured(add: float, ask: float, embed: float, peak: float) -> Measured:
    return Measured(add, (ask, ask * 2, ask * 3), (embed, embed, embed), peak, 100)


SIDES = Sides(
    assistant=(measured(10, 0.01, 0.01, 900), measured(12, 0.01, 0.01, 1000)),
    baseline=(measured(20, 0.02, 0.02, 500), measured(16, 0.02, 0.02, 500)),
)


def test_ratios_by_hand() -> None:
    assert SIDES.add_ratios == (0.5, 0.75)
    assert SIDES.answer_ratio == pytest.approx(2.0)
    report = speed_report(SIDES, [Grown(10, measured(30, 0.05, 0.01, 700))])
    assert "| adding, seconds | 11.0 (10.0 to 12.0) | 18.0 (16.0 to 20.0) | 0.62 (0.50 to 0.75) |" in report
    assert "| answering, milliseconds, median | 20.0 | 40.0 | 0.50 |" in report
    assert "| peak memory, MB | 1000 | 500 | 2.00 |" in report
    assert "| peak memory of the largest process started, MB | 100 | 100 | |" in report
    assert "| 10 | 30.0 | 3.00 | 100.0 | 145.0 | 700 |" in report


def test_a_paper_is_multiplied_with_changed_names_and_numbers(tmp_path: Path) -> None:
    original = tmp_path / "old-town-2020-01-01-plan.docx"
    word = docx.Document()
    word.add_paragraph("OLD TOWN council, Old Town: 58 cases on 31/03/2020, action 12A, 7.5%")
    word.save(str(original))
    out = tmp_path / "out"
    out.mkdir()
    copies = list(many_papers([original], 3, out))
    texts = [docx.Document(str(copy)).paragraphs[0].text for copy in copies]
    assert texts[0] == "ALBERBRIDGE council, Alberbridge: 68 cases on 31/03/2020, action 12A, 7.5%"
    assert texts[1] == "ALBERCOMBE council, Albercombe: 75 cases on 31/03/2020, action 12A, 7.5%"
    assert len(set(texts)) == 3


def test_no_two_made_up_names_are_alike() -> None:
    assert len({made_up_name(number) for number in range(1000)}) == 1000


def test_counts_are_read_and_bad_ones_refused() -> None:
    assert paper_counts("1, 10,100") == (1, 10, 100)
    assert paper_counts("") == ()
    with pytest.raises(UserError, match="whole numbers"):
        paper_counts("1,many")


def test_the_baseline_needs_a_pdf(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="PDF only"):
        measure_sides([tmp_path / "a.docx"], ["?"], 1)
