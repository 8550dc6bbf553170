"""From a question to hits: which documents, which candidates, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from index.catalogue import Catalogue
from index.fusion import Fused, fuse
from index.keywords import match_expression
from index.settings import IndexSettings
from index.stored import Filters, Hit, StoredDocument

Near = Callable[[dict[int, float], list[int] | None, int], dict[int, float]]
"""From the words' candidates, the numbers of the documents to search (none: all) and a limit to cosines."""


def passes(document: StoredDocument, filters: Filters) -> bool:
    """Whether a document is to be searched; one without a date passes no filter on dates."""
    front = document.front
    councils = {council.casefold() for council in filters.councils}
    return (
        (not councils or front.council.casefold() in councils)
        and (not filters.document_ids or document.id in filters.document_ids)
        and (not filters.document_types or front.document_type in filters.document_types)
        and (filters.date_from is None or (front.date is not None and front.date >= filters.date_from))
        and (filters.date_to is None or (front.date is not None and front.date <= filters.date_to))
    )


def find(
    query: str,
    documents: Sequence[StoredDocument],
    filters: Filters,
    catalogue: Catalogue,
    near: Near | None,
    settings: IndexSettings,
    limit: int,
) -> tuple[Hit, ...]:
    """The passages that match best, best first; by words alone where `near` is none."""
    among = [document for document in documents if passes(document, filters)]
    if not among:
        return ()
    numbers = None if len(among) == len(documents) else [document.id for document in among]
    most = max(limit, settings.candidates)
    words = catalogue.words_search(match_expression(query), numbers, most)
    similarities = near(words, numbers, most) if near else {}
    fused = fuse(words, similarities, settings.words_weight, limit)
    return tuple(_hits(fused, among, catalogue))


def _hits(fused: Sequence[Fused], among: Sequence[StoredDocument], catalogue: Catalogue) -> Iterable[Hit]:
    documents = {document.id: document for document in among}
    passages = catalogue.passages_by_id(one.passage_id for one in fused)
    for one in fused:
        # another thread may have removed the document in between
        number, passage = passages.get(one.passage_id, (0, None))
        if passage and number in documents:
            yield Hit(documents[number], passage, one.score, one.words_score, one.similarity)
