"""Indicators: measured quantities with their values over time, from tables and from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.document import Block, Document, Heading, Paragraph, Place, Row, RowKind, Table
from corpus.records.figures import is_value, number_of, period_of, unit_of
from corpus.records.indicator_sentences import sentence_indicators
from corpus.records.nouns import Indicator, Point
from corpus.records.sentences import one_line

_NAME_COLUMN = re.compile(
    r"^(?:(?:key\s+)?(?:performance\s+)?(?:indicators?|measures?|metrics?|kpis?|pi)(?:\s+(?:name|description|title))?|description|"
    r"what\s+we\s+(?:measure|count)|data\s+item|performance\s+measure)$",
    re.IGNORECASE,
)
_VALUE_COLUMN = re.compile(
    r"^(?:actual|current|latest|previous|last|this|baseline|performance|outturn|value|result|position|"
    r"(?:current|latest|previous|last|this|year[\s-]end)\s+(?:performance|value|figure|position|period|quarter|month|year|outturn|result))$",
    re.IGNORECASE,
)
_TARGET_COLUMN = re.compile(r"\btargets?\b|\bthreshold\b|\bambition\b", re.IGNORECASE)
_DIRECTION_COLUMN = re.compile(r"\b(?:direction|trend|travel|dot|d\.o\.t\.?|movement|trajectory)\b", re.IGNORECASE)
_PERIOD_COLUMN = re.compile(
    r"^(?:(?:financial|calendar|academic|reporting)\s+)?(?:years?|periods?|months?|quarters?|dates?|weeks?"
    r"(?:\s+ending)?|as\s+at|month\s+ending)?$",
    re.IGNORECASE,
)
_ARROW = re.compile(r"[\u2190-\u21ff\u2b00-\u2bff\u25b2-\u25bf\u2794-\u27bf]")
_SUMMED = re.compile(
    r"^(?:(?:grand\s+)?total|average|mean|(?:%\s*)?change|difference|target|variance|overall)\b", re.IGNORECASE
)
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which columns hold what in a table whose columns are periods."""

    name: int
    values: tuple[tuple[int, str, date | None], ...]
    target: int | None
    direction: int | None
    count: int


def read_indicators(document: Document) -> tuple[Indicator, ...]:
    """Every indicator in reading order; a value without its year keeps an empty period."""
    found: list[Indicator] = []
    layout: _Layout | None = None
    title_before, since = "", 0
    for block in document.blocks:
        if isinstance(block, Table):
            title = _title(block, title_before)
            here = _columns_layout(block, title)
            if here is None and layout and since <= 2 and _continues(block, layout):
                here = layout
                found.extend(_by_rows(block, here, title or (found[-1].table_title if found else ""), all_rows=True))
            elif here:
                found.extend(_by_rows(block, here, title))
            else:
                found.extend(_by_columns(block, title))
            layout, since = here or (layout if len(block.rows) <= 3 else None), 0 if here else since + 1
            title_before = ""
        else:
            since += 1
            layout = layout if len(block.text) < 120 and not _ends_table(block) else None
            title_before = _title_of(block)
    found.extend(sentence_indicators(document))
    return tuple(replace(item, order=order) for order, item in enumerate(found, start=1))


def _ends_table(block: Block) -> bool:
    return isinstance(block, Heading) and bool(block.number)


def _title_of(block: Block) -> str:
    """A caption above a table: a short line that is no sentence."""
    if isinstance(block, Heading | Paragraph) and not block.number:
        text = one_line(block.text)
        if len(text) < 220 and not text.endswith((".", ";", ",")):
            return text.rstrip(":")
    return ""


def _title(table: Table, before: str) -> str:
    title = one_line(table.title)
    if title and before and title[0].islower():
        return f"{before} {title}"
    return title or before


def _columns_layout(table: Table, title: str) -> _Layout | None:
    """Periods as columns: two of them, or one beside a target, a direction or a column named for its indicators."""
    names = table.columns
    periods = [
        (index, name, day) for index, name in enumerate(names) for known, day in [period_of(name, title)] if known
    ]
    target = next((i for i, name in enumerate(names) if _TARGET_COLUMN.search(name) and not period_of(name)[0]), None)
    direction = next((i for i, name in enumerate(names) if _DIRECTION_COLUMN.search(name)), None)
    named = next((i for i, name in enumerate(names) if _NAME_COLUMN.match(name.strip())), None)
    if not periods and named is not None:
        periods = [(i, name, None) for i, name in enumerate(names) if _VALUE_COLUMN.match(name.strip()) and i != named]
    special = sum(1 for column in (target, direction, named) if column is not None)
    if not periods or (len(periods) < 2 and not special):
        return None
    taken = {index for index, *_ in periods} | {column for column in (target, direction) if column is not None}
    name_column = named if named is not None else _texts_column(table, taken)
    if name_column is None:
        return None
    layout = _Layout(name_column, tuple(periods), target, direction, table.column_count)
    return layout if _mostly_values(table.body, [index for index, *_ in periods]) else None


