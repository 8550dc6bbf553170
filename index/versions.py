"""Whether two papers are versions of one another."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.document import FrontMatter
from index.stored import StoredDocument


def older_version(front: FrontMatter, documents: Iterable[StoredDocument]) -> StoredDocument | None:
    """The latest document with the same council, committee and title, and no other date."""
    if not _plain(front.title) or not _plain(front.council + front.committee):
        return None
    same = [document for document in documents if _same_paper(front, document.front)]
    return same[-1] if same else None


def _same_paper(one: FrontMatter, other: FrontMatter) -> bool:
    # the same title at a later meeting is the next report of a series, which must not push out the one before
    dates = {one.date, other.date} - {None}
    return len(dates) < 2 and _identity(one) == _identity(other)


def _identity(front: FrontMatter) -> tuple[str, str, str]:
    return _plain(front.council), _plain(front.committee), _plain(front.title)


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
