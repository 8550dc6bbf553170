"""List and count agree with a direct query of the records, for every filter and combination."""

from __future__ import annotations

import re
from collections import Counter

from made_questions import made_questions

from assistant.answer import Answer
from assistant.ask import Assistant
from corpus.records.nouns import Action
from index.library import Library

QUESTIONS = 500
SEED = 20230124


def test_lists_and_counts_agree_with_a_direct_query(samples: Library, assistant: Assistant) -> None:
    papers = [(document, samples.records(document.id).actions) for document in samples.documents()]
    papers = [(document, actions) for document, actions in papers if actions]
    by_id = {document.id: actions for document, actions in papers}
    names = {document.id: document.name for document, _ in papers}
    wrong = []
    for made in made_questions(papers, QUESTIONS, SEED):
        meant = [action for action in by_id[made.document] if made.holds(action)]
        why = disagreement(assistant.ask(made.question), meant, len(by_id[made.document]), names[made.document])
        if why:
            wrong.append(" ".join(f"{made.kinds}: {made.question} {why}".split()))
    assert not wrong, f"{len(wrong)} of {QUESTIONS}:\n" + "\n".join(wrong)


def disagreement(answer: Answer, meant: list[Action], size: int, document: str) -> str:
    """What is wrong with an answer, or an empty text: its first count, its rows, the lines of its table."""
    if answer.status != "answered":
        return f"-> {answer.status}: {answer.text[:100]}"
    counted = re.search(r"\*\*(?:None \()?(\d+)\)? of (?:the )?(\d+)\*\*", answer.text)
    if not counted:
        return f"-> no count: {answer.text[:120]}"
    if not meant:
        return "" if int(counted.group(1)) == 0 else f"-> {counted.group()} for none: {answer.text[:160]}"
    if int(counted.group(1)) != len(meant) or int(counted.group(2)) != size:
        return f"-> {counted.group()} for {len(meant)} of {size}: {answer.text[:160]}"
    orders = Counter((row["document"], row["order"]) for row in answer.rows)
    if orders != Counter((document, action.order) for action in meant):
        return f"-> rows {sorted(order for _, order in orders)} for {[action.order for action in meant]}"
    listed = re.findall(r"^\| (?!Ref \||---)([^|]*) \|", answer.text, re.M)
    return "" if len(listed) == len(meant) else f"-> {len(listed)} lines for {len(meant)} rows"
