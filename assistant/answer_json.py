"""The JSON of an answer, as the command line prints it and evaluators read it."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer, Citation
from corpus.document import Box


def to_json(answer: Answer) -> dict[str, Any]:
    """Return plain JSON values: dates as ISO 8601 or null, boxes in points from the page's top left."""
    return {
        "id": answer.id,
        "status": answer.status.value,
        "text": answer.text,
        "citations": [_citation(citation) for citation in answer.citations],
        "rows": list(answer.rows),
        "as_at": answer.as_at.isoformat() if answer.as_at else None,
        "scope": {"councils": list(answer.scope.councils), "documents": list(answer.scope.documents)},
        "engine": answer.engine,
        "seconds": round(answer.seconds, 4),
        "carried": list(answer.carried),
        "note": answer.note,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    later = sorted({box.page for box in citation.boxes if box.page != citation.page})
    return {
        "n": citation.n,
        "document": citation.document,
        "title": citation.title,
        "council": citation.council,
        "date": citation.date.isoformat() if citation.date else None,
        "page": citation.page,
        "page_label": citation.page_label,
        "section": citation.section,
        "ref": citation.ref,
        "quote": citation.quote,
        "boxes": _boxes(citation.boxes, citation.page),
        "continues": [{"page": page, "boxes": _boxes(citation.boxes, page)} for page in later],
    }


def _boxes(boxes: tuple[Box, ...], page: int | None) -> list[list[float]]:
    return [
        [round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)]
        for box in boxes
        if box.page == page
    ]
