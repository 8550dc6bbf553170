"""Commitments: sentences outside tables that promise something by or at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.dates import FoundDate, find_dates, parse_due
from corpus.document import Document
from corpus.front_matter import read_front_matter
from corpus.records.nouns import Commitment
from corpus.records.sentences import LONGEST_SENTENCE, RunningText, running_texts, split_sentences

_PROMISE = re.compile(
    r"\b(?:will|shall|(?:should|must)(?=\s[^.;]{3,90}\bby\s+(?:the\s+)?(?:end\s+of\s+)?(?:\d|[A-Z]))|(?:is|are)\s+(?:set|to\s+be|scheduled|planned|expected\s+to|aiming|committed|intended|going)\b|"
    r"due\s+(?:for|on|in|by)|due\s+to\s+(?:be|start|begin|complete|finish|report|take|commence|conclude|meet|go)|to\s+be\s+(?:held|completed|presented|reported|published|considered|implemented|delivered)|"
    r"(?:scheduled|planned|timetabled)\s+(?:for|to)|pending|envisages?|anticipates?|expects?\s+to|intends?\s+to|(?:we|they)\s+plan\s+to|plans\s+to\s+(?!the\b|an?\b|our\b|its\b|this\b|all\b)|"
    r"commits?\s+to|(?:our|the)\s+(?:aim|aspiration|ambition|intention|target|plan)\s+is\s+(?:to|that)|we\s+aim\s+to)\b",
    re.IGNORECASE,
)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SEASON = r"(?:spring|summer|autumn|winter|Easter|Christmas)(?:\s+term)?"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|several|few|couple\s+of)"
_SPAN = (
    r"(?:the\s+next\s+|at\s+least\s+(?:another\s+)?|another\s+|a\s+further\s+)?"
    rf"{_NUMBER}(?:\s*(?:-|–|to|or)\s*{_NUMBER})?"
)
_BEFORE_TIME = r"(?:by|in|on|at|until|before|for|during|from|no\s+later\s+than|ready\s+for|end\s+of)"
_LOOSE_TIMES = (
    re.compile(
        rf"\b{_BEFORE_TIME}\s+(?:the\s+)?(?P<time>(?:early\s+|late\s+|mid-?\s*)?{_SEASON}(?:\s+(?:of\s+)?\d{{4}}))",
        re.I,
    ),
    re.compile(
        rf"\b{_BEFORE_TIME}\s+(?P<time>(?:the\s+)?(?:beginning|start|middle|end)\s+(?:of\s+)?{_MONTH})\b(?!\s+\d{{4}})"
    ),
    re.compile(rf"\b{_BEFORE_TIME}\s+(?P<time>(?:early\s+|late\s+|mid-?\s*)?{_MONTH})\b(?!\s+\d)"),
    re.compile(
        r"\b(?:over|for|in)\s+(?P<time>(?:the\s+next|(?:at\s+least\s+)?(?:another|a\s+further))\s+"
        rf"{_NUMBER}(?:\s*(?:-|–|to|or)\s*{_NUMBER})?\s+(?:working\s+)?(?:days?|weeks?|months?|years?))\b",
        re.I,
    ),
    re.compile(
        r"\b(?P<time>(?:by\s+)?(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?:calendar\s+|financial\s+)?(?:year|quarter|month|term))\b"
    ),
    re.compile(
        rf"\b(?P<time>within\s+{_SPAN}\s+(?:working\s+)?(?:days?|weeks?|months?|years?)(?:\s+of\s+(?:the|this|that|its)[^,.;]{{3,60}})?)",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<time>(?:next|later\s+this)\s+(?:week|month|quarter|term|year))\b", re.IGNORECASE),
)
_LEADS_TO_DATE = re.compile(
    r"\b(?:by|in|on|at|until|before|for|during|between|from|end|of|the|no\s+later\s+than|to|w/c|week\s+commencing|"
    r"commencing|starting|beginning|early|late|mid|around|summer|spring|autumn|winter)[\s-]*$",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:since|as\s+at|as\s+of|dated|published\s+(?:on|in)|(?:agreed|adopted|signed|passed|enacted|approved)\s+(?:on|in|at)|(?:was|were|(?:has|have|had)\s+been)\s+\w+(?:ed|n|t)\s+(?:on|in|at))"
    r"\s+(?:the\s+)?(?:end\s+of\s+)?$",
    re.I,
)
_BELONGS = re.compile(
    r"\b(?:(?:the\s+)?(?:end|middle|start|beginning)\s+(?:of\s+)?|w/c\s+|week\s+commencing\s+|mid-?|from\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"^[“‘\"]|[”\"]\s*(?:said|asked|replied|cried)\b|\b(?:he|she)\s+said\b|(?<!\w)I(?:[’']ll)?\s")
_RULE = re.compile(r"^(?:No|Any|Every|Nothing|If)\b|\bshall\s+(?:not\b|be\s+deemed\b|mean\b|have\s+no\b)")
_AGENT = re.compile(r"\bby\s+(?:the\s+)?(?P<who>[A-Z][\w’'&-]*(?:\s+(?:[A-Z][\w’'&-]*|(?:of|and|for|the)\b|&))*)")
_TRAILING = re.compile(r"(?:\s+(?:of|and|for|&|the))+$")
_ACTOR = re.compile(
    r"\b(?:board|council|committee|director|head|manager|managers|team|teams|ofsted|officer|officers|service|services|we|"
    r"inspectors|inspectorate|cabinet|panel|councillor|cllr|chair|group|partnership|trust|police|members|department|schools|"
    r"dfe|partners|authority|leader|executive|lead)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Cllr|Councillor)\.?\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,3}$")
_LONGEST_ACTOR = 14


@dataclass(frozen=True, slots=True)
class _Time:
    text: str
    due: date | None
    start: int
    is_by: bool = False


def read_commitments(document: Document) -> tuple[Commitment, ...]:
    """Promises with a time, in reading order; a time without a year only where the paper is dated."""
    paper = document.front.date or read_front_matter(document).date
    found: list[Commitment] = []
    for text, sentence in _sentences(document):
        promise = _PROMISE.search(sentence) if len(sentence) <= LONGEST_SENTENCE else None
        if promise is None or _SPEECH.search(sentence) or _RULE.search(sentence):
            continue
        time = _time(sentence, promise.start(), paper)
        if time is None:
            continue
        nearest = [match for match in _PROMISE.finditer(sentence) if match.start() < time.start]
        who = _who(sentence, nearest[-1] if nearest else promise)
        found.append(Commitment(len(found) + 1, sentence, who, time.text, time.due, (text.place,), sentence))
    return tuple(found)


def _sentences(document: Document) -> Iterator[tuple[RunningText, str]]:
    for text in running_texts(document):
        for sentence in split_sentences(text.text):
            yield text, sentence


def _time(sentence: str, promised_at: int, paper: date | None) -> _Time | None:
    """The time that the promise names: a date after it ("by" before others), else a looser one in a dated paper."""
    dated = sorted(_dates_after(sentence, promised_at, paper), key=lambda time: (not time.is_by, time.start))
    if dated or paper is None:
        return dated[0] if dated else None
    times = [
        _Time(match["time"], _loose_due(match["time"], paper), match.start())
        for pattern in _LOOSE_TIMES
        for match in pattern.finditer(sentence)
        if match.start() > promised_at and not _LOOKS_BACK.search(sentence[: match.start("time")])
    ]
    return min(times, key=lambda time: time.start, default=None)


def _dates_after(sentence: str, promised_at: int, paper: date | None) -> Iterator[_Time]:
    season = _LOOSE_TIMES[0].search(sentence, promised_at)
    if season:
        yield _Time(season["time"], None, season.start(), is_by=season.group().lower().startswith("by"))
    year = paper.year if paper else None
    last_start = -1
    for found in find_dates(sentence, year_hint=year):
        before = sentence[: found.start]
        if found.start < promised_at or found.start == last_start or _LOOKS_BACK.search(before):
            continue
        if not _LEADS_TO_DATE.search(before) or (season and season.start("time") <= found.start < season.end("time")):
            continue
        last_start = found.start
        yield _dated(sentence, found, year)


def _dated(sentence: str, found: FoundDate, year: int | None) -> _Time:
    """The date with the words that belong to it: "end of June 2017", "from April 2023", which is no due date."""
    before = _BELONGS.search(sentence[: found.start])
    start = before.start() if before else found.start
    text = sentence[start : found.start + len(found.text)]
    is_by = bool(re.search(r"\b(?:by|before|no\s+later\s+than)\s+(?:the\s+)?$", sentence[:start], re.IGNORECASE))
    if text.lower().startswith("from"):
        return _Time(text, None, start)
    days = [item.date for item in find_dates(found.text, year_hint=year)]
    return _Time(text, days[-1] if days else found.date, start, is_by=is_by)


def _loose_due(text: str, paper: date) -> date | None:
    """A promise for a month without its year means the next such month."""
    month = re.search(_MONTH, text)
    if month is None or re.search(r"\b(?:beginning|start|middle|early|mid)\b", text):
        return None
    for year in (paper.year, paper.year + 1):
        due = parse_due(month.group(), year_hint=year)
        if due and due >= paper:
            return due
    return None


def _who(sentence: str, promise: re.Match[str]) -> str:
    agent = _AGENT.search(sentence, promise.end())
    if agent and _ACTOR.search(agent["who"]):
        return _TRAILING.sub("", agent["who"])
    if re.match(r"(?:will|shall)\s+(?:\w+ly\s+|also\s+)?be\s+\w+(?:ed|n)\b", sentence[promise.start() :]):
        return ""
    subject = re.split(r"[,;:(]\s*|\bthat\s+", sentence[: promise.start()])[-1].strip()
    subject = re.sub(r"^(?:and|but|so)\s+", "", subject)
    if re.search(r"\bwe$", subject, re.IGNORECASE):
        return subject[-2:]
    doubled = re.match(r"(?:The\s+)?(?P<who>[A-Z]\w+(?:\s+[A-Z]\w+)*)\s+(?:was|were|is|has|have)\b.*\band$", subject)
    if doubled and _ACTOR.search(doubled["who"]):
        return doubled["who"]
    head = re.split(r"\s+(?:of|for|in|to|from|with|on)\s+", subject)[0]
    subject = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", subject)
    named = _PERSON.match(subject) or _ACTOR.search(head.split()[-1] if head else "")
    return subject if named and len(subject.split()) <= _LONGEST_ACTOR else ""
