"""Reads the front of a paper; every field only where the paper prints it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.dates import Precision, find_dates
from corpus.document import Document, FrontMatter, Place
from corpus.front_matter.council import find_council
from corpus.front_matter.kind import document_type, is_inspection
from corpus.front_matter.labels import Field, labelled_fields
from corpus.front_matter.rows import FrontRow, FrontText, front_rows, plain, table_rows
from corpus.front_matter.title import find_title
from corpus.inspections import find_inspection_dates

_BODY_WORD = re.compile(
    r"\b(?:committee|panel|cabinet|board|council|commission|forum|executive|group|assembly|scrutiny|partnership|"
    r"trustees|governors|authority|meeting)\b",
    re.IGNORECASE,
)
_COMMITTEE_LINE = re.compile(
    r"^(?:(?:report|paper)\s+to\s+(?:the\s+)?|meeting\s+of\s+(?:the\s+)?)?(?P<name>[A-Z][\w&,'’ ()-]{2,100}?"
    r"(?:committee|panel|cabinet|board|commission|forum|sub-committee|scrutiny)|cabinet|executive|full council)"
    r"(?:(?:\s*(?:[-–—,:]|\bon\b|held on)\s*|\s+(?=\d{1,2}(?:st|nd|rd|th)?\s))(?P<rest>.*))?$",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:[Ff]or|[Tt]o|[Cc]onsidered by|[Rr]eceived by)\s+(?:the\s+)?"
    r"(?P<name>(?:[A-Z][\w&'’-]*,?\s+(?:(?:and|of|for|the)\s+)*){0,8}?"
    r"(?:Committee|Panel|Cabinet|Board|Commission|Forum|Scrutiny|Executive|Council))"
    r"(?:\s+meeting)?\s*(?:,|\bon\b|\bof\b|\bat its meeting (?:on|of)\b)\s*(?P<rest>\S.*)$"
)
"""A body and the day on which it meets, inside a line about the paper: "Position at …, for Cabinet on …"."""
_VERSION = re.compile(
    r"\b(?:version|adopted|approved|agreed|endorsed|published|issued|updated|position|status|as)\s+(?:\w+\s+){0,6}?(?:at|on|by|of)?\b|\bversion\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?:(?:Councillor|Cllr|COUNCILLOR|CLLR|Mr|Mrs|Ms|Miss|Dr|Professor)\.?\s+)?(?:[A-ZÀ-Ý][\w’'À-ÿ.-]*\s+){0,3}[A-ZÀ-Ý][\w’'À-ÿ-]+$"
)
_NO_COMMITTEE = re.compile(
    r"\b(?:report|update|plan|version|quality commission|inspectorate|adopted|approved|agreed|owned|by)\b|\d",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:of|director|head|manager|officer|lead|service|services|team|system|executive)\b", re.IGNORECASE
)
_CONTACT = re.compile(
    r"\s*(?:\(?\+?\d[\d\s()-]{6,}\d|[\w.+-]+@[\w.-]+|\b(?:tel(?:ephone)?|e-?mail|ext)\b[.:]?.*)", re.IGNORECASE
)
_COUNCILLOR = re.compile(r"\b(?:councillor|cllr|cllrs|leader|deputy leader)\b", re.IGNORECASE)


_LONGEST_LINE = 220


@dataclass(frozen=True, slots=True)
class _Dated:
    date: date
    place: Place


def read_front_matter(document: Document) -> FrontMatter:
    """Council, committee, dates, agenda item, title, people and kind of a paper; what is not printed stays empty."""
    rows = front_rows(document)
    fields = labelled_fields(rows)
    _split_leads(fields)
    _settle_report_of(fields, rows)
    council = find_council(document, rows)
    title = find_title(document, rows, fields.get("title"))
    inspection = is_inspection(title.text if title else "", rows)
    committee = None if inspection else _committee(document, rows, fields)
    meeting = None if inspection else _meeting_date(document, rows, fields, committee)
    addressed = None if inspection or meeting else _addressed(rows)
    reports = committee is not None
    if addressed:
        committee, meeting = committee or addressed[0], addressed[1]
    published = _published(rows, fields, inspection=inspection, met=meeting is not None)
    inspected = find_inspection_dates(document) if inspection else None
    officer = _officer(document, fields)
    agenda = fields.get("agenda_item")
    found: dict[str, Field | None] = {
        "committee": committee,
        "agenda_item": agenda if agenda and len(agenda.text) <= 12 else None,
        "title": title,
        "lead_councillor": _named(fields.get("lead_councillor")),
        "officer": officer,
        "report_of": _named(fields.get("report_of")),
    }
    texts = {name: plain(field.text) if field else "" for name, field in found.items()}
    places = {name: field.place for name, field in found.items() if field}
    read_from = {
        "council": council.place if council else None,
        "meeting_date": meeting.place if meeting else None,
        "published": published.place if published else None,
        "inspected_to": inspected.said.place if inspected else None,
    }
    places.update({name: place for name, place in read_from.items() if place is not None})
    return FrontMatter(
        council=council.name if council else "",
        council_text=council.text if council else "",
        committee=texts["committee"],
        meeting_date=meeting.date if meeting else None,
        published=published.date if published else None,
        inspected_to=inspected.last if inspected else None,
        agenda_item=texts["agenda_item"],
        title=texts["title"],
        lead_councillor=texts["lead_councillor"],
        officer=texts["officer"],
        report_of=texts["report_of"],
        document_type=document_type(document, texts["title"], rows, committee=reports),
        places=places,
    )


def _split_leads(fields: dict[str, Field]) -> None:
    """One cell for the member and the officer: the lines that say councillor are the member's."""
    both = fields.pop("both_leads", None)
    if both is None:
        return
    lines = both.text.splitlines()
    starts = [
        index for index, line in enumerate(lines) if not _COUNCILLOR.search(line) and re.search(r"\s[-–—]\s|,", line)
    ]
    cut = starts[0] if starts else len(lines)
    if any(_COUNCILLOR.search(line) for line in lines[:cut]):
        fields.setdefault("lead_councillor", Field(" ".join(lines[:cut]), both.place))
        if lines[cut:]:
            fields.setdefault("officer", Field(" ".join(lines[cut:]), both.place))


