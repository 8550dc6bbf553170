"""Answers from indicators: a value, or a change with its first and last value, from one paper or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answers.indicator_names import FoundIndicator, find_indicators
from assistant.answers.premise import FALL, RISE
from assistant.compose import Draft, Evidence, paper_name, printed_date, record_row
from assistant.inquiry import Inquiry
from assistant.understand.question import Question, Wanted
from assistant.understand.words import words
from corpus.dates import find_dates
from corpus.records.nouns import Point

CHANGE = re.compile(
    r"\bchang\w*|\btrend\w*|\bimprov\w*|\bwors\w*|\bbetter\b"
    r"|\b(?:go|going|gone|went|come|came|get|got|getting) (?:up|down)\b"
    r"|\b(?:rise|rose|risen|fall|fell|fallen|increas\w*|decreas\w*|reduc\w*|drop\w*|grow\w*|grew|declin\w*)\b"
    r"|\bstart and (?:the )?end\b"
    r"|\bbetween\b|\bover time\b|\bmov(?:e|ed|ement)\b|\bdirection\b|\bsince\b|\bcompared (?:with|to)\b",
    re.I,
)
LAST = re.compile(r"\bend of\b|\blatest\b|\bmost recent\b|\blast\b|\bnow\b|\bcurrent\w*", re.I)
FIRST = re.compile(r"\b(?:start|beginning) of\b|\bstart\b|\bfirst\b|\bearliest\b", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """One value with where it was read."""

    found: FoundIndicator
    point: Point


def answer_indicators(inquiry: Inquiry) -> Draft | None:
    """Answer a value or a change from tables of figures, or none where no indicator has that name and period."""
    question = inquiry.question
    if question.wanted in {Wanted.PERSON, Wanted.GROUP, Wanted.MONEY, Wanted.DURATION, Wanted.FREQUENCY, Wanted.DATE}:
        return None
    if question.actions.refs or question.asks_actions:
        return None
    found = find_indicators(inquiry)
    draft = Draft(engine="records")
    for council in dict.fromkeys(item.document.front.council for item in found):
        readings = chosen_readings(question, [item for item in found if item.document.front.council == council])
        if not readings or (question.wanted is Wanted.REASON and not _contradicted(question, readings)):
            continue
        if question.wanted is not Wanted.YES_NO and _contradicted(question, readings):
            draft.say("The figures do not bear that out:")
        _tell(question, readings, draft)
        draft.results = (*draft.results, *_distinct_found(readings))
    return draft if draft.blocks else None


def chosen_readings(question: Question, found: Sequence[FoundIndicator]) -> list[Reading]:
    """Values of the periods asked for, by period; all of them where none is asked."""
    readings = [Reading(item, point) for item in found for point in item.indicator.points if point.value_text.strip()]
    readings.sort(
        key=lambda reading: (reading.found.indicator.name != found[0].indicator.name, reading.point.period or date.min)
    )
    asked = {day.date for day in find_dates(question.text)}
    spans = [reading for reading in readings if reading.point.period in asked]
    if len(asked) >= 2 and len({reading.point.period for reading in spans}) >= 2:
        first, last = min(asked), max(asked)
        return _distinct(
            [reading for reading in readings if reading.point.period and first <= reading.point.period <= last]
        )
    if len(asked) == 1 and spans and re.search(r"\bsince\b", question.text, re.I):
        return _distinct(
            [reading for reading in readings if reading.point.period and reading.point.period >= min(asked)]
        )
    days = {day for day in question.dates if day[0] in "dm"}
    days |= {day for day in question.dates if day[0] == "y" and not any(other[2:6] == day[2:] for other in days)}
    if not days:
        newest = max((item.document.front.date or date.min for item in found), default=date.min)
        return [reading for reading in readings if (reading.found.document.front.date or date.min) == newest]
    asked_days = {day for day in days if day[0] == "d"}
    months = {day for day in days if day[0] == "m" and not any(exact[2:9] == day[2:] for exact in asked_days)}
    exact = [reading for reading in readings if f"d:{reading.point.period}" in asked_days]
    if asked_days and not months:
        return _distinct(exact)
    of_months = [
        reading for reading in readings if reading.point.period and f"m:{reading.point.period:%Y-%m}" in months
    ]
    if months or asked_days:
        held = {f"m:{reading.point.period:%Y-%m}" for reading in of_months if reading.point.period}
        return _distinct(exact + of_months) if held >= months or not _value_of(question) else []
    return _distinct(
        [reading for reading in readings if reading.point.period and f"y:{reading.point.period.year}" in days]
    )


def _value_of(question: Question) -> bool:
    """Whether a value is asked for, so that another month's would be wrong."""
    return question.wanted in {Wanted.NUMBER, Wanted.PERCENT, Wanted.THING}


