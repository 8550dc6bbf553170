"""Questions to the assistant itself: greetings, what it can do, which papers it has."""

from __future__ import annotations

import re

from assistant.answers.wording import plural
from assistant.compose import Draft, printed_date
from assistant.inquiry import Inquiry

GREETING = re.compile(
    r"^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks|thank you|cheers|bye|goodbye)\b[\s\w,!.]{0,20}$",
    re.I,
)
ABILITY = re.compile(
    r"\bwhat (?:can|do) you (?:do|know|cover)\b|\bhow (?:can|do) (?:you help|i use you|you work)\b|\bwho are you\b"
    r"|\bwhat are you\b|\bhelp me\b\s*$|^help\b",
    re.I,
)
PAPERS = re.compile(
    r"\b(?:which|what|list|show)\b.{0,30}\b(?:papers|documents|reports|files|councils)\b.{0,40}\b(?:have|loaded|know"
    r"|hold|there|uploaded|available|got|cover|do you|in the library)\b"
    r"|\b(?:list|show)\b.{0,15}\b(?:papers|documents)\b",
    re.I,
)


def answer_about(inquiry: Inquiry) -> Draft | None:
    """A plain answer about the assistant, or none."""
    text = inquiry.question.text
    draft = Draft(engine="records")
    if GREETING.search(text):
        draft.say(
            "Hello. Ask me about the improvement papers that are loaded: recommendations, actions, who owns them, "
            "what is late, and what changed."
        )
        return draft
    if PAPERS.search(text) and not inquiry.question.actions.refs:
        return _papers(inquiry, draft)
    if ABILITY.search(text):
        draft.say(
            "I answer from the improvement papers that are loaded, each statement with its source: an action by its "
            "reference, lists and counts by owner, status, theme or date, what is overdue, recommendations, "
            "inspection grades, figures, abbreviations, and what the text says. Where the papers do not say, I say so."
        )
        draft.say(f"{plural(len(inquiry.documents), 'paper')} loaded. Ask “which papers do you have?” for the list.")
        return draft
    return None


def _papers(inquiry: Inquiry, draft: Draft) -> Draft:
    if not inquiry.documents:
        draft.say("No paper is loaded yet. Add one first.")
        return draft
    draft.say(f"**{plural(len(inquiry.documents), 'paper')}** loaded:")
    lines = [
        f"- {document.front.council or 'Council not named'}: {document.front.title or document.name}"
        f" ({printed_date(document.front.date) or 'no date printed'})"
        for document in inquiry.documents
    ]
    draft.blocks.append("\n".join(lines))
    draft.documents += list(inquiry.documents)
    return draft
