"""Answers about a result of the answer before: "the second one"."""

from __future__ import annotations

from assistant.compose import Draft, Evidence, paper_name, record_row
from assistant.inquiry import Inquiry
from assistant.sentences import Sentence
from corpus.records.nouns import Judgement, Recommendation


def answer_earlier(inquiry: Inquiry) -> Draft | None:
    """The judgement, recommendation or sentence at the position that the question names."""
    ordinal = inquiry.question.ordinal
    results = inquiry.earlier_results
    if ordinal is None or not results or not (ordinal == -1 or 1 <= ordinal <= len(results)):
        return None
    chosen = results[ordinal - 1 if ordinal > 0 else -1]
    draft = Draft(engine="records", results=(chosen,))
    if isinstance(chosen, Sentence):
        draft.engine = "passages"
        evidence = Evidence.of_passage(chosen.document, chosen.passage)
        draft.say(f"**{paper_name(chosen.document)}:** “{' '.join(chosen.text.split())}”", evidence)
        return draft
    for document in inquiry.documents:
        records = inquiry.records(document)
        if isinstance(chosen, Judgement) and chosen in records.judgements:
            draft.say(
                f"{chosen.subject}: **{chosen.grade}** ({paper_name(document)}).",
                Evidence(document, chosen.quote, chosen.places),
            )
            draft.rows.append(record_row(document, chosen))
            return draft
        if isinstance(chosen, Recommendation) and chosen in records.recommendations:
            draft.say(
                f"Recommendation {chosen.number} ({paper_name(document)}): {chosen.text}",
                Evidence(document, chosen.quote or chosen.text, chosen.places),
            )
            draft.rows.append(record_row(document, chosen))
            return draft
    return None
