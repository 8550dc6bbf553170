# ruff: noqa: TID251 - an independent reading must not come from the readers that it checks
"""The original files read plainly, without the assistant's own reader: what quotes are checked against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pypdf
from docx.document import Document as WordDocument
from docx.table import Table as WordTable

from eval.wording import squeeze

Reading = Callable[[Path], Iterator[str]]
"""One plain way to read a file: texts, each in reading order, in any of which a quote may stand."""

_DIGITS = re.compile(r"\d+")
_MANY_PAGES = 3


class OriginalFiles:
    """The originals by name without ending; each way of reading is tried only when those before it do not do."""

    def __init__(self, files: Sequence[Path], own_reading: Callable[[str], str] | None = None) -> None:
        self._files: dict[str, list[Path]] = {}
        for file in files:
            self._files.setdefault(file.stem, []).append(file)
        self._read: dict[tuple[Path, int], tuple[str, ...]] = {}
        self._own_reading = own_reading
        self._own: dict[str, str] = {}
        self.only_by_own_reading: list[str] = []
        """Quotes that no independent reading holds, but the library's own does: `document: letters and digits`."""

    def holds(self, document: str, squeezed_quote: str) -> bool:
        """Whether the original, or as a last resort the library's own reading of it, holds the letters and digits."""
        if any(self._file_holds(file, squeezed_quote) for file in self._files.get(document, ())):
            return True
        if self._own_reading is None or document not in self._files:
            return False
        if document not in self._own:
            self._own[document] = squeeze(self._own_reading(document))
        if squeezed_quote in self._own[document]:
            self.only_by_own_reading.append(f"{document}: {squeezed_quote[:80]}")
            return True
        return False

    def _file_holds(self, file: Path, squeezed_quote: str) -> bool:
        ways = READINGS.get(file.suffix.lower(), ())
        return any(squeezed_quote in text for number in range(len(ways)) for text in self._texts(file, number))

    def _texts(self, file: Path, number: int) -> tuple[str, ...]:
        """One way's texts of a file, squeezed and kept."""
        key = (file, number)
        if key not in self._read:
            way = READINGS[file.suffix.lower()][number]
            self._read[key] = tuple(squeeze(text) for text in way(file))
        return self._read[key]


def _plain_text(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    yield text
    yield re.sub(r"<[^<>\n]*>|\$\\?\w*|\\\w+", " ", text)


def _pdf_text(file: Path) -> Iterator[str]:
    """The text layer, page after page; then the same without lines that come back on page after page."""
    pages = [page.extract_text() for page in pypdf.PdfReader(file).pages]
    yield "\n".join(pages)
    yield "\n".join(without_running_lines(pages))


def _pdf_words(file: Path) -> Iterator[str]:
    with pdfplumber.open(file) as pdf:
        pages = [page.extract_text() or "" for page in pdf.pages]
    yield "\n".join(pages)
    yield "\n".join(without_running_lines(pages))


def _pdf_tables(file: Path) -> Iterator[str]:
    """Ruled tables cell by cell; a row at the foot of a page also joined to the first ones of the next page."""
    with pdfplumber.open(file) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    rows = [[[cell or "" for cell in row] for row in table] for table in tables if table]
    yield "\n".join(" ".join(row) for table in rows for row in table)
    for above, below in pairwise(rows):
        for continued in below[:3]:
            if len(continued) == len(above[-1]):
                yield " ".join(f"{top} {rest}" for top, rest in zip(above[-1], continued, strict=True))


def without_running_lines(pages: Sequence[str]) -> list[str]:
    """The pages without first and last lines that, numbers aside, stand on at least a third of them."""
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [_bare(line) for line in page.splitlines() if line.strip()]
        edges.update({*lines[:4], *lines[-4:]})
    often = {line for line, count in edges.items() if count >= max(_MANY_PAGES, len(pages) / 3)}
    return ["\n".join(line for line in page.splitlines() if _bare(line) not in often) for page in pages]


def _bare(line: str) -> str:
    return _DIGITS.sub("", line).strip()


def _word_in_order(file: Path) -> Iterator[str]:
    """Paragraphs and table cells in the order of the body; a merged cell once."""
    document = docx.Document(str(file))
    yield "\n".join(_word_parts(document))


def _word_parts(document: WordDocument) -> Iterator[str]:
    for part in document.iter_inner_content():
        if isinstance(part, WordTable):
            for row in part.rows:
                cells = {id(cell._tc): cell.text for cell in row.cells}
                yield " ".join(cells.values())
        else:
            yield part.text


def _sheets(file: Path) -> Iterator[str]:
    """Cells row by row: values as stored, and dates also as day/month/year."""
    book = openpyxl.load_workbook(file, data_only=True)
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    book.close()
    yield "\n".join(" ".join(str(value) for value in row if value is not None) for row in rows)
    yield "\n".join(" ".join(_shown(value) for value in row if value is not None) for row in rows)


def _shown(value: object) -> str:
    return value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)


READINGS: dict[str, tuple[Reading, ...]] = {
    ".pdf": (_pdf_text, _pdf_words, _pdf_tables),
    ".docx": (_word_in_order,),
    ".xlsx": (_sheets,),
    ".txt": (_plain_text,),
    ".md": (_plain_text,),
}
"""The ways for each ending, cheapest first."""
