"""Papers of other councils and bodies: keys of colours alone, regulators' letters, people and figures in sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from reportlab.platypus import Paragraph, Table, TableStyle

from corpus.dates import parse_due
from corpus.document import ListItem
from corpus.document import Table as ReadTable
from corpus.front_matter import read_front_matter
from corpus.plain_lists import with_plain_lists
from corpus.readers.pdf import read_pdf
from corpus.readers.sheet import read_sheet
from corpus.records.actions import read_actions
from corpus.records.indicators import read_indicators
from corpus.records.judgements import read_judgements
from corpus.records.nouns import Status
from corpus.records.recommendations import read_recommendations
from corpus.records.terms import read_terms
from tests.corpus.made_documents import document, heading, item, paragraph, table
from tests.corpus.pdf_papers import STYLES, paper

LETTER = (
    paragraph("Office of the Water Regulator"),
    paragraph("Ms Ida Brook"),
    paragraph("Chief Executive"),
    paragraph("Fenwick District Council"),
    paragraph("3 May 2024"),
    paragraph("Dear Ms Brook"),
    paragraph("Judgement on reservoirs: Fenwick District Council"),
    paragraph(
        "We inspected Fenwick District Council between 4 March and 8 March 2024. The lead inspector was Omar Quill. "
        "We will publish this judgement on 20 May 2024."
    ),
    heading("Our judgement"),
    table([("Safety", "C3", "There are serious failings."), ("Governance", "G2", "Some gaps.")], header=False),
    heading("What you must do"),
    paragraph("We require the Council to:"),
    item("By 30 June 2024, drain the upper reservoir.", "1."),
    item("Tell us who is responsible.", "2."),
)


def test_a_key_of_colours_without_words_gives_the_status_and_sheets_are_themes(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name in ("Roads", "Parks"):
        sheet = workbook.create_sheet(name)
        sheet.append([f"Recovery tracker – {name}"])
        sheet.append([])
        sheet.append(["Ref", "Action", "Owner", "Target date", "BRAG"])
        for ref, colour in (("1", "FF0000"), ("2", "70AD47")):
            sheet.append([f"{name[0]}{ref}", f"Mend part {ref} of the network", "Head of Works", "31/03/2024", None])
            sheet.cell(sheet.max_row, 5).fill = PatternFill("solid", fgColor=colour)
    key = workbook.create_sheet("Key")
    key.append(["What the colours mean"])
    for row, (colour, words) in enumerate((("FF0000", "Overdue"), ("70AD47", "Going to plan")), start=3):
        key.cell(row, 1).fill = PatternFill("solid", fgColor=colour)
        key.cell(row, 2, words)
    workbook.save(tmp_path / "tracker.xlsx")
    actions, _ = read_actions(read_sheet(tmp_path / "tracker.xlsx"))
    assert [(action.theme, action.status_text, action.status) for action in actions] == [
        ("Roads", "Overdue", Status.OVERDUE),
        ("Roads", "Going to plan", Status.ON_TRACK),
        ("Parks", "Overdue", Status.OVERDUE),
        ("Parks", "Going to plan", Status.ON_TRACK),
    ]


def test_a_theme_that_speaks_of_plans_is_a_theme() -> None:
    names = ("Ref", "What we will do", "Who", "When", "How we'll know")
    plan = table([names, ("1", "Write them", "Head", "May 2024", "Done")])
    read = document(heading("Priority 1: Better plans"), heading("1.1 Quality of plans", level=2), plan)
    section = ("Priority 1: Better plans", "1.1 Quality of plans")
    placed = ReadTable(plan.rows, type(plan.place)(section=section, block=2), "", plan.column_count)
    (action,), _ = read_actions(document(*read.blocks[:2], placed))
    assert (action.theme, action.subtheme, action.outcome) == (*section, "Done")


def test_what_a_date_was_does_not_hide_the_date_that_holds() -> None:
    assert parse_due("30 November 2023 (was 30 September 2023)") == date(2023, 11, 30)
    assert parse_due("March 2024 [revised from Dec 2023]") == date(2024, 3, 31)
    assert parse_due("30 September 2023 or 30 November 2023") is None


def test_a_line_that_names_a_body_and_its_day_dates_the_paper() -> None:
    front = read_front_matter(
        document(
            paragraph("Fenwick District Council"),
            heading("Flood Recovery Plan 2024–2026"),
            paragraph("Position at 2 May 2024, for Overview Panel on 9 May 2024. Contact: the Flood Team."),
        )
    )
    assert (front.committee, front.meeting_date) == ("Overview Panel", date(2024, 5, 9))
    assert (front.title, front.document_type) == ("Flood Recovery Plan 2024–2026", "improvement plan")


def test_a_regulators_letter_has_its_subject_its_grades_and_what_it_requires() -> None:
    letter = document(*LETTER)
    assert read_front_matter(letter).title == "Judgement on reservoirs: Fenwick District Council"
    assert [(one.subject, one.grade, one.lead_inspector, one.published) for one in read_judgements(letter)] == [
        ("Safety", "C3", "Omar Quill", date(2024, 5, 20)),
        ("Governance", "G2", "Omar Quill", date(2024, 5, 20)),
    ]
    assert [(one.number, one.kind) for one in read_recommendations(letter)] == [
        ("1", "to the council"),
        ("2", "to the council"),
    ]


def test_what_a_council_asks_its_residents_is_no_recommendation() -> None:
    asked = document(
        paragraph("Fenwick District Council"), paragraph("We ask residents to:"), item("sort glass"), item("rinse tins")
    )
    assert not read_recommendations(asked)


def test_scores_have_their_subjects_and_the_inspection_of_their_section() -> None:
    found = read_judgements(
        document(
            paragraph("Fenwick District Council"),
            heading("The CQC assessment"),
            paragraph("CQC assessors were on site from 4 March to 8 March 2024."),
            paragraph("The quality statement for care planning scored 2 out of 4, and leadership scored 3."),
        )
    )
    assert [(one.subject, one.grade, one.inspected_from) for one in found] == [
        ("care planning", "2 out of 4", date(2024, 3, 4)),
        ("leadership", "3", date(2024, 3, 4)),
    ]


def test_an_inspection_without_a_grade_is_told_with_its_days() -> None:
    (found,) = read_judgements(
        document(paragraph("Ofsted made a focused visit on 3 and 4 December 2024 and looked at care."))
    )
    assert (found.subject, found.grade, found.inspected_from, found.inspected_to) == (
        "focused visit",
        "",
        date(2024, 12, 3),
        date(2024, 12, 4),
    )


def test_people_are_named_with_their_role() -> None:
    people = read_terms(
        document(
            paragraph("The Board is chaired by Councillor Nell Harrow, Portfolio Holder for Water."),
            paragraph("Author: Director of Works, Idris Pell"),
            paragraph("It reports to the Flood Board, which Dame Ada Finch chairs."),
            table([("Ref", "Action", "Owner"), ("1", "Drain it", "Service Manager, Front Door")]),
        )
    )
    assert [(one.term, one.role) for one in people] == [
        ("Nell Harrow", "Portfolio Holder for Water"),
        ("Idris Pell", "Director of Works"),
        ("Dame Ada Finch", "chair of the Flood Board"),
    ]


def test_a_figure_of_a_quarter_comes_with_the_one_before() -> None:
    (found,) = read_indicators(
        document(
            paragraph(
                "In the quarter to September 2023, 57% of pumps were mended within 20 days, "
                "up from 38% in the same quarter of 2022."
            )
        )
    )
    assert found.name == "pumps mended within 20 days"
    assert [(point.period, point.value_text) for point in found.points] == [(date(2023, 9, 30), "57%"), (None, "38%")]


def test_level_rulings_part_rows_whose_names_stand_on_two_lines(tmp_path: Path) -> None:
    style = STYLES["Normal"]
    quarters = ["Q1<br/>23/24", "Q2<br/>23/24", "Q3<br/>23/24"]
    rows = [[Paragraph(text, style) for text in ("Measure", *quarters, "Target")]]
    names = ("Pumps waiting", "Pumps mended", "Gates open")
    rows += [[Paragraph(text, style) for text in (name, "61", "58", "54", "40")] for name in names]
    drawn = Table(rows, colWidths=[160, 60, 60, 60, 60])
    drawn.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, "grey"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    found = read_indicators(read_pdf(paper(tmp_path / "figures.pdf", [drawn])))
    assert [one.name for one in found] == ["Pumps waiting", "Pumps mended", "Gates open"]
    assert [point.period_text for point in found[0].points] == ["Q1 23/24", "Q2 23/24", "Q3 23/24"]
    assert found[0].target_text == "40"


def test_short_lines_below_a_lead_in_are_a_list() -> None:
    blocks = with_plain_lists(
        document(
            paragraph("Members:"),
            paragraph("Independent chair"),
            paragraph("Head of Works"),
            paragraph("Others are invited where needed."),
        ).blocks
    )
    assert [block.text for block in blocks if isinstance(block, ListItem)] == ["Independent chair", "Head of Works"]
