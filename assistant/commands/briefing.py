"""`assistant briefing`: a draft for a scrutiny meeting, as Markdown or a Word file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.briefing import BriefingChoice, make_briefing
from assistant.briefing_text import as_markdown
from assistant.briefing_word import as_word
from assistant.commands.session import opened_library, out
from assistant.dates_given import parse_date
from assistant.paper_names import find_paper
from assistant.record_rows import RecordKind, councils_like, record_rows
from corpus.errors import UserError


def briefing(
    council: Annotated[list[str] | None, typer.Option("--council", help="Only this council; may be repeated.")] = None,
    document: Annotated[list[str] | None, typer.Option("--document", help="Only this paper; may be repeated.")] = None,
    theme: Annotated[list[str] | None, typer.Option("--theme", help="Only themes with these words.")] = None,
    as_at: Annotated[str, typer.Option("--as-at", help="Reckon lateness from this date.")] = "",
    word: Annotated[Path | None, typer.Option("--word", help="Write a Word file.")] = None,
    markdown: Annotated[Path | None, typer.Option("--markdown", help="Write a Markdown file.")] = None,
) -> None:
    """Draft a briefing for a scrutiny meeting, every line with its source."""
    with opened_library() as library:
        papers = library.documents()
        actions = record_rows(library, RecordKind.ACTIONS)
        printed = {text for row in actions if (text := getattr(row.record, "theme", ""))}
        choice = BriefingChoice(
            councils=councils_like((paper.front.council for paper in papers), council or ()),
            document_ids=tuple(find_paper(papers, name).id for name in document or ()),
            themes=_themes_like(sorted(printed), theme or ()),
            as_at=parse_date(as_at, "--as-at"),
        )
        draft = make_briefing(library, choice)
    try:
        if word:
            word.write_bytes(as_word(draft))
        if markdown:
            markdown.write_text(as_markdown(draft), encoding="utf-8")
    except OSError as error:
        raise UserError(f"{error.filename}: cannot be written ({error.strerror}); give another place") from None
    for path in filter(None, (word, markdown)):
        out.print(f"{path}: written", markup=False)
    if not word and not markdown:
        sys.stdout.write(as_markdown(draft))


def _themes_like(printed: list[str], wanted: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    found = [theme for theme in printed if any(part.casefold() in theme.casefold() for part in wanted)]
    if wanted and not found:
        raise UserError(f"{wanted[0]}: no such theme; there are: {'; '.join(printed) or 'none'}")
    return tuple(found)
