"""The same action in two versions of a plan, and the same indicator in two papers."""

from __future__ import annotations

from tables import document_of, table

from corpus.document import Place
from corpus.records.actions import read_actions
from corpus.records.links import link_actions, link_indicators
from corpus.records.nouns import Action, Indicator, Point

COLUMNS = ("Ref", "Action", "Lead", "Due", "Progress", "Status")


def plan(*rows: tuple[str, ...]) -> tuple[Action, ...]:
    return read_actions(document_of(table(COLUMNS, *rows)))[0]


OLDER = plan(
    ("1", "Write the guide for duty staff", "Head of Care", "31/03/2024", "Drafting", "In progress"),
    ("2", "Train every manager", "Head of Care", "30/04/2024", "None yet", "Not started"),
    ("3", "Close the old office", "Head of Care", "TBC", "", "Not started"),
    ("5", "Open a new home in the town", "Head of Care", "TBC", "", "Not started"),
    ("5", "Hold a survey of all carers", "Head of Care", "TBC", "", "Not started"),
)
NEWER = plan(
    ("1", "Write the guide for all duty staff", "Head of Care", "30/04/2024", "Drafting", "Complete"),
    ("7", "Train every manager.", "Head of People", "15/04/2024", "Two sessions", "In progress"),
    ("3", "Publish the annual report", "Head of Care", "TBC", "", "Not started"),
    ("5", "Hold a survey of all carers", "Head of Care", "31/05/2024", "", "Not started"),
    ("5", "Open a new home in the town", "Head of Care", "TBC", "", "Not started"),
)


def test_actions_are_linked_by_ref_and_then_by_title() -> None:
    links = link_actions(OLDER, NEWER)
    pairs = [
        (link.older.order if link.older else None, link.newer.order if link.newer else None, link.by) for link in links
    ]
    assert pairs == [(1, 1, "ref"), (2, 2, "title"), (None, 3, ""), (5, 4, "ref"), (4, 5, "ref"), (3, None, "")]


def test_what_changed_is_said() -> None:
    guide, train, report, survey, home, office = link_actions(OLDER, NEWER)
    assert (guide.status_changed, guide.days_slipped, guide.note_unchanged) == (True, 30, True)
    assert (train.days_slipped, train.note_unchanged, train.owner_changed) == (-15, False, True)
    assert report.new
    assert office.disappeared
    assert (survey.due_changed, survey.days_slipped) == (True, None)
    assert not home.due_changed
    assert not home.status_changed


def indicator(name: str, unit: str = "") -> Indicator:
    return Indicator(1, name, (Point("2024", None, "1", 1.0, unit, Place()),))


def test_indicators_under_slightly_different_names_are_linked_with_their_basis() -> None:
    older = (
        indicator("No. of Looked After Children"),
        indicator("Unallocated cases"),
        indicator("Visits in the month", "%"),
    )
    newer = (
        indicator("Rate of LAC per 10,000"),
        indicator("Staff vacancies"),
        indicator("Number of unallocated cases"),
    )
    links = link_indicators(older, newer)
    assert [(link.older.name, link.newer.name) for link in links] == [
        ("No. of Looked After Children", "Rate of LAC per 10,000"),
        ("Unallocated cases", "Number of unallocated cases"),
    ]
    assert links[0].note == "a number in the older paper, a rate in the newer"
    assert links[1].note == ""
