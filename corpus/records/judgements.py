"""Judgements: grade tables of inspection reports, grades in headings, lists and sentences, the inspection itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.dates import find_dates
from corpus.document import Document, FrontMatter, Heading, Place, Table
from corpus.front_matter import read_front_matter
from corpus.front_matter.council import named_council
from corpus.inspections import body_in, find_body, find_inspection_dates, find_lead_inspector
from corpus.records.grades import GRADE, GRADE_ONLY, grade_columns
from corpus.records.nouns import Judgement
from corpus.records.sentences import RunningText, one_line, running_texts, split_sentences

_INSPECTORATE = re.compile(
    r"\bOfsted\b|\bCQC\b|Care Quality Commission|\bHMI(?:CFRS|P)?\b|\bEstyn\b|\b[Ii]nspect(?:ed|ion|ions|ors?|orate)\b|"
    r"\b[Rr]egulator\b"
)
_INSPECTION_PAPERS = ("inspection report", "monitoring letter")
_QUOTED = r"[\"“‘']?"
_GRADED_LINE = re.compile(
    rf"^(?P<subject>[^.;]{{4,160}}?)(?:\s+(?:is|are|was|were))?\s*[:–—-]\s*{_QUOTED}(?P<grade>{GRADE})[\"”’']?\.?$",
    re.IGNORECASE,
)
_GRADED_ITEM = re.compile(
    rf"^(?P<subject>[^.;:“\"]{{3,90}}?)\s*(?:[:–—-]\s*|\(|(?=[“\"‘'])|\b(?:was|is|judged|rated|graded)\s+)*"
    rf"{_QUOTED}(?P<grade>{GRADE})[\"”’')]*[.;,]?$",
    re.IGNORECASE,
)
_SENTENCES = (
    re.compile(
        rf"\b(?:found|judged|rated|graded|assessed)\s+(?P<subject>(?!to\b|as\b)[\w’'&,() /-]{{2,110}}?)\s+"
        rf"(?:to\s+be|as)\s+(?:judged\s+|rated\s+)?(?:overall\s+)?{_QUOTED}(?P<grade>{GRADE})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<subject>[\w’'&() /-]{{3,140}}?)\s+"
        rf"(?:was|were|is|are|has\s+been|have\s+been|remains?|continues?\s+to\s+be)\s+"
        rf"(?:\w+ly\s+|now\s+|also\s+)?(?:judged|rated|graded|assessed)(?:\s+(?:overall|by\s+[A-Z]\w+))?(?:\s+(?:to\s+be|as))?"
        rf"(?:\s+overall)?\s+{_QUOTED}(?P<grade>{GRADE})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<subject>\b(?:the\s+)?overall\s+(?:effectiveness|judge?ment|grade|rating)[\w’'&() /-]{{0,90}}?)\s+"
        rf"(?:was|is|remains?|has\s+been|of)\s+(?:judged\s+)?(?:to\s+be\s+)?{_QUOTED}(?P<grade>{GRADE})\b",
        re.IGNORECASE,
    ),
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|all|any|no|none|not|any|who|that|which|each|whether|would|could|should|areas?)\b", re.I
)
_CLAUSE = re.compile(r"^.*\b(?:when|where|while|and|but|that|because|as)\s+(?=(?:the\s+)?[\w’']+)", re.IGNORECASE)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SUBJECT_LIMIT = 14


@dataclass(frozen=True, slots=True)
class _Graded:
    subject: str
    grade: str
    place: Place
    quote: str
    body: str = ""
    council: str = ""
    inspected_text: str = ""


def read_judgements(document: Document) -> tuple[Judgement, ...]:
    """Every grade with what it was given for; in an inspectorate's own paper each with the inspection's facts."""
    front = document.front if document.front.title or document.front.council else read_front_matter(document)
    own = front.document_type in _INSPECTION_PAPERS
    graded = _distinct([*_table_grades(document, own=own), *(_front_grades(document) if own else ())])
    graded = graded or _distinct(list(_heading_grades(document) if own else ()))
    graded = [*graded, *_text_grades(document, own=own, has_table=bool(graded))]
    body = find_body(document) if own else ""
    records = [
        Judgement(
            order=order,
            body=body or item.body,
            council=item.council or front.council,
            subject=item.subject,
            grade=item.grade,
            inspected_text=item.inspected_text,
            places=(item.place,),
            quote=item.quote,
        )
        for order, item in enumerate(graded, start=1)
    ]
    return tuple(_with_inspection(document, front, records, body) if own else records)


def _with_inspection(
    document: Document, front: FrontMatter, records: list[Judgement], body: str
) -> Iterator[Judgement]:
    """Its judgements with the dates and the inspector; one bare record where nothing is graded."""
    dates = find_inspection_dates(document)
    inspector = find_lead_inspector(document)
    if not records and (dates or inspector):
        said = dates.said if dates else inspector
        if said is not None:
            records = [Judgement(1, body, front.council, front.title, "", places=(said.place,), quote=said.quote)]
    for record in records:
        if record.inspected_text:
            yield replace(record, published=front.published)
            continue
        yield replace(
            record,
            published=front.published,
            inspected_from=dates.first if dates else None,
            inspected_to=dates.last if dates else None,
            inspected_text=dates.said.text if dates else "",
            dates_quote=dates.said.quote if dates else "",
            dates_places=(dates.said.place,) if dates else (),
            lead_inspector=inspector.text if inspector else "",
            inspector_quote=inspector.quote if inspector else "",
            inspector_places=(inspector.place,) if inspector else (),
        )


def _distinct(graded: list[_Graded]) -> list[_Graded]:
    """One record a subject: a section heading says the grade of the table again."""
    seen: set[tuple[str, str]] = set()
    kept: list[_Graded] = []
    for item in graded:
        key = (re.sub(r"\W+", " ", item.subject).lower().strip(), item.inspected_text)
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def _table_grades(document: Document, *, own: bool) -> Iterator[_Graded]:
    before = ""
    for block in document.blocks:
        if not isinstance(block, Table):
            before = block.text
            continue
        columns = grade_columns(block)
        if columns is None:
            continue
        subject, grades = columns
        body = body_in(" ".join((block.title, before, *block.place.section, *block.columns)))
        for row in block.rows if not any(block.columns[column] for column in grades) else block.body:
            for column in grades:
                grade = one_line(row.text_at(column))
                name = one_line(row.text_at(subject))
                if not grade or not name or name == grade or (not own and not GRADE_ONLY.fullmatch(grade)):
                    continue
                when = block.columns[column] if len(grades) > 1 else ""
                yield _Graded(name, grade, row.place, row.quote, body=body, inspected_text=when)


def _front_grades(document: Document) -> Iterator[_Graded]:
    """A grade table that came out as lines of text: subjects and grades by turns under "Judgement Grade"."""
    texts = list(running_texts(document))[:60]
    for index, item in enumerate(texts):
        match = re.search(r"\bJudge?ments?\s+(?:Grades?|Ratings?)\b", item.text)
        if match:
            following = [RunningText(item.text[match.end() :].strip(), item.place), *texts[index + 1 : index + 24]]
            yield from _alternating([entry for entry in following if entry.text])
            return


def _alternating(texts: list[RunningText]) -> Iterator[_Graded]:
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
            yield _Graded(subject, grade, item.place, one_line(f"{subject} {grade}"))
            if re.match(r"overall\b", subject, re.IGNORECASE):
                return


def _heading_grades(document: Document) -> Iterator[_Graded]:
    for block in document.blocks:
        if isinstance(block, Table) or (not isinstance(block, Heading) and len(block.text) > 160):
            continue
        match = _GRADED_LINE.match(one_line(block.text))
        if match:
            yield _Graded(match["subject"].strip(), match["grade"], block.place, one_line(block.text))


def _text_grades(document: Document, *, own: bool, has_table: bool) -> Iterator[_Graded]:
    for item in running_texts(document):
        around = f"{item.lead_in} {item.heading}"
        if item.is_item and len(item.text.split()) <= _SUBJECT_LIMIT and _INSPECTORATE.search(around):
            match = _GRADED_ITEM.match(item.text)
            if match:
                yield _Graded(match["subject"].strip(" –—-:("), match["grade"], item.place, item.text, body_in(around))
                continue
        for sentence in split_sentences(item.text):
            if (own and not has_table) or _INSPECTORATE.search(sentence):
                yield from _sentence_grade(sentence, item, own=own, has_table=has_table)


def _sentence_grade(sentence: str, item: RunningText, *, own: bool, has_table: bool) -> Iterator[_Graded]:
    dates = find_dates(sentence)
    years = re.findall(r"\b(?:19|20)\d\d\b", sentence)
    if own and has_table and not years:
        return
    for pattern in _SENTENCES:
        match = pattern.search(sentence)
        if not match:
            continue
        subject = _CLAUSE.sub("", match["subject"]).strip(" ,")
        if not subject or len(subject.split()) > _SUBJECT_LIMIT or _HYPOTHETICAL.search(match["subject"]):
            continue
        when = _as_printed(sentence, dates[0].text) if dates else (years[0] if years else "")
        other = named_council(sentence)
        yield _Graded(subject, match["grade"], item.place, sentence, body_in(sentence), other, when)
        return


def _as_printed(sentence: str, date_text: str) -> str:
    """A date with the month before it that shares its year: "April / May 2017"."""
    found = re.search(rf"(?:{_MONTH}\s*(?:/|and|to|-|–)\s*)?{re.escape(date_text)}", sentence)
    return found.group() if found else date_text
