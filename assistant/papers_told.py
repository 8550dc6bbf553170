"""Names the papers that an answer was read from, each with the words of its own front."""

from __future__ import annotations

from assistant.answer import AnswerStatus
from assistant.compose import Draft, Evidence, paper_name
from assistant.inquiry import Inquiry
from index.library import StoredDocument

MOST = 6
"""Papers named at most."""


def tell_papers(inquiry: Inquiry, draft: Draft) -> None:
    """Add a last line where councils stand side by side or rows are told: the label of each needs its source too."""
    if draft.status is not AnswerStatus.ANSWERED or not draft.evidence:
        return
    quotes = " ".join(item.quote for item in draft.evidence).casefold()
    told: dict[int, StoredDocument] = {item.document.id: item.document for item in draft.evidence}
    if not draft.rows and len({document.front.council for document in told.values()}) < 2:
        return
    fronts = [
        (document, evidence)
        for document in list(told.values())[:MOST]
        if document.front.council and document.front.council.casefold() not in quotes
        if (evidence := _front(inquiry, document)) is not None
    ]
    if fronts:
        draft.blocks.append(
            "Papers: " + "; ".join(f"{paper_name(document)} {draft.mark(item)}" for document, item in fronts) + "."
        )


def _front(inquiry: Inquiry, document: StoredDocument) -> Evidence | None:
    """The passage that names the paper's council, where its front was read."""
    place = document.front.places.get("council")
    if place is None:
        return None
    return next(
        (
            Evidence.of_passage(document, passage)
            for passage in inquiry.index.passages(document.id)
            if passage.place.block == place.block and passage.place.row == place.row
        ),
        None,
    )
