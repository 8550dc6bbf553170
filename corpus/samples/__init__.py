"""Sample papers of two councils that do not exist, and what is true in them."""

from __future__ import annotations

from pathlib import Path

PAPERS = Path(__file__).parent / "papers"
TRUTH = Path(__file__).parent / "truth"


def sample_papers() -> tuple[Path, ...]:
    """The sample papers, in order of their names."""
    return tuple(sorted(path for path in PAPERS.iterdir() if path.suffix in {".pdf", ".docx", ".xlsx"}))
