"""Writes the sample tracker, an Excel file whose ratings are letters in some rows and colours in others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from corpus.samples.planned import BRAG, TrackedAction
from corpus.samples.steady import steady_zip

NAME = "kelder-and-stane-2023-06-30-care-leavers-tracker"
COLUMNS = ("Ref", "Action", "Owner", "Target date", "BRAG", "Update")
WIDTHS = (7, 46, 36, 14, 8, 60)
TITLE_ROWS = (
    "Kelder and Stane Council",
    "Care leavers action tracker",
    "Position at 30 June 2023. Kept by Ines Corrigan, Corporate Director for People.",
)


def write_sheet(tracked: tuple[TrackedAction, ...], folder: Path) -> Path:
    """Writes the tracker, the same bytes each time."""
    path = folder / f"{NAME}.xlsx"
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.title = TITLE_ROWS[:2]
    tracker = book.active
    tracker.title = "Action tracker"
    for row, text in enumerate(TITLE_ROWS, start=1):
        tracker.cell(row, 1, text).font = Font(bold=row < len(TITLE_ROWS))
    for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True), start=1):
        tracker.cell(5, column, name).font = Font(bold=True)
        tracker.column_dimensions["ABCDEF"[column - 1]].width = width
    tracker.freeze_panes = "A6"
    write_rows(tracker, tracked)
    write_key(book.create_sheet("Key"))
    book.save(path)
    steady_zip(path)
    return path


def write_rows(tracker: Any, tracked: tuple[TrackedAction, ...]) -> None:
    """A merged sub-heading for each theme, and a row for each action."""
    row, theme = 5, ""
    for entry in tracked:
        row += 1
        if entry.action.theme != theme:
            theme = entry.action.theme
            tracker.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
            tracker.cell(row, 1, theme).font = Font(bold=True)
            row += 1
        write_action(tracker, row, entry)


def write_action(tracker: Any, row: int, entry: TrackedAction) -> None:
    """One action; its rating is a letter, a colour alone, or nothing."""
    action = entry.action
    letter = entry.letter if entry.shown_as == "letter" else None
    cells = (action.ref, action.title, action.owner_text, action.due or action.due_text, letter, action.progress)
    for column, value in enumerate(cells, start=1):
        tracker.cell(row, column, value).alignment = Alignment(wrap_text=True, vertical="top")
    if action.due:
        tracker.cell(row, 4).number_format = "DD/MM/YYYY"
    if entry.letter:
        tracker.cell(row, 5).fill = PatternFill("solid", fgColor=BRAG[entry.letter][2])
    tracker.row_dimensions[row].hidden = action.hidden


def write_key(key: Any) -> None:
    """What letters and colours mean, and a formula that nobody has calculated."""
    key.append(("Letter", "Colour", "Meaning"))
    names = {"B": "Blue", "R": "Red", "A": "Amber", "G": "Green"}
    for letter, (meaning, _, colour) in BRAG.items():
        key.append((letter, names[letter], meaning))
        key.cell(key.max_row, 2).fill = PatternFill("solid", fgColor=colour)
    key.append(("", "Number of actions", "=COUNTA('Action tracker'!B6:B60)"))