def _committee(document: Document, rows: Sequence[FrontRow], fields: dict[str, Field]) -> Field | None:
    labelled = fields.get("committee")
    if labelled and _BODY_WORD.search(labelled.text) and not find_dates(labelled.text):
        return labelled
    match = _committee_line(rows)
    if match:
        return match[0]
    for line in document.running_text:
        for part in re.split(r"\s+[-–—|]\s+", plain(line))[1:]:
            if named := _COMMITTEE_LINE.match(part):
                return Field(named["name"], Place())
    return None


def _committee_line(rows: Sequence[FrontRow]) -> tuple[Field, str] | None:
    for row in rows:
        match = _COMMITTEE_LINE.match(row[0].text) if len(row) == 1 and not row[0].in_table else None
        if match and len(match["name"].split()) <= 14 and not _NO_COMMITTEE.search(match["name"]):
            return Field(match["name"], row[0].place), match["rest"] or ""
    return None


def _addressed(rows: Sequence[FrontRow]) -> tuple[Field, _Dated] | None:
    """The body that a line of the front names with the day it meets."""
    for text in (text for row in rows for text in row if len(text.text) < _LONGEST_LINE):
        match = _ADDRESSED.search(text.text)
        found = find_dates(match["rest"]) if match else ()
        if match and found and found[0].start < 3 and found[0].precision is Precision.DAY:
            return Field(match["name"], text.place), _Dated(found[0].date, text.place)
    return None


def _meeting_date(
    document: Document, rows: Sequence[FrontRow], fields: dict[str, Field], committee: Field | None
) -> _Dated | None:
    labelled = fields.get("meeting_date")
    if labelled and (day := _only_day(labelled.text)):
        return _Dated(day, labelled.place)
    if committee is None:
        return None
    line = _committee_line(rows)
    if line and (day := _only_day(line[1])):
        return _Dated(day, line[0].place)
    alone = _line_of_date(rows)
    if alone:
        return alone
    for text in document.running_text:
        if _BODY_WORD.search(text) and (day := _only_day(text)):
            return _Dated(day, Place())
    return None


