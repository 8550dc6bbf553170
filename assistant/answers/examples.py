"""Example questions, made from the papers loaded."""

from __future__ import annotations

from assistant.lexicon import Lexicon


def example_questions(lexicon: Lexicon) -> tuple[str, ...]:
    """Up to six questions that the loaded papers can answer."""
    questions: list[str] = []
    for document in reversed(lexicon.documents):
        council = document.front.council
        records = lexicon.records[document.id]
        if records.actions and not any("overdue" in question for question in questions):
            questions.append(f"Which actions are overdue in {council}?" if council else "Which actions are overdue?")
            ref = next((action.ref for action in records.actions if action.ref), "")
            if ref:
                questions.append(f"What is action {ref}?")
        if any(item.kind == "asked of the committee" for item in records.recommendations) and len(questions) < 6:
            questions.append(f"What is the committee asked to do in {council}?")
        grade = next((item for item in records.judgements if item.grade), None)
        if grade and not any("graded" in question for question in questions):
            questions.append(f"How was {council} graded overall?")
        table = next((item for item in records.indicators if item.basis == "table" and len(item.points) > 1), None)
        if table and not any("change" in question for question in questions):
            questions.append(f"How did “{table.name}” change in {council}?")
        term = next((item for item in records.terms if item.kind == "abbreviation"), None)
        if term and not any("stand for" in question for question in questions):
            questions.append(f"What does {term.term} stand for?")
    return tuple(dict.fromkeys(questions))[:6]
