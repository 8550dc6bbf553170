"""Statuses: the paper's own words kept, and what they mean for sorting and filtering."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from corpus.records.nouns import Status

EMPTY_KEY: Mapping[str, str] = MappingProxyType({})
"""The key of a paper that has none."""

COLOURS = {
    "r": "red", "a": "amber", "g": "green", "b": "blue", "y": "yellow", "p": "purple", "w": "white", "gr": "grey",
}  # fmt: skip
_OF_COLOUR = {
    "red": Status.AT_RISK,
    "amber": Status.AT_RISK,
    "yellow": Status.AT_RISK,
    "orange": Status.AT_RISK,
    "green": Status.ON_TRACK,
    "blue": Status.COMPLETE,
    "black": Status.OVERDUE,
}
"""What colours mean where the paper has no key: red says off track, not that a date has passed."""
_NEAR_AMBER, _GREYS = ("amber", "yellow", "orange"), ("grey", "gray")
_WORSE = (Status.OVERDUE, Status.AT_RISK, Status.PAUSED, Status.NOT_STARTED, Status.ON_TRACK, Status.COMPLETE)
COLOUR = re.compile(r"\b(red|amber|yellow|orange|green|blue|purple|black|gr[ae]y|white)\b", re.I)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.I)


_NOT_COMPLETE = (
    r"incomplete|(?:not|to be|nearly|almost|partially|partly|part|near|mostly|largely|substantially"
    r"|due to) (?:yet |be )?"
    r"(?:been )?(?:fully )?(?:completed?|implemented|delivered|achieved|met|embedded|done)"
)
_MEANINGS: tuple[tuple[re.Pattern[str], Status], ...] = (
    (
        _words(
            r"(?:completed?|delivered|closed|achieved) (?:\w+ )?(?:late|early|ahead of \w+|after (?:a "
            r"|some )?delays?)"
        ),
        Status.COMPLETE,
    ),
    (
        _words(
            r"supersed\w+|withdrawn|cancel\w+|no longer (?:required|needed|applicable)|not applicable|n/?a|merged"
            r"|deleted"
        ),
        Status.UNKNOWN,
    ),
    (
        _words(
            r"not (?:yet )?(?:started|begun|commenced|due)|yet to (?:start|begin|commence|be started)|unstarted"
            r"|not started yet"
            r"|no(?:t)? progress(?:ed|ing)?|to (?:start|begin|commence)|to be started|awaiting start"
            r"|future action|start(?:s|ing)? later"
        ),
        Status.NOT_STARTED,
    ),
    (_words(r"not overdue|not (?:delayed|late)"), Status.ON_TRACK),
    (
        _words(
            r"over-?\s?due|past (?:its |the )?(?:(?:due|end|target) )?(?:date|deadline)|past due|(?:date|deadline"
            r"|target"
            r"|timescale)s? (?:has |have |was |been )*"
            r"(?:passed|missed|lapsed|expired)|missed|slipped|delayed|late|will not be (?:met|delivered|achieved)"
        ),
        Status.OVERDUE,
    ),
    (_words(r"on[- ]hold|paused?|suspended|deferred|postponed|parked|stopped|stalled|stayed"), Status.PAUSED),
    (
        _words(
            r"(?:not|off)[- ](?:on[- ])?(?:track|target|schedule|plan)|at risk|behind(?: schedule| plan)?"
            r"|slippage|slipping|concerns?"
            r"|issues?|problems?|barriers?"
            r"|(?:at )?(?:significant|some|real|serious|medium|moderate|high) risks?|risk of|needs? attention|delays?"
            r"|(?:slow|limited|insufficient|little) progress|not (?:achieved|met|delivered|implemented|embedded)"
        ),
        Status.AT_RISK,
    ),
    (_words(_NOT_COMPLETE), Status.ON_TRACK),
    (_words(r"(?:will|due|expected|on track|planned|aiming|scheduled) (?:to )?(?:be )?complet\w+"), Status.ON_TRACK),
    (
        _words(r"awaiting (?:sign|approval|final|confirmation)\w*|under review|draft(?:ed|ing)?|nearly there"),
        Status.ON_TRACK,
    ),
    (
        _words(
            r"completed?|closed|done|achieved|delivered|embedded|implemented|finished|discharged|signed off"
            r"|fully met|met|actioned"
            r"|business as usual|bau|sustained|in place"
        ),
        Status.COMPLETE,
    ),
    (
        _words(
            r"on[- ](?:track|target|schedule|course|plan)|(?:going|running|according|proceeding) (?:well"
            r"|to (?:plan|schedule|time))|as planned|in[- ]?progress|progress\w*|on-?going|under\s?way"
            r"|started|commenced|begun"
            r"|in (?:hand|train|development|delivery)|continu\w+|active|open|being \w+|live|developing"
            r"|embedding|delivering|improving|planning|early stages?"
        ),
        Status.ON_TRACK,
    ),
    (
        _words(
            r"planned|scheduled|new|proposed|pending|awaiting|not commenced|future|upcoming|outstanding|to do"
            r"|to be \w+"
        ),
        Status.NOT_STARTED,
    ),
)
"""What is denied comes before what is said: "not on track" before "on track"."""


def normalise(text: str, key: Mapping[str, str] = EMPTY_KEY) -> Status:
    """The meaning of a status as printed: its words first, then the paper's key, then its colour or letter."""
    line = " ".join(text.split())
    share = re.search(r"(\d{1,3})\s?(?:%|per ?cent)", line)
    if share and int(share[1]) <= 100:
        return _of_share(int(share[1]), COLOUR.sub(" ", line))
    meaning = Status.COMPLETE if line in {"✓", "✔"} else _of_words(line)
    if meaning is not None:
        return meaning
    named = [lookup(part, key) for part in _marks(line)]
    found = [status for words in named if (status := _of_words(words) or _of_colour(words)) is not None]
    return min(found, key=_WORSE.index) if found and Status.UNKNOWN not in found else Status.UNKNOWN


