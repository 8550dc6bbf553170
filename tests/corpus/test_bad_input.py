"""Each kind of bad file gets one line: its name, what is wrong, what to do."""

from __future__ import annotations

import pickle
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.reading import DEFAULT_LIMITS, ReadingLimits, _Outcome, read

OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def refused(path: Path, limits: ReadingLimits = DEFAULT_LIMITS) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(path, limits)
    line = str(caught.value)
    assert "\n" not in line
    assert "Traceback" not in line
    return line


def word_file(path: Path, text: str = "1.1 A paragraph.") -> Path:
    word = docx.Document()
    word.add_paragraph(text)
    word.save(str(path))
    return path


def excel_file(path: Path) -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Ref", "Action"])
    sheet.append(["1", "Train"])
    workbook.save(path)
    return path


def pdf_file(path: Path, content: bytes = b"", password: str = "", pages: int = 1) -> Path:
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(595, 842)
        if content:
            font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
            named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
            fonts = DictionaryObject({NameObject("/F1"): named})
            page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
            stream = DecodedStreamObject()
            stream.set_data(content)
            page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(str(path))
    return path


def with_part(path: Path, name: str, content: bytes, attributes: int = 0) -> Path:
    """An Office file with one more part."""
    part = zipfile.ZipInfo(name)
    part.external_attr = attributes << 16
    part.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(part, content)
    return path


def test_a_good_file_of_each_kind_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1.1 A paragraph.\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("1.1 A paragraph.\n", encoding="utf-8")
    content = b"BT /F1 12 Tf 72 700 Td (1.1 A paragraph.) Tj ET"
    files = [
        word_file(tmp_path / "a.docx"),
        excel_file(tmp_path / "a.xlsx"),
        pdf_file(tmp_path / "a.pdf", content),
        tmp_path / "a.txt",
        tmp_path / "a.md",
    ]
    read_files = [read(path) for path in files]
    assert [(document.name, document.file_format) for document in read_files] == [
        ("a", kind) for kind in ("docx", "xlsx", "pdf", "txt", "md")
    ]
    assert all(document.blocks for document in read_files)


def test_a_file_kept_under_another_name_has_its_own(tmp_path: Path) -> None:
    kept = tmp_path / "0123abcd"
    kept.write_text("Text.\n", encoding="utf-8")
    document = read(kept, name="Plan of June.md")
    assert (document.name, document.file_format) == ("Plan of June", "md")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.pdf") == "gone.pdf: is not there or is no file; check the path"


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    assert refused(tmp_path / "a.pdf") == "a.pdf: is empty; save or download it again"


