"""What an inspection report says of its own inspection: the body, the dates, the lead inspector."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.dates import FoundDate, Precision, find_dates
from corpus.document import Document, Heading, ListItem, Paragraph, Place, Table

_DATES_LABEL = re.compile(
    r"\b(?:(?:inspection|visit|assessment|fieldwork|on-?site)\s+dates?|dates?\s+of\s+(?:the\s+)?(?:inspection|visit|fieldwork)"
    r"|inspected\s+(?:on|between|from)|inspection\s+took\s+place\s+(?:on|between|from)?|inspected)\s*:?\s*",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:His|Her)\s+Majesty[’']s\s+(?:Senior\s+|Chief\s+|Principal\s+)?Inspector|HMI|SHMI|"
    r"(?:(?:Ofsted|CQC|Lead|Senior|Principal|Chief)\s+)+Inspector"
)
_NAME_WORD = r"(?:[A-ZÀ-Ý][\w’'À-ÿ.-]*|de|van|von|der|al|el|bin|la|du|ap)"
_NAME = rf"{_NAME_WORD}(?:[ ]+{_NAME_WORD}){{1,4}}"
_INSPECTOR_LABEL = re.compile(
    rf"\b(?:(?:[Ll]ead|[Rr]eporting|[Mm]anaging)\s+[Ii]nspectors?|LEAD\s+INSPECTORS?|[Ii]nspection\s+(?:lead|team\s+leader)|[Ii]nspectors?\s+in\s+charge|"
    rf"[Ll]ed\s+by)(?:\s+(?:was|is))?\s*:?\s*(?P<name>{_NAME})"
)
_SIGNED = re.compile(rf"(?P<name>{_NAME})\s*,?\s*(?:{_TITLE})\s*\.?\s*$")
_NOT_NAMES = re.compile(
    r"\b(?:His|Her|Majesty[’']s|HMI|SHMI|Ofsted|CQC|Inspector|Judgement|Judgements|Grade|Inspection|Date|Dates|Overall|The)\b.*$"
)
_BODIES = {
    "Ofsted": re.compile(r"\bOfsted\b|Office for Standards in Education", re.IGNORECASE),
    "Care Quality Commission": re.compile(r"Care Quality Commission|\bCQC\b"),
    "HMICFRS": re.compile(r"HMICFRS|Inspectorate of Constabulary"),
    "HMI Probation": re.compile(r"Inspectorate of Probation|HMI Probation"),
    "Care Inspectorate Wales": re.compile(r"Care Inspectorate Wales"),
    "Estyn": re.compile(r"\bEstyn\b"),
    "Regulator of Social Housing": re.compile(r"Regulator of Social Housing"),
    "Care Inspectorate": re.compile(r"\bCare Inspectorate\b(?! Wales)"),
}
_NAMED_BODY = re.compile(
    r"\b((?:[A-Z][\w’'-]+\s+(?:(?:of|for|and|in|the)\s+)*){0,6}(?:Inspectorate|Standards\s+Commission|Quality\s+Commission|"
    r"Regulator|Inspection\s+Authority)(?:\s+(?:of|for)(?:\s+(?:and\s+)?[A-Z][\w’'-]+)+)?)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the document and where they stand."""

    text: str
    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class InspectionDates:
    """First and last day of an inspection, as printed and as read."""

    first: date
    last: date
    said: Said


def texts(document: Document) -> Iterator[tuple[str, Place]]:
    """Every block and table row as one line of text, in reading order."""
    for block in document.blocks:
        if isinstance(block, Table):
            if block.title:
                yield " ".join(block.title.split()), block.place
            for row in block.rows:
                yield row.quote, row.place
        elif isinstance(block, Heading | Paragraph | ListItem):
            yield " ".join(block.text.split()), block.place


def find_inspection_dates(document: Document) -> InspectionDates | None:
    """The days of the inspection that the paper reports, from its own labelled line."""
    opening = _opening(document)
    below = [*opening[1:], ("", Place())]
    for (text, place), following in zip(opening, below, strict=True):
        for match in _DATES_LABEL.finditer(text):
            dates = _dates_after(text, match.start(), match.end(), place)
            if dates is None and not text[match.end() :].strip():
                dates = _dates_after(following[0], 0, 0, following[1])
            if dates:
                return dates
    return next((dates for text, place in opening if (dates := inspected_in(text, place))), None)


def _dates_after(text: str, quote_from: int, start: int, place: Place) -> InspectionDates | None:
    rest = text[start : start + 120]
    run = _first_run(rest)
    if not run:
        return None
    end = start + run[-1].start + len(run[-1].text)
    days = [item.date for item in run]
    printed = text[start + run[0].start : end]
    return InspectionDates(min(days), max(days), Said(printed, text[quote_from:end], place))


def inspected_in(text: str, place: Place) -> InspectionDates | None:
    """The days that a sentence gives for an inspection: "inspected X from 6 to 17 March 2023"."""
    match = re.search(
        r"\b(?:inspect(?:ed|ion)|(?:monitoring|focused|follow-up)\s+visit|on[\s-]site)\b(?:(?!publish)[^.;]){0,140}?\b(?:from|between|on)\s+",
        text,
    )
    return _dates_after(text, match.start(), match.end(), place) if match else None


