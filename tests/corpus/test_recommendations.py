"""What is asked of a committee, and what an inspectorate recommends to whom."""

from __future__ import annotations

import pytest
from made_documents import document, heading, item, paragraph, table

from corpus.document import Block, Document
from corpus.records.recommendations import read_recommendations


def committee_paper(*blocks: Block) -> Document:
    return document(
        heading("Elmford Borough Council"),
        table([("To:", "Scrutiny Panel"), ("Date:", "4 March 2024"), ("Lead officer:", "Sam Holt")], header=False),
        heading("Purpose", "1"),
        *blocks,
    )


def test_numbered_paragraphs_of_a_section() -> None:
    found = read_recommendations(
        committee_paper(
            heading("RECOMMENDED ACTION", "2."),
            paragraph("That the report is noted.", "2.1"),
            paragraph("That a Board is set up.", "2.2"),
            heading("POLICY", "3."),
            paragraph("That policy is old.", "3.1"),
        )
    )
    assert [(r.number, r.text, r.kind) for r in found] == [
        ("2.1", "That the report is noted.", "asked of the committee"),
        ("2.2", "That a Board is set up.", "asked of the committee"),
    ]
    assert {(r.by_whom, r.to_whom) for r in found} == {("Sam Holt", "Scrutiny Panel")}


def test_a_list_with_its_lead_in() -> None:
    found = read_recommendations(
        committee_paper(
            heading("Recommendation(s)/Proposed Action", "2."),
            paragraph("The Panel is requested to:"),
            item("Note progress", "a)"),
            item("Agree areas for scrutiny", "b)"),
            heading("Money", "3."),
            item("Staff", "a)"),
        )
    )
    assert [(r.number, r.text, r.lead_in) for r in found] == [
        ("a", "Note progress", "The Panel is requested to:"),
        ("b", "Agree areas for scrutiny", "The Panel is requested to:"),
    ]


def test_a_row_of_the_front_sheet_with_bullets_in_continuation_rows() -> None:
    found = read_recommendations(
        document(
            table(
                [
                    ("Report to:", "CABINET"),
                    ("Recommendations:", "Cabinet is asked to NOTE:"),
                    ("", "• the letters"),
                    ("", "• the plan"),
                    ("Risk Management:", "None."),
                ],
                header=False,
            ),
            heading("RECOMMENDATIONS", "5.0"),
            paragraph("As set out on the front of the report.", "5.1"),
        )
    )
    assert [(r.number, r.text, r.lead_in, r.to_whom) for r in found] == [
        ("1", "the letters", "Cabinet is asked to NOTE:", "CABINET"),
        ("2", "the plan", "Cabinet is asked to NOTE:", "CABINET"),
    ]


def test_what_inspectors_recommended_to_the_council_and_to_the_board() -> None:
    found = read_recommendations(
        committee_paper(
            heading("The report", "5"),
            paragraph(
                "Ofsted found much to do. The recommendations at the end of the inspection were as follows:", "5.1"
            ),
            heading("Recommendations", level=2),
            item("Improve plans.", "1."),
            item("Visit children.", "2."),
            paragraph("The recommendations for the LSCB were as follows:"),
            heading("Recommendations:", level=2),
            item("Widen the data.", "1."),
            paragraph("Every council has to answer."),
            item("We wrote a plan"),
        )
    )
    assert [(r.number, r.text, r.kind, r.by_whom, r.to_whom) for r in found] == [
        ("1", "Improve plans.", "to the council", "Ofsted", "Elmford"),
        ("2", "Visit children.", "to the council", "Ofsted", "Elmford"),
        ("1", "Widen the data.", "to the safeguarding board", "Ofsted", "LSCB"),
    ]
    assert found[0].lead_in == "The recommendations at the end of the inspection were as follows:"


def test_areas_for_improvement_of_an_inspection_report() -> None:
    found = read_recommendations(
        document(
            heading("Inspection of Elmford children’s services"),
            paragraph("Inspection dates: 1 to 5 May 2023"),
            heading("What needs to improve?1", level=2),
            item("The timeliness of assessments:", "◼"),
            item("for disabled children", "–", depth=1),
            item("Supervision.", "◼"),
            heading("The experiences of children: good", level=2),
            item("Children are safe.", "1."),
            paragraph("Ofsted"),
        )
    )
    assert [(r.number, r.text, r.kind, r.to_whom) for r in found] == [
        ("1", "The timeliness of assessments: for disabled children", "area for improvement", "Elmford"),
        ("2", "Supervision.", "area for improvement", "Elmford"),
    ]


def test_recommendations_to_partners() -> None:
    found = read_recommendations(
        committee_paper(
            paragraph("Inspectors of the CQC made recommendations for the police and health partners:", "1.1"),
            item("Share notices daily.", "1."),
        )
    )
    assert [(r.kind, r.by_whom) for r in found] == [("to partners", "Care Quality Commission")]


def test_a_table_of_recommendations_and_responses() -> None:
    found = read_recommendations(
        committee_paper(
            paragraph("The Care Quality Commission reported in May.", "1.1"),
            table(
                [
                    ("Ref", "Recommendation", "Response", "Lead"),
                    ("R1", "Improve plans.", "Accepted", "AB"),
                    ("R2", "Visit children.", "Part accepted", "CD"),
                ]
            ),
        )
    )
    assert [(r.number, r.text) for r in found] == [("R1", "Improve plans."), ("R2", "Visit children.")]
    assert found[0].quote == "R1 Improve plans. Accepted AB"


@pytest.mark.parametrize(
    "text",
    [
        "There are no specific recommendations from this report. Rather it informs.",
        "As set out on the front of the report.",
        "None.",
        "Not applicable",
        "See paragraph 4.",
    ],
)
def test_a_section_that_asks_nothing_gives_none(text: str) -> None:
    paper = committee_paper(heading("RECOMMENDATION", "2"), paragraph(text, "2.1"), heading("MONEY", "3"))
    assert read_recommendations(paper) == ()


def test_a_table_of_risks_gives_none() -> None:
    paper = committee_paper(
        table([("Recommendation", "Risk/Threat/Opportunity", "Mitigation"), ("Hire staff", "None apply", "Pay more")])
    )
    assert read_recommendations(paper) == ()


def test_an_account_of_work_done_gives_none() -> None:
    paper = committee_paper(
        paragraph("Progress against the recommendations since the inspection includes the following:", "1.1"),
        item("We have a new hub"),
        paragraph("Members are asked to note that the cost is met from the budget.", "1.2"),
    )
    assert read_recommendations(paper) == ()