def lookup(mark: str, key: Mapping[str, str]) -> str:
    """The key's words for a colour or letter, else the colour's name, else nothing."""
    mark = mark.strip().lower()
    if mark in key:
        return key[mark]
    colour = COLOURS.get(mark, "" if COLOUR.fullmatch(mark) is None else mark)
    near = (
        ("amber", "yellow", "orange") if colour in _NEAR_AMBER else ("grey", "gray") if colour in _GREYS else (colour,)
    )
    return next((key[name] for name in (colour, *near, colour[:1]) if name and name in key), colour)


def is_status(text: str, key: Mapping[str, str] = EMPTY_KEY) -> bool:
    """Whether a short text is nothing but a status."""
    line = " ".join(text.split())
    if len(line) > 60 or line.endswith(".") or len(line.split()) > 8 or not re.search(r"[^\W\d_]|[✓✔]", line):
        return False
    return normalise(line, key) is not Status.UNKNOWN


def _of_share(share: int, rest: str) -> Status:
    said = _of_words(re.sub(r"\b(?:completed?|done|delivered|achieved|implemented|started)\b", " ", rest, flags=re.I))
    if said is Status.OVERDUE or said is Status.AT_RISK or said is Status.PAUSED:
        return said
    return Status.COMPLETE if share == 100 else Status.NOT_STARTED if share == 0 else Status.ON_TRACK


def _of_words(line: str) -> Status | None:
    return next((status for pattern, status in _MEANINGS if pattern.search(line)), None)


def _of_colour(words: str) -> Status | None:
    found = [_OF_COLOUR[name.lower()] for name in COLOUR.findall(words) if name.lower() in _OF_COLOUR]
    return min(found, key=_WORSE.index) if found else None


def _marks(line: str) -> list[str]:
    """The colours and letters of a status: "Amber E" is amber, "R/A" is both; a key may hold the whole."""
    whole = line.lower()
    colours = COLOUR.findall(line)
    if colours:
        return [whole if len(colours) == 1 and len(whole) <= 2 else colour for colour in colours]
    parts = re.split(
        r"\s*[/–>-]+\s*|\s+to\s+", re.sub(r"^\(|\)$|^b?rag(?: rating| status)?\s*:?\s*", "", line, flags=re.I)
    )
    return parts if all(re.fullmatch(r"[A-Za-z]{1,2}\d?|[✓✔]", part) for part in parts) else []
