"""Answers about inspections: grades, dates on site, lead inspector."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose import Draft, Evidence, paper_name, printed_date, record_row
from assistant.inquiry import Inquiry
from assistant.understand.question import Wanted
from assistant.understand.words import words
from corpus.records.nouns import Judgement
from index.library import StoredDocument

GRADE = re.compile(r"\bgrad(?:e|es|ed|ing)\b|\bjudge?ments?\b|\bjudged\b|\brat(?:e|ed|ing)\b|\boverall effectiveness\b|\bgot\b|\bget\b|\bscore\w*|\boutstanding\b|\binadequate\b|\brequires improvement\b|\bhow (?:good|well)\b|\bverdict\b", re.I)
DATES = re.compile(r"\b(?:inspect\w*|visit\w*|on site|fieldwork)\b", re.I)
INSPECTOR = re.compile(r"\b(?:lead|led|leading|head|headed|carried out|conducted|in charge)\b.{0,40}\b(?:inspect\w*|team|visit)\b|\binspect\w*\b.{0,40}\b(?:lead|led|headed|carried out by)\b|\blead inspector\b|\bwho inspected\b|\binspector\b", re.I)
OVERALL = re.compile(r"\boverall\b", re.I)


def answer_judgements(inquiry: Inquiry) -> Draft | None:
    """Answer from judgement records, or none where the question asks for something else."""
    question = inquiry.question
    text = question.text
    pairs = [(document, item) for document in inquiry.documents for item in inquiry.records(document).judgements]
    if not pairs or question.actions.refs or question.asks_actions:
        return None
    if question.wanted is Wanted.PERSON and INSPECTOR.search(text):
        return _inspectors(pairs)
    if question.wanted is Wanted.DATE and DATES.search(text) and not re.search(r"\bnext\b|\bmonitoring\b|\bpublish\w*", text, re.I):
        return _dates(pairs)
    if GRADE.search(text) and question.wanted in {Wanted.THING, Wanted.MANNER, Wanted.YES_NO}:
        return _grades(inquiry, pairs)
    return None


def _newest(pairs: Sequence[tuple[StoredDocument, Judgement]], inquiry: Inquiry) -> list[tuple[StoredDocument, Judgement]]:
    return list(pairs)


def _inspectors(pairs: Sequence[tuple[StoredDocument, Judgement]]) -> Draft | None:
    draft = Draft(engine="records")
    told = set()
    for document, item in pairs:
        if item.lead_inspector and (document.id, item.lead_inspector) not in told:
            told.add((document.id, item.lead_inspector))
            evidence = Evidence(document, item.inspector_quote or item.quote, item.inspector_places or item.places)
            draft.say(f"**{item.lead_inspector}** led the inspection ({paper_name(document)}).", evidence)
            draft.rows.append(record_row(document, item))
    return draft if draft.blocks and len(told) <= 8 else None


def _dates(pairs: Sequence[tuple[StoredDocument, Judgement]]) -> Draft | None:
    draft = Draft(engine="records")
    told = set()
    for document, item in pairs:
        if item.inspected_from and (document.id, item.inspected_from) not in told:
            told.add((document.id, item.inspected_from))
            evidence = Evidence(document, item.dates_quote or item.quote, item.dates_places or item.places)
            last = item.inspected_to or item.inspected_from
            days = printed_date(last) if last == item.inspected_from else f"{printed_date(item.inspected_from)} to {printed_date(last)}"
            draft.say(f"The inspection took place on **{days}** ({paper_name(document)}).", evidence)
            draft.rows.append(record_row(document, item))
    return draft if draft.blocks and len(told) <= 8 else None


def _grades(inquiry: Inquiry, pairs: Sequence[tuple[StoredDocument, Judgement]]) -> Draft | None:
    """Grades whose subject the question names; the overall one where it names none."""
    graded = [(document, item) for document, item in pairs if item.grade]
    chosen = _by_subject(inquiry, graded)
    if not chosen or len({document.id for document, _ in chosen}) > 8:
        return None
    draft = Draft(engine="records")
    for document, item in chosen:
        body = f"{item.body}: " if item.body else ""
        draft.say(f"{body}{item.subject}: **{item.grade}** ({paper_name(document)}).", Evidence(document, item.quote, item.places))
        draft.rows.append(record_row(document, item))
    draft.results = tuple(item for _, item in chosen)
    return draft


def _by_subject(
    inquiry: Inquiry, graded: Sequence[tuple[StoredDocument, Judgement]]
) -> list[tuple[StoredDocument, Judgement]]:
    asked = {key.stem for key in inquiry.question.keys} | {part for key in inquiry.question.keys for part in key.parts}
    frame = {"grade", "judg", "judgment", "rate", "overal", "effect", "inspect", "ofst", "inspector", "council", "servic", "children", "child", "get", "score", "impact", "experi", "progress", "child's", "result", "outstand", "good", "inadequ", "verdict", "home"}
    topical = asked - frame
    scored = []
    for document, item in graded:
        stems, concepts, _, _ = inquiry.index.context(document, item.subject)
        weight = len((asked & (set(stems) | set(concepts))) - frame)
        overall = bool(re.search(r"\boverall\b", item.subject, re.I))
        scored.append((weight, overall, document, item))
    best = max((weight for weight, *_ in scored), default=0)
    named = [word.text for word in words(inquiry.question.text)]
    if OVERALL.search(inquiry.question.text) or (best == 0 and not topical - {word.lower() for word in named if word[0].isupper()}):
        overall_rows = [(document, item) for _, overall, document, item in scored if overall]
        return overall_rows or ([(document, item) for _, _, document, item in scored] if best == 0 else [])
    return [(document, item) for weight, _, document, item in scored if weight == best and best > 0]
