"""Dates as printed in councils' papers, and what they mean."""

from datetime import date

import pytest

from corpus.dates import find_dates, parse_due, parse_period


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("31/03/2015", date(2015, 3, 31)),
        ("31/07/15", date(2015, 7, 31)),
        ("30.6.15", date(2015, 6, 30)),
        ("04-05-2019", date(2019, 5, 4)),
        ("2016-03-31 00:00:00", date(2016, 3, 31)),
        ("5th June 2015", date(2015, 6, 5)),
        ("Friday 5 June 2015", date(2015, 6, 5)),
        ("14-May-15", date(2015, 5, 14)),
        ("By 31st\nMarch 2016", date(2016, 3, 31)),
        ("March 2016", date(2016, 3, 31)),
        ("Feb 2024", date(2024, 2, 29)),
        ("Sept 23", date(2023, 9, 30)),
        ("Jul-15", date(2015, 7, 31)),
        ("2016/03/31", date(2016, 3, 31)),
        ("June 2015 (Board)", date(2015, 6, 30)),
        ("03/2018", date(2018, 3, 31)),
        ("end of Sept 23", date(2023, 9, 30)),
        ("end June 2018", date(2018, 6, 30)),
        ("End of 2018", date(2018, 12, 31)),
        ("Q3 2023/24", date(2023, 12, 31)),
        ("Q4 2016/17", date(2017, 3, 31)),
        ("Quarter 1 (2023-24)", date(2023, 6, 30)),
        ("2023/24 Q2", date(2023, 9, 30)),
        ("Q3 2023", date(2023, 9, 30)),
        ("2015/16", date(2016, 3, 31)),
        ("30 June 2016 (30/06/2016)", date(2016, 6, 30)),
    ],
)
def test_a_due_date_is_read(text: str, due: date) -> None:
    assert parse_due(text) == due


@pytest.mark.parametrize(
    "text",
    [
        "", "TBC", "tbc by March 2016", "Ongoing", "Immediate", "Completed 3 May 2016",
        "Complete - May 2016", "Chair of the Board",
        "Summer 2017", "Autumn term 2016", "31/06/2016", "31 June 2016", "12/31/2015",
        "From April 2016", "31/03/2015 30/06/2015",
        "1 April 2016 to 30 June 2016", "March and September 2016 and May 2017", "30 June",
        "2016", "Q3", "Within 6 months", "2.1.4",
        "June/July 2016", "June 2016 onwards", "Year end 2016", "Ongoing (review March 2024)", "31/03/2016 - COMPLETE",
        "Monthly", "Mayor", "w/c 5 June 2017",
    ],
)  # fmt: skip
def test_what_is_no_certain_due_date_is_none(text: str) -> None:
    assert parse_due(text) is None


def test_a_year_to_reckon_with_completes_a_date() -> None:
    assert parse_due("30 June", year_hint=2018) == date(2018, 6, 30)
    assert parse_due("end of June", year_hint=2018) == date(2018, 6, 30)
    assert [found.date for found in find_dates("by 3rd May and 4 June", year_hint=2018)] == [
        date(2018, 5, 3),
        date(2018, 6, 4),
    ]


def test_a_paper_that_counts_financial_quarters_says_so() -> None:
    assert parse_due("Q3 2023", financial=True) == date(2023, 12, 31)
    assert parse_due("Q4 2023", financial=True) == date(2024, 3, 31)


@pytest.mark.parametrize(
    ("text", "phrase", "dates", "join"),
    [
        (
            "visits on 31 October and 1 November 2016.",
            "31 October and 1 November 2016",
            [date(2016, 10, 31), date(2016, 11, 1)],
            "and",
        ),
        ("on 12 and 13 September 2017", "12 and 13 September 2017", [date(2017, 9, 12), date(2017, 9, 13)], "and"),
        ("dates: 14 March to 18 March 2022", "14 March to 18 March 2022", [date(2022, 3, 14), date(2022, 3, 18)], "to"),
        (
            "from 28 December to 3 January 2018",
            "28 December to 3 January 2018",
            [date(2017, 12, 28), date(2018, 1, 3)],
            "to",
        ),
        (
            "24 February 2020 to 6 March 2020",
            "24 February 2020 to 6 March 2020",
            [date(2020, 2, 24), date(2020, 3, 6)],
            "to",
        ),
        ("on 4-8 July 2022", "4-8 July 2022", [date(2022, 7, 4), date(2022, 7, 8)], "to"),
        ("held on April 4th and 15th 2011", "April 4th and 15th 2011", [date(2011, 4, 4), date(2011, 4, 15)], "and"),
        ("(17.10.11)", "17.10.11", [date(2011, 10, 17)], ""),
        ("DATE: 29 JUNE 2015 AGENDA", "29 JUNE 2015", [date(2015, 6, 29)], ""),
        ("Tuesday, 15th May, 2018", "Tuesday, 15th May, 2018", [date(2018, 5, 15)], ""),
        ("name-2015-06-29-plan", "2015-06-29", [date(2015, 6, 29)], ""),
        ("by October 2018 at least", "October 2018", [date(2018, 10, 31)], ""),
        ("the 5th of June 2018", "5th of June 2018", [date(2018, 6, 5)], ""),
    ],
)
def test_dates_are_found_in_running_text(text: str, phrase: str, dates: list[date], join: str) -> None:
    found = find_dates(text)
    assert [(item.text.strip(), item.date, item.join) for item in found] == [(phrase, day, join) for day in dates]
    assert all(text[item.start : item.start + len(item.text)] == item.text for item in found)


@pytest.mark.parametrize(
    "text",
    [
        "paragraph 4.1 and 4.2.1",
        "Section 47 of the Children Act 1989",
        "may 16 people come",
        "0118 9374479",
        "3 of 4",
        "",
    ],
)
def test_running_text_without_dates_gives_none(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2/4/17", date(2017, 4, 2)),
        ("2014-15", date(2015, 3, 31)),
        ("2014 - 15", date(2015, 3, 31)),
        ("2014/15", date(2015, 3, 31)),
        ("1999/2000", date(2000, 3, 31)),
        ("Q4 2016/17", date(2017, 3, 31)),
        ("July 17", date(2017, 7, 31)),
        ("2015", date(2015, 12, 31)),
        ("March 2015", date(2015, 3, 31)),
        ("As at 31 March 2015", date(2015, 3, 31)),
        ("April 2016 - March 2017", date(2017, 3, 31)),
        ("12 months to March 2017", date(2017, 3, 31)),
        ("Apr-Jun 2016", date(2016, 6, 30)),
        ("Aug 2016 - Jul 2017", date(2017, 7, 31)),
        ("Q1 16/17", date(2016, 6, 30)),
        ("Q4", None),
        ("England 2015", None),
        ("2015 target", None),
        ("Number", None),
        ("2089", None),
    ],
)
def test_the_period_of_a_figure_is_its_last_day(text: str, period: date | None) -> None:
    assert parse_period(text) == period
