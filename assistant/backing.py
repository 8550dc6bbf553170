"""What stands behind one block of an answer from records: its quotes, its rows and what was searched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from assistant.answer import Citation
from assistant.claims import LINK, Claims, Figure, bare, read_claims, squeeze
from assistant.reckoned import Known, counts_of, days_between, differences, total_of
from assistant.segments import Block, Kind, Segment
from assistant.understand.words import words
from corpus.dates import Precision

LABEL = re.compile(r"^\s*(?:[-*•]\s+)?(?:\*\*)?[A-Z][\w ]{1,40}:\s+")
LONG = 60
MOST_DUE = 40
FRAME_WORDS = frozenset({"no status", "no date", "none given", "none printed"})
"""What an answer says in quotation marks of a field that is empty."""
MARKDOWN_LINK = re.compile(r"!\[|\]\(|\]:\s*\w+:|\[\[|javascript:", re.I)
OF_RECORDS = re.compile(
    r"\s*(?:of (?:the )?\d+\b|(?:\w+ ){0,3}?(?:actions?|rows?|papers?|tasks?|recommendations?)\b)", re.I
)


@lru_cache(maxsize=8192)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(token for token in re.findall(r"[a-z0-9]+", text.casefold().replace("’", "'").replace("'s ", " ")))


class Backing:
    """Finds the claims of a block's segments in what the block cites."""

    def __init__(
        self,
        block: Block,
        following: Sequence[Block],
        good: Mapping[int, Citation],
        rows: Sequence[dict[str, Any]],
        known: Known,
    ) -> None:
        self._block = block
        self._good = good
        self._all_rows = rows
        self._known = known
        marks = block.marks or tuple(number for other in following for number in other.marks)
        self._block_citations = [good[number] for number in marks if number in good]
        self._tables = [block, *following]

    def stands_whole(self, segment: Segment) -> bool:
        """Whether the words of a segment, its label left out, stand in a quote as they are."""
        text = squeeze(LABEL.sub("", bare(segment.text)))
        return bool(text) and any(text in squeeze(citation.quote) for citation in self._citations(segment))

    def holds_links(self, segment: Segment) -> bool:
        """Whether what looks like a link or mark-up is plain text that stands so in a quote or a record."""
        text = bare(segment.text)
        if MARKDOWN_LINK.search(text):
            return False
        citations = self._citations(segment)
        letters = [
            squeeze(text) for text in (*(item.quote for item in citations), *map(_plain, self._records(citations)))
        ]
        spans = [match.span() for match in LINK.finditer(text)]
        parts = [text[:start].split(" ")[-1] + text[start:end] + text[end:].split(" ")[0] for start, end in spans]
        return all(any(squeeze(part) in source for source in letters) for part in parts)

    def missing(self, segment: Segment) -> str:
        """The first claim of a segment that nothing backs, or an empty text."""
        if segment.kind is Kind.ROW:
            return self._row(segment)
        return self._claims(bare(segment.text), segment)

    def _citations(self, segment: Segment) -> list[Citation]:
        own = [self._good[number] for number in segment.marks]
        return own if segment.kind is Kind.ROW and own else [*own, *self._block_citations]

    def _row(self, segment: Segment) -> str:
        """A cell stands in the row's quotes, is a value of the record that they hold, or counts rows."""
        cells = [cell for cell in segment.cells if cell]
        if cells and cells[0] == "Total":
            sums = {
                len(self._all_rows),
                total_of([row.cells[-2] for row in self._rows_before(segment) if len(row.cells) > 1]),
            }
            return "" if all(int(cell) in sums for cell in cells if cell.isdigit()) else f"total {cells[-1]}"
        quotes = [squeeze(citation.quote) for citation in self._citations(segment)]
        for cell in cells:
            letters = squeeze(cell)
            whole = len(letters) >= LONG and any(letters in quote for quote in quotes)
            if letters and not whole and (why := self._claims(bare(cell), segment, counted=cells[0])):
                return why
        return ""

    def _rows_before(self, segment: Segment) -> list[Segment]:
        return [other for other in self._block.segments if other.kind is Kind.ROW and other is not segment]

    def _claims(self, text: str, segment: Segment, counted: str = "") -> str:
        citations = self._citations(segment)
        if segment.kind is Kind.ITEM and len(text) > LONG and self.stands_whole(segment):
            return ""
        records = self._records(citations)
        claims = read_claims(text)
        sources = _Sources(citations, records, self._known, segment.kind is Kind.ROW)
        for quoted in claims.quoted:
            if not sources.holds_words(quoted) and squeeze(quoted) not in self._row_values:
                return f"“{quoted}”"
        text = re.sub(r"“[^“”]*”", "“”", text)
        rest = read_claims(text)
        return (
            self._dates(rest, sources)
            or self._figures(rest, sources, text, segment, counted)
            or next((f"ref {ref}" for ref in rest.refs if not sources.holds_token(ref)), "")
            or next((f"name {name}" for name in rest.names if not sources.holds_name(name)), "")
        )

    def _dates(self, claims: Claims, sources: _Sources) -> str:
        return next((f"date {day.text}" for day in claims.dates if not sources.holds_date(day.key, day.precision)), "")

    def _figures(self, claims: Claims, sources: _Sources, text: str, segment: Segment, counted: str) -> str:
        computed: frozenset[Decimal] | None = None
        for figure in claims.figures:
            if figure.value in sources.values or sources.holds_token(figure.text):
                continue
            if figure.unit == "" and self._counts(figure, text, segment, counted):
                continue
            if computed is None:
                computed = differences(
                    sources.quoted_values | {other.value for other in claims.figures if other.value in sources.values}
                )
                stated = {day.date for day in claims.dates}
                computed |= {Decimal(days) for days in days_between(sources.dates | stated | self._due_dates)}
            if figure.value in computed or any(round(value, 1) == figure.value for value in computed):
                continue
            return f"figure {figure.text}"
        return ""

    def _counts(self, figure: Figure, text: str, segment: Segment, counted: str) -> bool:
        """Whether a number counts the rows of the answer, those of a label, or a set that was searched."""
        number = int(figure.value)
        if figure.value != number:
            return False
        if segment.kind is Kind.ROW:
            return number == self._rows_of(counted) or number in self._known.counts
        counts = self._row_counts | {0, len(segment.marks), *self._known.counts}
        before, after = text[: figure.start], text[figure.start + len(figure.text) :]
        if number in counts:
            return bool(OF_RECORDS.match(after) or before.endswith(("(", "of ", "of the ")))
        part = re.search(r"(\d+)\)?\s*of (?:the )?$", before)
        return bool(part) and int(part.group(1)) in counts and int(part.group(1)) <= number if part else False

    @cached_property
    def _row_values(self) -> frozenset[str]:
        return frozenset(
            squeeze(str(value)) for row in self._all_rows for value in row.values() if isinstance(value, str)
        )

    @cached_property
    def _due_dates(self) -> frozenset[date]:
        """End dates of the rows and the papers' own dates: what lateness is reckoned between."""
        dues = {
            date.fromisoformat(row["due"]) for row in self._all_rows if isinstance(row.get("due"), str) and row["due"]
        }
        return frozenset(dues | set(self._known.dates)) if len(dues) <= MOST_DUE else frozenset(self._known.dates)

    @cached_property
    def _row_counts(self) -> frozenset[int]:
        shown = {sum(1 for segment in table.segments if segment.kind is not Kind.FRAME) for table in self._tables}
        return counts_of(self._all_rows) | frozenset(shown)

    def _rows_of(self, label: str) -> int:
        """How many rows have that label as the value of a field; "none given" is an empty field."""
        wanted = squeeze(label)
        best = 0
        for name in {name for row in self._all_rows for name in row}:
            values = [row.get(name) for row in self._all_rows]
            if wanted == "nonegiven":
                size = sum(1 for value in values if not value)
            else:
                size = sum(
                    1
                    for value in values
                    if any(squeeze(str(item)) == wanted for item in (value if isinstance(value, list) else [value]))
                )
            best = max(best, size)
        return best

    def _records(self, citations: Iterable[Citation]) -> list[dict[str, Any]]:
        """Rows whose longest words stand in one of the quotes; all rows for a block that cites nothing."""
        quotes = [(citation.document, squeeze(citation.quote)) for citation in citations]
        if not quotes:
            return list(self._all_rows)
        return [
            row
            for row in self._all_rows
            if (anchor := _anchor(row))
            and any(anchor in quote for document, quote in quotes if document == row.get("document", document))
        ]


