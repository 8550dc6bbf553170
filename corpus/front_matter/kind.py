"""What kind of paper it is, from its title and its front; empty where neither says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Document
from corpus.front_matter.rows import FrontRow

_VISIT = re.compile(r"\b(?:monitoring|focused|follow-?up)\s+visit\b", re.IGNORECASE)
_INSPECTION = re.compile(r"\binspection\s+(?:of|report)\b|\binspection\s+dates?\b|\blead\s+inspector\b", re.IGNORECASE)
_INSPECTION_FRONT = re.compile(
    r"\b(?:inspection|visit|assessment)\s+dates?\s*:|\blead\s+inspector\s*:?|\bdates?\s+of\s+(?:the\s+)?inspection\s*:",
    re.IGNORECASE,
)
_SUBMITTED = re.compile(r"\b(?:report|paper)\s+to\b|^\s*to\s*:|\bmeeting\s+date\b|\bagenda\s+item\b", re.IGNORECASE)
_PROGRESS = re.compile(
    r"\bprogress\s+(?:report|update)\b|\bplan\b.*\b(?:progress|update|stands?|position)\b|"
    r"\b(?:progress|update|position)\b.*\bplan\b",
    re.IGNORECASE,
)
_PLAN_ITSELF = re.compile(
    r"\b(?:improvement|action|delivery|recovery|transformation)\s+plan(?:\s+(?:19|20)\d\d.*)?$", re.IGNORECASE
)
_LETTER = re.compile(r"^Dear\b")


def is_inspection(title: str, rows: Sequence[FrontRow]) -> bool:
    """Whether an inspectorate speaks here, in a report or a letter, not a council about one."""
    texts = [text.text for row in rows for text in row]
    if any(_SUBMITTED.search(text) for text in texts if len(text) < 200):
        return False
    if any(_INSPECTION_FRONT.search(text) for text in texts):
        return True
    letter = any(_LETTER.match(text) for text in texts)
    about = [title, *(text for text in texts if len(text) < 400)]
    return letter and any(_VISIT.search(text) or _INSPECTION.search(text) for text in about)


def document_type(document: Document, title: str, rows: Sequence[FrontRow], *, committee: bool) -> str:
    """One of the kinds of `FrontMatter.document_type`, or empty."""
    if is_inspection(title, rows):
        short = [text.text for row in rows for text in row if len(text.text) < 400]
        letter = any(_LETTER.match(text) for text in short)
        visited = bool(_VISIT.search(title)) or (
            letter and not _INSPECTION.search(title) and any(_VISIT.search(text) for text in short)
        )
        return "monitoring letter" if visited else "inspection report"
    if re.search(r"\b(?:tracker|action\s+log|monitoring\s+sheet)\b", title, re.IGNORECASE):
        return "action tracker"
    if _PROGRESS.search(title):
        return "progress report"
    submitted = any(_SUBMITTED.search(text.text) for row in rows for text in row if len(text.text) < 200)
    if committee and (submitted or not _PLAN_ITSELF.search(title)):
        return "committee report"
    if re.search(
        r"\b(?:improvement|action|delivery|recovery|transformation)\b.*\bplan\b|\bplan\b.*\bimprovement\b",
        title,
        re.IGNORECASE,
    ):
        return "improvement plan"
    if document.file_format == "xlsx" and document.tables:
        return "action tracker"
    return ""
