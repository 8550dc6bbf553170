"""`assistant records`: the register, filtered, as a table, JSON, CSV or an Excel file."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from assistant.commands.session import opened_library, out
from assistant.dates_given import parse_date
from assistant.paper_names import find_paper
from assistant.record_export import as_csv, cells_of
from assistant.record_rows import (
    RecordFilter,
    RecordKind,
    RecordRow,
    councils_like,
    kept,
    record_rows,
    row_json,
)
from assistant.record_sheet import as_xlsx
from corpus.errors import UserError
from corpus.records.nouns import Status


class Overdue(StrEnum):
    """The two meanings of overdue."""

    MARKED = "marked"
    PAST = "past"


SHOWN = {
    RecordKind.ACTIONS: ("document", "page", "ref", "title", "owner_text", "due_text", "status_text"),
    RecordKind.RECOMMENDATIONS: ("document", "page", "number", "text", "by_whom", "to_whom"),
    RecordKind.JUDGEMENTS: ("document", "page", "body", "subject", "grade", "inspected_text"),
    RecordKind.INDICATORS: ("document", "page", "name", "points"),
    RecordKind.COMMITMENTS: ("document", "page", "who", "sentence", "due_text"),
    RecordKind.TERMS: ("document", "page", "term", "meaning", "role"),
}


def records(
    kind: Annotated[RecordKind, typer.Argument(help="Which records.", show_default=False)],
    document: Annotated[str, typer.Option("--document", help="Only this paper: number, file name or title.")] = "",
    council: Annotated[str, typer.Option("--council", help="Only this council's papers.")] = "",
    owner: Annotated[str, typer.Option("--owner", help="Role, person or initials.")] = "",
    status: Annotated[
        str, typer.Option("--status", help=f"{', '.join(Status)}, or words of the paper's own status.")
    ] = "",
    due_before: Annotated[str, typer.Option("--due-before", help="Due before this date.")] = "",
    due_after: Annotated[str, typer.Option("--due-after", help="Due after this date.")] = "",
    theme: Annotated[str, typer.Option("--theme", help="Words of the theme or sub-theme.")] = "",
    overdue: Annotated[
        Overdue | None,
        typer.Option("--overdue", help="marked: the paper says so; past: its date lies before the date reckoned from."),
    ] = None,
    as_at: Annotated[str, typer.Option("--as-at", help="Reckon from this date; else from each paper's own.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON list.")] = False,
    csv_out: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write an Excel file.")] = None,
) -> None:
    """List the records that were read out of the papers."""
    if as_json + csv_out + (xlsx is not None) > 1:
        raise UserError("Give one of --json, --csv and --xlsx")
    wanted = RecordFilter(
        owner=owner,
        status=status,
        theme=theme,
        due_before=parse_date(due_before, "--due-before"),
        due_after=parse_date(due_after, "--due-after"),
        overdue=overdue.value if overdue else "",
    )
    with opened_library() as library:
        papers = library.documents()
        councils = councils_like((paper.front.council for paper in papers), [council] if council else [])
        paper_id = find_paper(papers, document).id if document else None
        rows = [
            row
            for row in kept(record_rows(library, kind, parse_date(as_at, "--as-at")), wanted)
            if (not councils or row.council in councils) and paper_id in (None, row.document_id)
        ]
    if as_json:
        sys.stdout.write(json.dumps([row_json(row) for row in rows], ensure_ascii=False, indent=1) + "\n")
    elif csv_out:
        sys.stdout.write(as_csv(rows).replace("\r\n", "\n"))
    elif xlsx:
        _write(xlsx, as_xlsx(rows, kind.value))
        out.print(f"{xlsx}: {len(rows)} {kind.value}", markup=False)
    else:
        _print_table(kind, rows)


def _print_table(kind: RecordKind, rows: list[RecordRow]) -> None:
    table = Table(*(name.removesuffix("_text").replace("_", " ") for name in SHOWN[kind]), box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(escape(cell) for cell in cells_of(row, SHOWN[kind])))
    out.print(table)
    out.print(f"{len(rows)} {kind.value}", markup=False)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror}); give another place") from None
