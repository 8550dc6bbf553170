"""A reader's mark on an answer, in the form of a question set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.stored import Feedback

BEHAVIOUR = {"answered": "answer", "refused": "refuse", "clarify": "clarify_or_label"}


def as_case(feedback: Feedback) -> dict[str, Any]:
    """A question with what was answered; an evaluator fills in the facts that are still empty."""
    answer = json.loads(feedback.answer) if feedback.answer else {}
    mark = "helpful" if feedback.helpful else "not helpful"
    cited = answer.get("citations", []) if feedback.helpful else []
    return {
        "id": f"feedback-{feedback.id}",
        "category": "feedback",
        "difficulty": None,
        "turns": answer.get("turns", []),
        "question": feedback.question,
        "as_at": answer.get("as_at_asked"),
        "behaviour": BEHAVIOUR.get(answer.get("status", ""), "answer") if feedback.helpful else "answer",
        "facts": [],
        "pairs": [],
        "refs_exact": None,
        "absent": [],
        "evidence": [{"document": item["document"], "quote": item["quote"]} for item in cited],
        "note": f"{mark}: {feedback.word}" if feedback.word else mark,
        "answer": answer.get("text", ""),
        "time": feedback.time.isoformat() if feedback.time else None,
    }
