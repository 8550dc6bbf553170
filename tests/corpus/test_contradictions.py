"""Two statements of one paper that cannot both hold are shown; what only looks like it is not."""

from __future__ import annotations

import pytest
from tables import document_of, paragraph, table

from corpus.records.actions import read_actions
from corpus.records.contradictions import Contradiction, Kind, find_contradictions

COLUMNS = ("Ref", "Action", "Lead", "Due", "Progress", "Status")


def found(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS, text: str = "") -> tuple[Contradiction, ...]:
    document = document_of(paragraph(text), table(columns, *rows))
    return find_contradictions(document, read_actions(document)[0])


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("27.05.15 AB: This has been completed.", "In progress"),
        ("03.06.2015. Complete. Session held.", "In progress"),
        ("Done in May - action completed", "Complete but not evidenced, in progress"),
        ("This action is not yet complete", "Complete"),
        ("Work has started with new staff", "Not started"),
        ("The project is on hold", "On track"),
    ],
)
def test_a_status_against_its_note_is_shown(note: str, status: str) -> None:
    contradictions = found(("1", "Meet", "Head of Care", "TBC", note, status))
    if status.startswith("Complete but"):
        assert contradictions == ()
        return
    (contradiction,) = contradictions
    assert (contradiction.order, contradiction.kind) == (1, Kind.STATUS_NOTE)
    assert f'"{status}"' in contradiction.text
    assert contradiction.notice.kind == "contradiction"


@pytest.mark.parametrize(
    "note",
    [
        "First draft completed.", "Completed first draft", "Final version to be complete in the next 2 weeks.",
        "2 completed and 1 to do",
        "Session one complete and data agreed", "It will be complete by May",
        "Work cannot start until year end is complete",
    ],
)  # fmt: skip
def test_a_part_that_is_complete_is_no_contradiction(note: str) -> None:
    assert found(("1", "Meet", "Head of Care", "TBC", note, "In progress")) == ()


def test_two_dates_for_one_promise_are_shown() -> None:
    columns = (*COLUMNS, "Revised date")
    (contradiction,) = found(
        ("1", "Meet", "Head of Care", "31/03/2024", "", "In progress", "30/06/2024"),
        ("2", "Talk", "Head of Care", "31/03/2024", "", "In progress", "31/03/2024"),
        columns=columns,
    )
    assert (contradiction.order, contradiction.kind) == (1, Kind.TWO_DATES)
    (moved,) = found(("1", "Meet", "Head of Care", "31/03/2024", "Deadline moved to 5 May 2024.", "In progress"))
    assert "5 May 2024" in moved.text
    (cell,) = found(("1", "Meet", "Head of Care", "31/03/2024 30/06/2024", "", "In progress"))
    assert cell.kind is Kind.TWO_DATES


def test_a_total_against_the_rows_is_shown() -> None:
    row = ("1", "Meet", "Head of Care", "TBC", "", "In progress")
    (contradiction,) = found(row, text="The plan contains 12 actions.")
    assert (contradiction.order, contradiction.kind) == (None, Kind.TOTAL_ROWS)
    assert found(row, text="The plan has four priorities and 67 actions. Each has an owner.")
    assert found(row, text="The plan contains 1 actions.") == ()
    assert found(row, text="The plan has 13 overdue actions.") == ()
    assert found(row, text="The plan has 13 actions that are late.") == ()


def test_a_summary_of_statuses_is_held_against_the_rows() -> None:
    summary = table(("Status", "Number"), ("Complete", "1"), ("In progress", "4"))
    plan = table(
        COLUMNS,
        ("1", "Meet", "Head of Care", "TBC", "", "In progress"),
        ("2", "Talk", "Head of Care", "TBC", "", "Complete"),
    )
    document = document_of(summary, plan)
    (contradiction,) = find_contradictions(document, read_actions(document)[0])
    assert contradiction.text == 'the paper counts 4 as "In progress", its rows are 1'
