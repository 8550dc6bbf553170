"""The source of a record: its words and where they stand."""

from __future__ import annotations

from assistant.answer import Citation
from assistant.record_rows import RecordRow


def citation_of(row: RecordRow, n: int = 1) -> Citation:
    """The record's row, list item or sentence, word for word, as source n."""
    place = row.place
    return Citation(
        n=n,
        document=row.document,
        title=row.title,
        council=row.council,
        date=row.paper_date,
        page=place.page,
        page_label=place.page_label,
        section=" > ".join(place.section),
        ref=getattr(row.record, "ref", ""),
        quote=row.record.quote,
        boxes=row.boxes,
        document_id=row.document_id,
    )
