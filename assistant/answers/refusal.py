"""Refusals: what was searched, and the nearest thing found."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import AnswerStatus
from assistant.answers.wording import plural
from assistant.compose import Draft, Evidence, printed_date
from assistant.inquiry import Inquiry


def refuse(inquiry: Inquiry, why: str, nearest: Sequence[Evidence] = ()) -> Draft:
    """A draft that says the documents do not say, what was searched and what came nearest."""
    draft = Draft(status=AnswerStatus.REFUSED)
    draft.say(f"The documents do not say. {why}".strip())
    draft.say(searched(inquiry))
    for evidence in nearest[:1]:
        whose = evidence.document.front.council or evidence.document.name
        draft.say(f"The nearest passage found: {whose}, {place_words(evidence)}.", evidence)
    return draft


def searched(inquiry: Inquiry) -> str:
    """Which papers were searched, in one line."""
    papers = inquiry.documents
    if not papers:
        return "No paper is loaded that fits."
    councils = [council for council in inquiry.councils if council]
    days = sorted(document.front.date for document in papers if document.front.date)
    of = f" of {', '.join(councils)}" if 0 < len(councils) <= 5 else f" of {len(councils)} councils" if councils else ""
    if not days:
        dated = ""
    elif days[0] == days[-1]:
        dated = f", dated {printed_date(days[0])}"
    else:
        dated = f", dated {printed_date(days[0])} to {printed_date(days[-1])}"
    return f"Searched: {plural(len(papers), 'paper')}{of}{dated}."


def place_words(evidence: Evidence) -> str:
    """Where a piece of evidence stands, in words."""
    place = evidence.places[0] if evidence.places else None
    day = printed_date(evidence.document.front.date)
    parts = [day] if day else []
    if place and place.page is not None:
        parts.append(f"page {place.page_label or place.page}")
    if place and place.section:
        parts.append(f"section “{place.section[-1]}”")
    return ", ".join(parts) or "no page"
