"""What the process that reads a file hands back where it has no document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OUT_OF_MEMORY: Final = 77
"""Exit status of a reading process that has met its bound on memory."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that its reader cannot read, in the reader's words."""

    problem: str
    cure: str
