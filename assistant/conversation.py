"""What a conversation carries over from one question to the next, until it is changed or dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.inquiry import Found
from assistant.sentences import Sentence, names_person
from assistant.understand.question import ActionFilter, Form, Key, Question, Wanted
from assistant.understand.words import words
from corpus.records.nouns import Term

__all__ = ["State", "carry_over"]

TIMES = frozenset(
    "end start month year later week quarter two that one before previous time responsible charge due late owner "
    "status".split()
)
"""Words of time and of frame, which name no subject."""


@dataclass(frozen=True, slots=True)
class State:
    """The question before, and what its answer listed."""

    question: Question | None = None
    results: tuple[object, ...] = ()


def carry_over(question: Question, state: State, dropped: Sequence[str] = ()) -> Question:
    """Fill what a question leaves open from the one before it; what is carried is named in `carried`."""
    before = state.question
    if before is None:
        return question
    carried: list[str] = []
    if not question.councils and before.councils and before.councils[0] not in dropped:
        question = replace(question, councils=before.councils)
        carried += before.councils
    new_council = bool(question.councils) and question.councils != before.councils
    if not question.documents and before.documents and not new_council and not question.dates - before.dates:
        question = replace(question, documents=before.documents)
        carried.append("the same paper")
    if question.as_at is None and before.as_at is not None and not new_council:
        question = replace(question, as_at=before.as_at)
    question = _actions(question, state, new_council, carried)
    question = _subject(question, before, carried)
    question = _person(question, state, carried)
    return replace(question, carried=tuple(dict.fromkeys(item for item in carried if item not in dropped)))


def _actions(question: Question, state: State, new_council: bool, carried: list[str]) -> Question:
    before = state.question
    assert before is not None
    found = [item for item in state.results if isinstance(item, Found)]
    if question.actions.refs or question.missing_refs:
        return question
    if question.ordinal is not None and found and _in_range(question.ordinal, len(found)):
        chosen = found[question.ordinal - 1 if question.ordinal > 0 else -1]
        carried.append(f"action {chosen.action.ref}".strip())
        return replace(
            question, actions=ActionFilter(refs=(chosen.action.ref.upper(),)), asks_actions=True, form=Form.ONE
        )
    own = replace(question.actions, about=(), topic=())
    if (
        0 < len(found) <= 2
        and question.refers_back
        and found[0].action.ref
        and not before.asks_actions
        and not own.owners
        and len(_telling(question)) < 2
    ):
        carried.append(f"action {found[0].action.ref}")
        refs = tuple(dict.fromkeys(item.action.ref.upper() for item in found[:1]))
        return replace(question, actions=ActionFilter(refs=refs), asks_actions=True, form=Form.ONE)
    if (
        before.actions.refs
        and (question.refers_back or not question.keys)
        and not own.owners
        and not own.themes
        and not new_council
    ):
        carried.append(f"action {', '.join(before.actions.refs)}")
        return replace(question, actions=replace(before.actions), asks_actions=True, form=Form.ONE)
    if before.asks_actions and question.refers_back and not new_council:
        merged = _merged(before.actions, question.actions)
        carried.append("the same actions")
        return replace(question, actions=merged, asks_actions=True)
    if before.asks_actions and new_council and question.refers_back and not own.owners and own.is_empty:
        carried.append("the same question")
        return replace(
            question,
            actions=replace(before.actions, refs=()),
            asks_actions=True,
            form=before.form,
            wanted=before.wanted,
        )
    if not before.asks_actions and before.actions.owners and question.refers_back and not own.owners:
        carried.append(before.actions.owners[0])
        return replace(question, actions=replace(question.actions, owners=before.actions.owners, about=()))
    return question


def _merged(before: ActionFilter, now: ActionFilter) -> ActionFilter:
    """The filters of before, narrowed or changed by those of now."""
    dated = now.due_on or now.due_from or now.due_to or now.has_due is not None
    return ActionFilter(
        owners=now.owners or before.owners,
        statuses=now.statuses or before.statuses,
        status_words=now.status_words or before.status_words,
        negated_status=now.negated_status if now.statuses else before.negated_status,
        themes=now.themes or before.themes,
        overdue=now.overdue or (None if now.statuses else before.overdue),
        due_on=now.due_on if dated else before.due_on,
        due_from=now.due_from if dated else before.due_from,
        due_to=now.due_to if dated else before.due_to,
        has_due=now.has_due if dated else before.has_due,
        about=before.about,
    )


def _telling(question: Question) -> list[Key]:
    """Words of a question that name a subject: no times, no pronouns, no frame."""
    return [key for key in question.keys if key.text.lower() not in TIMES and not re.fullmatch(r"Q?\d+", key.text)]


def _subject(question: Question, before: Question, carried: list[str]) -> Question:
    """Subject words of the question before, where this one has none of its own ("what about the end of the month?")."""
    own = _telling(question)
    if question.actions.refs or question.asks_actions or question.ordinal is not None:
        return question
    if own and not question.refers_back:
        return question
    if len(own) >= 2 or (own and any(key.is_name for key in own)):
        known = {key.stem for key in own}
        lighter = tuple(replace(key, worth=0.35, is_name=False) for key in before.keys if key.stem not in known)
        return replace(question, keys=(*question.keys, *lighter))
    keys = (*before.keys, *(key for key in own if key.stem not in {other.stem for other in before.keys}))
    months = frozenset(day for day in before.dates if day[0] in "my")
    dates = question.dates or (months if question.refers_back else before.dates)
    wanted = before.wanted if question.wanted in {Wanted.THING, Wanted.MANNER} else question.wanted
    if before.keys:
        carried.append(" ".join(key.text for key in before.keys))
    return replace(
        question,
        keys=keys,
        dates=dates,
        wanted=wanted,
        asks_actions=before.asks_actions,
        actions=before.actions if not question.actions.owners else question.actions,
    )


def _person(question: Question, state: State, carried: list[str]) -> Question:
    """Whom "he" or "she" means: the person whom the answer before named."""
    if not re.search(r"\b(?:he|she|his|her|him)\b", question.text, re.I):
        return question
    text = " ".join(item.text for item in state.results if isinstance(item, Sentence))
    names = names_person(text) or tuple(item.meaning for item in state.results if isinstance(item, Term))
    if not names:
        return question
    carried.append(names[0])
    own = tuple(
        key
        for key in question.keys
        if state.question is None or key.stem not in {other.stem for other in state.question.keys}
    )
    keys = tuple(
        Key(word.stem, word.text, is_name=word.text == names[0].split()[-1])
        for word in words(names[0])
        if len(word.text) > 2 and word.text not in {"Mrs"}
    )
    return replace(question, keys=(*keys, *own), actions=replace(question.actions, owners=()), asks_actions=False)


def _in_range(ordinal: int, count: int) -> bool:
    return ordinal == -1 or 1 <= ordinal <= count