def _distinct(readings: Sequence[Reading]) -> list[Reading]:
    """One reading a period and value; the same figure repeated in a later paper is told once."""
    seen: set[tuple[date | None, str, str]] = set()
    kept = []
    for reading in sorted(readings, key=lambda item: item.point.period or date.min):
        key = (reading.point.period, reading.point.value_text, reading.point.period_label)
        if key not in seen:
            seen.add(key)
            kept.append(reading)
    return kept


def _direction(question: Question) -> int:
    """1 where the question takes a rise for granted, -1 for a fall, 0 for neither or both."""
    stems = {word.stem for word in words(question.text)}
    up = bool(stems & RISE) or bool(re.search(r"\b(?:go|going|gone|went) up\b", question.text, re.I))
    down = bool(stems & FALL) or bool(re.search(r"\b(?:go|going|gone|went|come|came) down\b", question.text, re.I))
    return int(up) - int(down)


def _contradicted(question: Question, readings: Sequence[Reading]) -> bool:
    """Whether the figures went the other way than the question takes for granted."""
    first, last = readings[0].point.number, readings[-1].point.number
    if first is None or last is None or len(readings) < 2 or _direction(question) == 0:
        return False
    return _direction(question) * (last - first) <= 0


def _tell(question: Question, readings: Sequence[Reading], draft: Draft) -> None:
    names = list(dict.fromkeys(reading.found.indicator.name for reading in readings))
    papers = {reading.found.document.id for reading in readings}
    if len(names) > 1 and len(papers) == 1:
        for name in names:
            _tell_one(question, [reading for reading in readings if reading.found.indicator.name == name], draft)
        return
    _tell_one(question, readings, draft)
    if len(names) > 1:
        draft.say(f"The papers name it differently: {'; '.join(f'“{name}”' for name in names)}.")


def _tell_one(question: Question, readings: Sequence[Reading], draft: Draft) -> None:
    whole = (
        CHANGE.search(question.text)
        or (LAST.search(question.text) and FIRST.search(question.text))
        or len(question.dates) > 2
    )
    if len(readings) > 1 and not whole and (LAST.search(question.text) or not question.dates):
        readings = readings[-1:]
    first, last = readings[0], readings[-1]
    evidence = tuple(_evidence_of(found) for found in _distinct_found(readings))
    name = first.found.indicator.name
    if first is last or len(readings) == 1:
        draft.say(
            f"**{name}** ({paper_name(first.found.document)}): **{first.point.value_text}** {_at(first.point)}.",
            *evidence,
        )
    else:
        papers = " and ".join(dict.fromkeys(paper_name(reading.found.document) for reading in (first, last)))
        draft.say(
            f"**{name}** ({papers}): from **{first.point.value_text}** {_at(first.point)} "
            f"to **{last.point.value_text}** {_at(last.point)}"
            f"{_difference(first.point, last.point)}.",
            *evidence,
        )
        if last.found.indicator.direction_text:
            draft.say(f"Printed direction: {last.found.indicator.direction_text}.", _evidence(last))
        draft.table(
            ("Period", "Value"),
            (((reading.point.period_text, reading.point.value_text), (_evidence(reading),)) for reading in readings),
        )
    if last.found.indicator.target_text:
        draft.say(f"Printed target: {last.found.indicator.target_text}.", _evidence(last))
    for found in _distinct_found(readings):
        draft.rows.append(record_row(found.document, found.indicator))


def _distinct_found(readings: Sequence[Reading]) -> list[FoundIndicator]:
    """The indicators of some readings, each once."""
    return list({(item.found.document.id, item.found.indicator.order): item.found for item in readings}.values())


def _evidence(reading: Reading) -> Evidence:
    return _evidence_of(reading.found)


def _evidence_of(found: FoundIndicator) -> Evidence:
    return Evidence(found.document, found.indicator.quote, found.indicator.places)


def _at(point: Point) -> str:
    day = printed_date(point.period)
    label = f", {point.period_label}" if point.period_label else ""
    if not point.period_text:
        return f"(period not printed){label}"
    return f"at {point.period_text}{f' ({day})' if day and day != point.period_text else ''}{label}"


def _difference(first: Point, last: Point) -> str:
    if first.number is None or last.number is None:
        return ""
    change = last.number - first.number
    if change == 0:
        return ", no change"
    size = f"{abs(change):.4g} percentage points" if first.unit == "%" else f"{abs(change):,.10g}"
    return f", {'up' if change > 0 else 'down'} by {size}: it {'rose' if change > 0 else 'fell'}"
