"""Tables and texts that are no action plan give no actions."""

from __future__ import annotations

import pytest
from tables import document_of, paragraph, table

from corpus.records.actions import read_actions
from corpus.records.contradictions import find_contradictions

NO_PLANS = {
    "risk register": (
        ("Risk", "Likelihood", "Impact", "Mitigation", "Owner", "Target date", "Status"),
        ("Staff leave", "High", "High", "Better contracts", "Head of People", "31/03/2024", "Red"),
        ("System fails", "Low", "High", "Weekly test", "Head of Systems", "30/06/2024", "Green"),
    ),
    "risk with its action": (
        ("Ref", "Risk description", "Score", "Action to mitigate", "Lead", "By when", "RAG"),
        ("R1", "Staff leave", "12", "Better contracts", "Head of People", "31/03/2024", "A"),
        ("R2", "System fails", "6", "Weekly test", "Head of Systems", "30/06/2024", "G"),
    ),
    "recommendation and its risks": (
        ("Recommendation", "Risk/Threat/Opportunity", "Mitigation(s)"),
        ("Improve reviews", "Children wait", "More staff"),
        ("Improve plans", "Plans drift", "Audit them"),
    ),
    "indicators": (
        ("Ref", "Performance measure", "Target", "2022/23", "2023/24", "RAG", "Lead officer"),
        ("KPI1", "Reviews on time", "95%", "80%", "85%", "A", "Head of Care"),
        ("KPI2", "Visits on time", "90%", "91%", "93%", "G", "Head of Care"),
    ),
    "front sheet": (
        ("Report to:", "Cabinet", "Date:", "14 March 2024"),
        ("Lead officer:", "Ann Brown", "Title:", "Improvement of services"),
        ("Status:", "For action", "Ward:", "All"),
    ),
    "glossary": (
        ("Initials", "Full name", "Role"),
        ("AB", "Ann Brown", "Head of Care"),
        ("JO", "Joe O'Neill", "Service Manager"),
    ),
    "members": (
        ("Name", "Position", "Organisation", "Term ends"),
        ("Ann Brown", "Chair", "Council", "31/03/2025"),
        ("Joe O'Neill", "Vice chair", "Police", "31/03/2025"),
    ),
    "money": (
        ("Budget line", "2022/23 £", "2023/24 £", "Owner"),
        ("Placements", "1,200", "1,350", "Head of Care"),
        ("Staff", "2,400", "2,500", "Head of Care"),
    ),
    "meetings": (
        ("Date", "Meeting", "Venue", "Chair"),
        ("14/03/2024", "Improvement Board", "Town Hall", "Ann Brown"),
        ("14/04/2024", "Improvement Board", "Town Hall", "Ann Brown"),
    ),
    "judgements": (
        ("Judgement", "Grade"),
        ("Overall effectiveness", "Inadequate"),
        ("Leadership", "Requires improvement"),
    ),
}


@pytest.mark.parametrize("name", NO_PLANS)
def test_another_table_is_no_plan(name: str) -> None:
    for headed in (True, False):
        assert read_actions(document_of(table(*NO_PLANS[name], headed=headed))) == ((), ())


def test_a_table_beside_a_plan_is_not_taken_for_its_rest() -> None:
    plan = table(
        ("Ref", "Action", "Owner", "Due", "Status", "Note", "Impact"),
        ("1", "Write the guide", "Head of Care", "31/03/2024", "Complete", "", ""),
        ("2", "Train the staff", "Head of Care", "31/05/2024", "Not started", "", ""),
    )
    others = [table(*rows, headed=headed) for rows in NO_PLANS.values() for headed in (True, False)]
    actions, _ = read_actions(document_of(plan, *others))
    assert [action.ref for action in actions] == ["1", "2"]


def test_running_text_is_no_plan() -> None:
    document = document_of(
        paragraph(
            "You may copy the work, provided that you keep this notice. Action for damages must be brought by 2030."
        ),
        paragraph("It was the lead of a long story: he had to act by March 2016, and he knew who was responsible."),
        paragraph("Lead officer: Ann Brown"),
        paragraph("Contact: Ann Brown, Date: 5 June 2015"),
    )
    assert read_actions(document) == ((), ())
    assert find_contradictions(document, ()) == ()
