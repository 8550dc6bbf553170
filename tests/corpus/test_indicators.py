"""Measured quantities with their values over time, whatever the shape of the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from made_documents import document, heading, paragraph, table

from corpus.document import Document, RowKind, Table
from corpus.records.indicators import read_indicators
from corpus.records.nouns import Indicator


def values(indicator: Indicator) -> list[tuple[str, date | None, str]]:
    return [(point.period_text, point.period, point.value_text) for point in indicator.points]


def test_dates_as_columns_with_a_direction() -> None:
    (cases, visits) = read_indicators(
        document(
            paragraph("Table 2: Weekly figures"),
            table(
                [
                    ("", "2/4/17", "9/4/17", "Direction of Travel"),
                    ("No. of open cases", "1,864", "1852", "↓"),
                    ("Visits on time", "86%", "n/a", "1"),
                ]
            ),
        )
    )
    assert cases.name == "No. of open cases"
    assert cases.table_title == "Table 2: Weekly figures"
    assert values(cases) == [("2/4/17", date(2017, 4, 2), "1,864"), ("9/4/17", date(2017, 4, 9), "1852")]
    assert cases.points[0].number == 1864
    assert (cases.direction_text, visits.direction_text) == ("↓", "")
    assert [(p.value_text, p.number, p.unit) for p in visits.points] == [("86%", 86, "%"), ("n/a", None, "")]


def test_quarters_as_columns_take_their_year_from_the_title() -> None:
    (one,) = read_indicators(
        document(
            table(
                [
                    ("Indicator", "Target", "Q1", "Q2", "Direction"),
                    ("Assessments in time", "90%", "71%", "74%", "Improving"),
                ],
                title="Performance in 2023/24",
            )
        )
    )
    assert values(one) == [("Q1", date(2023, 6, 30), "71%"), ("Q2", date(2023, 9, 30), "74%")]
    assert (one.target_text, one.direction_text) == ("90%", "Improving")


def test_quarters_without_any_year_keep_an_empty_period() -> None:
    (one,) = read_indicators(document(table([("Measure", "Q1", "Q2"), ("Visits", "71", "74")])))
    assert values(one) == [("Q1", None, "71"), ("Q2", None, "74")]


def test_years_as_rows_make_each_value_column_an_indicator() -> None:
    percent, number = read_indicators(
        document(
            table(
                [("Year", "%", "No. of children"), ("2014", "17.9%", "17"), ("2014", "20%", "16"), ("", "21%", "15")],
                title="Children adopted",
            )
        )
    )
    assert (percent.name, number.name) == ("Children adopted – %", "Children adopted – No. of children")
    assert values(percent) == [
        ("2014", date(2014, 12, 31), "17.9%"),
        ("2014", date(2014, 12, 31), "20%"),
        ("", None, "21%"),
    ]
    assert {point.period_label for point in number.points} == {"No. of children"}


def test_a_sub_heading_opens_a_second_table() -> None:
    found = read_indicators(
        document(
            table(
                [
                    ("Year", "Days"),
                    ("2012", "544"),
                    ("2013", "591"),
                    ("A2 - Time to match",),
                    ("2012", "222"),
                    ("2013", "242"),
                ],
                title="A1 - Time to move",
            )
        )
    )
    assert [one.name for one in found] == ["A1 - Time to move – Days", "A2 - Time to match – Days"]
    assert values(found[1])[0] == ("2012", date(2012, 12, 31), "222")


def test_the_second_half_of_a_cut_table_has_no_header() -> None:
    found = read_indicators(
        document(
            table([("", "2/4/17", "9/4/17"), ("Open cases", "18", "17")]),
            table([("Closed cases", "4", "5"), ("New cases", "6", "7")], header=False),
        )
    )
    assert [one.name for one in found] == ["Open cases", "Closed cases", "New cases"]
    assert values(found[2]) == [("2/4/17", date(2017, 4, 2), "6"), ("9/4/17", date(2017, 4, 9), "7")]


def test_a_name_cut_by_a_page_break_is_whole_again() -> None:
    whole = table(
        [("", "2/4/17", "9/4/17"), ("Assessments", "36", "43"), ("out of time", "", ""), ("Visits", "1", "2")]
    )
    rows = tuple(
        replace(
            row,
            kind=RowKind.SUBHEADING if row.text_at(0) == "out of time" else row.kind,
            place=replace(row.place, page=1 if number < 2 else 2),
        )
        for number, row in enumerate(whole.rows)
    )
    found = read_indicators(document(Table(rows, whole.place, "", 3)))
    assert [one.name for one in found] == ["Assessments out of time", "Visits"]


@pytest.mark.parametrize(
    ("sentence", "name", "points"),
    [
        (
            "At Quarter 4, 72% of single assessments were completed within timescales which is below the region.",
            "single assessments completed within timescales",
            [("Quarter 4", None, "72%")],
        ),
        (
            "The number of open cases this year has fallen from a position of 1986 as at end March 2017 to 1778 as "
            "at June 2017.",
            "number of open cases",
            [("end March 2017", date(2017, 3, 31), "1986"), ("June 2017", date(2017, 6, 30), "1778")],
        ),
        (
            "As at 31 March 2024, the proportion of care leavers in work was 54%.",
            "proportion of care leavers in work",
            [("31 March 2024", date(2024, 3, 31), "54%")],
        ),
    ],
)
def test_figures_in_sentences(sentence: str, name: str, points: list[tuple[str, date | None, str]]) -> None:
    (one,) = read_indicators(document(paragraph(sentence, "4.1")))
    assert (one.name, one.basis, one.quote) == (name, "sentence", sentence)
    assert values(one) == points


@pytest.mark.parametrize(
    "paper",
    [
        document(
            table([("Ref", "Action", "Due"), ("1", "Hire staff", "31/03/2024"), ("2", "Train staff", "30/06/2024")])
        ),
        document(table([("Task", "April 2024", "May 2024"), ("Hire staff", "X", ""), ("Train staff", "", "X")])),
        document(table([("Year", "Event"), ("2012", "A new director came"), ("2013", "She left again")])),
        document(heading("Notes"), paragraph("In 2012 we moved. By June 2013 three people had left the 4 offices.")),
    ],
)
def test_what_measures_nothing_gives_none(paper: Document) -> None:
    assert read_indicators(paper) == ()


def test_months_as_rows_without_their_total() -> None:
    contacts, referrals = read_indicators(
        document(
            table(
                [
                    ("Month", "Contacts", "Referrals"),
                    ("April 2023", "612", "18"),
                    ("May 2023", "655", "20"),
                    ("Total", "1267", "38"),
                ],
                title="Front door",
            )
        )
    )
    assert values(contacts) == [("April 2023", date(2023, 4, 30), "612"), ("May 2023", date(2023, 5, 31), "655")]
    assert referrals.name == "Front door – Referrals"


def test_past_years_a_quarter_and_a_target() -> None:
    (cost,) = read_indicators(
        document(
            table(
                [
                    ("KPI ref", "Measure", "2021/22", "Q1 2023/24", "Target 2023/24", "DoT", "RAG"),
                    ("CS2", "Cost of placements (£m)", "£1.2m", "£0.4m", "£1.3m", "▲", "R"),
                ]
            )
        )
    )
    assert (cost.name, cost.target_text, cost.direction_text) == ("Cost of placements (£m)", "£1.3m", "▲")
    assert [(p.period, p.number, p.unit) for p in cost.points] == [
        (date(2022, 3, 31), 1_200_000, "£"),
        (date(2023, 6, 30), 400_000, "£"),
    ]
