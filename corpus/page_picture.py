"""A picture of a PDF page with passages marked, drawn in a process of its own that cannot run away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from corpus.document import Box
from corpus.errors import UnreadableFile

SECONDS = 20
PNG_START = b"\x89PNG"


def page_picture(path: Path, page: int, width: int = 1200, boxes: tuple[Box, ...] = (), quote: str = "") -> bytes:
    """PNG of one page (1-based), `width` pixels wide, the quote marked within its boxes.

    Raises UnreadableFile where it cannot be drawn in time.
    """
    marked = [f"{box.page},{box.x0:.2f},{box.top:.2f},{box.x1:.2f},{box.bottom:.2f}" for box in boxes]
    command = [sys.executable, "-m", "corpus.readers.pdf_picture", str(path), str(page), str(width), "--", *marked]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        drawn = subprocess.run(
            command, input=quote.encode(), capture_output=True, timeout=SECONDS, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile(path.name, f"page {page} takes too long to draw", "open the paper itself") from None
    if drawn.returncode or not drawn.stdout.startswith(PNG_START):
        raise UnreadableFile(path.name, f"page {page} cannot be drawn", "open the paper itself")
    return drawn.stdout
