"""Draws one page of a PDF with passages marked; run as a program of its own, under bounds, by `page_picture`."""

from __future__ import annotations

import argparse
import io
import resource
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from corpus.document import Box
from corpus.readers.pdf_marking import narrowed

MARKER = (255, 221, 0, 84)
EDGE = (176, 64, 0, 255)
# a page of strange measures must not ask for gigabytes of pixels
MOST_PIXELS = 12_000_000
SECONDS = 20
MEMORY = 2_000_000_000
"""Bytes of address space."""
MARGIN = 2.0
"""Points of air round a box, so that its edge does not cross the letters."""


def draw(path: Path, page_number: int, width: int, boxes: tuple[Box, ...], quote: str) -> bytes:
    """PNG of a 1-based page, `width` pixels wide, with the quote marked in its boxes."""
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[page_number - 1]
        points_wide, points_high = page.get_size()
        scale = min(width / points_wide, (MOST_PIXELS / (points_wide * points_high)) ** 0.5)
        boxes = narrowed(document, boxes, quote)
        image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGBA")
    finally:
        document.close()
    marked = Image.alpha_composite(image, _layer(image.size, scale, [box for box in boxes if box.page == page_number]))
    written = io.BytesIO()
    marked.convert("RGB").save(written, "PNG", optimize=False, compress_level=6)
    return written.getvalue()


def _layer(size: tuple[int, int], scale: float, boxes: Sequence[Box]) -> Image.Image:
    layer = Image.new("RGBA", size, (0, 0, 0, 0))
    pencil = ImageDraw.Draw(layer)
    for box in boxes:
        left, top = (box.x0 - MARGIN) * scale, (box.top - MARGIN) * scale
        right, bottom = (box.x1 + MARGIN) * scale, (box.bottom + MARGIN) * scale
        if right > left and bottom > top:
            pencil.rectangle((left, top, right, bottom), fill=MARKER, outline=EDGE, width=max(2, round(scale)))
    return layer


def main() -> None:
    """`pdf_picture FILE PAGE WIDTH page,x0,top,x1,bottom …`: quote on standard input, PNG on standard output."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("page", type=int)
    parser.add_argument("width", type=int)
    parser.add_argument("boxes", nargs="*")
    given = parser.parse_args()
    boxes = tuple(_box(text) for text in given.boxes)
    quote = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(draw(given.file, given.page, given.width, boxes, quote))


def _box(text: str) -> Box:
    page, *sides = text.split(",")
    return Box(int(page), *map(float, sides))


if __name__ == "__main__":
    main()
