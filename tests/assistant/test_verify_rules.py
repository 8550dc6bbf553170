"""Answers from records: each figure, date, ref, name and quoted word stands in a quote of its block or reconciles."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from model_sentences import CITATIONS

from assistant.reckoned import Known
from assistant.verify import Verified, verify

ROWS: tuple[dict[str, Any], ...] = (
    {
        "document": CITATIONS[0].document,
        "ref": "4C",
        "title": "Introduce a weekly allocation meeting in every locality team.",
        "owner_text": "Service Manager, Assessment",
        "owners": ["Service Manager, Assessment"],
        "due_text": "31/05/2019",
        "due": "2019-05-31",
        "status_text": "In progress",
        "theme": "Theme 4: Practice",
        "hidden": False,
    },
)
HARFIELD = Known(
    question="Which actions are in progress?", dates=(date(2019, 3, 12),), counts=(57,), names=("Harfield",)
)


def checked(text: str, known: Known = HARFIELD, rows: tuple[dict[str, Any], ...] = ROWS) -> Verified:
    return verify(text, CITATIONS, rows, lambda _: True, known=known)


TITLE = "Introduce a weekly allocation meeting in every locality team."
TABLE = f"| Ref | Action | Due | Source |\n| --- | --- | --- | --- |\n| 4C | {TITLE} | 31/05/2019 | [1] |"


@pytest.mark.parametrize(
    "text",
    [
        f"**1 of 57** actions in the plan (Harfield, 12 March 2019) are in progress.\n\n{TABLE}",
        "**Action 4C** (Harfield, 12 March 2019): “Introduce a weekly allocation meeting in every locality team.” [1]",
        "- End date: 31/05/2019 (not past on 12 March 2019) [1]",
        "The end date is 31 May 2019, 80 days after the paper. [1]",
        "- Theme: Theme 4: Practice [1]",
        "**Children on plans** (Harfield, 12 March 2019): from **212** to **247**, up by 35: it rose. [2]",
        "The documents do not say.\n\nSearched: 57 papers of Harfield, dated 12 March 2019.",
        "| Status | Actions | Source |\n| --- | --- | --- |\n| In progress | 1 | [1] |\n| Total | 1 | |",
        "**Westmoor, 6 September 2021:** “The council has not yet completed its review of thresholds.” [5]",
    ],
)
def test_what_stands_or_reconciles_passes_unharmed(text: str) -> None:
    result = checked(text)
    assert result.dropped == ()
    assert result.text == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The plan has a budget of £40,000. [1]", ""),
        ("**Action 4C** is due on 30 June 2019. [1]", ""),
        ("**Action 9Z** is in progress. [1]", ""),
        ("**Martin Ellery** owns it. It is owned by Martin Ellery. [1]", "**Martin Ellery** owns it."),
        ("“The council is failing.” [5]", ""),
        ("- Status: In progress [1]\n- Owner: Jane Doe [1]", "- Status: In progress [1]"),
        ("**13 of 57** actions in the plan (Harfield, 12 March 2019) are in progress.", ""),
        ("Read it [here](http://evil.example). [1]", ""),
        ("**Children on plans**: from **212** to **247**, up by 53. [2]", ""),
        ("The board meets monthly. [77]", ""),
    ],
)
def test_what_nothing_backs_is_taken_out(text: str, left: str) -> None:
    result = checked(text)
    assert result.dropped
    if left != "**Martin Ellery** owns it.":
        assert result.text == left


def test_a_row_with_a_wrong_cell_goes_and_the_others_stay() -> None:
    text = TABLE + f"\n| 4C | {TITLE} | 31/12/2020 | [1] |"
    assert checked(text).text == TABLE


def test_a_table_without_a_row_is_none() -> None:
    assert checked(TABLE.replace("31/05/2019", "31/12/2020")).text == ""


def test_a_quote_that_does_not_stand_takes_its_sentences_along(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        result = verify("A. [5]", (replace(CITATIONS[4], n=5),), (), lambda _: False)
    assert (result.text, result.citations) == ("", ())
    assert "review of thresholds" not in caplog.text
    assert "[5]" in caplog.text
