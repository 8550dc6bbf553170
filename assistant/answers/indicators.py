"""Answers from indicators: a value, or a change with its first and last value, from one paper or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answers.premise import FALL, RISE
from assistant.compose import Draft, Evidence, paper_name, printed_date, record_row
from assistant.inquiry import Inquiry
from assistant.understand.question import Key, Question, Wanted
from assistant.understand.words import words
from corpus.dates import find_dates
from corpus.records.nouns import Indicator, Point
from index.library import StoredDocument

UNTELLING = frozenset(
    "no number of the % percent percentag figur total chang differ trend start end begin improv wors better same "
    "way period week month quarter year rise rose risen fall fell fallen increas decreas reduc go gone went up down "
    "grow grew drop high mani much latest current explain perform indic kpi measur council share proport rate valu "
    "stood stand subject reach happen did between council rate level come came more fewer less manag cut last get "
    "got per perc april may june juli august septemb octob novemb decemb januari februari march report plan paper "
    "give show tell us now still yet right on in at target".split()
)
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
ENOUGH_OF_NAME = 0.5
ENOUGH_OF_QUESTION = 0.6
SYNONYM = 0.6
HEAD = 0.5
BASIS = {"table": 1.0, "sentence": 0.9}
"""Worth of where a figure was read."""


@dataclass(frozen=True, slots=True)
class FoundIndicator:
    """An indicator with its paper and how well its name fits."""

    document: StoredDocument
    indicator: Indicator
    fit: float


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


def find_indicators(inquiry: Inquiry) -> list[FoundIndicator]:
    """Indicators in tables whose name the question speaks: the best fits of each paper."""
    fits = [
        FoundIndicator(document, indicator, fit)
        for document in inquiry.documents
        for indicator in inquiry.records(document).indicators
        if indicator.points and (fit := fit_of(inquiry, document, indicator) * BASIS.get(indicator.basis, 0.9)) > 0
    ]
    best = max((item.fit for item in fits), default=0.0)
    chosen: list[FoundIndicator] = []
    for document in inquiry.documents:
        own = [item for item in fits if item.document.id == document.id]
        top = max((item.fit for item in own), default=0.0)
        if top >= best - 0.15:
            chosen += [item for item in own if item.fit >= top - 0.02][:4]
    return chosen


def fit_of(inquiry: Inquiry, document: StoredDocument, indicator: Indicator) -> float:
    """How well a name fits: the share of the name that the question speaks and of the question that the name holds."""
    name = indicator.name
    stems, concepts, groups, _ = inquiry.index.context(document, name)
    keys = [key for key in inquiry.question.keys if key.stem not in UNTELLING]
    if not keys or _other_service(inquiry, document):
        return 0.0

    def weigh(stem: str) -> float:
        return inquiry.index.weight(stem, inquiry.documents)

    held = [(_held(inquiry, key, stems, concepts, groups), weigh(key.stem)) for key in keys]
    of_question = sum(worth * weight for worth, weight in held) / sum(weight for _, weight in held)
    telling = _telling(inquiry, document, name)
    asked = {key.stem for key in keys} | {part for key in keys for part in key.parts}
    asked |= {name for key in keys if len(key.parts) > 2 for name in inquiry.index.thesaurus.needed(key.parts)}
    asked_groups = inquiry.index.groups(tuple(asked))
    spoken = [
        (1.0 if stem in asked else SYNONYM if inquiry.index.groups((stem,)) & asked_groups else 0.0, weigh(stem))
        for stem in telling
    ]
    of_name = sum(worth * weight for worth, weight in spoken) / sum(weight for _, weight in spoken) if spoken else 0.0
    if of_name < ENOUGH_OF_NAME or of_question < ENOUGH_OF_QUESTION:
        return 0.0
    return (of_name + of_question) / 2


def _other_service(inquiry: Inquiry, document: StoredDocument) -> bool:
    """Whether the question names children's services and the paper is on adults', or the other way round."""
    asked = {key.stem for key in inquiry.question.keys}
    title = {word.stem for word in words(document.front.title)}
    return any(
        one in asked and other not in asked and other in title and one not in title
        for one, other in (("children", "adult"), ("adult", "children"))
    )


def _held(inquiry: Inquiry, key: Key, stems: frozenset[str], concepts: frozenset[str], groups: frozenset[str]) -> float:
    if key.stem in stems or key.stem in concepts:
        return 1.0
    if len(key.parts) > 2 and inquiry.index.thesaurus.needed(key.parts) <= stems | concepts:
        return 1.0
    if key.parts:
        return HEAD if key.parts[-1] in stems else 0.0
    own = inquiry.index.thesaurus.groups.get(key.stem, frozenset())
    return SYNONYM if own & groups else 0.0


def _telling(inquiry: Inquiry, document: StoredDocument, name: str) -> set[str]:
    """Stems and concepts that tell an indicator from others; a concept stands for the words that name it."""
    stems = [word.stem for word in words(name)]
    covered: set[int] = set()
    telling: set[str] = set()
    for start, end, concept in inquiry.index.thesaurus.concepts(stems):
        covered |= set(range(start, end))
        telling.add(concept)
    telling |= {stem for at, stem in enumerate(stems) if at not in covered}
    return {
        stem
        for stem in telling
        if stem not in UNTELLING
        and not stem.isdigit()
        and stem
        not in {
            "with",
            "for",
            "by",
            "a",
            "an",
            "who",
            "are",
            "is",
            "were",
            "had",
            "have",
            "has",
            "was",
            "to",
            "than",
            "and",
        }
    }


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
            f"**{name}** ({papers}): from **{first.point.value_text}** {_at(first.point)} to **{last.point.value_text}** {_at(last.point)}"
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
