"""The title of a paper: its labelled field, else the heading that names what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import find_dates
from corpus.document import Document, Place
from corpus.front_matter.council import short_name
from corpus.front_matter.labels import Field
from corpus.front_matter.rows import FrontRow, FrontText

_KIND_OF_PAPER = re.compile(
    r"\b(?:inspection|visit|report|plan|update|progress|review|strategy|tracker|action log|self-evaluation|assurance|"
    r"improvement|letter|assessment)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:report\s+(?:by|of|to|from)\b|part\s+[i1]+\b|dear\b|wards?\b|an?\s+open\b|for\s+(?:information|decision|scrutiny)|"
    r"appendi|annex|section\s+\d|page\s+\d|inspection\s+dates?|lead\s+inspector|judgements?\b|agenda\s+item|"
    r"contents\b|introduction$|background$|summary$|purpose\b|recommendations?\b|glossary|foreword$|date\b|version\b|document\s+version|list\s+of)",
    re.IGNORECASE,
)
_INSPECTION_TITLE = re.compile(
    r"^(?:(?:joint\s+|focused\s+|full\s+|short\s+)?(?:targeted\s+)?(?:area\s+)?(?:inspection|monitoring\s+visit|focused\s+visit|"
    r"assessment)\s+(?:of|to|at)\b(?:.{3,160}?services|.{3,160}?(?:care|council|board|functions)))(?=\s|$|[.,:;])",
    re.IGNORECASE,
)
_DETAILS = re.compile(r"\s+(?:inspection\s+dates?|lead\s+inspector|dates?\s+of\s+inspection)\b", re.IGNORECASE)
_LONGEST = 220
_LONGEST_LINE = 130


def find_title(document: Document, rows: Sequence[FrontRow], labelled: Field | None) -> Field | None:
    """The title as printed, or none."""
    if labelled:
        return labelled
    lines = [row[0] for row in rows if len(row) == 1]
    for line in lines:
        match = _INSPECTION_TITLE.match(line.text)
        if match:
            whole = _DETAILS.split(line.text)[0].strip()
            return Field(
                whole if len(whole) < _LONGEST_LINE and "." not in whole else match.group().strip(), line.place
            )
    subject = _subject_of_letter(lines)
    if subject:
        return Field(subject.text, subject.place)
    candidates = [line for line in lines if _may_be_title(line)]
    if document.file_format == "xlsx":
        candidates = [line for line in candidates if line.text not in line.place.section[:1]] or candidates
    for wanted in (_named_heading, _named_capitals, _heading):
        for line in candidates:
            if wanted(line):
                return Field(_without_sheet(line), line.place)
    for block in document.blocks[:1]:
        if block.place.section and len(document.blocks) > 1 and document.file_format == "xlsx":
            return Field(block.place.section[0], Place(section=block.place.section))
    return None


def _subject_of_letter(lines: Sequence[FrontText]) -> FrontText | None:
    """The line between the salutation of a letter and its first sentence."""
    at = next((index for index, line in enumerate(lines) if re.match(r"Dear\b", line.text)), len(lines))
    below = lines[at + 1 : at + 2]
    is_subject = below and len(below[0].text) < _LONGEST_LINE and not re.search(r"[.;,:]$", below[0].text)
    return below[0] if is_subject and at + 2 < len(lines) else None


def _without_sheet(line: FrontText) -> str:
    """A title that each sheet of a workbook repeats with its own name behind it."""
    sheet = line.place.section[:1]
    return re.sub(rf"\s+[–—-]\s+{re.escape(sheet[0])}$", "", line.text) if sheet else line.text


def _may_be_title(line: FrontText) -> bool:
    text = line.text
    if len(text) > _LONGEST or (text.endswith((".", ";", ",")) and not line.heading) or _NO_TITLE.match(text):
        return False
    bare = re.sub(r"\s*council\b.*", " council", text, flags=re.IGNORECASE)
    letterhead = short_name(bare) and re.search(r"council\s*$", text, re.IGNORECASE)
    dated = find_dates(text)
    body = re.search(r"\b(?:committee|panel|cabinet|board|commission|inspectorate)$", text, re.IGNORECASE)
    return not letterhead and not body and not (dated and len(dated[0].text) >= len(text) - 12)


def _named_heading(line: FrontText) -> bool:
    return line.heading and bool(_KIND_OF_PAPER.search(line.text))


def _named_capitals(line: FrontText) -> bool:
    return bool(_KIND_OF_PAPER.search(line.text)) and (line.text.isupper() or line.text.istitle())


def _heading(line: FrontText) -> bool:
    return line.heading
