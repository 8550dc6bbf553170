"""Dates, papers and places in the words that the page uses."""

from __future__ import annotations

from datetime import date

from assistant.answer import Citation
from index.stored import StoredDocument


def day(value: date | None) -> str:
    """ "29 June 2015"; empty for none."""
    return f"{value.day} {value:%B %Y}" if value else ""


def where(citation: Citation) -> str:
    """ "page 20", with the printed label where it differs; the section for a paper without pages."""
    if citation.page is None:
        return citation.section
    label = citation.page_label.strip()
    if label and label.casefold().removeprefix("page").strip() != str(citation.page):
        return f"page {citation.page} (printed page {label})"
    return f"page {citation.page}"


def source_name(citation: Citation) -> str:
    """ "Reading, 29 June 2015, Improvement plan, page 20"."""
    parts = (citation.council, day(citation.date), citation.title or citation.document, where(citation))
    return ", ".join(part for part in parts if part)


def paper_name(paper: StoredDocument) -> str:
    """One line that tells a paper from the others: council, date, title, file."""
    front = paper.front
    title = front.title or paper.name
    return (
        ", ".join(part for part in (front.council, day(front.date), title) if part)
        + f" ({paper.name}.{paper.file_format})"
    )


def counted(count: int, noun: str) -> str:
    """ "1 paper", "3 papers"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def one_line(text: str) -> str:
    return " ".join(text.split())


def shortened(text: str, length: int) -> str:
    """At most `length` characters, cut at a blank."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rsplit(" ", 1)[0] + "…"
