"""Which councils and papers a question is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from assistant.lexicon import Lexicon
from corpus.dates import FoundDate, Precision, find_dates
from index.library import StoredDocument

PAPER_WORDS = (
    r"(?:plan|report|paper|update|letter|inspection|visit|tracker|document|minutes|review|strategy|version|panel"
    r"|meeting|committee|cabinet)s?"
)
YEAR_OF_PAPER = re.compile(rf"\b((?:19|20)\d\d)\b(?:['’]s)?(?:\s+[\w&'’-]+){{0,5}}?\s+{PAPER_WORDS}\b", re.I)
PAPER_OF = re.compile(rf"\b{PAPER_WORDS}\s+(?:of|from|for|dated|in|on|published in)\s+(?:the\s+)?", re.I)
COUNCIL_YEAR = re.compile(r"\(((?:19|20)\d\d)\)|\b(?:after|in|of)\s+((?:19|20)\d\d)\b")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_OF_PAPER = re.compile(
    rf"\b((?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr"
    rf"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))"
    rf"(?!\s+\d)(?:['’]s)?(?:\s+(?!to\b|and\b|in\b|of\b)[\w&'’-]+){{0,2}}?\s+{PAPER_WORDS}\b",
    re.I,
)
TYPE_OF_PAPER = re.compile(
    r"\b(?:the|this|that|their|its|[A-Z]\w+['’]s|\d{4})\s+(?:[\w'’-]+\s+){0,3}?(tracker|inspection letter"
    r"|monitoring letter|progress report|inspection report|scrutiny report|cabinet report)\b",
    re.I,
)
TRACKER = re.compile(r"\b(tracker)\b", re.I)
SPAN = re.compile(r"\bbetween\b.+\band\b|\bfrom\b.+\bto\b|\bsince\b|\b(?:compared|comparison) (?:with|to)\b", re.I)
"""A change over time needs papers of more than one date."""
NEWEST = re.compile(
    rf"\b(?:latest|newest|most recent|current)\s+(?:[\w'’-]+\s+){{0,3}}?{PAPER_WORDS}\b|\bnow\b|\bat the moment\b", re.I
)
OLDEST = re.compile(
    r"\b(?:earliest|oldest|first|original)\s+(?:[\w'’-]+\s+){0,2}?(?:plan|report|paper|version)\b", re.I
)
LAST_YEAR = re.compile(r"\blast year['’]?s\b", re.I)


@dataclass(frozen=True, slots=True)
class FoundScope:
    """Councils and papers named, and the parts of the question that named them."""

    councils: tuple[str, ...]
    documents: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    """Parts of the question that are scope and no content."""
    unmatched_years: frozenset[str] = frozenset()
    """Years or months ("y:2016", "m:2017-06") that a paper is asked for by, though no loaded paper has them."""


def find_scope(text: str, lexicon: Lexicon, as_at: date | None, councils: Sequence[str] = ()) -> FoundScope:
    """Read councils by name, short name or slip of the pen, and papers by year, month, type or "latest".

    `councils` are carried over from the conversation and used where the question names none.
    """
    named, spans = find_councils(text, lexicon)
    pool = [
        document
        for document in lexicon.documents
        if not (named or councils) or document.front.council in (named or councils)
    ]
    beside = [
        (text[end + 1 : end + 5], end + 1, end + 5) for _, end in spans if re.match(r"\s(?:19|20)\d\d\b", text[end:])
    ]
    documents, paper_spans, unmatched = _papers(text, pool, as_at)
    if not documents and beside:
        years = {year for year, _, _ in beside}
        documents = tuple(
            document.id for document in pool if document.front.date and str(document.front.date.year) in years
        )
        paper_spans = (*paper_spans, *((start, end) for _, start, end in beside)) if documents else paper_spans
    change = SPAN.search(text)
    if change and len(documents) == 1 and len(pool) > 1 and all(start >= change.start() for start, _ in paper_spans):
        return FoundScope(named, (), spans, frozenset())
    return FoundScope(named, documents, (*spans, *paper_spans), unmatched)


def find_councils(text: str, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Councils in the order of the question, and where they stand in it."""
    found: list[tuple[int, int, str]] = []
    lower_case = text[1:] == text[1:].lower()
    for spelling, council in lexicon.council_names:
        flags = re.I if lower_case or " " in spelling else 0
        for match in re.finditer(rf"(?<![\w&]){re.escape(spelling)}(?![\w&])", text, flags):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                found.append((match.start(), match.end(), council))
    if not found:
        found = _slips(text, lexicon)
    found.sort()
    return tuple(dict.fromkeys(council for _, _, council in found)), tuple((start, end) for start, end, _ in found)


