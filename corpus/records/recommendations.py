"""Recommendations: asked of a committee, or made by an inspectorate; one record an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.document import Block, Document, FrontMatter, Heading, ListItem, Paragraph, Place, Table
from corpus.front_matter import read_front_matter
from corpus.inspections import body_in, find_body
from corpus.records.asking import (
    ASKS,
    COUNCIL_ALONE,
    NOTHING,
    OWN_VOICE,
    SECTION,
    WEAK,
    addressee,
    inspectorate_kind,
    is_body_of_members,
    lead_in_of,
)
from corpus.records.nouns import Recommendation
from corpus.records.recommendation_sentences import told_items
from corpus.records.recommendation_tables import Asked, front_sheet_items, table_items
from corpus.records.sentences import one_line, split_sentences

_INSPECTION_PAPERS = ("inspection report", "monitoring letter")
_COMMITTEE_ITEM = re.compile(
    r"^(?:that|to|(?:the\s+)?(?:[\w’'&,-]+\s+){0,10}?(?:is|are|be)\s+(?:asked|requested|recommended|invited)|note|notes|agree|"
    r"approve|endorse|consider|receive|scrutinise|support|comment|review|recommend|delegate|authorise|adopt|it\s+is\s+recommended)\b",
    re.IGNORECASE,
)
_SHORT_HEADING = 9
_INSPECTION = re.compile(
    r"\binspect(?:ion|ions|ors?|orate)\b|\bOfsted\b|\bCQC\b|\bHMI\w*\b|\bregulator\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Section:
    """A run of blocks that asks for something."""

    heading: str = ""
    level: int = 9
    area: bool = False
    before: str = ""
    """Running text above it in its section, nearest last: it tells who speaks."""
    lead_in: str = ""
    marker_class: str = ""
    depth: int = 0
    parent: str = ""
    items: list[Asked] = field(default_factory=list)


def read_recommendations(document: Document) -> tuple[Recommendation, ...]:
    """Every item that the paper recommends or reports as recommended, each once."""
    front = document.front if document.front.title or document.front.council else read_front_matter(document)
    own_body = find_body(document) if front.document_type in _INSPECTION_PAPERS else ""
    records: list[Recommendation] = []
    seen: set[tuple[str, str]] = set()
    found = [*front_sheet_items(document), *_section_items(document), *table_items(document)]
    for asked in sorted(found, key=lambda item: item.place.block):
        if asked.area and not own_body and not _INSPECTION.search(f"{asked.heading} {asked.lead_in} {asked.before}"):
            continue
        if OWN_VOICE.search(asked.lead_in) and not own_body:
            continue
        if not (asked.heading or own_body or front.council or front.committee):
            continue
        key = (re.sub(r"\W+", "", asked.text).lower(), addressee(asked.lead_in).lower())
        if key[0] and key not in seen:
            seen.add(key)
            records.append(replace(_record(asked, front, own_body, document), order=len(records) + 1))
    if all(record.kind == "asked of the committee" for record in records):
        told = (_record(asked, front, own_body, document) for asked in told_items(document))
        records += [replace(record, order=len(records) + at) for at, record in enumerate(told, start=1)]
    return tuple(records)


def _record(asked: Asked, front: FrontMatter, own_body: str, document: Document) -> Recommendation:
    named = addressee(asked.lead_in) or addressee(asked.heading)
    words = " ".join((asked.heading, asked.lead_in))
    if own_body or asked.answered or _from_inspectorate(asked, named):
        kind = inspectorate_kind(words, area=asked.area)
        body = own_body or body_in(words) or body_in(asked.before)
        body = body or ("" if asked.answered else find_body(document))
        whom = front.council if not named or COUNCIL_ALONE.match(named) else named
    else:
        kind = "area for improvement" if asked.area else "asked of the committee"
        body = front.report_of or front.officer
        whom = front.committee or (named if is_body_of_members(named) else "")
    return Recommendation(
        order=0,
        number=asked.number,
        text=asked.text,
        kind=kind,
        by_whom=body,
        to_whom=whom,
        lead_in=asked.lead_in,
        places=(asked.place,),
        quote=asked.quote or asked.text,
    )


def _from_inspectorate(asked: Asked, named: str) -> bool:
    if ASKS.search(asked.lead_in) and is_body_of_members(named):
        return False
    if _INSPECTION.search(f"{asked.heading} {asked.lead_in}"):
        return True
    opened_as_account = bool(asked.lead_in) and not ASKS.search(asked.lead_in)
    return opened_as_account and bool(_INSPECTION.search(asked.before))


def _section_items(document: Document) -> Iterator[Asked]:
    section: _Section | None = None
    before: list[str] = []
    for block in document.blocks:
        opened = _opens(block, before)
        if opened:
            yield from section.items if section else ()
            section = opened
            continue
        if section and not _belongs(block, section):
            yield from section.items
            section = None
        if isinstance(block, Heading):
            before = before if block.level > 1 and section is None and not block.number else []
        elif isinstance(block, Paragraph | ListItem):
            before.append(one_line(block.text))
            if section is None and isinstance(block, Paragraph):
                section = _opened_by_sentence(block, before)
    yield from section.items if section else ()


def _opens(block: Block, before: list[str]) -> _Section | None:
    if isinstance(block, Table):
        return None
    text = one_line(block.text)
    if not isinstance(block, Heading) and len(text.split()) > _SHORT_HEADING:
        return None
    match = SECTION.match(text)
    if not match or (isinstance(block, ListItem) and not text.isupper()):
        return None
    lead = lead_in_of(before[-1]) if before else None
    return _Section(
        heading=text,
        level=block.level if isinstance(block, Heading) else 9,
        area=bool(match["area"]),
        before=" ".join(before),
        lead_in=lead.sentence if lead else "",
    )


def _opened_by_sentence(block: Paragraph, before: list[str]) -> _Section | None:
    lead = lead_in_of(one_line(block.text))
    if lead is None:
        return None
    area = bool(WEAK.search(lead.sentence)) or bool(
        re.search(r"areas?\s+for\s+(?:improvement|development)|priority\s+actions?", lead.sentence, re.IGNORECASE)
    )
    return _Section(area=area, before=" ".join(before), lead_in=lead.sentence)


def _belongs(block: Block, section: _Section) -> bool:
    """Takes what a block adds to its section; false where the section ends before it."""
    if isinstance(block, Table):
        return False
    if isinstance(block, Heading):
        if block.level <= section.level or block.number:
            return False
        section.lead_in, section.marker_class = block.quote, ""
        return True
    if isinstance(block, ListItem):
        return _add_item(block, section)
    return _add_paragraph(block, section)


def _add_item(block: ListItem, section: _Section) -> bool:
    sign, text = _sign_and_text(block)
    marker = "number" if re.search(r"\d", sign) else "letter" if re.search(r"[A-Za-z]", sign) else "bullet"
    if section.marker_class and block.depth > section.depth and section.items:
        last = section.items[-1]
        section.items[-1] = replace(last, text=f"{last.text} {text}", quote=f"{last.quote} {text}")
        return True
    if section.marker_class and marker != section.marker_class:
        return False
    if not section.marker_class:
        section.marker_class, section.depth = marker, block.depth
    if NOTHING.match(text):
        return True
    printed = re.sub(r"[^\w.]", "", sign).strip(".") if marker != "bullet" else ""
    count = 1 + sum(1 for item in section.items if item.lead_in == section.lead_in and item.listed)
    number = printed or str(count)
    section.items.append(
        _asked(section, f"{section.parent}({number})" if section.parent else number, text, block.place)
    )
    return True


def _sign_and_text(block: ListItem) -> tuple[str, str]:
    """The item's sign and text; some lists print a letter behind a bullet."""
    text = one_line(block.text)
    match = re.match(r"(?P<sign>\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)])\s+(?=\w)", text)
    if match and not re.search(r"\w", block.marker):
        return match["sign"], text[match.end() :]
    return block.marker, text


