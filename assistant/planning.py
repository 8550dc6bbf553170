"""Lets a model read a question that the rules did not understand; what it gives is a Question like theirs, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import AnswerStatus
from assistant.compose import Draft
from assistant.deadline import Deadline
from assistant.inquiry import Inquiry
from assistant.lexicon import Lexicon, name_stems
from assistant.model import LanguageModel, ModelFailed
from assistant.suspect import speaks_to_a_model
from assistant.understand.question import ActionFilter, Form, Overdue, Question
from assistant.understand.words import words
from corpus.dates import find_dates
from corpus.records.nouns import Status
from prompts.render import prompt, render

MOST_WORDS = 6
"""Of one phrase: more would swallow the question."""
FORMS = {"list": Form.LIST, "count": Form.COUNT, "breakdown": Form.BREAKDOWN}
STATUSES = {status.value: status for status in Status if status is not Status.UNKNOWN}
SENSES = {"marked": Overdue.MARKED, "past": Overdue.PAST, "either": Overdue.EITHER}


class Reading(BaseModel):
    """One phrase of the question and the filter that it means."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field(max_length=100)
    field: Literal["status", "not_status", "overdue", "owner", "theme", "due_on", "due_from", "due_to"]
    value: str = Field(max_length=200)


class Plan(BaseModel):
    """What a model makes of a question."""

    model_config = ConfigDict(extra="forbid")

    asks: Literal["actions", "something else"]
    form: Literal["list", "count", "breakdown"]
    readings: list[Reading] = Field(max_length=6)


class Invalid(Exception):
    """A reading names what the question or the papers do not have."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A question as the model read it, and what it took the words to mean."""

    question: Question | None
    """None where the rules' own stands."""
    note: str = ""


def may_be_planned(question: Question, draft: Draft) -> bool:
    """Whether the rules refused, or found actions asked for but no filter that they know."""
    if draft.status is AnswerStatus.REFUSED:
        return not question.missing_refs and not question.actions.refs
    known = replace(question.actions, about=(), topic=())
    return question.asks_actions and known.is_empty and bool(question.actions.about)


def planned(inquiry: Inquiry, draft: Draft, model: LanguageModel, deadline: Deadline) -> Planned:
    """The question as the model reads it, where every part of that holds; else none, with a quiet note."""
    question = inquiry.question
    if not may_be_planned(question, draft) or not inquiry.with_actions():
        return Planned(None)
    if speaks_to_a_model(question.text):
        return Planned(None, f"{model.name} was not asked: the question reads like an instruction to it.")
    scope = "; ".join(dict.fromkeys((*question.councils, *question.carried))) or "all papers"
    user = render("planning_question", question=question.text, scope=scope)
    try:
        plan = model.fill(prompt("planning"), user, Plan, deadline)
    except ModelFailed as failed:
        return Planned(None, f"{model.name} {failed}; the question was read without it.")
    try:
        read = question_of(plan, question, inquiry.lexicon)
    except Invalid:
        return Planned(None)
    meant = ", ".join(f"“{item.words}” as {item.field.replace('_', ' ')}: {item.value}" for item in plan.readings)
    return Planned(read, f"Read with the help of {model.name}: {meant}.") if read else Planned(None)


def question_of(plan: Plan, question: Question, lexicon: Lexicon) -> Question | None:
    """The rules' question with the plan's filters; Invalid where one of them names what is not there.

    Words that no reading accounts for are what the actions must speak of, so nothing that was asked is lost.
    """
    if plan.asks != "actions" or not plan.readings:
        return None
    filters = question.actions
    spans: list[tuple[int, int]] = []
    for reading in plan.readings:
        spans.append(_span(reading.words, question))
        filters = _with(filters, reading, question, lexicon)
    kept = {key.stem for key in question.keys if not any(start <= key.position < end for start, end in spans)}
    about = tuple(stem for stem in filters.about if stem in kept)
    form = Form.COUNT if question.form is Form.COUNT else FORMS[plan.form]
    return replace(question, asks_actions=True, form=form, actions=replace(filters, about=about, topic=about))


def _span(phrase: str, question: Question) -> tuple[int, int]:
    """Where a phrase stands in the question; it must be one that the rules left open, and may not be the topic."""
    start = question.text.lower().find(phrase.strip().lower()) if phrase.strip() else -1
    end = start + len(phrase.strip())
    if start < 0 or len(phrase.split()) > MOST_WORDS:
        raise Invalid(phrase)
    inside = {key.stem for key in question.keys if start <= key.position < end}
    if not inside & set(question.actions.about) or inside & set(question.actions.topic):
        raise Invalid(phrase)
    return start, end


def _with(filters: ActionFilter, reading: Reading, question: Question, lexicon: Lexicon) -> ActionFilter:
    value = reading.value.strip()
    named = any(key.is_name for key in question.keys if key.text.lower() in reading.words.lower())
    if named and reading.field not in {"owner", "theme"}:
        raise Invalid(reading.words)
    match reading.field:
        case "status" | "not_status":
            if value not in STATUSES or filters.statuses or filters.status_words:
                raise Invalid(value)
            return replace(filters, statuses=(STATUSES[value],), negated_status=reading.field == "not_status")
        case "overdue":
            if value not in SENSES or filters.overdue:
                raise Invalid(value)
            return replace(filters, overdue=SENSES[value])
        case "owner":
            return replace(filters, owners=(*filters.owners, *_named(value, reading.words, lexicon.owners)))
        case "theme":
            return replace(filters, themes=(*filters.themes, *_named(value, reading.words, lexicon.themes)))
        case _:
            return _dated(filters, reading.field, value, reading.words)


def _named(value: str, phrase: str, known: tuple[tuple[tuple[str, ...], str], ...]) -> tuple[str, ...]:
    """Names of the papers that are the value; it must share a word or its initials with the question's phrase."""
    stems = name_stems(value)
    found = tuple(dict.fromkeys(name for name_parts, name in known if name_parts == stems))
    initials = "".join(part[0] for part in re.findall(r"[A-Za-z]+", value) if part[0].isupper()).lower()
    said = {word.stem for word in words(phrase)}
    if not found or not (set(stems) & said or (len(initials) > 1 and initials in phrase.lower().split())):
        raise Invalid(value)
    return found


def _dated(filters: ActionFilter, field: str, value: str, phrase: str) -> ActionFilter:
    """A date filter; its year and month must stand in the phrase, for a model reckons no dates."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise Invalid(value) from None
    said = find_dates(phrase)
    if not any((found.date.year, found.date.month) == (day.year, day.month) for found in said):
        raise Invalid(value)
    match field:
        case "due_on":
            return replace(filters, due_on=day)
        case "due_from":
            return replace(filters, due_from=day)
        case _:
            return replace(filters, due_to=day)
