"""Traps of real plans: repeated refs, cut rows, themes, notes among rows, lists outside tables."""

from __future__ import annotations

from datetime import date

from tables import document_of, heading, item, paragraph, table

from corpus.document import Document, Paragraph, Place
from corpus.records.actions import read_actions
from corpus.records.nouns import Action, Status

COLUMNS = ("Ref", "Action", "Lead", "By when", "Progress", "Status")


def actions_of(document: Document) -> tuple[Action, ...]:
    return read_actions(document)[0]


def test_a_ref_that_stands_twice_has_the_nearer_row_as_parent() -> None:
    actions = actions_of(
        document_of(
            table(
                COLUMNS,
                ("7", "Find homes", "Head of Care", "TBC", "", "Not started"),
                ("7A", "Visit homes", "Head of Care", "TBC", "", "Not started"),
                ("7", "Find schools", "Head of Schools", "TBC", "", "Not started"),
                ("7A", "Visit schools", "Head of Schools", "TBC", "", "Not started"),
                ("9B", "Nobody's child", "Head of Schools", "TBC", "", "Not started"),
            )
        )
    )
    assert [(action.parent_ref, action.parent_order) for action in actions] == [
        ("", None), ("7", 1), ("", None), ("7", 3), ("", None),
    ]  # fmt: skip


def test_themes_come_from_headings_and_from_rows_and_notes_are_neither() -> None:
    actions = actions_of(
        document_of(
            heading("Action plan", 1),
            table(
                COLUMNS,
                ("1. Leadership",),
                ("1.1 Board",),
                ("Outcomes we will achieve: A board that leads the council well.",),
                ("1", "Meet monthly", "Chair of the Board", "TBC", "", "Complete"),
                ("1.2 Scrutiny",),
                ("See actions under 2.1 Practice.",),
                ("2. Practice",),
                ("2", "Audit files", "Head of Care", "TBC", "", "Complete"),
                section=("Action plan",),
            ),
        )
    )
    assert [(action.theme, action.subtheme) for action in actions] == [
        ("1. Leadership", "1.1 Board"),
        ("2. Practice", ""),
    ]


def test_a_heading_between_two_pieces_opens_a_theme() -> None:
    row = ("1", "Meet monthly", "Chair of the Board", "TBC", "", "Complete")
    actions = actions_of(
        document_of(
            heading("Appendix 1: Action plan", 1),
            heading("Leadership", 2),
            table(COLUMNS, row, section=("Appendix 1: Action plan", "Leadership")),
            heading("Practice", 2),
            paragraph("2.1 Visits"),
            table(COLUMNS, row, section=("Appendix 1: Action plan", "Practice")),
        )
    )
    assert [(action.theme, action.subtheme) for action in actions] == [("Leadership", ""), ("Practice", "2.1 Visits")]


def test_the_title_of_the_paper_is_no_theme_but_a_lone_priority_is() -> None:
    row = ("1", "Meet monthly", "Chair of the Board", "TBC", "", "Complete")
    for title, theme in (("Our services", "Leadership"), ("Priority 1: Grip", "Priority 1: Grip")):
        plan = table(COLUMNS, row, section=(title, "Leadership"))
        (action,) = actions_of(document_of(heading(title, 1), heading("Leadership", 2), plan))
        assert action.theme == theme


def test_a_row_that_only_goes_on_is_joined_to_the_row_above() -> None:
    (action,) = actions_of(
        document_of(
            table(
                COLUMNS,
                ("1", "Meet", "Chair of the Board", "TBC", "The first", "Complete"),
                ("", "", "", "", "meeting was held", ""),
            )
        )
    )
    assert action.progress == "The first meeting was held"


def test_a_row_that_is_no_action_is_counted() -> None:
    actions, notices = read_actions(
        document_of(
            table(
                COLUMNS,
                ("1", "Meet", "Chair of the Board", "TBC", "", "Complete"),
                ("2", "", "Head of Care", "", "", ""),
            )
        )
    )
    assert len(actions) == 1
    assert [(notice.kind, notice.place and notice.place.row) for notice in notices] == [("row not understood", 2)]


def test_a_name_in_the_date_column_and_a_missing_status_stay_as_they_are() -> None:
    (action,) = actions_of(document_of(table(COLUMNS, ("1", "Meet", "Head of Care", "Chair of the Board", "", ""))))
    assert (action.due_text, action.due, action.status_text, action.status) == (
        "Chair of the Board",
        None,
        "",
        Status.UNKNOWN,
    )


