"""An Excel file is read as its sheets show it."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.table import Table as ExcelTable

from corpus.document import Document, Heading
from corpus.readers.number_formats import shown
from corpus.readers.sheet import read_sheet


def saved(workbook: Workbook, folder: Path) -> Document:
    path = folder / "tracker.xlsx"
    workbook.save(path)
    return read_sheet(path)


@pytest.fixture
def tracker() -> Workbook:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Actions"
    sheet["A1"] = "Improvement plan tracker"
    sheet["A1"].font = Font(bold=True)
    sheet.append([])
    sheet.append(["Ref", "Action", "Due", "Done", "BRAG"])
    sheet.append(["1A", "Train staff\nin teams", date(2024, 3, 31), 0.5, None])
    sheet.append(["1B", "Audit files", date(2024, 4, 30), 0.755, "Amber"])
    sheet.append([])
    sheet.append(["1C", "Report", "TBC", None, "Green"])
    sheet["C4"].number_format, sheet["C5"].number_format = "dd mmm yyyy", "mm-dd-yy"
    sheet["D4"].number_format, sheet["D5"].number_format = "0%", "0.0%"
    sheet["E4"].fill = PatternFill("solid", fgColor="FFFF0000")
    sheet["E5"].fill = PatternFill("solid", fgColor=Color(theme=5))
    sheet.row_dimensions[5].hidden = True
    return workbook


def test_a_sheet_is_a_section_with_its_table(tracker: Workbook, tmp_path: Path) -> None:
    document = saved(tracker, tmp_path)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["Actions", "Improvement plan tracker"]
    (table,) = document.tables
    assert table.columns == ("Ref", "Action", "Due", "Done", "BRAG")
    assert table.place.section == ("Actions", "Improvement plan tracker")
    assert [[cell.text for cell in row.cells] for row in table.body] == [
        ["1A", "Train staff\nin teams", "31 Mar 2024", "50%", ""],
        ["1B", "Audit files", "30/04/2024", "75.5%", "Amber"],
        ["1C", "Report", "TBC", "", "Green"],
    ]


def test_rows_have_the_sheets_own_numbers(tracker: Workbook, tmp_path: Path) -> None:
    assert [row.place.row for row in saved(tracker, tmp_path).tables[0].rows] == [3, 4, 5, 7]


def test_colours_are_read_as_written_and_by_theme(tracker: Workbook, tmp_path: Path) -> None:
    body = saved(tracker, tmp_path).tables[0].body
    assert [row.cells[4].fill for row in body[:2]] == ["ff0000", "c0504d"]


def test_hidden_rows_and_sheets_are_read_and_marked(tracker: Workbook, tmp_path: Path) -> None:
    old = tracker.create_sheet("Old")
    old.sheet_state = "hidden"
    old.append(["Ref", "Action"])
    old.append(["9", "Closed"])
    document = saved(tracker, tmp_path)
    assert [row.hidden for table in document.tables for row in table.body] == [False, True, False, True]
    assert [notice.text for notice in document.notices] == [
        "rows hidden on sheet “Actions” were read: 5",
        "sheet “Old” is hidden; it was read",
    ]


def test_a_formula_without_a_value_is_told(tracker: Workbook, tmp_path: Path) -> None:
    sheet = tracker["Actions"]
    sheet["D7"] = "=D4+D5"
    document = saved(tracker, tmp_path)
    assert [(notice.kind, notice.text) for notice in document.notices if notice.kind == "formula"] == [
        ("formula", "cell D7 on sheet “Actions” has a formula with no calculated value")
    ]


def test_blank_rows_and_columns_part_tables(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (
        ["Year", "Cases", None, "Team", "Staff"],
        ["2023", 10, None, "North", 4],
        ["2024", 12, None, "South", 5],
    ):
        sheet.append(row)
    tables = saved(workbook, tmp_path).tables
    assert [table.columns for table in tables] == [("Year", "Cases"), ("Team", "Staff")]


def test_a_table_of_excels_own_has_its_header(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Strand", "Lever"], ["Homes", "Build"], ["Schools", "Visit"]):
        sheet.append(row)
    sheet.add_table(ExcelTable(displayName="Levers", ref="A1:B3"))
    (table,) = saved(workbook, tmp_path).tables
    assert table.columns == ("Strand", "Lever")
    assert [row.quote for row in table.body] == ["Homes Build", "Schools Visit"]


def test_one_far_cell_is_read_at_once(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Ref", "Action"])
    sheet.append(["1", "Train"])
    sheet["XFD1048576"] = "far"
    document = saved(workbook, tmp_path)
    assert [row.quote for row in document.tables[0].body] == ["1 Train"]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.5, "0%", "50%"),
        (1234.5, "#,##0", "1,235"),
        (-1234.5, "£#,##0.00;[Red]-£#,##0.00", "-£1,234.50"),
        (45, "[$£-809]#,##0.00", "£45.00"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (0.1 + 0.2, "General", "0.3"),
        (5, "00", "05"),
        (datetime(2024, 3, 5, 14, 7), "d mmmm yyyy h:mm AM/PM", "5 March 2024 2:07 PM"),
        (date(2024, 3, 5), "[$-809]dd/mm/yyyy;@", "05/03/2024"),
        (date(2024, 3, 5), "mmm-yy", "Mar-24"),
        (time(9, 5), "hh:mm", "09:05"),
        (True, "General", "TRUE"),
        ("As typed", "@", "As typed"),
    ],
)
def test_values_are_shown_by_their_format(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text