def _texts_column(table: Table, taken: set[int]) -> int | None:
    """The first column that names things: words, not numbers of rows."""
    for column in range(table.column_count):
        texts = [row.text_at(column) for row in table.body if row.kind is RowKind.BODY and row.text_at(column).strip()]
        if (
            column not in taken
            and texts
            and sum(1 for text in texts if re.search(r"[A-Za-z]{3}", text)) > len(texts) / 2
        ):
            return column
    return None


def _mostly_values(rows: tuple[Row, ...], columns: list[int]) -> bool:
    texts = [row.text_at(column).strip() for row in rows if row.kind is RowKind.BODY for column in columns]
    filled = [text for text in texts if text and text not in "-–—"]
    return bool(filled) and sum(1 for text in filled if is_value(text)) >= _LEAST_SHARE * len(filled)


def _continues(table: Table, layout: _Layout) -> bool:
    """The second half of a table cut by a page break, without its header."""
    if table.column_count != layout.count:
        return False
    columns = [index for index, *_ in layout.values]
    rows = [row for row in table.rows if row.kind is not RowKind.SUBHEADING]
    named = all(re.search(r"[A-Za-z]{3}", row.text_at(layout.name)) for row in rows)
    return bool(rows) and named and all(is_value(row.text_at(column)) for row in rows for column in columns[:2])


def _by_rows(table: Table, layout: _Layout, title: str, *, all_rows: bool = False) -> Iterator[Indicator]:
    group = ""
    for row, ending in _with_endings(table.rows if all_rows else table.body):
        name = one_line(f"{row.text_at(layout.name)} {ending}")
        if row.kind is RowKind.SUBHEADING:
            group = name if name != one_line(table.title) else group
            continue
        points = tuple(
            _point(row.text_at(column), one_line(label), day, row.place, name)
            for column, label, day in layout.values
            if is_value(row.text_at(column))
        )
        if not name or not any(point.number is not None for point in points):
            continue
        yield Indicator(
            order=0,
            name=name,
            points=points,
            direction_text=_direction(row.text_at(layout.direction)) if layout.direction is not None else "",
            table_title=" – ".join(part for part in (title, group) if part),
            target_text=one_line(row.text_at(layout.target)) if layout.target is not None else "",
            places=(row.place,),
            quote=f"{row.quote} {ending}".strip(),
        )


def _with_endings(rows: tuple[Row, ...]) -> Iterator[tuple[Row, str]]:
    """Rows, each with what a page break cut off its name."""
    index = 0
    while index < len(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        ends = following is not None and _is_cut_off(rows[index], following)
        yield rows[index], one_line(following.cells[0].text) if ends and following else ""
        index += 2 if ends else 1


def _is_cut_off(row: Row, following: Row) -> bool:
    """Whether a row at the top of a new page is the end of the name before it: words of body weight, no merged cell."""
    page, next_page = row.place.page, following.place.page
    if row.kind is not RowKind.BODY or page is None or next_page is None or next_page <= page:
        return False
    first, *others = following.cells
    plain_cell = first.column == 0 and first.span == 1 and not first.bold and not first.fill
    return plain_cell and bool(others) and not any(cell.text.strip() for cell in others)


def _point(value: str, period_text: str, day: date | None, place: Place, name: str, label: str = "") -> Point:
    text = one_line(value)
    return Point(period_text, day, text, number_of(text), unit_of(text, label or name), place, label)


def _direction(text: str) -> str:
    """Arrows and words as printed; a lone letter or digit is a picture's code, not what a reader sees."""
    bare = one_line(text)
    return bare if _ARROW.search(bare) or bare in "–—=" or re.search(r"[A-Za-z]{2}", bare) else ""


@dataclass(slots=True)
class _Series:
    title: str
    rows: list[Row]


def _by_columns(table: Table, title: str) -> Iterator[Indicator]:
    """Periods as rows: each value column is an indicator of its own; a sub-heading opens a new table."""
    names = table.columns
    if table.column_count < 2 or not _PERIOD_COLUMN.match(names[0].strip()):
        return
    series = [_Series(title, [])]
    for row in table.body:
        if row.kind is RowKind.SUBHEADING:
            text = row.quote
            if text and text != one_line(table.title):
                series.append(_Series(text, []))
        else:
            if not _SUMMED.match(row.text_at(0).strip()):
                series[-1].rows.append(row)
    for part in series:
        yield from _series_indicators(part, names)


def _series_indicators(series: _Series, names: tuple[str, ...]) -> Iterator[Indicator]:
    dated = [period_of(row.text_at(0), series.title) for row in series.rows]
    labelled = [row for row in series.rows if row.text_at(0).strip()]
    if len(labelled) < 2 or sum(1 for known, _ in dated if known) < len(labelled):
        return
    for column in range(1, len(names)):
        filled = [(row, day) for row, (_, day) in zip(series.rows, dated, strict=True) if row.text_at(column).strip()]
        label = one_line(names[column])
        points = tuple(
            _point(row.text_at(column), one_line(row.text_at(0)), day, row.place, label, label)
            for row, day in filled
            if is_value(row.text_at(column))
        )
        if len(points) < 2 or len(points) < len(filled):
            continue
        yield Indicator(
            order=0,
            name=" – ".join(part for part in (series.title, label) if part),
            points=points,
            table_title=series.title,
            places=(points[0].place, points[-1].place),
            quote=" ".join(row.quote for row in series.rows),
        )
