"""The register's table: rows with sources, sortable heads, pages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.page.register_query import RegisterQuery
from assistant.page.words import day, one_line
from assistant.record_export import cells_of
from assistant.record_rows import RecordKind, RecordRow

PAGE_LENGTH = 25
VIEW = "/register/view"

COLUMNS: dict[RecordKind, tuple[tuple[str, str], ...]] = {
    RecordKind.ACTIONS: (
        ("ref", "Ref"),
        ("title", "Action"),
        ("owner_text", "Owner"),
        ("due_text", "Due"),
        ("status_text", "Status"),
        ("theme", "Theme"),
        ("progress", "Latest note"),
    ),
    RecordKind.RECOMMENDATIONS: (("number", "No."), ("text", "Recommendation"), ("by_whom", "By"), ("to_whom", "To")),
    RecordKind.JUDGEMENTS: (("body", "By"), ("subject", "On"), ("grade", "Grade"), ("inspected_text", "Inspected")),
    RecordKind.INDICATORS: (("name", "Indicator"), ("points", "Values"), ("target_text", "Target")),
    RecordKind.COMMITMENTS: (("who", "Who"), ("sentence", "What was promised"), ("due_text", "By when")),
    RecordKind.TERMS: (("term", "Term"), ("meaning", "Meaning"), ("role", "Role")),
}
UNSORTABLE = {"points", "progress"}


def table_html(rows: Sequence[RecordRow], query: RegisterQuery) -> str:
    """One page of rows with the links to the other pages."""
    pages = max(1, -(-len(rows) // PAGE_LENGTH))
    page = min(query.page_number, pages)
    shown = rows[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH]
    columns = COLUMNS[query.record_kind]
    head = "".join(_head(name, label, query) for name, label in columns)
    body = "".join(_row(row, columns) for row in shown)
    name = f"{query.record_kind.value.capitalize()}, page {page} of {pages}"
    return (
        f'<div class="table-frame" role="region" aria-label="{name}" tabindex="0"><table>'
        f'<caption class="unseen">{name}</caption><thead><tr>{head}<th scope="col">Source</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>{_pager(query, page, pages)}"
    )


def _head(name: str, label: str, query: RegisterQuery) -> str:
    if name in UNSORTABLE:
        return f'<th scope="col">{label}</th>'
    is_sorted = query.sort == name
    direction = ("descending" if query.down else "ascending") if is_sorted else "none"
    arrow = (" ↓" if query.down else " ↑") if is_sorted else ""
    address = query.address(VIEW, sort=name, down="yes" if is_sorted and not query.down else "", page="1")
    return (
        f'<th scope="col" aria-sort="{direction}"><button type="button" id="sort-{name}" '
        f'data-goto="{escape(address, quote=True)}">{label}<span aria-hidden="true">{arrow}</span></button></th>'
    )


def _row(row: RecordRow, columns: Sequence[tuple[str, str]]) -> str:
    cells = cells_of(row, [name for name, _ in columns])
    inner = "".join(f"<td>{_cell(name, cell, row)}</td>" for (name, _), cell in zip(columns, cells, strict=True))
    return f'<tr>{inner}<td class="from">{_source(row)}</td></tr>'


def _cell(name: str, text: str, row: RecordRow) -> str:
    shown = escape(one_line(text))
    if name == "due_text" and row.is_past:
        return f'{shown} <span class="late-text">past</span>'
    if name == "status_text" and not shown:
        return '<span class="note">none printed</span>'
    return shown


def _source(row: RecordRow) -> str:
    place = f"page {row.place.page}" if row.place.page else ""
    shown = ", ".join(part for part in (row.council or row.document, day(row.paper_date), place) if part)
    return (
        f'<a href="/record/{row.document_id}/{row.kind.value}/{row.record.order}" data-source target="_blank" '
        f'rel="noopener" aria-label="{escape(f"{shown}: source in {row.title or row.document}", quote=True)}">'
        f"{escape(shown)}</a>"
    )


def _pager(query: RegisterQuery, page: int, pages: int) -> str:
    if pages == 1:
        return ""
    buttons = [
        f'<button type="button" id="{name}-page" data-goto="{escape(query.address(VIEW, page=str(to)), quote=True)}">'
        f"{name.capitalize()} page</button>"
        for name, to, is_there in (("previous", page - 1, page > 1), ("next", page + 1, page < pages))
        if is_there
    ]
    count = f"<span>Page {page} of {pages}</span>"
    return f'<nav class="pager" aria-label="Pages of the table">{"".join(buttons)}{count}</nav>'
