"""`assistant feedback`: what readers thought of answers, as a question set."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from assistant.commands.session import opened_library, out
from assistant.feedback import as_case


def feedback(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a line, as question sets are.")] = False,
) -> None:
    """Print the marks that readers gave to answers."""
    with opened_library() as library:
        given = library.feedback()
    for item in given:
        if jsonl:
            sys.stdout.write(json.dumps(as_case(item), ensure_ascii=False) + "\n")
        else:
            day = item.time.date().isoformat() if item.time else ""
            mark = "helpful" if item.helpful else "not helpful"
            out.print(f"{day}  {mark}  {item.question}  {item.word}".rstrip(), markup=False)
    if not given and not jsonl:
        out.print("No reader has marked an answer yet", markup=False)
