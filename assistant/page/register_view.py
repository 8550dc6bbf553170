"""The Register tab as HTML: filters, counts, charts, rows, downloads and changes between two papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from assistant.page.desk import Desk
from assistant.page.register_changes import changes_html
from assistant.page.register_charts import charts
from assistant.page.register_query import RegisterQuery
from assistant.page.register_rows import register_rows
from assistant.page.register_table import VIEW, table_html
from assistant.page.words import paper_name, shortened
from assistant.record_rows import RecordKind, RecordRow, record_rows
from corpus.errors import UserError
from corpus.records.nouns import Action, Status
from index.stored import StoredDocument

Option = tuple[str, str]
EMPTY = (
    '<div class="own"><h2>Register</h2><p class="state">There are no papers yet. Add some on the Papers tab.</p></div>'
)
STATUS_NAMES = {status.value: status.value.replace("_", " ").capitalize() for status in Status}


def register_html(desk: Desk, query: RegisterQuery) -> str:
    """The whole tab for one query; what is wrong with the query is said in its place."""
    papers = desk.papers()
    if not papers:
        return EMPTY
    try:
        rows, problem = register_rows(desk, query), ""
    except UserError as error:
        rows, problem = [], f'<p class="problem" role="alert">{escape(str(error))}</p>'
    count = _count(rows, query)
    links = _downloads(query) if rows else ""
    body = problem or (
        f'<p data-announce="{escape(count, quote=True)}"><strong>{escape(count)}</strong> {links}</p>'
        + charts(rows)
        + (table_html(rows, query) if rows else _nothing(query))
    )
    return (
        f'<div class="own"><h2>Register</h2>{_form(desk, query, papers)}{body}{_comparison(desk, query, papers)}</div>'
    )


def _count(rows: Sequence[RecordRow], query: RegisterQuery) -> str:
    kind = query.record_kind
    noun = kind.value if len(rows) != 1 else kind.value[:-1]
    late = ""
    if kind is RecordKind.ACTIONS and rows:
        marked, past = sum(row.is_marked for row in rows), sum(row.is_past for row in rows)
        late = f": {marked} marked overdue, {past} past their date and not complete"
    return f"{len(rows)} {noun}{late}."


def _nothing(query: RegisterQuery) -> str:
    return (
        f'<p class="state">No {query.record_kind.value} match. Clear a filter, or '
        f'<button type="button" id="all-of-kind" data-goto="{VIEW}?kind={query.record_kind.value}">show all</button>'
        "</p>"
    )


def _downloads(query: RegisterQuery) -> str:
    links = (
        f'<a href="{escape(query.address(f"/register/download.{ending}", page=""), quote=True)}" download>{label}</a>'
        for ending, label in (("csv", "Download CSV"), ("xlsx", "Download Excel"))
    )
    return " ".join(links)


def _form(desk: Desk, query: RegisterQuery, papers: Sequence[StoredDocument]) -> str:
    councils = sorted({paper.front.council for paper in papers if paper.front.council})
    fields = [
        _select("kind", "Records", [(kind.value, kind.value.capitalize()) for kind in RecordKind], query.kind),
        _select("council", "Council", [("", "All"), *((name, name) for name in councils)], query.council),
        _select("document", "Paper", [("", "All"), *_paper_options(papers)], query.document),
        _field("words", "Words", query.words, "search"),
    ]
    kind = query.record_kind
    if kind is RecordKind.ACTIONS:
        fields += [
            _select("status", "Status", [("", "All"), *STATUS_NAMES.items()], query.status),
            _select(
                "theme", "Theme", [("", "All"), *((name, shortened(name, 60)) for name in _themes(desk))], query.theme
            ),
            _select(
                "overdue",
                "Overdue",
                [("", "All"), ("marked", "Marked overdue in the paper"), ("past", "Past its date, not complete")],
                query.overdue,
            ),
        ]
    more: list[str] = []
    if kind in (RecordKind.ACTIONS, RecordKind.COMMITMENTS):
        more = [
            _field("owner", "Owner or person", query.owner),
            _field("due_after", "Due after", query.due_after),
            _field("due_before", "Due before", query.due_before),
            _field("as_at", "Reckon lateness from", query.as_at),
        ]
    if more:
        is_used = any((query.owner, query.due_after, query.due_before, query.as_at))
        fields.append(
            f"<details{' open' if is_used else ''}><summary>Owner, due dates</summary>"
            f"<div>{''.join(more)}</div></details>"
        )
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value, quote=True)}">'
        for name, value in (("sort", query.sort), ("down", query.down))
        if value
    )
    return (
        f'<form data-live action="{VIEW}" class="filters" role="search" aria-label="Filter the register">'
        f'{"".join(fields)}{hidden}<div><button class="main" id="show-register">Show</button></div></form>'
    )


def _themes(desk: Desk) -> list[str]:
    actions = (row.record for row in record_rows(desk.library, RecordKind.ACTIONS))
    return sorted({action.theme for action in actions if isinstance(action, Action) and action.theme})


def _comparison(desk: Desk, query: RegisterQuery, papers: Sequence[StoredDocument]) -> str:
    plans = sorted(
        (paper for paper in papers if paper.counts.get("actions")),
        key=lambda paper: (paper.front.date.toordinal() if paper.front.date else 0, paper.id),
    )
    if len(plans) < 2:
        return ""
    options = [("", "Choose a paper"), *_paper_options(plans)]
    chosen = query.older.isdecimal() and query.newer.isdecimal()
    found = changes_html(desk, int(query.older), int(query.newer)) if chosen else ""
    kept = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value, quote=True)}">'
        for name, value in (("kind", query.kind), ("council", query.council), ("document", query.document))
        if value
    )
    return (
        '<section aria-labelledby="changes-title"><h2 id="changes-title">What changed between two papers</h2>'
        f'<form action="{VIEW}" data-live class="filters">{kept}'
        f"{_select('older', 'Earlier paper', options, query.older)}"
        f"{_select('newer', 'Later paper', options, query.newer)}"
        f'<div><button class="main" id="compare">Compare</button></div></form>{found}</section>'
    )


def _paper_options(papers: Iterable[StoredDocument]) -> list[Option]:
    return [(str(paper.id), shortened(paper_name(paper), 90)) for paper in papers]


def _select(name: str, label: str, options: Iterable[Option], chosen: str) -> str:
    inner = "".join(
        f'<option value="{escape(value, quote=True)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in options
    )
    named = f'<label for="register-{name}">{label}</label>'
    return f'<div>{named}<select id="register-{name}" name="{name}">{inner}</select></div>'


def _field(name: str, label: str, value: str, kind: str = "text") -> str:
    return (
        f'<div><label for="register-{name}">{label}</label><input type="{kind}" id="register-{name}" name="{name}" '
        f'value="{escape(value, quote=True)}" autocomplete="off"></div>'
    )
