"""Finds the paper that a person means by its number, file name or title."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.errors import UserError
from index.stored import StoredDocument


def find_paper(papers: Sequence[StoredDocument], name: str) -> StoredDocument:
    """The one paper of that number, file name or part of a name or title."""
    wanted = name.strip().casefold()
    exact = [
        paper
        for paper in papers
        if wanted in (str(paper.id), paper.name.casefold(), f"{paper.name}.{paper.file_format}".casefold())
    ]
    found = exact or [paper for paper in papers if wanted and wanted in f"{paper.name}\n{paper.front.title}".casefold()]
    if not found:
        raise UserError(f"{name}: no such paper; `assistant documents` lists them")
    if len(found) > 1:
        names = ", ".join(f"{paper.id} ({paper.name}.{paper.file_format})" for paper in found[:5])
        raise UserError(f"{name}: {len(found)} papers are called this; give the number of one: {names}")
    return found[0]