def _anchor(row: Mapping[str, Any]) -> str:
    """The words that tell a record from others."""
    for name in ("title", "text", "sentence", "name", "subject", "meaning", "term"):
        if row.get(name):
            return squeeze(str(row[name]))
    return ""


class _Sources:
    """Tokens, figures, dates and letters of quotes, records and what is known."""

    def __init__(
        self, citations: Sequence[Citation], records: Sequence[dict[str, Any]], known: Known, narrow: bool
    ) -> None:
        labels = [
            f"{item.council} {item.title} {item.document} {item.section} {item.ref} {item.page or ''} {item.page_label}"
            for item in citations
        ]
        values = [_plain(record) for record in records]
        self._quotes = [citation.quote for citation in citations]
        self._texts = [*self._quotes, *values, *(label for label in labels), *known.names]
        if not narrow:
            self._texts.append(known.question)
        self._paper_dates = {item.date for item in citations if item.date} | set(known.dates)
        self._letters = [squeeze(text) for text in self._texts]

    def holds_words(self, quoted: str) -> bool:
        """Whether words in quotation marks stand in a source: letters and digits compared, without their number."""
        letters = squeeze(re.sub(r"^(?:[•●▪◦o–-]\s+)?(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s+)?", "", quoted))
        return not letters or quoted in FRAME_WORDS or any(letters in source for source in self._letters)

    @cached_property
    def tokens(self) -> frozenset[str]:
        return frozenset().union(*(_tokens(text) for text in self._texts)) if self._texts else frozenset()

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(word.stem for text in self._texts for word in words(text))

    @cached_property
    def quoted_values(self) -> frozenset[Decimal]:
        return frozenset(figure.value for text in self._quotes for figure in read_claims(text).figures)

    @cached_property
    def values(self) -> frozenset[Decimal]:
        found = {figure.value for text in self._texts for figure in read_claims(text).figures}
        found |= {Decimal(day.year) for day in self.dates}
        return frozenset(found | {Decimal(token) for token in self.tokens if token.isdigit() and len(token) < 10})

    @cached_property
    def dates(self) -> frozenset[date]:
        found = {day.date for text in self._texts for day in read_claims(text).dates}
        return frozenset(found | self._paper_dates)

    def holds_date(self, key: str, precision: Precision) -> bool:
        """Whether a date stands in a source at its precision or a finer one."""
        if precision == Precision.DAY:
            return any(f"d:{day}" == key for day in self.dates)
        return any(key[2:] == f"{day:%Y-%m}"[: len(key) - 2] for day in self.dates)

    def holds_token(self, text: str) -> bool:
        """Whether every run of letters and digits stands in a source as a whole."""
        return all(token in self.tokens for token in re.findall(r"[a-z0-9]+", text.casefold()))

    def holds_name(self, name: str) -> bool:
        return self.holds_token(name) or all(word.stem in self.stems for word in words(name))


def _plain(value: Any) -> str:
    """All values of a record as one text; ISO dates are written so that they are read as dates."""
    if isinstance(value, dict):
        return "\n".join(_plain(item) for item in value.values())
    if isinstance(value, list):
        return "\n".join(_plain(item) for item in value)
    text = str(value) if value is not None else ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        day = date.fromisoformat(text)
        return f"{day.day} {day:%B %Y}"
    return text
