"""Judgements: grade tables of inspection reports, grades in headings, lists and sentences, the inspection itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from corpus.dates import Precision, find_dates
from corpus.document import Document, FrontMatter, Heading, Row, Table
from corpus.front_matter import read_front_matter
from corpus.inspections import (
    bodies_in,
    body_in,
    find_body,
    find_inspection_dates,
    find_lead_inspector,
    inspected_in,
    inspector_in,
    letter_of,
    published_in,
    to_be_published,
)
from corpus.records.graded_text import Graded, text_grades
from corpus.records.grades import GRADE, GRADE_ONLY, code_columns, grade_columns, is_code
from corpus.records.nouns import Judgement
from corpus.records.sentences import LONGEST_SENTENCE, RunningText, one_line, running_texts, split_sentences

_INSPECTION_PAPERS = ("inspection report", "monitoring letter")
_QUOTED = r"[\"“‘']?"
_GRADED_LINE = re.compile(
    rf"^(?P<subject>[^.;]{{4,160}}?)(?:\s+(?:is|are|was|were))?\s*[:–—-]\s*{_QUOTED}(?P<grade>{GRADE})[\"”’']?\.?$",
    re.IGNORECASE,
)
_SUBJECT_LIMIT = 14
_INSPECTED = re.compile(
    r"\binspected\s+(.{3,160}?)\s+(?:from|between|on)\s+\d|\b((?:monitoring|focused|follow-up)\s+visit|inspection)\b"
)


def read_judgements(document: Document) -> tuple[Judgement, ...]:
    """Every grade with what it was given for; in an inspectorate's own paper each with the inspection's facts."""
    front = document.front if document.front.title or document.front.council else read_front_matter(document)
    own = front.document_type in _INSPECTION_PAPERS
    graded = _distinct([*_table_grades(document, own=own), *(_front_grades(document) if own else ())])
    graded = graded or _distinct(list(_heading_grades(document) if own else ()))
    graded = [*graded, *text_grades(document, own=own, has_table=bool(graded))]
    graded = graded if own else sorted(graded, key=lambda item: (item.place.block, item.place.row or 0))
    body = find_body(document) if own else ""
    records = [_record(order, item, front.council, body) for order, item in enumerate(graded, start=1)]
    if own:
        return tuple(_with_inspection(document, front, records, body))
    return tuple(records or _inspections_told(document, front.council))


def _record(order: int, item: Graded, council: str, body: str) -> Judgement:
    dates = next((told for fact in item.facts if (told := inspected_in(fact.text, fact.place))), None)
    inspector = next((said for fact in item.facts if (said := inspector_in(fact.text, fact.place))), None)
    days = [found.date for found in find_dates(item.inspected_text) if found.precision is Precision.DAY]
    return Judgement(
        order=order,
        body=body or item.body,
        council=item.council or council,
        subject=item.subject,
        grade=item.grade,
        inspected_from=dates.first if dates else min(days, default=None),
        inspected_to=dates.last if dates else max(days, default=None),
        inspected_text=dates.said.text if dates else item.inspected_text,
        lead_inspector=inspector.text if inspector else "",
        published=next((day for fact in item.facts if (day := published_in(fact.text))), None),
        places=(item.place,),
        quote=item.quote,
        dates_quote=dates.said.quote if dates else "",
        dates_places=(dates.said.place,) if dates else (),
        inspector_quote=inspector.quote if inspector else "",
        inspector_places=(inspector.place,) if inspector else (),
    )


def _inspections_told(document: Document, council: str) -> Iterator[Judgement]:
    """The inspections whose days a council's paper tells without any grade."""
    seen: set[tuple[date, date]] = set()
    for item in running_texts(document):
        for sentence in split_sentences(item.text):
            body = bodies_in(sentence)
            dates = inspected_in(sentence, item.place) if body and len(sentence) <= LONGEST_SENTENCE else None
            subject = _INSPECTED.search(sentence)
            if dates is None or subject is None or (dates.first, dates.last) in seen:
                continue
            seen.add((dates.first, dates.last))
            yield Judgement(
                order=len(seen),
                body=body,
                council=council,
                subject=next(part for part in subject.groups() if part),
                grade="",
                inspected_from=dates.first,
                inspected_to=dates.last,
                inspected_text=dates.said.text,
                published=published_in(item.text) or letter_of(item.text),
                places=(item.place,),
                quote=sentence,
                dates_quote=dates.said.quote,
                dates_places=(dates.said.place,),
            )


