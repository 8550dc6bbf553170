"""A Word file is read as it prints: order, numbers, lists, tables, and nothing that nobody sees."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from corpus.document import Document, Heading, ListItem, Paragraph, RowKind, Table
from corpus.readers.word import read_word

NUMBERED = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>"""


def saved(word: WordFile, folder: Path) -> Document:
    path = folder / "paper.docx"
    word.save(str(path))
    return read_word(path)


def number_definition(word: WordFile) -> int:
    root = word.part.numbering_part.element
    root.insert(0, parse_xml(NUMBERED))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return 90


def numbered(word: WordFile, text: str, level: int, style: str | None = None) -> None:
    properties = word.add_paragraph(text, style=style)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))


def lines(document: Document) -> list[tuple[str, str]]:
    """Kind with its printed number or marker, and text."""
    read = []
    for block in document.blocks:
        if isinstance(block, Heading):
            read.append((f"heading {block.level} {block.number}".strip(), block.text))
        elif isinstance(block, Paragraph):
            read.append((f"paragraph {block.number}".strip(), block.text))
        elif isinstance(block, ListItem):
            read.append((f"item {block.depth} {block.marker}".strip(), block.text))
    return read


def test_headings_nest_by_style_and_by_typed_number(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("1. Purpose", 2)
    word.add_paragraph("1.1 This report sets out what was done.")
    word.add_heading("2. Progress", 2)
    word.add_heading("Key points", 2)
    word.add_paragraph("Visits are on time.")
    word.add_heading("3. Next steps", 2)
    document = saved(word, tmp_path)
    assert lines(document) == [
        ("heading 1 1.", "Purpose"),
        ("paragraph 1.1", "This report sets out what was done."),
        ("heading 1 2.", "Progress"),
        ("heading 2", "Key points"),
        ("paragraph", "Visits are on time."),
        ("heading 1 3.", "Next steps"),
    ]
    assert document.blocks[4].place.section == ("2. Progress", "Key points")


def test_numbers_that_word_prints_are_counted(tmp_path: Path) -> None:
    word = docx.Document()
    number_definition(word)
    numbered(word, "Background", 0, "Heading 1")
    numbered(word, "The council was inspected.", 1)
    numbered(word, "A plan was agreed.", 1)
    numbered(word, "staffing", 2)
    numbered(word, "training", 2)
    numbered(word, "Recommendations", 0, "Heading 1")
    numbered(word, "Note the report.", 1)
    assert lines(saved(word, tmp_path)) == [
        ("heading 1 1.", "Background"),
        ("paragraph 1.1", "The council was inspected."),
        ("paragraph 1.2", "A plan was agreed."),
        ("item 2 (a)", "staffing"),
        ("item 2 (b)", "training"),
        ("heading 1 2.", "Recommendations"),
        ("paragraph 2.1", "Note the report."),
    ]


def test_lists_keep_markers_and_depth(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("first", style="List Bullet")
    word.add_paragraph("below it", style="List Bullet 2")
    word.add_paragraph("a) typed letter, with a sentence.")
    assert lines(saved(word, tmp_path)) == [
        ("item 0 •", "first"),
        ("item 1 •", "below it"),
        ("item 0 a)", "typed letter, with a sentence."),
    ]


def test_headings_without_a_style_are_known_by_bold_or_capitals(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("LEGAL IMPLICATIONS")
    word.add_paragraph("There are none.")
    word.add_paragraph().add_run("Financial implications").bold = True
    word.add_paragraph("There are none at all.")
    assert [kind for kind, _ in lines(saved(word, tmp_path))] == ["heading 1", "paragraph"] * 2


def test_a_numbered_sentence_in_a_heading_style_is_a_paragraph(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("4 Consultation", 2)
    word.add_heading("4.1 Not applicable", 2)
    word.add_heading("5 Risk", 2)
    word.add_paragraph("5.1 None.")
    assert lines(saved(word, tmp_path))[1] == ("paragraph 4.1", "Not applicable")


def test_what_nobody_sees_is_left_out_and_told(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Shown.")
    hidden = paragraph.add_run(" Secret.")
    hidden.font.hidden = True
    mark = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
    paragraph._p.append(
        parse_xml(f"<w:del {nsdecls('w')} {mark}><w:r><w:delText> Struck out.</w:delText></w:r></w:del>")
    )
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')} {mark}><w:r><w:t> Put in.</w:t></w:r></w:ins>"))
    document = saved(word, tmp_path)
    assert lines(document) == [("paragraph", "Shown. Put in.")]
    assert [(notice.kind, notice.text) for notice in document.notices] == [
        ("hidden text", "left out, hidden: Secret."),
        ("hidden text", "left out, a deleted revision: Struck out."),
    ]


def test_white_text_on_white_paper_is_left_out(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Shown.").add_run(" Unseen.").font.color.rgb = RGBColor(255, 255, 255)
    plan(word, [["Ref", "Action"], ["1", "Do"]])
    word.tables[0].cell(0, 0).paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    document = saved(word, tmp_path)
    assert lines(document) == [("paragraph", "Shown.")]
    assert document.tables[0].columns == ("Ref", "Action")
    assert [notice.text for notice in document.notices] == ["left out, white on white: Unseen."]


def test_a_bold_line_above_a_table_is_its_title(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Progress", 1)
    word.add_paragraph().add_run("Visits by month").bold = True
    plan(word, [["Month", "Visits"], ["May", "12"], ["June", "14"]])
    document = saved(word, tmp_path)
    assert document.tables[0].title == "Visits by month"
    assert document.tables[0].place.section == ("Progress", "Visits by month")


def test_a_date_on_its_own_line_is_no_numbered_heading(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph().add_run("30 August 2017").bold = True
    assert lines(saved(word, tmp_path)) == [("heading 1", "30 August 2017")]


def test_headers_and_footers_are_kept_apart(tmp_path: Path) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Wexbury Council"
    word.add_paragraph("Body.")
    document = saved(word, tmp_path)
    assert document.running_text == ("Wexbury Council",)
    assert lines(document) == [("paragraph", "Body.")]


def test_text_boxes_and_content_controls_are_read(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Before.")
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    word.paragraphs[0]._p.append(parse_xml(box))
    control = "<w:sdtContent><w:p><w:r><w:t>Controlled.</w:t></w:r></w:p></w:sdtContent>"
    word.element.body.insert(1, parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/>{control}</w:sdt>"))
    assert [text for _, text in lines(saved(word, tmp_path))] == ["Before.", "In the box.", "Controlled."]


def plan(word: WordFile, rows: list[list[str]]) -> None:
    table = word.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def test_a_table_keeps_merged_cells_and_shading(tmp_path: Path) -> None:
    word = docx.Document()
    plan(
        word, [["Ref", "Action", "Status"], ["Theme 1: Practice", "", ""], ["1A", "Train staff", ""], ["", "Audit", ""]]
    )
    table = word.tables[0]
    table.cell(1, 0).merge(table.cell(1, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="00B050"/>')
    table.cell(2, 2)._tc.get_or_add_tcPr().append(shade)
    read = saved(word, tmp_path).tables[0]
    assert read.columns == ("Ref", "Action", "Status")
    assert read.rows[1].kind is RowKind.SUBHEADING
    assert read.rows[1].cells[0].span == 3
    assert read.rows[2].cells[2].fill == "00b050"
    assert [row.quote for row in read.body] == ["Theme 1: Practice", "1A Train staff", "Audit"]


def test_a_nested_table_and_a_list_stand_in_their_cell(tmp_path: Path) -> None:
    word = docx.Document()
    plan(word, [["Ref", "Action"], ["1", "Do"]])
    cell = word.tables[0].cell(1, 1)
    cell.add_paragraph("first step", style="List Bullet")
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "by", "June"
    read = saved(word, tmp_path).tables[0]
    assert read.rows[1].cells[1].text == "Do\n• first step\nby June"


def test_a_header_that_stands_once_serves_the_tables_below_it(tmp_path: Path) -> None:
    word = docx.Document()
    plan(word, [["Ref", "Action", "Owner", "Status"]])
    word.add_heading("1. Leadership", 2)
    plan(word, [["1A", "Appoint a chair", "Director", "Complete"], ["1B", "Meet monthly", "Chair", "Late"]])
    word.add_heading("2. Practice", 2)
    plan(word, [["2A", "Audit files", "Manager", "Complete"], ["2B", "Train staff", "Manager", "Late"]])
    document = saved(word, tmp_path)
    assert [table.columns for table in document.tables] == [("Ref", "Action", "Owner", "Status")] * 2
    assert [row.text_at(0) for table in document.tables for row in table.body] == ["1A", "1B", "2A", "2B"]
    assert document.tables[1].place.section == ("2. Practice",)


def test_a_paragraph_cut_by_a_page_break_is_one(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("3.1 The board has met six times since the last report and it has")
    word.add_paragraph("asked for a fuller account of the work.")
    document = saved(word, tmp_path)
    assert lines(document) == [
        (
            "paragraph 3.1",
            "The board has met six times since the last report and it has asked for a fuller account of the work.",
        )
    ]


@pytest.mark.parametrize("text", ["59.65 children in every 10,000", "2.5 million pounds"])
def test_an_amount_is_no_paragraph_number(text: str, tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph(text)
    assert lines(saved(word, tmp_path)) == [("paragraph", text)]


def test_blocks_know_their_place(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Plan", 1)
    plan(word, [["Ref", "Action"], ["1", "Do"]])
    document = saved(word, tmp_path)
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert [(row.place.page, row.place.section, row.place.block, row.place.row) for row in table.rows] == [
        (None, ("Plan",), 1, 0),
        (None, ("Plan",), 1, 1),
    ]
