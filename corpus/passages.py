"""Passages: what is searched and quoted, made from a document's structure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.document import Block, Document, Heading, ListItem, Paragraph, Place, Table
from corpus.drafts import HEADING_LENGTH, Draft, Fits, list_drafts, row_drafts, text_drafts
from corpus.sentences import sentences


class PassageKind(StrEnum):
    """What a passage was made from."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    ROW = "row"
    FRONT = "front"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that is short enough to embed and whole enough to quote."""

    order: int
    """Position in its document, 0-based."""
    kind: PassageKind
    quote: str
    """Verbatim, table cells in reading order joined by a blank, lists with their lead-in."""
    context: str
    """Section path and, for a row, the column names: not part of the quote."""
    embedded: str
    """What the vector is made of: at most the embedder's tokens."""
    place: Place
    parts: tuple[str, ...] = ()
    """Its sentences, list items or telling cells, verbatim, where it has several: they have vectors of their own."""


def make_passages(document: Document, count_tokens: Callable[[str], int], limit: int = 256) -> tuple[Passage, ...]:
    """Passages in reading order, each of at most `limit` tokens as `count_tokens` counts them."""

    def fits(text: str) -> bool:
        # no token is shorter than a character: most texts need no counting
        return len(text) + 2 <= limit or count_tokens(text) <= limit

    labels = {page.number: page.label for page in document.pages}
    front = {(place.block, place.row) for place in document.front.places.values()}
    return tuple(
        Passage(
            order=order,
            kind=PassageKind.FRONT if (draft.place.block, draft.place.row) in front else kind,
            quote=draft.quote,
            context=draft.context,
            embedded=draft.embedded or draft.quote,
            place=_on_own_page(draft.place, labels),
        )
        for order, (kind, draft) in enumerate(_drafts(document.blocks, fits))
    )


def _on_own_page(place: Place, labels: Mapping[int, str]) -> Place:
    """The place with the page where it begins: part of a row may stand on a later page than the row."""
    page = min((box.page for box in place.boxes), default=place.page)
    if page is None or page == place.page:
        return place
    return replace(place, page=page, page_label=labels.get(page, ""))


def _parts(kind: PassageKind, draft: Draft) -> tuple[str, ...]:
    if kind is PassageKind.ROW:
        return draft.parts
    split = sentences(draft.quote)
    return split if len(split) > 1 else ()


def _drafts(blocks: Sequence[Block], fits: Fits) -> Iterator[tuple[PassageKind, Draft]]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Table):
            yield from ((PassageKind.ROW, draft) for draft in row_drafts(block, fits))
            at += 1
            continue
        if isinstance(block, Heading):
            if _stands_alone(block, blocks[at + 1] if at + 1 < len(blocks) else None):
                yield from ((PassageKind.PARAGRAPH, draft) for draft in text_drafts(block, fits))
            at += 1
            continue
        lead = block if isinstance(block, Paragraph) else None
        items = _items_from(blocks, at + (lead is not None))
        if items:
            yield from ((PassageKind.LIST, draft) for draft in list_drafts(lead, items, fits))
        else:
            yield from ((PassageKind.PARAGRAPH, draft) for draft in text_drafts(block, fits))
        at += len(items) + (lead is not None)


def _items_from(blocks: Sequence[Block], start: int) -> tuple[ListItem, ...]:
    items: list[ListItem] = []
    for block in blocks[start:]:
        if not isinstance(block, ListItem):
            break
        items.append(block)
    return tuple(items)


def _stands_alone(heading: Heading, after: Block | None) -> bool:
    """A heading with nothing under it, or one so long that it says something, is a passage of its own."""
    if after is None or len(heading.quote) >= HEADING_LENGTH:
        return True
    return isinstance(after, Heading) and after.level <= heading.level
