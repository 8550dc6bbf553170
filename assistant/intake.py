"""Takes one file into the library and says in words what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UserError
from index.stored import Outcome, Stage

if TYPE_CHECKING:
    from index.library import Library
    from index.stored import Progress

OUTCOME_WORDS = {
    "added": "added",
    "already_there": "already there, nothing changed",
    "replaced": "added in the place of its earlier version",
}

STAGE_WORDS = {Stage.READING: "reading pages", Stage.EMBEDDING: "indexing passages", Stage.STORING: "storing"}


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file."""

    file_name: str
    outcome: str
    """"added", "already_there", "newer_version", "replaced" or "refused"."""
    problem: str = ""
    """One line that says what is wrong and what to do; empty for a file that is kept."""
    document_id: int | None = None
    page_count: int = 0

    @property
    def is_kept(self) -> bool:
        return self.outcome in OUTCOME_WORDS


def receive(library: Library, path: Path, replace: bool, progress: Callable[[Progress], None]) -> Received:
    """Add one file; a file that cannot be added is an outcome, not an error."""
    try:
        added = library.add(path, replace=replace, progress=progress)
    except UserError as error:
        return Received(path.name, "refused", problem=str(error))
    paper = added.document
    if added.outcome is Outcome.NEWER_VERSION:
        problem = (
            f"{path.name}: another version of “{paper.name}”, which is kept; "
            "to put this one in its place, add it again with replacing chosen (--replace)"
        )
        return Received(path.name, added.outcome.value, problem, paper.id, paper.page_count)
    return Received(path.name, added.outcome.value, "", paper.id, paper.page_count)
