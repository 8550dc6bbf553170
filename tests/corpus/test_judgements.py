"""Grades, the inspections that they come from, and who led them."""

from __future__ import annotations

from datetime import date

from made_documents import document, heading, item, paragraph, table

from corpus.records.judgements import read_judgements

GRADES = [
    ("Judgement", "Grade"),
    ("The impact of leaders on social work practice", "Requires improvement to be good"),
    ("The experiences and progress of care leavers", "Good"),
    ("Overall effectiveness", "Inadequate"),
]


def test_a_grade_table_with_its_inspection() -> None:
    found = read_judgements(
        document(
            heading("Inspection of Elmford local authority children’s services"),
            paragraph("Inspection dates: 20 June to 1 July 2022"),
            paragraph("Lead inspector: Máire Ní Dhónaill, Her Majesty’s Inspector"),
            table(GRADES),
            heading("The experiences and progress of care leavers: good"),
            paragraph("Published by Ofsted."),
        )
    )
    assert [(j.subject, j.grade) for j in found] == GRADES[1:]
    assert {(j.body, j.council, j.lead_inspector) for j in found} == {("Ofsted", "Elmford", "Máire Ní Dhónaill")}
    assert {(j.inspected_from, j.inspected_to) for j in found} == {(date(2022, 6, 20), date(2022, 7, 1))}
    assert found[0].inspected_text == "20 June to 1 July 2022"
    assert found[0].dates_quote == "Inspection dates: 20 June to 1 July 2022"
    assert found[0].inspector_quote == "Lead inspector: Máire Ní Dhónaill"
    assert found[2].places[0].row == 3


def test_a_grade_table_that_came_out_as_lines() -> None:
    found = read_judgements(
        document(
            heading("Inspection of Elmford children’s services"),
            paragraph("Inspection dates: 1 to 5 May 2023"),
            paragraph("Judgement Grade"),
            paragraph("The impact of leaders on practice"),
            paragraph("with children Requires improvement"),
            paragraph("to be good"),
            paragraph("Overall effectiveness Good"),
            paragraph("Leaders know their services well."),
        )
    )
    assert [(j.subject, j.grade) for j in found] == [
        ("The impact of leaders on practice with children", "Requires improvement to be good"),
        ("Overall effectiveness", "Good"),
    ]


def test_a_letter_of_an_inspectorate_nobody_knows() -> None:
    found = read_judgements(
        document(
            paragraph("The Standards Inspectorate for Care"),
            paragraph("2 June 2024"),
            paragraph("Dear Mr Wilkes"),
            heading("Inspection of children's services in Elmford"),
            paragraph("Inspection dates: 7 May 2024 to 9 May 2024"),
            table([("What we judged", "Judgement"), ("Help and protection", "Strong"), ("Care leavers", "Developing")]),
            paragraph("Yours sincerely"),
            paragraph("Bronagh Tillot"),
            paragraph("Lead inspector"),
        )
    )
    assert [(j.subject, j.grade) for j in found] == [("Help and protection", "Strong"), ("Care leavers", "Developing")]
    assert found[0].body == "Standards Inspectorate for Care"
    assert found[0].published == date(2024, 6, 2)


def test_a_visit_without_grades_is_one_bare_record() -> None:
    found = read_judgements(
        document(
            paragraph("4 July 2023"),
            paragraph("Dear Ms Holt"),
            heading("Monitoring visit to Elmford children’s services"),
            paragraph("Visit dates: 6 and 7 June 2023"),
            paragraph("Ofsted found progress."),
        )
    )
    assert [(j.grade, j.inspected_from, j.inspected_to) for j in found] == [("", date(2023, 6, 6), date(2023, 6, 7))]


