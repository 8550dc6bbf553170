"""Whether a quote stands in the document that is stored."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from assistant.answer import Citation
from assistant.claims import squeeze
from corpus.document import Block, Document, Heading, ListItem, Paragraph, Table
from index.library import Library

MOST_DOCUMENTS = 64
"""Documents whose letters are kept in memory."""


class Standing:
    """Answers whether a citation's quote stands in its stored document; each document is read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._letters: OrderedDict[tuple[int, str], tuple[str, ...]] = OrderedDict()
        self._found: dict[tuple[int, str, str], bool] = {}

    def __call__(self, citation: Citation) -> bool:
        """Letters and digits of the quote in reading order, over consecutive blocks or within one."""
        stored = next(
            (
                document
                for document in self._library.documents()
                if document.id == citation.document_id
                or (not citation.document_id and document.name == citation.document)
            ),
            None,
        )
        if stored is None or stored.name != citation.document:
            return False
        key = (stored.id, stored.sha256, citation.quote)
        if key not in self._found:
            if len(self._found) > 50_000:
                self._found.clear()
            self._found[key] = stands_in(citation.quote, self._readings(stored.id, stored.sha256))
        return self._found[key]

    def _readings(self, document_id: int, sha256: str) -> tuple[str, ...]:
        key = (document_id, sha256)
        if key not in self._letters:
            self._letters[key] = readings(self._library.document(document_id))
            if len(self._letters) > MOST_DOCUMENTS:
                self._letters.popitem(last=False)
        self._letters.move_to_end(key)
        return self._letters[key]


def readings(document: Document) -> tuple[str, ...]:
    """The document's letters and digits with the numbers and markers printed before its blocks, and without them."""
    marked = squeeze(" ".join(text for block in document.blocks for text in _texts(block, marked=True)))
    plain = squeeze(" ".join(text for block in document.blocks for text in _texts(block, marked=False)))
    return marked, plain


def stands_in(quote: str, letters: tuple[str, ...]) -> bool:
    """Whether a quote stands in one of the readings as a whole, or line after line close together."""
    wanted = squeeze(quote)
    if not wanted:
        return False
    if any(wanted in reading for reading in letters):
        return True
    lines = [squeezed for line in quote.split("\n") if (squeezed := squeeze(line))]
    return len(lines) > 1 and any(_in_order(lines, reading, len(wanted)) for reading in letters)


def _in_order(lines: list[str], reading: str, length: int) -> bool:
    """Whether the lines follow each other with no more between them than a marker or a cell."""
    start = reading.find(lines[0])
    while start >= 0:
        end = start + len(lines[0])
        for line in lines[1:]:
            at = reading.find(line, end, end + len(line) + max(60, length // 4))
            if at < 0:
                break
            end = at + len(line)
        else:
            return True
        start = reading.find(lines[0], start + 1)
    return False


def _texts(block: Block, *, marked: bool) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield block.quote if marked else block.text
        case ListItem():
            yield f"{block.marker} {block.text}" if marked else block.text
        case Table():
            if block.title and not (block.rows and squeeze(block.title) == squeeze(block.rows[0].quote)):
                yield block.title
            for row in block.rows:
                yield row.quote
