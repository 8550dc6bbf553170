"""What a model writes: lies of every kind are taken out, fair rewordings pass unharmed."""

from __future__ import annotations

import pytest
from model_sentences import CITATIONS, FAIR, LIES
from more_sentences import SETS

from assistant.answer import Citation
from assistant.verify import verify


@pytest.mark.parametrize(("kind", "lie"), LIES, ids=[kind for kind, _ in LIES])
def test_a_lie_is_taken_out(kind: str, lie: str) -> None:
    checked = verify(lie, CITATIONS, (), lambda _: True, strict=True)
    assert checked.text == "", kind
    assert checked.dropped


def test_nine_in_ten_fair_rewordings_pass_unharmed() -> None:
    harmed = [text for text in FAIR if verify(text, CITATIONS, (), lambda _: True, strict=True).text != text]
    assert len(harmed) <= len(FAIR) // 10, harmed


def test_there_are_forty_of_each() -> None:
    assert len(FAIR) >= 40
    assert len(LIES) >= 40


def test_a_lie_among_true_sentences_goes_alone() -> None:
    lie = "The chair of the board is paid £15,000 a year. [4]"
    text = f"The board meets monthly. [4] {lie} It is chaired by Priya Nandakumar. [4]"
    checked = verify(text, CITATIONS, (), lambda _: True, strict=True)
    assert checked.text == "The board meets monthly. [4] It is chaired by Priya Nandakumar. [4]"
    assert len(checked.dropped) == 1


def test_a_sentence_whose_quote_does_not_stand_is_taken_out() -> None:
    text = "The board meets monthly. [4] Staff are positive about the support they receive. [8]"
    checked = verify(text, CITATIONS, (), lambda citation: citation.n != 4, strict=True)
    assert checked.text == "Staff are positive about the support they receive. [8]"
    assert all(citation.n != 4 for citation in checked.citations)


def test_rows_and_items_of_a_model_are_held_to_the_same() -> None:
    table = "| Team | Cases |\n| --- | --- |\n| Assessment | 17 |\n| Disability | 24 | [6] |"
    items = "- 247 children on child protection plans [2]\n- 300 children on child protection plans [2]"
    text = f"{table}\n\n{items}"
    checked = verify(text, CITATIONS, (), lambda _: True, strict=True)
    assert "300" not in checked.text
    assert "17" not in checked.text
    assert "247 children" in checked.text


@pytest.mark.parametrize(("citations", "fair", "lies"), SETS)
def test_other_papers_are_held_to_the_same(
    citations: tuple[Citation, ...], fair: tuple[str, ...], lies: tuple[str, ...]
) -> None:
    told = [lie for lie in lies if verify(lie, citations, (), lambda _: True, strict=True).text]
    harmed = [text for text in fair if verify(text, citations, (), lambda _: True, strict=True).text != text]
    assert told == []
    assert len(harmed) <= len(fair) // 10, harmed
