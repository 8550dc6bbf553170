"""A paper says on its first page whose it is, for whom, when and by whom."""

from __future__ import annotations

from datetime import date

import pytest
from made_documents import document, heading, item, paragraph, table

from corpus.front_matter import read_front_matter


def test_a_front_sheet_of_four_columns() -> None:
    front = read_front_matter(
        document(
            heading("ELMFORD BOROUGH COUNCIL"),
            table(
                [
                    ("TO:", "CHILDREN & FAMILIES COMMITTEE", "", ""),
                    ("DATE:", "4 MARCH 2024", "AGENDA ITEM:", "7a"),
                    ("TITLE:", "IMPROVEMENT PLAN PROGRESS UPDATE", "", ""),
                    ("LEAD COUNCILLOR:", "CLLR A. WREN", "PORTFOLIO:", "CHILDREN"),
                    ("LEAD OFFICER:", "SAM HOLT", "TEL:", "01632 960123"),
                ],
                header=False,
            ),
            heading("PURPOSE", "1."),
            paragraph("This report says how far Oakshire County Council has come.", "1.1"),
        )
    )
    assert front.council == "Elmford"
    assert front.council_text == "ELMFORD BOROUGH COUNCIL"
    assert front.committee == "CHILDREN & FAMILIES COMMITTEE"
    assert front.meeting_date == front.date == date(2024, 3, 4)
    assert front.agenda_item == "7a"
    assert front.title == "IMPROVEMENT PLAN PROGRESS UPDATE"
    assert front.lead_councillor == "CLLR A. WREN"
    assert front.officer == "SAM HOLT"
    assert front.document_type == "progress report"
    assert front.places["title"].row == 2


def test_labels_and_values_in_running_lines() -> None:
    front = read_front_matter(
        document(
            paragraph("Elmford City Council"),
            paragraph("REPORT TO: Scrutiny Panel **DATE:** 24th November 2011"),
            paragraph("CONTACT OFFICER : Clare Moor, Director of Education"),
            paragraph("For all enquiries (01632) 960456"),
            heading("PROGRESS REPORT: INSPECTION OF SAFEGUARDING"),
            heading("Purpose", "1."),
        )
    )
    assert (front.council, front.committee, front.date) == ("Elmford", "Scrutiny Panel", date(2011, 11, 24))
    assert front.officer == "Clare Moor"
    assert front.title == "PROGRESS REPORT: INSPECTION OF SAFEGUARDING"


def test_one_cell_for_member_and_officer_is_parted() -> None:
    front = read_front_matter(
        document(
            table(
                [
                    ("Report to:", "EXECUTIVE CABINET"),
                    ("Date:", "30 August 2017"),
                    (
                        "Executive Member/Reporting Officer",
                        "Councillor Jo Finch – Deputy (Finance)\nAda Bell – Director",
                    ),
                    ("Subject:", "UPDATE ON THE INSPECTION"),
                ],
                header=False,
            ),
            heading("BACKGROUND", "1.0"),
            paragraph("Elmford Metropolitan Borough Council has a plan, and Elmford Council pays for it.", "1.1"),
        )
    )
    assert front.lead_councillor == "Councillor Jo Finch"
    assert front.officer == "Ada Bell"
    assert front.council == "Elmford"
    assert front.title == "UPDATE ON THE INSPECTION"


@pytest.mark.parametrize(
    ("printed", "council"),
    [
        ("BATHFORD & NORTH EAST ELMSHIRE COUNCIL", "Bathford and North East Elmshire"),
        ("London Borough of Barkham and Dagenwell", "Barkham and Dagenwell"),
        ("Royal Borough of Windham", "Windham"),
        ("Elm-on-Sea City Council", "Elm-on-Sea"),
        ("STOKE-ON-ELM CITY COUNCIL", "Stoke-on-Elm"),
        ("Isle of Elm Council", "Isle of Elm"),
        ("West Elmshire County Council", "West Elmshire"),
        ("City of Elmford Metropolitan District Council", "Elmford"),
        ("Inspection of Redcliff and Cleve local authority children’s services", "Redcliff and Cleve"),
        ("Monitoring visit to Elmford children's services", "Elmford"),
    ],
)
def test_the_short_name_of_the_place(printed: str, council: str) -> None:
    front = read_front_matter(document(heading(printed), heading("Improvement plan"), paragraph("Text.")))
    assert front.council == council


@pytest.mark.parametrize(
    "text", ["Full Council met.", "The Youth Council was asked.", "Children in Care Council", "Council"]
)
def test_a_council_that_is_no_place_is_none(text: str) -> None:
    assert read_front_matter(document(paragraph(text), paragraph(text))).council == ""


def test_the_running_header_names_council_committee_and_date() -> None:
    front = read_front_matter(
        document(
            heading("Children's services update"),
            heading("Summary", "1"),
            running=("Elmford Borough Council – Scrutiny Committee – 6 June 2017",),
        )
    )
    assert (front.council, front.committee, front.date) == ("Elmford", "Scrutiny Committee", date(2017, 6, 6))


def test_an_inspection_report_falls_back_on_its_last_day() -> None:
    front = read_front_matter(
        document(
            heading("Elmshire"),
            heading("Inspection of children’s social care services"),
            paragraph("Inspection dates: 14 January 2019 to 18 January 2019"),
            paragraph("Lead inspector: Zoë Ní Bhriain"),
        )
    )
    assert front.council == "Elmshire"
    assert front.document_type == "inspection report"
    assert front.published is None
    assert front.date == front.inspected_to == date(2019, 1, 18)


def test_a_monitoring_letter_has_the_date_of_the_letter() -> None:
    front = read_front_matter(
        document(
            paragraph("4 July 2023"),
            paragraph("Dear Ms Holt"),
            heading("Monitoring visit to Elmford children’s services"),
            paragraph("This letter summarises the findings of the monitoring visit on 6 and 7 June 2023."),
        )
    )
    assert front.document_type == "monitoring letter"
    assert front.date == front.published == date(2023, 7, 4)


def test_what_is_not_there_stays_empty() -> None:
    front = read_front_matter(
        document(paragraph("It rained all night."), paragraph("In the morning the boat had gone."))
    )
    assert front.council == front.committee == front.title == front.officer == front.document_type == ""
    assert front.date is None
    assert front.places == {}


def test_the_file_name_is_never_used() -> None:
    paper = document(paragraph("Notes of a meeting."), item("A plan"))
    assert read_front_matter(paper).council == ""
