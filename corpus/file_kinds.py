"""What kind of file something is, by its content and by its name."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.readers.decoding import decode

_HEAD = 8192
_PDF_WITHIN = 1024
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_IMAGES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")


class FileKind(StrEnum):
    """The kinds that are told apart; the value is what people call them."""

    PDF = "a PDF"
    WORD = "a Word file"
    EXCEL = "an Excel file"
    TEXT = "a text file"
    MARKDOWN = "a Markdown file"
    LOCKED_OFFICE = "a password-protected Office file"
    OLD_WORD = "a Word file of the old kind (.doc)"
    OLD_EXCEL = "an Excel file of the old kind (.xls)"
    POWERPOINT = "a PowerPoint file"
    MACRO_WORD = "a Word file with macros or a template"
    BINARY_EXCEL = "a binary Excel file (.xlsb)"
    OPEN_DOCUMENT = "an OpenDocument file"
    ZIP = "a zip archive"
    RTF = "a rich text file"
    WEB_PAGE = "a web page"
    IMAGE = "an image"
    OTHER = "a file of an unknown kind"


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read."""

    kind: FileKind
    endings: tuple[str, ...]
    """The first is the usual one."""


FORMATS = (
    Format(FileKind.PDF, (".pdf",)),
    Format(FileKind.WORD, (".docx",)),
    Format(FileKind.EXCEL, (".xlsx", ".xlsm")),
    Format(FileKind.TEXT, (".txt", ".text")),
    Format(FileKind.MARKDOWN, (".md", ".markdown")),
)
ENDINGS = tuple(ending for each in FORMATS for ending in each.endings)
"""Endings of the files that can be read, in lower case."""


def kind_by_name(name: str) -> FileKind | None:
    """The readable kind that a file name says it is, or none."""
    ending = Path(name).suffix.lower()
    return next((each.kind for each in FORMATS if ending in each.endings), None)


def kind_by_content(path: Path) -> FileKind:
    """What a file is by its first bytes, and for a zip by its members; raises `zipfile.BadZipFile`."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return FileKind.PDF
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if head.startswith(_OLD_OFFICE):
        return _kind_of_old_office(path)
    if head.startswith(b"{\\rtf"):
        return FileKind.RTF
    if head.startswith(_IMAGES):
        return FileKind.IMAGE
    return _kind_of_text(head)


def _kind_of_zip(path: Path) -> FileKind:
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            return FileKind.MACRO_WORD if _is_macro_or_template(archive) else FileKind.WORD
    if "xl/workbook.xml" in names:
        return FileKind.EXCEL
    if "xl/workbook.bin" in names:
        return FileKind.BINARY_EXCEL
    if any(name.startswith("ppt/") for name in names):
        return FileKind.POWERPOINT
    if "mimetype" in names and "META-INF/manifest.xml" in names:
        return FileKind.OPEN_DOCUMENT
    return FileKind.ZIP


def _is_macro_or_template(archive: zipfile.ZipFile) -> bool:
    if "[Content_Types].xml" not in archive.namelist():
        return False
    with archive.open("[Content_Types].xml") as member:
        types = member.read(1 << 20)
    return b"macroEnabled" in types or b"wordprocessingml.template.main" in types


def _kind_of_old_office(path: Path) -> FileKind:
    # Names of the streams stand in the directory of the file, wherever that is, in UTF-16.
    with path.open("rb") as file:
        content = file.read(1 << 26)
    for name, kind in (
        ("EncryptedPackage", FileKind.LOCKED_OFFICE),
        ("WordDocument", FileKind.OLD_WORD),
        ("Workbook", FileKind.OLD_EXCEL),
        ("PowerPoint Document", FileKind.POWERPOINT),
    ):
        if name.encode("utf-16-le") in content:
            return kind
    return FileKind.OTHER


def _kind_of_text(head: bytes) -> FileKind:
    text = decode(head)
    control = sum(ord(sign) < ord(" ") and sign not in "\t\n\f\x1a\x1b" for sign in text)
    if control or "\0" in text or text.count("�") * 20 > len(text):
        return FileKind.OTHER
    start = text.lstrip().lower()
    return FileKind.WEB_PAGE if start.startswith(("<!doctype html", "<html")) else FileKind.TEXT