def _slips(text: str, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """A name of five letters or more with a slip of the pen, where it is clearly one council."""
    return [
        (match.start(), match.end(), council)
        for match in re.finditer(r"\b[A-Z][a-z]{4,}(?:\s[A-Z][a-z]+)*\b", text)
        for council in lexicon.councils
        if match.group() != council and fuzz.ratio(match.group(), council) >= 85
    ]


def _papers(
    text: str, pool: list[StoredDocument], as_at: date | None
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...], frozenset[str]]:
    dated = [document for document in pool if document.front.date]
    asked = _dates_of_papers(text)
    chosen: list[int] = []
    spans: list[tuple[int, int]] = []
    unmatched: set[str] = set()
    for feature, start, end in asked:
        matches = [document for document in dated if _fits(document, feature)]
        if matches:
            chosen += [document.id for document in matches]
            spans.append((start, end))
        elif not any(start < taken_end and end > taken_start for taken_start, taken_end in spans):
            unmatched.add(feature)
    chosen, spans = _by_month(text, dated, chosen, spans)
    chosen, spans = _by_type(text, pool, chosen, spans)
    if chosen:
        return tuple(dict.fromkeys(chosen)), tuple(spans), frozenset(unmatched)
    for pattern, last in ((NEWEST, True), (OLDEST, False)):
        match = pattern.search(text)
        if match and dated:
            return tuple(_extreme(dated, last)), (match.span(),) if "now" not in match.group() else (), frozenset()
    if LAST_YEAR.search(text) and as_at:
        last_year = [document.id for document in dated if _year(document) == as_at.year - 1]
        return tuple(last_year), tuple(match.span() for match in LAST_YEAR.finditer(text)), frozenset()
    return (), (), frozenset(unmatched)


def _by_month(
    text: str, dated: list[StoredDocument], chosen: list[int], spans: list[tuple[int, int]]
) -> tuple[list[int], list[tuple[int, int]]]:
    """Papers named by their month alone: "the January plan"."""
    if chosen:
        return chosen, spans
    for match in MONTH_OF_PAPER.finditer(text):
        month = MONTHS.index(match.group(1)[:3].lower()) + 1
        found = [document.id for document in dated if document.front.date and document.front.date.month == month]
        if found:
            chosen = [*chosen, *found]
            spans = [*spans, match.span(1)]
    return chosen, spans


def _by_type(
    text: str, pool: list[StoredDocument], chosen: list[int], spans: list[tuple[int, int]]
) -> tuple[list[int], list[tuple[int, int]]]:
    """Papers named by what they are: "the tracker", "the inspection letter"; narrows those named by date."""
    among = [document for document in pool if not chosen or document.id in chosen]
    for match in (*TYPE_OF_PAPER.finditer(text), *TRACKER.finditer(text)):
        words = match.group(1).lower().split()
        found = [document.id for document in among if all(word in _type_words(document) for word in words)]
        if found and len(found) < len(among):
            return found, [*spans, match.span(1)]
    return chosen, spans


def _type_words(document: StoredDocument) -> str:
    return f"{document.front.document_type} {document.front.title}".lower()


def _dates_of_papers(text: str) -> list[tuple[str, int, int]]:
    """(date feature, start, end) of each date by which the question names a paper, months before years."""
    found: list[tuple[str, int, int]] = []
    for day in find_dates(text):
        end = day.start + len(day.text)
        if _names_paper(text, day.start, end) and day.precision in {Precision.DAY, Precision.MONTH}:
            found.append((_feature(day), day.start, end))
    found.extend(
        (f"y:{match.group(1)}", match.start(1), match.end(1))
        for match in YEAR_OF_PAPER.finditer(text)
        if not re.search(r"\b(?:by|end of|since|before)\s+(?:\w+\s+)?$", text[: match.start()])
    )
    for match in PAPER_OF.finditer(text):
        year = re.match(r"(?:19|20)\d\d\b", text[match.end() :])
        if year:
            found.append((f"y:{year.group()}", match.end(), match.end() + 4))
    for match in COUNCIL_YEAR.finditer(text):
        start, end = match.span(1) if match.group(1) else match.span(2)
        found.append((f"y:{text[start:end]}", start, end))
    return [item for item in found if not _inside_other(item, found)]


def _inside_other(item: tuple[str, int, int], items: list[tuple[str, int, int]]) -> bool:
    return any(
        other != item and other[1] <= item[1] and item[2] <= other[2] and other[2] - other[1] > item[2] - item[1]
        for other in items
    )


def _names_paper(text: str, start: int, end: int) -> bool:
    after = re.match(rf"(?:['’]s)?(?:\s+[\w&'’-]+){{0,5}}?\s+{PAPER_WORDS}\b", text[end:], re.I)
    before = re.search(rf"{PAPER_OF.pattern}$", text[:start], re.I)
    if re.search(r"\bthan\b[\w\s]{0,25}$|\bsince\s+(?:the\s+)?$", text[:start], re.I):
        return False
    return bool(after or before) or bool(
        re.search(r"\b(?:reported|published)\s+(?:in|on)\s+$|\bgraded in\s+$", text[:start], re.I)
    )


def _feature(day: FoundDate) -> str:
    return f"d:{day.date.isoformat()}" if day.precision == Precision.DAY else f"m:{day.date:%Y-%m}"


def _fits(document: StoredDocument, feature: str) -> bool:
    day = document.front.date
    if day is None:
        return False
    forms = {f"d:{day.isoformat()}", f"m:{day:%Y-%m}", f"y:{day.year}"}
    return feature in forms


def _year(document: StoredDocument) -> int:
    return document.front.date.year if document.front.date else 0


def _extreme(documents: list[StoredDocument], last: bool) -> list[int]:
    """The newest (or oldest) paper of each council."""
    best: dict[str, StoredDocument] = {}
    for document in sorted(documents, key=lambda item: (item.front.date or date.min, item.id), reverse=not last):
        best[document.front.council] = document
    return [document.id for document in best.values()]