def _published(rows: Sequence[FrontRow], fields: dict[str, Field], *, inspection: bool, met: bool) -> _Dated | None:
    labelled = fields.get("published")
    if labelled and (day := _only_day(labelled.text)):
        return _Dated(day, labelled.place)
    if inspection:
        dated = fields.get("meeting_date")
        if dated and (day := _only_day(dated.text)):
            return _Dated(day, dated.place)
        return _line_of_date(rows) or _date_of_letter(rows)
    return None if met else _dated_version(rows)


def _date_of_letter(rows: Sequence[FrontRow]) -> _Dated | None:
    """The one date above "Dear ...": sender, address and date may stand on one line."""
    texts = [text for row in rows for text in row]
    opens = next((index for index, text in enumerate(texts) if re.match(r"Dear\b", text.text)), 0)
    dated = [(day, text.place) for text in texts[:opens] if (day := _only_day(text.text))]
    return _Dated(*dated[0]) if len(dated) == 1 else None


def _dated_version(rows: Sequence[FrontRow]) -> _Dated | None:
    """A plan or tracker that no meeting dates: "Version 2, adopted on ...", "Position at ..."."""
    for row in rows:
        for text in row:
            if len(text.text) < 160 and _VERSION.search(text.text) and (day := _only_day(text.text)):
                return _Dated(day, text.place)
    return None


def _line_of_date(rows: Sequence[FrontRow]) -> _Dated | None:
    """A date on a line of its own."""
    for row in rows:
        for text in row:
            if len(row) == 1 and (day := _whole_date(text)):
                return _Dated(day, text.place)
    return None


def _whole_date(text: FrontText) -> date | None:
    found = find_dates(text.text)
    if len(found) == 1 and found[0].precision is Precision.DAY and len(found[0].text) >= len(text.text) - 12:
        return found[0].date
    return None


def _only_day(text: str) -> date | None:
    days = {found.date for found in find_dates(text) if found.precision is Precision.DAY}
    return next(iter(days)) if len(days) == 1 else None


def _settle_report_of(fields: dict[str, Field], rows: Sequence[FrontRow]) -> None:
    """A report in a councillor's name has its lead councillor there."""
    report_of = fields.get("report_of") or _report_by(rows)
    if report_of is None:
        return
    fields["report_of"] = report_of
    if _COUNCILLOR.search(report_of.text):
        fields.setdefault("lead_councillor", report_of)


def _named(field: Field | None) -> Field | None:
    """The person's name without post, telephone and address; as printed where no name opens it."""
    if field is None:
        return None
    text = _CONTACT.sub("", plain(field.text)).strip(" ,;.")
    name = re.split(r",\s+|\s+[-–—]\s+|\s*\(|\.\s+", text)[0].strip()
    return Field(name if _is_person(name) else text, field.place)


def _is_person(name: str) -> bool:
    return bool(_PERSON.match(name)) and len(name.split()) > 1 and not _POST.search(name)


def _officer(document: Document, fields: dict[str, Field]) -> Field | None:
    found = _named(fields.get("officer"))
    if found is None:
        contact = _named(labelled_fields(table_rows(document)).get("officer"))
        found = contact if contact and _is_person(contact.text) else None
    if found is None and "report_of" in fields and not _COUNCILLOR.search(fields["report_of"].text):
        found = _named(fields["report_of"])
    return found if found and re.search(r"[A-Za-z]{2}", found.text) and len(found.text) < 200 else None


def _report_by(rows: Sequence[FrontRow]) -> Field | None:
    for row in rows:
        for text in row:
            match = re.search(
                r"\breport\s+(?:by|of|from)\s*:?\s+(?:the\s+)?([A-Z].+)$", plain(text.text), re.IGNORECASE
            )
            if match and len(text.text) < 200:
                return Field(match.group(1), text.place)
    return None