def inspector_in(text: str, place: Place) -> Said | None:
    """The lead inspector whom a sentence names."""
    match = re.search(rf"\b[Ll]ead\s+inspector\s+(?:was|is)\s+(?P<name>{_NAME})", text)
    name = person(match["name"]) if match else ""
    return Said(name, match.group().strip(), place) if match and name else None


def published_in(text: str) -> date | None:
    """The day on which a text says that a report or letter was published."""
    match = re.search(r"\bpublished\b[^.;]{0,40}?\bon\s+", text)
    found = _first_run(text[match.end() : match.end() + 60]) if match else []
    return found[0].date if found else None


def to_be_published(text: str) -> date | None:
    """The day on which a letter says that its judgement will be published."""
    match = re.search(r"\bwill\s+(?:be\s+)?publish(?:ed)?\b[^.;]{0,40}?\bon\s+", text)
    found = _first_run(text[match.end() : match.end() + 60]) if match else []
    return found[0].date if found else None


def letter_of(text: str) -> date | None:
    """The day of the letter that a text speaks of: "their letter of 3 May 2022"."""
    match = re.search(r"\b(?:letter|report)\s+(?:of|dated)\s+", text)
    found = _first_run(text[match.end() : match.end() + 60]) if match else []
    return found[0].date if found else None


def bodies_in(text: str) -> str:
    """Every inspectorate that a text names, joined as in a joint inspection; empty for none."""
    found = [(match.start(), name) for name, pattern in _BODIES.items() if (match := pattern.search(text))]
    return " and ".join(name for _, name in sorted(found))


def _first_run(text: str) -> list[FoundDate]:
    """The phrase of dates that opens a text, its second half included ("14 January 2019 to 18 January 2019")."""
    found = [item for item in find_dates(text) if item.precision is Precision.DAY]
    if not found or found[0].start > 3:
        return []
    run = [found[0]]
    for item in found[1:]:
        gap = text[run[-1].start + len(run[-1].text) : item.start] if item.start != run[-1].start else ""
        if item.start == run[-1].start or re.fullmatch(r"\s*(?:to|and|until|[-–—]|&|,)\s*", gap):
            run.append(item)
        else:
            break
    return run


def find_lead_inspector(document: Document) -> Said | None:
    """The lead inspector with accents as printed: from its label, else from the signature of a letter."""
    opening = _opening(document)
    for index, (text, place) in enumerate(opening):
        match = _INSPECTOR_LABEL.search(text)
        if match and (name := person(match["name"])):
            return Said(name, text[match.start() : match.start("name") + len(name)], place)
        if re.fullmatch(r"lead inspector\s*:?", text, re.IGNORECASE) and index + 1 < len(opening):
            below, below_place = opening[index + 1]
            if name := person(below):
                return Said(name, below[: len(name)], below_place)
    return _signature(document)


def person(text: str) -> str:
    """The name that opens a text, without the title after it; empty where no full name stands there."""
    match = re.match(_NAME, re.split(r",|(?<=[a-z]{3})\.(?=\s)", text, maxsplit=1)[0].strip())
    if not match:
        return ""
    name = _NOT_NAMES.sub("", match.group()).strip(" .,")
    return name if len(name.split()) > 1 else ""


def _signature(document: Document) -> Said | None:
    lines = list(texts(document))
    is_letter = any(re.match(r"Dear\b", text) for text, _ in lines[:40])
    if not is_letter:
        return None
    for index, (text, place) in enumerate(lines):
        match = _SIGNED.search(text) if len(text) < 160 else None
        if match and (name := person(match["name"])):
            return Said(name, match.group(), place)
        if re.fullmatch(rf"(?:{_TITLE})\.?", text) and index and (name := person(lines[index - 1][0])):
            return Said(name, lines[index - 1][0], lines[index - 1][1])
    return None


def find_body(document: Document) -> str:
    """The inspectorate whose paper it is; empty where none is named."""
    lines = [text for text, _ in texts(document)] + list(document.running_text)
    counts = {name: sum(len(pattern.findall(line)) for line in lines) for name, pattern in _BODIES.items()}
    best = max(counts, key=lambda name: counts[name])
    if counts[best]:
        return best
    return next((named for line in lines if (named := named_body(line))), "")


def named_body(text: str) -> str:
    """An inspectorate by its full name, one that is not known beforehand included."""
    match = _NAMED_BODY.search(text)
    return re.sub(r"^(?:The|the|By|by)\s+", "", " ".join(match.group(1).split())) if match else ""


def body_in(text: str) -> str:
    """The inspectorate that a text names; empty for none."""
    return next((name for name, pattern in _BODIES.items() if pattern.search(text)), "")


def _opening(document: Document) -> list[tuple[str, Place]]:
    """The texts of the first two pages, or the first forty."""
    return [(text, place) for text, place in list(texts(document))[:80] if (place.page or 1) <= 2]