def test_a_role_of_the_glossary_with_a_slash_is_one_owner() -> None:
    document = document_of(
        table(COLUMNS, ("1", "Meet", "Head of Parks/Play/ Chair of the Board", "TBC", "", "Complete")),
        table(("Initials", "Name", "Role"), ("AB", "Ann Brown", "Head of Parks/Play"), ("JO", "Joe Old", "Clerk")),
    )
    (action,) = actions_of(document)
    assert action.owners == ("Head of Parks/Play", "Chair of the Board")


def test_a_title_with_a_slash_that_other_rows_show_is_one_owner() -> None:
    rows = (
        "Head of Parks/Play/ Chair of the Board",
        "Head of Parks/Play/ Head of Care",
        "Head of Care/Legal",
        "Head of Care",
    )
    made = [(str(number), "Meet often", owner, "TBC", "", "Complete") for number, owner in enumerate(rows)]
    assert [action.owners for action in actions_of(document_of(table(COLUMNS, *made)))] == [
        ("Head of Parks/Play", "Chair of the Board"),
        ("Head of Parks/Play", "Head of Care"),
        ("Head of Care", "Legal"),
        ("Head of Care",),
    ]


def test_labelled_parts_in_a_list_are_an_action() -> None:
    actions = actions_of(
        document_of(
            item("Action 3: Write one guide for all staff. Lead: Head of Care. By: 31 March 2024. Status: On track"),
            paragraph("Some words between."),
            paragraph("Action: Hold a talk with carers"),
            paragraph("Responsible: Ann Brown and Joe O'Neill"),
            paragraph("Deadline: Q3 2023/24"),
        )
    )
    assert [(action.ref, action.title, action.owners, action.due, action.status) for action in actions] == [
        ("3", "Write one guide for all staff.", ("Head of Care",), date(2024, 3, 31), Status.ON_TRACK),
        ("", "Hold a talk with carers", ("Ann Brown", "Joe O'Neill"), date(2023, 12, 31), Status.UNKNOWN),
    ]


def test_words_before_a_lead_and_a_date_are_what_is_to_be_done() -> None:
    (action,) = actions_of(document_of(item("Recruit two advisers (Lead: Head of Care; By: end of Sept 23)")))
    assert (action.title, action.owner_text, action.due) == ("Recruit two advisers", "Head of Care", date(2023, 9, 30))


def test_an_action_in_a_small_table_of_its_own_is_read() -> None:
    form = table(
        ("Action 4", "Recruit two advisers for care leavers"),
        ("Lead officer", "Head of Care"),
        ("Deadline", "31/05/2024"),
        ("RAG", "Amber"),
        ("Cost", "£40,000"),
        headed=False,
    )
    front = table(
        ("Report to", "Cabinet"), ("Action required", "For decision"), ("Lead officer", "Ann Brown"),
        ("Date", "14 March 2024"),
        headed=False,
    )  # fmt: skip
    (action,) = actions_of(document_of(front, form))
    assert (action.title, action.owners, action.due) == (
        "Recruit two advisers for care leavers",
        ("Head of Care",),
        date(2024, 5, 31),
    )
    assert (action.status_text, action.status, action.extra) == ("Amber", Status.AT_RISK, (("Cost", "£40,000"),))


def test_a_column_of_themes_holds_for_the_rows_below() -> None:
    actions = actions_of(
        document_of(
            table(
                ("Theme", "Action", "Lead", "Deadline"),
                ("Leadership", "Meet monthly", "Chair", "TBC"),
                ("", "Report yearly", "Chair", "TBC"),
                ("Practice", "Audit files", "Head of Care", "TBC"),
            )
        )
    )
    assert [action.theme for action in actions] == ["Leadership", "Leadership", "Practice"]


def test_numbered_lines_with_a_lead_and_a_date_below_are_actions() -> None:
    actions = actions_of(
        document_of(
            Paragraph("Recruit a permanent director.", Place(), "1.1"),
            paragraph("Lead: Chief Executive"),
            paragraph("By: 30 September 2024"),
            paragraph("Status: In progress"),
            Paragraph("The report was written in May.", Place(), "1.2"),
            paragraph("Lead: Monitoring Officer"),
            Paragraph("It was read in June.", Place(), "1.3"),
        )
    )
    assert [(action.ref, action.title, action.due, action.status) for action in actions] == [
        ("1.1", "Recruit a permanent director.", date(2024, 9, 30), Status.ON_TRACK)
    ]


def test_colours_stand_before_a_share_that_is_done() -> None:
    (action,) = actions_of(
        document_of(table(("Action", "Lead", "% complete", "RAG"), ("Meet the board", "Chair", "75%", "Red")))
    )
    assert (action.status_text, action.extra) == ("Red", (("% complete", "75%"),))
