"""Columns are recognised by what their names mean."""

import pytest

from corpus.records.columns import Use, columns_by_name, is_plan


@pytest.mark.parametrize(
    ("names", "uses"),
    [
        (("Ref No", "Task/Action", "Role", "End Date", "Update on Progress with Actions", "Tasks: Outcomes", "Status"),
         "ref title owner due progress outcome status"),
        (("#", "Action required", "Action owner", "Action due", "Action status"), "ref title owner due status"),
        (("What", "Who", "When", "How will we know?", "Rating"), "title owner due outcome status"),
        (("Objective", "Actions", "Lead", "Start date", "Timescale", "RAG"), "- title owner - due status"),
        (("Recommendation", "What we will do", "Responsible officer", "Target date"), "- title owner due"),
        (("Action", "Actions taken to date", "Lead", "Previous RAG", "Current RAG"), "title progress owner - status"),
        (("Action", "Original deadline", "Deadline", "Date completed", "Owner"), "title - due - owner"),
        (("Milestone", "Delivered by", "Due", "Date of last update", "Commentary"), "title owner due - progress"),
        (("Priority", "Action", "Support", "Lead officer", "Evidence/impact", "% complete"),
         "- title - owner outcome status"),
    ],
)  # fmt: skip
def test_names_say_what_columns_hold(names: tuple[str, ...], uses: str) -> None:
    found = {column: use for use, column in columns_by_name(names).items()}
    assert [found[column].value if column in found else "-" for column in range(len(names))] == uses.split()
    assert is_plan(names)


@pytest.mark.parametrize(
    "names",
    [
        ("Activity", "Target", "Actual", "Status"),
        ("Risk", "Likelihood", "Impact", "Mitigating action", "Owner"),
        ("Priority", "Measure", "Baseline", "Target", "Owner", "RAG"),
        ("Year", "Number of actions", "%"),
        ("Judgement", "Grade"),
        ("Name", "Role", "Organisation"),
        ("Date", "Meeting", "Lead"),
    ],
)
def test_names_of_another_table_are_no_plan(names: tuple[str, ...]) -> None:
    assert not is_plan(names)


def test_a_merged_header_name_covers_nothing_twice() -> None:
    assert columns_by_name(("Action", "Action", "Lead")) == {Use.TITLE: 0, Use.OWNER: 2}