def _add_paragraph(block: Paragraph, section: _Section) -> bool:
    parts = _numbered_parts(block) if section.heading else []
    if parts:
        taken = [_add_paragraph(part, section) for part in parts]
        return taken[-1]
    text = one_line(block.text)
    if text.endswith(":") and (ASKS.search(text) or _COMMITTEE_ITEM.match(text) or len(text.split()) < 30):
        section.lead_in, section.marker_class, section.parent = split_sentences(text)[-1], "", block.number
        return True
    if section.marker_class and not block.number:
        return False
    if NOTHING.match(text):
        return True
    asks = _COMMITTEE_ITEM.match(text) or ASKS.search(split_sentences(text)[0])
    opens_list = bool(section.lead_in) and bool(block.number)
    if section.heading and (asks or opens_list) and (block.number or asks):
        count = 1 + len(section.items)
        section.items.append(_asked(section, block.number or str(count), text, block.place, listed=False))
        return True
    return bool(section.heading) and not section.items


def _numbered_parts(block: Paragraph) -> list[Paragraph]:
    """Paragraphs "2.1 ...; 2.2 ..." whose printed numbers stand in the text, each on its own."""
    text = one_line(block.text)
    starts = list(re.finditer(r"(?:^|(?<=[;.,])\s+|(?<=; and)\s+)(?P<number>\d{1,2}\.\d{1,2})\s+(?=[A-Za-z])", text))
    if not starts or (starts[0].start() > 0 and not block.number):
        return []
    ends = [*(match.start() for match in starts[1:]), len(text)]
    before = [] if starts[0].start() == 0 else [replace(block, text=text[: starts[0].start()])]
    parts = zip(starts, ends, strict=True)
    return [*before, *(replace(block, text=text[m.end() : end].strip(), number=m["number"]) for m, end in parts)]


def _asked(section: _Section, number: str, text: str, place: Place, *, listed: bool = True) -> Asked:
    return Asked(number, text, place, section.lead_in, section.heading, section.before, section.area, text, listed)
