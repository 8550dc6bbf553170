"""A PDF is read as it prints: sections, numbers, lists, whole rows, and the place of each."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pdf_papers import STYLES, changed, drawn, paper, table, text
from reportlab.lib.pagesizes import A3, A4, landscape, letter
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, PageBreak
from reportlab.platypus import ListItem as Bullet
from reportlab.platypus import Paragraph as Para

from corpus.document import Box, Document, Heading, ListItem, Paragraph, RowKind, Table
from corpus.readers.pdf import read_pdf

LONG = "The board reviews the plan each month and asks officers what has changed since the last report was given. "
NAMES = ["Ref", "Action", "Lead", "Target date", "Progress", "Status"]
SHARES = [0.08, 0.26, 0.14, 0.14, 0.26, 0.12]


def plan_rows(count: int) -> list[list[str]]:
    """Rows whose texts say which row and column they stand in; some run over many lines."""
    return [
        [
            f"{number}A",
            f"Action {number} for the team to take and to finish in time.",
            "Head of Care",
            f"{number % 28 + 1:02d}/03/2024",
            f"Note {number} says " + "that the work goes on as it was planned " * (number % 5) + "until the end.",
            "On track",
        ]
        for number in range(1, count + 1)
    ]


def words(value: str) -> str:
    return " ".join(value.split())


def letters(value: str) -> str:
    return "".join(char for char in value.casefold() if char.isalnum())


def body_texts(read: Table) -> list[list[str]]:
    return [[words(cell.text) for cell in row.cells] for row in read.rows if row.kind is RowKind.BODY]


def text_under(path: Path, boxes: tuple[Box, ...]) -> str:
    found = []
    with pypdfium2.PdfDocument(path) as pdf:
        for box in boxes:
            page = pdf[box.page - 1]
            left, bottom, _, top = page.get_cropbox()
            height = top - bottom
            found.append(
                page.get_textpage().get_text_bounded(
                    left + box.x0 - 0.5,
                    bottom + height - box.bottom - 0.5,
                    left + box.x1 + 0.5,
                    bottom + height - box.top + 0.5,
                )
            )
    return "".join(found)


def quotes(document: Document) -> list[tuple[str, tuple[Box, ...]]]:
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            found += [(row.quote, row.place.boxes) for row in block.rows]
        else:
            found.append((block.quote, block.place.boxes))
    return found


@pytest.mark.parametrize("size", [landscape(A4), landscape(A3), letter], ids=["A4 landscape", "A3 landscape", "letter"])
@pytest.mark.parametrize("repeat", [True, False], ids=["header on each page", "header once"])
@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "shaded header only"])
def test_a_plan_over_several_pages_is_one_table_of_whole_rows(
    tmp_path: Path, size: tuple[float, float], repeat: bool, ruled: bool
) -> None:
    rows = plan_rows(32)
    widths = [share * (size[0] - 120) for share in SHARES]
    story = [
        *text("1. Action plan", "Heading1"),
        *text("1.1 The plan follows."),
        table([NAMES, *rows], widths, repeat=repeat, ruled=ruled),
    ]
    document = read_pdf(paper(tmp_path / "plan.pdf", story, size, header="Anytown Council", footer="Page {page}"))
    (read,) = document.tables
    assert read.columns == tuple(NAMES)
    assert body_texts(read) == [[words(cell) for cell in row] for row in rows]
    assert len({row.place.page for row in read.rows}) > 1
    assert read.rows[0].place.section == ("1. Action plan",)


def test_two_header_rows_and_full_width_rows_are_told_from_rows(tmp_path: Path) -> None:
    size = landscape(A4)
    rows = plan_rows(24)
    head = [["Ref", "Action", "Who and when", "", "Note", "Status"], ["", "", "Lead", "Date", "", ""]]
    banner = ["Theme 1: Practice and supervision", "", "", "", "", ""]
    story = [
        table(
            [*head, banner, *rows],
            [share * (size[0] - 120) for share in SHARES],
            header_rows=2,
            spans=[(0, 2, 3), (2, 0, 5)],
        )
    ]
    (read,) = read_pdf(paper(tmp_path / "plan.pdf", story, size)).tables
    assert read.columns == ("Ref", "Action", "Who and when Lead", "Who and when Date", "Note", "Status")
    assert [row.quote for row in read.rows if row.kind is RowKind.SUBHEADING] == ["Theme 1: Practice and supervision"]
    assert len(body_texts(read)) == 24


def test_a_header_that_stands_alone_above_headings_serves_the_tables_below(tmp_path: Path) -> None:
    widths = [40, 300, 100]
    story = [
        table([["Ref", "Action", "Status"]], widths, header_rows=1),
        *text("1. Practice", "Heading1"),
        table([["1", "Write a plan", "Late"], ["2", "Read the plan", "Done"]], widths, header_rows=0),
        *text("2. Staff", "Heading1"),
        table([["3", "Train all staff", "Late"], ["4", "Find a manager", "Done"]], widths, header_rows=0),
    ]
    tables = read_pdf(paper(tmp_path / "plan.pdf", story)).tables
    assert [read.columns for read in tables] == [("Ref", "Action", "Status")] * 2
    assert [row.quote for row in tables[1].rows if row.kind is RowKind.BODY][:1] == ["3 Train all staff Late"]


def test_a_word_cut_by_its_narrow_cell_has_no_blank_in_it(tmp_path: Path) -> None:
    path = tmp_path / "narrow.pdf"
    story = [
        *text("Looked after children and unallocated cases are counted in the cell."),
        table([["No. of cases", "Number"], ["Unallocated", "58"]], [60, 60]),
    ]
    paper(path, story)
    (read,) = read_pdf(path).tables
    assert read.rows[-1].quote == "Unallocated 58"


def test_sections_numbers_and_lists_have_their_places(tmp_path: Path) -> None:
    items = ListFlowable(
        [Bullet(Para(f"Point {name} of the list.", STYLES["Normal"])) for name in "ab"], bulletType="bullet", start="•"
    )
    story = [
        *text("1. Purpose", "Heading1"),
        *text("1.1 " + LONG * 2),
        *text("1.2 The committee is asked to:"),
        items,
        *text("2. Detail", "Heading1"),
        *text("2.1 Background", "Heading2"),
        *text("Some background."),
    ]
    document = read_pdf(paper(tmp_path / "report.pdf", story))
    headings = [(block.number, block.text, block.level) for block in document.blocks if isinstance(block, Heading)]
    assert headings == [("1.", "Purpose", 1), ("2.", "Detail", 1), ("2.1", "Background", 2)]
    numbered = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [block.number for block in numbered] == ["1.1", "1.2", ""]
    assert numbered[0].text == words(LONG * 2)
    assert numbered[2].place.section == ("2. Detail", "2.1 Background")
    listed = [block for block in document.blocks if isinstance(block, ListItem)]
    assert [(block.marker, block.text) for block in listed] == [
        ("•", "Point a of the list."),
        ("•", "Point b of the list."),
    ]
    assert [block.place.block for block in document.blocks] == list(range(len(document.blocks)))


def test_a_paragraph_over_a_page_break_is_one(tmp_path: Path) -> None:
    story = [flowable for number in range(1, 16) for flowable in text(f"1.{number} " + LONG * 4)]
    document = read_pdf(paper(tmp_path / "report.pdf", story, header="Anytown Council"))
    assert [block.quote for block in document.blocks] == [f"1.{number} {words(LONG * 4)}" for number in range(1, 16)]
    assert {len({box.page for box in block.place.boxes}) for block in document.blocks} == {1, 2}


@pytest.mark.parametrize(
    ("footer", "labels"),
    [
        ("Page {page}", ["1", "2", "3"]),
        ("Page {page} of 3", ["1", "2", "3"]),
        ("- {page} -", ["1", "2", "3"]),
        ("D{page}", ["D1", "D2", "D3"]),
    ],
)
def test_running_lines_are_left_out_and_their_page_numbers_kept(tmp_path: Path, footer: str, labels: list[str]) -> None:
    story = [flowable for page in "abc" for flowable in (*text(f"Only on page {page}."), PageBreak())]
    document = read_pdf(paper(tmp_path / "report.pdf", story, header="Anytown Council, 1 May 2024", footer=footer))
    assert [page.label for page in document.pages] == labels
    assert [block.quote for block in document.blocks] == [f"Only on page {page}." for page in "abc"]
    assert "Anytown Council, 1 May 2024" in document.running_text
    assert document.blocks[1].place.page_label == labels[1]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [(60.0, 100.0 + 14 * line, f"Left column line {line} goes on here") for line in range(12)]
    right = [(320.0, 100.0 + 14 * line, f"Right column line {line} goes on too") for line in range(12)]
    document = read_pdf(drawn(tmp_path / "columns.pdf", sorted(left + right, key=lambda line: line[1])))
    whole = " ".join(block.quote for block in document.blocks)
    assert whole.index("Left column line 11") < whole.index("Right column line 0")


def test_the_text_under_the_boxes_is_the_quote(tmp_path: Path) -> None:
    story = [
        *text("1. Purpose", "Heading1"),
        *text("1.1 " + LONG * 3),
        table([NAMES, *plan_rows(20)], [share * 475 for share in SHARES]),
        *text(
            "1. A numbered item that is longer than one line, so that its second line stands under its number, as here."
        ),
    ]
    path = paper(tmp_path / "plan.pdf", story)
    for quote, boxes in quotes(read_pdf(path)):
        assert sorted(letters(text_under(path, boxes))) == sorted(letters(quote))


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_printed_sideways_is_read_like_an_upright_one(tmp_path: Path, rotate: int) -> None:
    story = [
        *text("1. Purpose", "Heading1"),
        *text("1.1 " + LONG * 3),
        table([NAMES, *plan_rows(20)], [share * 475 for share in SHARES]),
    ]
    path = paper(tmp_path / "plan.pdf", story)
    upright = read_pdf(path)
    sideways = read_pdf(changed(path, rotate=rotate))
    assert [quote for quote, _ in quotes(sideways)] == [quote for quote, _ in quotes(upright)]
    width, height = A4
    for (_, before), (_, after) in zip(quotes(upright), quotes(sideways), strict=True):
        old, new = before[0], after[0]
        left, top = {
            90: (height - old.bottom, old.x0),
            180: (width - old.x1, height - old.bottom),
            270: (old.top, width - old.x1),
        }[rotate]
        assert (new.x0, new.top) == (pytest.approx(left, abs=0.5), pytest.approx(top, abs=0.5))


def test_column_names_printed_upwards_are_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "upwards.pdf"), pagesize=A4)
    canvas.drawString(60, 760, "The table below says what we will do and when.")
    for x in (60, 100, 300):
        canvas.line(x, 500, x, 700)
    for y in (500, 560, 600, 700):
        canvas.line(60, y, 300, y)
    for column, (name, first, second) in enumerate([("Reference", "1", "2"), ("What we will do", "Write", "Read")]):
        x = (75, 110)[column]
        canvas.saveState()
        canvas.translate(x, 605)
        canvas.rotate(90)
        canvas.drawString(0, 0, name)
        canvas.restoreState()
        canvas.drawString(x, 575, f"{first} now" if column else first)
        canvas.drawString(x, 520, f"{second} now" if column else second)
    canvas.save()
    (read,) = read_pdf(tmp_path / "upwards.pdf").tables
    assert [row.quote for row in read.rows] == ["Reference What we will do", "1 Write now", "2 Read now"]


def test_boxes_count_from_the_corner_of_the_cropped_page(tmp_path: Path) -> None:
    path = drawn(tmp_path / "cropped.pdf", [(100.0, 200.0, "One line."), (10.0, 20.0, "Cut off by the crop.")])
    document = read_pdf(changed(path, crop=(50, 50, 500, 700)))
    (block,) = document.blocks
    assert block.quote == "One line."
    assert block.place.boxes[0].x0 == pytest.approx(50, abs=1)
    assert block.place.boxes[0].bottom == pytest.approx(200 - (A4[1] - 700) + 2.4, abs=1)
    assert [notice.kind for notice in document.notices] == ["hidden text"]
