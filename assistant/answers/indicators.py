"""Answers from indicators: a value, or a change with its first and last value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose import Draft, Evidence, paper_name, printed_date, record_row
from assistant.inquiry import Inquiry
from assistant.answers.premise import FALL, RISE
from assistant.understand.question import Question, Wanted
from assistant.understand.words import words
from corpus.records.nouns import Indicator, Point
from index.library import StoredDocument

UNTELLING = frozenset(
    "no number of the % percent percentag figur total chang differ trend start end begin improv wors better same way period week month quarter year "
    "rise rose fall fell increas decreas reduc go went up down grow grew drop high mani much latest current explain perform indic kpi measur valu "
    "stood stand subject team reach happen did between council rate level come".split()
)
CHANGE = re.compile(r"\bchang\w*|\btrend\w*|\bimprov\w*|\bwors\w*|\bbetter\b|\b(?:go|going|gone|went|come|came|get|got) (?:up|down)\b|\b(?:rise|rose|risen|fall|fell|fallen|increas\w*|decreas\w*|reduc\w*|drop\w*|grow\w*|grew|declin\w*)\b|\bstart and (?:the )?end\b|\bbetween\b|\bover time\b|\bmov(?:e|ed|ement)\b|\bcompare\w*\b|\bdirection\b|\bdevelop\w*", re.I)
LAST = re.compile(r"\b(?:at|by|to)? ?(?:the )?end (?:of|april|may)|\bend of\b|\blatest\b|\bmost recent\b|\blast\b", re.I)
FIRST = re.compile(r"\b(?:start|beginning) of\b|\bfirst\b|\bearliest\b", re.I)
ENOUGH_OF_NAME = 0.6
ENOUGH_OF_QUESTION = 0.6


@dataclass(frozen=True, slots=True)
class FoundIndicator:
    """An indicator with its paper and how well its name fits."""

    document: StoredDocument
    indicator: Indicator
    fit: float


def answer_indicators(inquiry: Inquiry) -> Draft | None:
    """Answer a value or a change from a table of figures, or none where no indicator has that name and period."""
    question = inquiry.question
    if question.wanted in {Wanted.PERSON, Wanted.MONEY, Wanted.DURATION, Wanted.FREQUENCY, Wanted.DATE} or question.actions.refs:
        return None
    found = find_indicators(inquiry)
    if not found or question.wanted is Wanted.REASON and not _contradicted(question, found):
        return None
    draft = Draft(engine="records")
    if question.wanted is not Wanted.YES_NO and _contradicted(question, found):
        draft.say("The figures do not bear that out:")
    for item in found:
        points = chosen_points(question, item.indicator)
        if points:
            _tell(item, points, question, draft)
    draft.results = tuple(found)
    return draft if draft.blocks else None


def _direction(question: Question) -> int:
    """1 where the question takes a rise for granted, -1 for a fall, 0 for neither."""
    stems = {word.stem for word in words(question.text)}
    return (1 if stems & RISE else 0) - (1 if stems & FALL else 0)


def _contradicted(question: Question, found: Sequence[FoundIndicator]) -> bool:
    """Whether the figures went the other way than the question takes for granted."""
    for item in found[:1]:
        points = chosen_points(question, item.indicator)
        if len(points) > 1 and points[0].number is not None and points[-1].number is not None:
            change = points[-1].number - points[0].number
            return _direction(question) * change < 0 or _direction(question) != 0 and change == 0
    return False


def find_indicators(inquiry: Inquiry) -> list[FoundIndicator]:
    """Indicators in tables whose name the question speaks, the best fit only, at most three."""
    fits = [
        FoundIndicator(document, indicator, fit)
        for document in inquiry.documents
        for indicator in inquiry.records(document).indicators
        if indicator.basis == "table" and len(indicator.points) > 0
        and (fit := _fit(inquiry, document, indicator)) > 0
    ]
    fits.sort(key=lambda item: (-item.fit, item.document.id, item.indicator.order))
    return [item for item in fits if item.fit >= fits[0].fit - 0.05][:3]


def _fit(inquiry: Inquiry, document: StoredDocument, indicator: Indicator) -> float:
    stems, concepts, _, _ = inquiry.index.context(document, indicator.name)
    phrase_parts = {part for key in inquiry.question.keys for part in key.parts}
    asked = {key.stem for key in inquiry.question.keys} - UNTELLING
    names = (stems | concepts) - UNTELLING
    spoken = {part for concept in concepts for part in _parts(inquiry, concept)}
    if not asked or not names:
        return 0.0
    telling = {stem for stem in names if not stem.startswith("@")} - spoken | {name for name in names if name.startswith("@")}
    hit = {name for name in telling if name in asked or name in phrase_parts}
    weight = inquiry.index.weight
    of_name = sum(map(weight, hit)) / sum(map(weight, telling)) if telling else 0.0
    of_question = sum(weight(key) for key in asked if key in names) / sum(map(weight, asked))
    if of_name < ENOUGH_OF_NAME or of_question < ENOUGH_OF_QUESTION:
        return 0.0
    return (of_name + of_question) / 2


def _parts(inquiry: Inquiry, concept: str) -> set[str]:
    """Stems of every phrase that names a concept."""
    return {
        part
        for entries in inquiry.index.thesaurus.phrases.values()
        for phrase, name in entries
        if name == concept
        for part in phrase
    }


def chosen_points(question: Question, indicator: Indicator) -> tuple[Point, ...]:
    """Points of the dates asked for; all of them where none is asked; none where the paper has no such period."""
    days = question.dates
    points = indicator.points
    if not days:
        return points
    exact = tuple(point for point in points if point.period and f"d:{point.period.isoformat()}" in days)
    if exact:
        return exact
    if any(day[0] == "d" for day in days):
        return ()
    months = tuple(point for point in points if point.period and f"m:{point.period:%Y-%m}" in days)
    if months:
        return months
    if any(day[0] == "m" for day in days):
        return ()
    return tuple(point for point in points if point.period and f"y:{point.period.year}" in days)


def _tell(item: FoundIndicator, points: Sequence[Point], question: Question, draft: Draft) -> None:
    evidence = Evidence(item.document, item.indicator.quote, item.indicator.places)
    name, paper = item.indicator.name, paper_name(item.document)
    first, last = points[0], points[-1]
    whole = CHANGE.search(question.text) or (LAST.search(question.text) and FIRST.search(question.text))
    if len(points) > 1 and not whole and LAST.search(question.text):
        points, first = [last], last
    if len(points) == 1:
        draft.say(f"**{name}** ({paper}): **{first.value_text}** {_at(first)}.", evidence)
    else:
        draft.say(f"**{name}** ({paper}): from **{first.value_text}** {_at(first)} to **{last.value_text}** {_at(last)}{_difference(first, last)}.", evidence)
        if item.indicator.direction_text:
            draft.say(f"Printed direction of travel: {item.indicator.direction_text}.", evidence)
        draft.table(("Period", "Value"), (((point.period_text, point.value_text), (evidence,)) for point in points))
    draft.rows.append(record_row(item.document, item.indicator))


def _at(point: Point) -> str:
    day = printed_date(point.period)
    label = f", {point.period_label}" if point.period_label else ""
    return f"at {point.period_text}{f' ({day})' if day and day != point.period_text else ''}{label}" if point.period_text else "(period not printed)"


def _difference(first: Point, last: Point) -> str:
    if first.number is None or last.number is None:
        return ""
    change = last.number - first.number
    if change == 0:
        return ", no change"
    size = f"{abs(change):,.10g}{'%' if first.unit == '%' else ''}"
    if first.unit == "%":
        size = f"{abs(change):.4g} percentage points"
    return f", {'up' if change > 0 else 'down'} by {size} ({'a rise' if change > 0 else 'a fall'})"
