"""Pictures of pages, drawn once and kept in memory for a while."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore

from corpus.document import Box
from corpus.page_picture import page_picture

WIDTH = 1400
# each drawing is a process of its own; more than a few at once would stop everything else on a small machine
_drawing = BoundedSemaphore(2)


@lru_cache(maxsize=48)
def picture(path: Path, sha256: str, page: int, boxes: tuple[Box, ...], quote: str) -> bytes:
    """PNG of a page with the quote marked in its boxes; `sha256` tells versions of a file apart."""
    del sha256
    with _drawing:
        return page_picture(path, page, WIDTH, boxes, quote)
