"""The text of a page outside its tables in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.readers.pdf_ink import Glyph
from corpus.readers.pdf_lines import TextLine, lines_of


def columns_of(glyphs: Sequence[Glyph], page: int) -> list[list[TextLine]]:
    """Lines of each column, columns in reading order; a page without columns gives one."""
    lines = lines_of(glyphs, page, one_column=True)
    return [lines] if lines else []