def test_an_oversized_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 500_000, encoding="utf-8")
    line = refused(tmp_path / "a.txt", ReadingLimits(most_bytes=2**20))
    assert line.startswith("a.txt: is 2.4 MB large, more than the 1 MB that are allowed; ")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.docx", OFFICE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        ("a.doc", OFFICE + "WordDocument".encode("utf-16-le"), "is a Word file of the old kind (.doc)"),
        ("a.docx", OFFICE + "WordDocument".encode("utf-16-le"), "is named .docx but is a Word file of the old kind"),
        ("a.xls", OFFICE + "Workbook".encode("utf-16-le"), "is an Excel file of the old kind (.xls)"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "is an image, which cannot be read"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(40), "is named .pdf but is an image"),
        ("a.pdf", b"<!DOCTYPE html><html><body>Log in</body></html>", "is named .pdf but is a web page"),
        ("a.pdf", b"Not found", "is broken or is not a PDF: it holds only plain text"),
        ("a.rtf", b"{\\rtf1 Text}", "is a rich text file, which cannot be read"),
        ("a.csv", b"Ref,Action\n1,Train\n", "has an ending that cannot be read (.csv), and is a text file"),
        ("a.txt", b"%PDF-1.7\n", "is named .txt but is a PDF"),
        ("a.txt", bytes(range(256)) * 4, "is broken or is not a text file"),
        ("a.docx", b"PK\x03\x04 cut off", "is broken: it is no whole Office file"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n<<", "a.pdf: "),
        ("a.txt", b"\n \n", "has no text in it"),
    ],
)
def test_a_wrong_locked_broken_or_unsupported_file(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(content)
    line = refused(tmp_path / name)
    assert line.startswith(f"{name}: ")
    assert problem in line
    assert "; " in line


def test_a_wrongly_named_office_file_is_named_as_what_it_is(tmp_path: Path) -> None:
    word_file(tmp_path / "plan.docx").rename(tmp_path / "plan.pdf")
    line = "plan.pdf: is named .pdf but is a Word file; rename it to end in .docx"
    assert refused(tmp_path / "plan.pdf") == line


def test_a_truncated_word_file(tmp_path: Path) -> None:
    whole = word_file(tmp_path / "a.docx").read_bytes()
    (tmp_path / "a.docx").write_bytes(whole[: len(whole) // 2])
    assert "is broken" in refused(tmp_path / "a.docx")


def test_a_word_file_with_broken_xml(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    assert refused(tmp_path / "a.docx").startswith("a.docx: is broken: it could not be read as a Word file; ")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda path: with_part(path, "word/more.xml", b" " * 60_000_000), "has a part that unpacks to"),
        (lambda path: with_part(path, "word/link.xml", b"/etc/passwd", stat.S_IFLNK), "holds a link"),
        (lambda path: with_part(path, "../../escape.xml", b"<a/>"), "points outside"),
        (lambda path: with_part(path, "word/x.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "declares entities"),
    ],
)
@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_zip_bomb_or_trap(tmp_path: Path, change: Callable[[Path], Path], problem: str, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    change(word_file(path) if ending == ".docx" else excel_file(path))
    line = refused(path)
    assert problem in line
    assert line.endswith("; save it anew from Office, or add it as PDF")


def test_two_parts_of_one_name(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx")
    with pytest.warns(UserWarning, match="Duplicate name"):
        with_part(path, "word/document.xml", b"<a/>")
    assert "holds two parts of the same name" in refused(path)


def test_a_sheet_with_one_far_cell_is_read(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Ref", "Action"])
    sheet.append(["1", "Train"])
    sheet["XFD1048576"] = "far"
    workbook.save(tmp_path / "a.xlsx")
    document = read(tmp_path / "a.xlsx", ReadingLimits(processor_seconds=10, memory_bytes=2**29))
    assert [row.quote for row in document.tables[0].body] == ["1 Train"]


def test_a_locked_pdf(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "a.pdf", b"BT /F1 12 Tf 72 700 Td (Secret) Tj ET", password="secret")
    assert "password" in refused(path)


def test_a_pdf_without_pages(tmp_path: Path) -> None:
    assert "page" in refused(pdf_file(tmp_path / "a.pdf", pages=0))


def test_a_scanned_pdf(tmp_path: Path) -> None:
    line = refused(pdf_file(tmp_path / "a.pdf", b"0 0 100 100 re f"))
    assert "no text" in line
    assert "OCR" in line


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    return pdf_file(tmp_path / "a.pdf", b"BT /F1 1 Tf 72 700 Td (a) Tj ET\n" * 1_000_000)


def test_a_pdf_that_never_finishes(endless: Path) -> None:
    line = refused(endless, replace(DEFAULT_LIMITS, wall_seconds=1.0))
    assert line.startswith("a.pdf: took longer than 1 seconds to read and was stopped; ")


def test_a_pdf_that_takes_too_much_processor_time(endless: Path) -> None:
    line = refused(endless, replace(DEFAULT_LIMITS, processor_seconds=1))
    assert line.startswith("a.pdf: took more than 1 seconds of processor time and was stopped; ")


def test_a_file_that_takes_too_much_memory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word\n" * 4_000_000, encoding="utf-8")
    line = refused(tmp_path / "a.txt", replace(DEFAULT_LIMITS, memory_bytes=200 * 2**20))
    assert line.startswith("a.txt: takes more memory to read than is allowed and was stopped; ")


def test_the_next_file_is_read_after_a_bad_one(tmp_path: Path, endless: Path) -> None:
    refused(endless, replace(DEFAULT_LIMITS, wall_seconds=0.5))
    assert isinstance(read(word_file(tmp_path / "b.docx")), Document)


def test_nothing_but_documents_is_taken_from_the_child(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_bytes(pickle.dumps(Path("elsewhere")))
    with trap.open("rb") as file, pytest.raises(pickle.UnpicklingError):
        _Outcome(file).load()
