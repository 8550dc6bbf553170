"""What a status means, whatever words, letters or colours a paper uses for it."""

import pytest

from corpus.document import Cell, Document, Paragraph, Place, Row, RowKind, Table
from corpus.records.nouns import Status
from corpus.status_keys import colour_name, read_key
from corpus.statuses import normalise


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Not Started", Status.NOT_STARTED),
        ("Not yet due", Status.NOT_STARTED),
        ("In Progress (on track)", Status.ON_TRACK),
        ("In Progress (Overdue)", Status.OVERDUE),
        ("IN  PROGRESS", Status.ON_TRACK),
        ("Not on track", Status.AT_RISK),
        ("Off track", Status.AT_RISK),
        ("At risk", Status.AT_RISK),
        ("Slipped", Status.OVERDUE),
        ("Delayed", Status.OVERDUE),
        ("Complete", Status.COMPLETE),
        ("Completed late", Status.COMPLETE),
        ("Not complete", Status.ON_TRACK),
        ("Partially complete", Status.ON_TRACK),
        ("75 % complete", Status.ON_TRACK),
        ("100% complete", Status.COMPLETE),
        ("0%", Status.NOT_STARTED),
        ("On track to complete", Status.ON_TRACK),
        ("Will be complete by June", Status.ON_TRACK),
        ("Not achieved", Status.AT_RISK),
        ("Slow progress", Status.AT_RISK),
        ("No progress", Status.NOT_STARTED),
        ("✓", Status.COMPLETE),
        ("Embedded", Status.COMPLETE),
        ("Closed", Status.COMPLETE),
        ("Superseded", Status.UNKNOWN),
        ("On hold", Status.PAUSED),
        ("Paused", Status.PAUSED),
        ("R", Status.AT_RISK),
        ("Amber E", Status.AT_RISK),
        ("G", Status.ON_TRACK),
        ("BRAG: B", Status.COMPLETE),
        ("A/R", Status.AT_RISK),
        ("Green - complete", Status.COMPLETE),
        ("", Status.UNKNOWN),
        ("Chair", Status.UNKNOWN),
        ("TBC", Status.UNKNOWN),
    ],
)
def test_a_status_is_sorted_by_its_meaning(text: str, status: Status) -> None:
    assert normalise(text) is status


def _key_table(*rows: tuple[Cell, ...]) -> Document:
    made = tuple(Row(cells, RowKind.BODY, Place(row=index)) for index, cells in enumerate(rows))
    return Document("plan", "docx", (Table(made, Place(), "Key", 2),))


def test_the_papers_own_key_comes_before_the_usual_meaning() -> None:
    document = Document(
        "plan", "txt", (Paragraph("RAG key: R = Overdue, A = Not started, G = On track, B = Embedded", Place()),)
    )
    key = read_key(document)
    assert normalise("R", key) is Status.OVERDUE
    assert normalise("Amber", key) is Status.NOT_STARTED
    assert normalise("B", key) is Status.COMPLETE
    assert normalise("b", {}) is Status.COMPLETE


def test_a_key_of_coloured_cells_is_read() -> None:
    key = read_key(
        _key_table(
            (Cell("", 0, fill="ff0000"), Cell("Past its date", 1)),
            (Cell("", 0, fill="00b050"), Cell("Progressing as planned", 1)),
            (Cell("Blue", 0), Cell("Done and evidenced", 1)),
        )
    )
    assert key == {"red": "Past its date", "green": "Progressing as planned", "blue": "Done and evidenced"}


def test_a_cell_filled_with_a_colour_holds_its_own_meaning() -> None:
    key = read_key(_key_table((Cell("Finished", 0, fill="0070c0"),), (Cell("Running late", 0, fill="ffc000"),)))
    assert key == {"blue": "Finished", "amber": "Running late"}


def test_colours_have_everyday_names() -> None:
    named = {
        "ff0000": "red",
        "c00000": "red",
        "ffc000": "amber",
        "ffff00": "amber",
        "92d050": "green",
        "00b050": "green",
    }
    assert {fill: colour_name(fill) for fill in named} == named
    assert colour_name("0070c0") == "blue"
    assert colour_name("ffffff") == colour_name("") == ""


def test_prose_is_no_key() -> None:
    assert read_key(Document("letter", "txt", (Paragraph("Green: a colour. We met the Red Cross.", Place()),))) == {}
