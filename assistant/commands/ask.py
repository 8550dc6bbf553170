"""`assistant ask`: one question, or a file of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markdown import Markdown

from assistant.answer import Answer, Citation, Scope
from assistant.answer_json import to_json
from assistant.ask import Assistant
from assistant.batch import BatchLine, read_batch
from assistant.commands.session import err, open_library, out, read_settings
from assistant.dates_given import parse_date
from assistant.model import open_model
from assistant.paper_names import find_paper
from assistant.record_rows import councils_like
from corpus.errors import UserError


def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotes.", show_default=False)] = "",
    as_at: Annotated[
        str, typer.Option("--as-at", help="Reckon lateness from this date; else from the paper's own.")
    ] = "",
    council: Annotated[list[str] | None, typer.Option("--council", help="Search only this council's papers.")] = None,
    document: Annotated[list[str] | None, typer.Option("--document", help="Search only this paper.")] = None,
    batch: Annotated[
        Path | None, typer.Option("--batch", help="A file with one question a line: id, question, turns, as_at.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")] = False,
) -> None:
    """Ask the papers a question."""
    if bool(question.strip()) == (batch is not None):
        raise UserError('Give one question in quotes, or --batch FILE.jsonl: assistant ask "What is overdue?"')
    lines = read_batch(batch) if batch else [BatchLine(question=question, as_at=parse_date(as_at, "--as-at"))]
    settings = read_settings()
    model = open_model(settings)
    with open_library(settings) as library:
        papers = library.documents()
        scope = Scope(
            councils=councils_like((paper.front.council for paper in papers), council or ()),
            documents=tuple(find_paper(papers, name).name for name in document or ()),
        )
        assistant = Assistant(library, model)
        for line in lines:
            answer = assistant.ask(line.question, line.turns, line.as_at or parse_date(as_at, "--as-at"), scope)
            _print_json(answer, line.id) if as_json else _print_plain(answer, line.question if batch else "")


def _print_json(answer: Answer, question_id: str) -> None:
    shown = to_json(answer) | ({"id": question_id} if question_id else {})
    sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _print_plain(answer: Answer, question: str) -> None:
    if question:
        out.rule(question, align="left")
    out.print(Markdown(answer.text, hyperlinks=False))
    for citation in answer.citations:
        out.print(source_line(citation), markup=False)
    if answer.note:
        err.print(answer.note, markup=False)


def source_line(citation: Citation) -> str:
    """ "[1] Reading, 2015-06-29, plan, page 20: “quote”"."""
    where = f"page {citation.page}" if citation.page else citation.section
    day = citation.date.isoformat() if citation.date else ""
    parts = (citation.council, day, citation.document, where)
    return f"[{citation.n}] {', '.join(part for part in parts if part)}: “{' '.join(citation.quote.split())}”"
