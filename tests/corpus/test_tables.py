"""What a table's rows are for, and how the pieces of one table become one."""

from __future__ import annotations

from corpus.document import Cell, Place, RowKind, Table
from corpus.tables import RawRow, build_table, stitch

HEAD = ("Ref", "Action", "Lead", "Due", "Status")


def cells(*texts: str, bold: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell(text, column, bold=bold) for column, text in enumerate(texts))


def full(text: str, span: int = 5) -> tuple[Cell, ...]:
    return (Cell(text, 0, span),)


def made(*rows: tuple[Cell, ...], count: int = 5) -> Table:
    return build_table([RawRow(row, Place()) for row in rows], Place(), column_count=count)


def kinds(table: Table) -> list[str]:
    return [row.kind.value for row in table.rows]


def test_a_row_of_usual_names_is_the_header() -> None:
    table = made(cells(*HEAD), cells("1", "Write a plan", "Director", "May 2024", "Done"))
    assert table.columns == HEAD
    assert kinds(table) == ["header", "body"]


def test_a_bold_row_above_plain_rows_is_the_header_whatever_its_words() -> None:
    table = made(cells("Alpha", "Beta", bold=True), cells("one", "two"), cells("three", "four"), count=2)
    assert table.columns == ("Alpha", "Beta")


def test_periods_above_figures_are_column_names() -> None:
    table = made(
        cells("", "2/4/17", "9/4/17"), cells("Open cases", "1864", "1852"), cells("Visits", "58", "60"), count=3
    )
    assert table.columns == ("", "2/4/17", "9/4/17")


def test_a_front_sheet_has_no_header() -> None:
    table = made(cells("Report to:", "Cabinet"), cells("Date:", "3 May 2024"), cells("Subject:", "Plan"), count=2)
    assert kinds(table) == ["body", "body", "body"]


def test_a_header_of_two_rows_names_each_column_with_both() -> None:
    first = (Cell("Ref", 0), Cell("Action", 1), Cell("Target", 2, 2))
    table = made(
        first,
        cells("", "", "Lead", "Date"),
        cells("1", "Write", "Ann", "1/2/24"),
        cells("2", "Read", "Bo", "TBC"),
        count=4,
    )
    assert table.columns == ("Ref", "Action", "Target Lead", "Target Date")


def test_a_full_width_row_above_the_header_is_title_and_row() -> None:
    table = made(
        full("Referrals by year", 2), cells("Year", "Number"), cells("2014", "20"), cells("2015", "30"), count=2
    )
    assert table.title == "Referrals by year"
    assert kinds(table) == ["subheading", "header", "body", "body"]


def test_full_width_rows_between_rows_are_subheadings() -> None:
    table = made(cells(*HEAD), full("Theme 1: Practice"), cells("1", "Write", "Ann", "May", "Done"))
    assert kinds(table) == ["header", "subheading", "body"]


def test_a_lone_ref_is_no_subheading_but_a_lone_title_is() -> None:
    table = made(cells(*HEAD), cells("12", "", "", "", ""), cells("Theme 2: Staffing", "", "", "", ""))
    assert kinds(table) == ["header", "body", "subheading"]


def test_a_repeated_header_stands_once() -> None:
    row = cells("1", "Write", "Ann", "May", "Done")
    assert kinds(made(cells(*HEAD), row, cells(*HEAD), row)) == ["header", "body", "body"]


def rows(*texts: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    return [cells(*row) for row in texts]


FULL = rows(("1", "Write a plan.", "Ann", "May", "Done"), ("2", "Read it.", "Bo", "June", "Late"))


def test_a_second_half_without_header_goes_on() -> None:
    (table,) = stitch([made(cells(*HEAD), *FULL), made(*rows(("3", "Act on it.", "Cy", "July", "Late")))])
    assert [row.text_at(0) for row in table.body] == ["1", "2", "3"]
    assert [row.place.row for row in table.rows] == [0, 1, 2, 3]
    assert table.columns == HEAD


def test_a_second_half_with_the_same_header_goes_on_and_has_it_once() -> None:
    (table,) = stitch([made(cells(*HEAD), *FULL), made(cells(*HEAD), *FULL)])
    assert kinds(table) == ["header", *["body"] * 4]


def test_tables_of_other_columns_stay_apart() -> None:
    assert len(stitch([made(cells(*HEAD), *FULL), made(*rows(("a", "b")), count=2)])) == 2
    other = made(cells("Year", "Target", "Result", "Trend", "Note", bold=True), *FULL)
    assert len(stitch([made(cells(*HEAD, bold=True), *FULL), other])) == 2


def test_a_row_cut_by_a_page_break_is_one_row() -> None:
    cut = rows(("3", "Agree the plan with all", "Cy", "July", "Late"))
    rest = rows(("", "partners.", "", "", ""), ("4", "Report.", "Di", "May", "Late"))
    (table,) = stitch([made(cells(*HEAD), *FULL, *cut), made(*rest)])
    assert [row.text_at(0) for row in table.body] == ["1", "2", "3", "4"]
    assert table.rows[3].text_at(1) == "Agree the plan with all partners."


def test_a_row_cut_where_every_cell_goes_on_is_told_by_its_words() -> None:
    first = made(cells("Action", "Risk", "Response"), *rows(("Review it (last", "Staff do not", "Train and")), count=3)
    second = made(cells("Action", "Risk", "Response"), *rows(("in May).", "stay", "keep them.")), count=3)
    (table,) = stitch([first, second])
    assert [row.quote for row in table.body] == ["Review it (last in May). Staff do not stay Train and keep them."]


def test_a_whole_row_after_a_whole_row_stays_a_row() -> None:
    (table,) = stitch([made(cells(*HEAD), *FULL), made(*FULL)])
    assert len(table.body) == 4


def test_a_new_row_with_an_empty_first_cell_stays_a_row_where_that_is_usual() -> None:
    first = made(*rows(("To:", "Cabinet"), ("", "Copy to all."), ("", "By hand.")), count=2)
    second = made(
        *rows(
            ("", "Reply by May."),
        ),
        count=2,
    )
    assert len(stitch([first, second])[0].rows) == 4


def test_a_ref_of_its_own_opens_a_row_even_in_small_letters() -> None:
    cut = rows(("3", "Agree the plan with", "Cy", "July", "Late"))
    (table,) = stitch([made(cells(*HEAD), *FULL, *cut), made(*rows(("3A", "tell partners", "Di", "May", "Late")))])
    assert [row.text_at(0) for row in table.body] == ["1", "2", "3", "3A"]


def test_a_title_row_cut_off_from_its_table_joins_it() -> None:
    (table,) = stitch(
        [
            made(full("Looked after children at the", 2), count=2),
            made(full("end of March", 2), *rows(("Year", "Number"), ("2014", "20"), ("2015", "30")), count=2),
        ]
    )
    assert table.title == "Looked after children at the end of March"
    assert [row.kind for row in table.rows] == [RowKind.SUBHEADING, RowKind.HEADER, RowKind.BODY, RowKind.BODY]
