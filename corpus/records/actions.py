"""Actions: the rows of a document's action plans, each with exactly what is printed and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.dates import parse_due
from corpus.document import Document, Heading, ListItem, Notice, Paragraph, Row, RowKind, Table
from corpus.owners import split_owners, titles_with_slash
from corpus.records.columns import Use
from corpus.records.nouns import Action, Status
from corpus.records.plans import PlanPart, plan_parts
from corpus.records.refs import parent_refs, split_refs
from corpus.records.roles import known_roles
from corpus.records.themes import Themes
from corpus.status_keys import colour_name, read_key
from corpus.statuses import lookup, normalise

_FINANCIAL = re.compile(r"\b(?:Q|Quarter )[1-4]\s?\(?,?\s?(?:of )?20\d\d\s?[/–-]\s?\d\d|\b(?:Q|Quarter )4 \(?Jan", re.I)
_NOT_UNDERSTOOD = "row not understood"


@dataclass(frozen=True, slots=True)
class _Draft:
    """An action before the document as a whole is known."""

    part: PlanPart
    row: Row
    ref: str
    title: str
    theme: str
    subtheme: str


@dataclass(slots=True)
class _Reading:
    """What has been read so far while walking through the blocks."""

    key: Mapping[str, str]
    drafts: list[_Draft] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    themes: Themes = field(default_factory=Themes)
    last: PlanPart | None = None
    between: list[str] = field(default_factory=list)


def read_actions(document: Document) -> tuple[tuple[Action, ...], tuple[Notice, ...]]:
    """All actions of a document in its order, and the rows of its plans that could not be understood."""
    reading = _Reading(read_key(document))
    titles = _document_titles(document)
    for block in document.blocks:
        if isinstance(block, Table):
            _read_table(block, reading, titles)
        elif isinstance(block, Heading):
            reading.between.clear()
        else:
            reading.between.append(block.quote)
    roles = (
        *known_roles(document),
        *titles_with_slash(draft.part.text(draft.row, Use.OWNER) for draft in reading.drafts),
    )
    financial = any(_FINANCIAL.search(text) for text in _texts(document))
    actions = [
        _action(order, draft, reading.key, roles, financial=financial)
        for order, draft in enumerate(reading.drafts, start=1)
    ]
    return _with_parents(actions), tuple(reading.notices)


def _document_titles(document: Document) -> frozenset[str]:
    """Headings that stand over the whole paper, and sheet names where one sheet holds all tables: no themes."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    outermost = [heading for heading in headings if heading.level == min(other.level for other in headings)]
    titles = {outermost[0].quote} if len(outermost) == 1 and len(headings) > 1 else set()
    sheets = {table.place.section[0] for table in document.tables if table.place.section}
    if document.file_format == "xlsx" and len(sheets) == 1:
        titles |= sheets
    return frozenset(titles)


def _texts(document: Document) -> Iterable[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (row.quote for row in block.rows)
        else:
            yield block.quote


def _read_table(table: Table, reading: _Reading, titles: frozenset[str]) -> None:
    parts = plan_parts(table, reading.last, reading.key)
    if parts:
        reading.themes.enter(tuple(title for title in table.place.section if title not in titles))
        for text in reading.between:
            if re.match(r"\d", text):
                reading.themes.heading(text)
    reading.between.clear()
    for part in parts:
        _read_part(part, reading)
        reading.last = part


def _read_part(part: PlanPart, reading: _Reading) -> None:
    rows = _whole_rows(part, reading)
    titled = [row for row in rows if row.kind is RowKind.BODY and part.text(row, Use.TITLE)]
    split = dict(zip(map(id, titled), split_refs([part.text(row, Use.TITLE) for row in titled]), strict=True))
    for row in rows:
        if row.kind is not RowKind.BODY:
            _take_heading(row, reading)
        elif id(row) in split:
            ref, title = split[id(row)]
            printed = part.text(row, Use.REF)
            if printed:
                ref, title = printed, part.text(row, Use.TITLE)
            reading.themes.action()
            reading.drafts.append(_Draft(part, row, ref, title, reading.themes.theme, reading.themes.subtheme))
        elif row.quote:
            reading.notices.append(
                Notice(_NOT_UNDERSTOOD, f"no action in this row of the plan: {row.quote[:200]}", row.place)
            )


def _take_heading(row: Row, reading: _Reading) -> None:
    for cell in row.cells:
        for line in cell.text.split("\n"):
            reading.themes.heading(line, cell.fill, bold=cell.bold)


def _whole_rows(part: PlanPart, reading: _Reading) -> list[Row]:
    """The rows, with one that only goes on from the row above (no ref, title, date, owner or status) joined to it."""
    rows: list[Row] = []
    for row in part.rows:
        goes_on = (
            row.kind is RowKind.BODY
            and row.quote
            and not any(part.text(row, use) for use in (Use.REF, Use.TITLE, Use.DUE, Use.OWNER, Use.STATUS))
        )
        if goes_on and rows and rows[-1].kind is RowKind.BODY:
            rows[-1] = _joined(rows[-1], row)
        else:
            rows.append(row)
    return rows


def _joined(first: Row, second: Row) -> Row:
    more = {cell.column: cell.text for cell in second.cells}
    cells = tuple(
        replace(cell, text=f"{cell.text} {more.pop(cell.column)}".strip()) if more.get(cell.column) else cell
        for cell in first.cells
    )
    rest = tuple(cell for cell in second.cells if cell.column in more and cell.text.strip())
    place = replace(first.place, boxes=first.place.boxes + second.place.boxes)
    return replace(first, cells=tuple(sorted((*cells, *rest), key=lambda cell: cell.column)), place=place)


def _action(order: int, draft: _Draft, key: Mapping[str, str], roles: Sequence[str], *, financial: bool) -> Action:
    part, row = draft.part, draft.row
    owner_text, due_text = part.text(row, Use.OWNER), part.text(row, Use.DUE)
    status_text, status = _status(part, row, key)
    return Action(
        order=order,
        ref=draft.ref,
        title=draft.title,
        owner_text=owner_text,
        owners=split_owners(owner_text, roles),
        due_text=due_text,
        due=parse_due(due_text, financial=financial),
        progress=part.text(row, Use.PROGRESS),
        outcome=part.text(row, Use.OUTCOME),
        status_text=status_text,
        status=status,
        theme=draft.theme,
        subtheme=draft.subtheme,
        hidden=row.hidden,
        extra=part.others(row),
        places=(row.place,),
        quote=row.quote,
    )


def _status(part: PlanPart, row: Row, key: Mapping[str, str]) -> tuple[str, Status]:
    """The status as printed, or the key's words for the cell's colour, and its meaning."""
    cell = part.cell(row, Use.STATUS)
    if cell is None:
        return "", Status.UNKNOWN
    colour = colour_name(cell.fill)
    if colour and len(row.cells) > 1 and len({other.fill for other in row.cells}) == 1:
        colour = ""
    words = lookup(colour, key) if colour else ""
    text = cell.text.strip() or words
    status = normalise(text, key)
    if status is Status.UNKNOWN and words:
        status = normalise(words, key)
    return text, status


def _with_parents(actions: Sequence[Action]) -> tuple[Action, ...]:
    """Each action with the nearest action before it that its ref belongs to: refs repeat."""
    latest: dict[str, int] = {}
    linked: list[Action] = []
    for action in actions:
        parent = next((ref for ref in parent_refs(action.ref) if ref in latest), "")
        linked.append(replace(action, parent_ref=parent, parent_order=latest[parent]) if parent else action)
        if action.ref:
            latest[action.ref.strip(" .):")] = action.order
    return tuple(linked)
