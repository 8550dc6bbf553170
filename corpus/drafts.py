"""Stretches of a document before they are passages: running text, lists, and table rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Box, Cell, Heading, ListItem, Paragraph, Place, Row, RowKind, Table
from corpus.sentences import sentences, stretches

Fits = Callable[[str], bool]

_SEPARATOR = " › "
_LEAD_LENGTH = 120
_TELLING = 4
_LONG_CELL = 45
HEADING_LENGTH = 60
"""Characters from which a heading says something by itself."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A verbatim stretch, what stands above it, and where it is."""

    quote: str
    context: str
    place: Place
    embedded: str = ""
    """Empty where it is the quote itself."""
    parts: tuple[str, ...] = ()
    """The cells of a row that say something, for vectors of their own."""


def context_of(*parts: str) -> str:
    """What stands above a stretch, outermost first, each once, on one line."""
    lines = (" ".join(part.split()) for part in parts)
    return _SEPARATOR.join(dict.fromkeys(line for line in lines if line))


def text_drafts(block: Paragraph | Heading | ListItem, fits: Fits, *lead: str) -> Iterator[Draft]:
    """A paragraph as it is, or cut at sentence ends."""
    section = block.place.section[:-1] if isinstance(block, Heading) else block.place.section
    for piece in stretches(block.quote, fits):
        yield Draft(piece, context_of(*section, *lead), block.place)


def list_drafts(lead: Paragraph | None, items: Sequence[ListItem], fits: Fits) -> Iterator[Draft]:
    """A list with its lead-in; a long one in parts, which then have the lead-in as their context."""
    parts: list[Paragraph | ListItem] = [lead, *items] if lead else list(items)
    if lead and not _opens_list(lead) and not fits(_joined(parts)):
        yield from text_drafts(lead, fits)
        parts = parts[1:]
    begin = 0
    for end in range(1, len(parts) + 1):
        if end < len(parts) and fits(_joined(parts[begin : end + 1])):
            continue
        above = (lead.quote,) if lead and lead not in parts[begin:end] else ()
        yield from _one_list(parts[begin:end], above, fits)
        begin = end


def _opens_list(lead: Paragraph) -> bool:
    return lead.text.rstrip().endswith((":", ";", "-", "–"))


def _one_list(parts: Sequence[Paragraph | ListItem], above: tuple[str, ...], fits: Fits) -> Iterator[Draft]:
    if len(parts) == 1:
        yield from text_drafts(parts[0], fits, *above)
        return
    place = replace(parts[0].place, boxes=tuple(box for part in parts for box in part.place.boxes))
    yield Draft(_joined(parts), context_of(*place.section, *above), place)


def _joined(parts: Sequence[Paragraph | ListItem]) -> str:
    return "\n".join(
        f"{part.marker} {part.text}".strip() if isinstance(part, ListItem) else part.quote for part in parts
    )


def row_drafts(table: Table, fits: Fits) -> Iterator[Draft]:
    """Every row of a table, with its section, the sub-headings above it and the names of its columns."""
    columns = " | ".join(dict.fromkeys(name for name in table.columns if name))
    only_headers = not table.body
    levels: list[tuple[str, bool]] = []
    above: list[str] = []
    rows = table.rows if only_headers else table.body
    for row, after in zip(rows, (*rows[1:], None), strict=True):
        over = above
        if row.kind is RowKind.SUBHEADING:
            above = _under(above, levels, row)
            over = above[:-1]
            if not _is_leaf(row, after):
                continue
        yield from _one_row(row, context_of(*row.place.section, table.title, *over, columns), fits)


def _is_leaf(row: Row, after: Row | None) -> bool:
    """A sub-heading with nothing under it, or one so long that it says something, is a passage of its own."""
    if after is None or len(row.quote) >= HEADING_LENGTH:
        return True
    return after.kind is RowKind.SUBHEADING and _look(after) == _look(row)


def _look(row: Row) -> tuple[str, bool]:
    return next(((cell.fill, cell.bold) for cell in row.cells if cell.text.strip()), ("", False))


def _under(above: list[str], levels: list[tuple[str, bool]], row: Row) -> list[str]:
    """Sub-headings in force after this one: what looks alike has the same level, what came first is outermost."""
    look = _look(row)
    if look not in levels:
        levels.append(look)
    return [*above[: levels.index(look)], row.quote]


def _one_row(row: Row, context: str, fits: Fits) -> Iterator[Draft]:
    if fits(row.quote):
        if row.quote:
            yield Draft(row.quote, context, row.place, parts=_telling_cells(row.cells))
        return
    lead = _row_lead(row)
    for quote, cells in _row_pieces(row, lambda text: fits(f"{lead} {text}")):
        starts = row.quote.startswith(quote)
        embedded = "" if starts else f"{lead} {quote}"
        above = context if starts else context_of(context, lead)
        yield Draft(quote, above, _place_of(row, cells), embedded, _telling_cells(cells))


def _telling_cells(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Cells of several words; a long one sentence by sentence."""
    texts = [" ".join(cell.text.split()) for cell in cells]
    return tuple(
        part
        for text in texts
        if len(text.split()) >= _TELLING
        for part in ((text,) if len(text.split()) <= _LONG_CELL else sentences(text))
    )


def _row_lead(row: Row) -> str:
    """The first words of a row: what tells it apart from its neighbours."""
    words = row.quote[: _LEAD_LENGTH + 1].split()
    return " ".join(words[:-1])


def _row_pieces(row: Row, fits: Fits) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Neighbouring cells together while they fit, a cell that is too long in stretches of its own."""
    quote, held = "", list[Cell]()
    for cell in row.cells:
        for stretch in stretches(cell.text, lambda text: fits(" ".join(text.split()))):
            text = " ".join(stretch.split())
            if quote and not fits(f"{quote} {text}"):
                yield quote, tuple(held)
                quote, held = "", []
            quote = f"{quote} {text}".strip()
            if cell not in held:
                held.append(cell)
    if quote:
        yield quote, tuple(held)


def _place_of(row: Row, cells: tuple[Cell, ...]) -> Place:
    boxes: tuple[Box, ...] = tuple(box for cell in cells for box in cell.boxes)
    if not boxes:
        return row.place
    return replace(row.place, boxes=boxes)
