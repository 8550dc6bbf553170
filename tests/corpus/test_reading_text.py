"""Text and Markdown are read as the printed paper: structure kept, markup gone, words exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import Document, Heading, ListItem, Paragraph, RowKind, Table
from corpus.readers.markup import plain
from corpus.readers.text import read_text


def read(text: str | bytes, folder: Path, name: str = "paper.txt") -> Document:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_text(path)


def outline(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.quote) for block in document.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    text = "The council’s cost was £6 million – more than planned."
    document = read(text.encode(encoding), tmp_path)
    assert [block.quote for block in document.blocks if isinstance(block, Paragraph)] == [text]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ('Steps: <ul style="list-style-type: none"> • audit', 'Steps: <ul style="list-style-type: none"> • audit'),
        ('Steps: <ul style="list-style-type: none">audit</ul> now', "Steps: audit now"),
        ("**bold** and <u>underlined</u> and *slanted*", "bold and underlined and slanted"),
        (r"a sum of $\pounds 6$ million", "a sum of £6 million"),
        (r"\leftrightarrow", "↔"),
        ("R&amp;D", "R&D"),
        ("between $5 and $6", "between $5 and $6"),
        ("5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
        ("a_file_name and 2*3*4", "a_file_name and 2*3*4"),
        ("see [the letter](https://example.org/letter)", "see the letter"),
    ],
)
def test_markup_goes_and_words_stay(marked: str, words: str) -> None:
    assert plain(marked) == words


@given(st.text(alphabet=st.characters(whitelist_categories=["L", "N"], whitelist_characters=" .,;:()%£'-")))
def test_text_without_markup_is_unchanged(text: str) -> None:
    assert plain(text).split() == text.split()


def test_headings_are_told_by_hashes_bold_capitals_and_numbers(tmp_path: Path) -> None:
    text = """## **1 THE ISSUE**

- 1.1 This paper is an update.

2.0 PROGRESS

2.1 Much was done.

3. Next steps

3.1 Further work

The board meets in May.

**Who was asked**

Nobody was.
"""
    document = read(text, tmp_path)
    assert outline(document) == [
        (1, "1 THE ISSUE"),
        (1, "2.0 PROGRESS"),
        (1, "3. Next steps"),
        (2, "3.1 Further work"),
        (1, "Who was asked"),
    ]
    assert [(block.number, block.text) for block in document.blocks if isinstance(block, Paragraph)][:2] == [
        ("1.1", "This paper is an update."),
        ("2.1", "Much was done."),
    ]


def test_markdown_is_read(tmp_path: Path) -> None:
    text = """# Plan

Some text that is
wrapped over lines.

- first
  - below it
1. counted

| Ref | Action | Due |
|-----|:------:|----:|
| 1A  | Train \\| coach | June |
| 1B  | **Audit** | TBC |
"""
    document = read(text, tmp_path, "plan.md")
    assert document.file_format == "md"
    assert outline(document) == [(1, "Plan")]
    items = [block for block in document.blocks if isinstance(block, ListItem)]
    assert [(item.depth, item.marker, item.text) for item in items] == [
        (0, "•", "first"),
        (1, "•", "below it"),
        (0, "1.", "counted"),
    ]
    table = document.tables[0]
    assert table.columns == ("Ref", "Action", "Due")
    assert [row.quote for row in table.body] == ["1A Train | coach June", "1B Audit TBC"]
    assert table.rows[2].cells[1].bold


def test_wrapped_lines_are_paragraphs_again(tmp_path: Path) -> None:
    text = """The improvement board has met six times since the last report was made to
this committee and has looked at every theme of the plan.
Its chair will attend in May.

- a list item that is long enough to be wrapped by the editor in which it was
  written
- another
"""
    document = read(text, tmp_path)
    texts = [block.quote for block in document.blocks if isinstance(block, Paragraph | ListItem)]
    assert texts == [
        "The improvement board has met six times since the last report was made to this committee and has looked at "
        "every theme of the plan.",
        "Its chair will attend in May.",
        "a list item that is long enough to be wrapped by the editor in which it was written",
        "another",
    ]


TABBED = """Ref No\tAction\tOwner\tEnd date\tStatus
--------\t----\t--\t--\t--

1. Leadership

81\tAppoint a chair.\tDirector\t15/06/2015\tComplete
81A\tProduce reports which will be tabled at\tChair\tTBC\tIn progress

\tevery second meeting.\t\t\t
81B\tMeet monthly.\tChair\t31/07/15\tNot started
1.2 Improving timeliness\t\t\t\t
Outcomes we will achieve: visits happen on time.\t\t\t\t
15\t<p>Review the work.</p>\tHead of Service\t30/06/2015\tComplete

2. Practice

20\tTrain staff.\tManager\tTBC\tNot started
--\t--\t--\t--\t--

20A\tAudit files.\tManager\tTBC\tNot started
"""


def test_a_tabbed_plan_is_whole_again(tmp_path: Path) -> None:
    document = read(TABBED, tmp_path)
    assert [table.columns for table in document.tables] == [("Ref No", "Action", "Owner", "End date", "Status")] * 2
    rows = [row for table in document.tables for row in table.body]
    assert [row.text_at(0) for row in rows if row.kind is RowKind.BODY] == ["81", "81A", "81B", "15", "20", "20A"]
    cut = next(row for row in rows if row.text_at(0) == "81A")
    assert cut.text_at(1) == "Produce reports which will be tabled at every second meeting."
    assert [row.quote for row in rows if row.kind is RowKind.SUBHEADING] == [
        "1.2 Improving timeliness",
        "Outcomes we will achieve: visits happen on time.",
    ]
    assert document.tables[1].place.section == ("2. Practice",)


def test_a_cell_over_several_lines_is_one(tmp_path: Path) -> None:
    text = "Ref\tAction\tStatus\n1A\tTrain staff\nin every team\tComplete\n1B\tAudit\tLate\n"
    rows = read(text, tmp_path).tables[0].body
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["1A", "Train staff\nin every team", "Complete"],
        ["1B", "Audit", "Late"],
    ]


def test_rows_without_their_last_cells_stay_apart(tmp_path: Path) -> None:
    full = "Ref\tAction\tOwner\tDue\tStatus\n1A\tTrain\tHead\tMay\tLate\n"
    text = f"{full}1B\tAudit\n1C\tReport\n1D\tMeet\tChair\tJune\tLate\n"
    rows = read(text, tmp_path).tables[0].body
    assert [row.quote for row in rows] == ["1A Train Head May Late", "1B Audit", "1C Report", "1D Meet Chair June Late"]


WORDS = [
    "alpha",
    "Beta.",
    "1.",
    "1.1",
    "a)",
    "- ",
    "## ",
    "**bold**",
    "\t",
    "\t",
    "|",
    "\n",
    "\n\n",
    "Theme 1",
    "TBC",
    "--",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_word_is_lost_whatever_the_layout(tmp_path: Path, words: list[str]) -> None:
    text = " ".join(words)
    read_words = Counter(letter for quote in quotes(read(text, tmp_path)) for letter in quote if letter.isalnum())
    assert not Counter(letter for letter in text if letter.isalnum()) - read_words


def quotes(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (row.quote for row in block.rows)
        else:
            yield f"{block.marker} {block.quote}" if isinstance(block, ListItem) else block.quote


def test_page_lines_are_left_out(tmp_path: Path) -> None:
    document = read("Text.\n\nPage 1 of 2\n\nMore text.\n", tmp_path)
    assert [block.quote for block in document.blocks if isinstance(block, Paragraph)] == ["Text.", "More text."]
    assert document.running_text == ("Page 1 of 2",)