def _with_inspection(
    document: Document, front: FrontMatter, records: list[Judgement], body: str
) -> Iterator[Judgement]:
    """Its judgements with the dates and the inspector; one bare record where nothing is graded."""
    dates = find_inspection_dates(document)
    inspector = find_lead_inspector(document)
    announced = next((day for item in running_texts(document) if (day := to_be_published(item.text))), None)
    published = announced or front.published
    if not records and (dates or inspector):
        said = dates.said if dates else inspector
        if said is not None:
            records = [Judgement(1, body, front.council, front.title, "", places=(said.place,), quote=said.quote)]
    for record in records:
        if record.inspected_text:
            yield replace(record, published=published)
            continue
        yield replace(
            record,
            published=published,
            inspected_from=dates.first if dates else None,
            inspected_to=dates.last if dates else None,
            inspected_text=dates.said.text if dates else "",
            dates_quote=dates.said.quote if dates else "",
            dates_places=(dates.said.place,) if dates else (),
            lead_inspector=inspector.text if inspector else "",
            inspector_quote=inspector.quote if inspector else "",
            inspector_places=(inspector.place,) if inspector else (),
        )


def _distinct(graded: list[Graded]) -> list[Graded]:
    """One record a subject: a section heading says the grade of the table again."""
    seen: set[tuple[str, str]] = set()
    kept: list[Graded] = []
    for item in graded:
        key = (re.sub(r"\W+", " ", item.subject).lower().strip(), item.inspected_text)
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def _table_grades(document: Document, *, own: bool) -> Iterator[Graded]:
    before = ""
    for block in document.blocks:
        if not isinstance(block, Table):
            before = block.text
            continue
        judged = re.search(r"\b(?:judge?ments?|grad(?:es?|ings?)|ratings?)\b", f"{block.title} {before}", re.IGNORECASE)
        columns = grade_columns(block) or (code_columns(block) if judged else None)
        if columns is None:
            continue
        subject, grades = columns
        body = body_in(" ".join((block.title, before, *block.place.section, *block.columns)))
        for row in block.rows if not any(block.columns[column] for column in grades) else block.body:
            for column in grades:
                grade = one_line(row.text_at(column))
                name = one_line(row.text_at(subject))
                if (
                    not grade
                    or not name
                    or name == grade
                    or (not own and not GRADE_ONLY.fullmatch(grade) and not is_code(grade))
                ):
                    continue
                when = block.columns[column] if len(grades) > 1 else _date_cell(block, row)
                yield Graded(name, grade, row.place, row.quote, body=body, inspected_text=when)


def _date_cell(table: Table, row: Row) -> str:
    """The date of inspection, where a column holds it."""
    for column, name in enumerate(table.columns):
        text = one_line(row.text_at(column))
        if re.search(r"\b(?:date|inspected|inspection|visit)\b", name, re.IGNORECASE) and find_dates(text):
            return text
    return ""


def _front_grades(document: Document) -> Iterator[Graded]:
    """A grade table that came out as lines of text: subjects and grades by turns under "Judgement Grade"."""
    texts = list(running_texts(document))[:60]
    for index, item in enumerate(texts):
        match = re.search(r"\bJudge?ments?\s+(?:Grades?|Ratings?)\b", item.text)
        if match:
            following = [RunningText(item.text[match.end() :].strip(), item.place), *texts[index + 1 : index + 24]]
            yield from _alternating([entry for entry in following if entry.text])
            return


def _alternating(texts: list[RunningText]) -> Iterator[Graded]:
    pending = ""
    for index, item in enumerate(texts):
        rest = "" if item.text.lower() == "to be good" else item.text
        while rest:
            match = re.search(rf"(?:^|\s)(?P<grade>{GRADE})(?=\s+The\b|\s+Overall\b|\s*$)", rest, re.IGNORECASE)
            before = rest[: match.start()] if match else rest
            subject = one_line(f"{pending} {before}")
            if len(subject.split()) > _SUBJECT_LIMIT + 8 or re.search(r"[.!?]\s", subject):
                return
            if not match:
                pending = subject
                break
            grade = match["grade"]
            pending, rest = "", rest[match.end() :].strip()
            if not rest and index + 1 < len(texts) and texts[index + 1].text.lower() == "to be good":
                grade = f"{grade} {texts[index + 1].text}"
            yield Graded(subject, grade, item.place, one_line(f"{subject} {grade}"))
            if re.match(r"overall\b", subject, re.IGNORECASE):
                return


def _heading_grades(document: Document) -> Iterator[Graded]:
    for block in document.blocks:
        if isinstance(block, Table) or (not isinstance(block, Heading) and len(block.text) > 160):
            continue
        match = _GRADED_LINE.match(one_line(block.text))
        if match:
            yield Graded(match["subject"].strip(), match["grade"], block.place, one_line(block.text))