def test_grades_in_sentences_and_lists_of_a_council_paper() -> None:
    found = read_judgements(
        document(
            heading("Elmford Borough Council"),
            heading("Summary", "1"),
            paragraph(
                "The Care Quality Commission inspected the service from 6 March 2023 to 17 March 2023. The lead "
                "inspector was Oswin Darr. The report, published on 21 April 2023, rates overall effectiveness as "
                "requires improvement. The experiences of care leavers were judged inadequate, help and protection "
                "good, and leadership good.",
                "1.1",
            ),
            paragraph("Children's homes have been inspected by Ofsted:"),
            item('Mill Lane "Outstanding with sustained effectiveness"'),
            item("Clough House: Good"),
        )
    )
    assert [(j.subject, j.grade) for j in found] == [
        ("overall effectiveness", "requires improvement"),
        ("The experiences of care leavers", "inadequate"),
        ("help and protection", "good"),
        ("leadership", "good"),
        ("Mill Lane", "Outstanding with sustained effectiveness"),
        ("Clough House", "Good"),
    ]
    assert {(j.body, j.lead_inspector, j.inspected_to) for j in found[:4]} == {
        ("Care Quality Commission", "Oswin Darr", date(2023, 3, 17))
    }
    assert found[0].published == date(2023, 4, 21)
    assert found[4].body == "Ofsted"


def test_a_table_of_homes_keeps_the_day_of_each_inspection() -> None:
    found = read_judgements(
        document(
            heading("Elmford Council"),
            heading("Homes", "1"),
            table([("Home", "Inspected on", "Judgement"), ("The Spinney", "3 October 2022", "Good")]),
        )
    )
    assert [(j.subject, j.grade, j.inspected_from) for j in found] == [("The Spinney", "Good", date(2022, 10, 3))]


def test_what_is_said_of_all_councils_is_no_judgement() -> None:
    found = read_judgements(
        document(
            heading("Elmford Council"),
            heading("Legal", "1"),
            paragraph("All local authorities that are rated inadequate by Ofsted go into intervention."),
            table([("Risk", "Rating"), ("Staff leave", "High"), ("No money", "Low")]),
        )
    )
    assert found == ()


def test_an_assessment_by_another_inspectorate() -> None:
    paper = document(
        heading("Elmford City Council: local authority assessment"),
        paragraph("Report published: 12 July 2024"),
        paragraph("Assessment dates: 3 June 2024 to 6 June 2024"),
        table([("Quality statement", "Rating"), ("Safe pathways", "Good"), ("Overall rating", "Requires improvement")]),
        paragraph("Care Quality Commission"),
    )
    found = read_judgements(paper)
    assert [(j.subject, j.grade) for j in found] == [
        ("Safe pathways", "Good"),
        ("Overall rating", "Requires improvement"),
    ]
    assert {(j.body, j.inspected_from, j.published) for j in found} == {
        ("Care Quality Commission", date(2024, 6, 3), date(2024, 7, 12))
    }


def test_an_old_report_without_column_names() -> None:
    found = read_judgements(
        document(
            heading("Inspection of safeguarding services"),
            heading("Elmford Borough Council"),
            paragraph("Inspection dates: 4 – 15 April 2011"),
            paragraph("Reporting inspector Brendan Park HMI"),
            table(
                [
                    ("Safeguarding services", ""),
                    ("Overall effectiveness", "Inadequate"),
                    ("Capacity for improvement", "Adequate"),
                    ("Leadership", "Grade 3 (Adequate)"),
                ],
                header=False,
            ),
        )
    )
    assert [j.grade for j in found] == ["Inadequate", "Adequate", "Grade 3 (Adequate)"]
    assert {(j.lead_inspector, j.inspected_to) for j in found} == {("Brendan Park", date(2011, 4, 15))}


def test_the_days_of_a_visit_in_the_letter_itself() -> None:
    (found,) = read_judgements(
        document(
            paragraph("12 March 2024"),
            paragraph("Dear Sam"),
            heading("Focused visit to Elmford children’s services"),
            paragraph("This letter summarises the findings of the focused visit to Elmford on 6 and 7 February 2024."),
            paragraph("Ada Bell"),
            paragraph("His Majesty’s Inspector"),
        )
    )
    assert (found.inspected_from, found.inspected_to) == (date(2024, 2, 6), date(2024, 2, 7))
    assert (found.lead_inspector, found.published, found.grade) == ("Ada Bell", date(2024, 3, 12), "")
