"""Figures in sentences with their period: few and sure rather than many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.dates import find_dates
from corpus.document import Document
from corpus.records.figures import number_of, unit_of
from corpus.records.nouns import Indicator, Point
from corpus.records.sentences import LONGEST_SENTENCE, RunningText, running_texts, split_sentences

_VALUE = r"(?:£\s?)?\d[\d,]*(?:\.\d+)?\s?(?:%|per\s?cent|days|million|m\b|k\b)?"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?|\d\d\s?/\s?\d\d"
_PERIOD = (
    rf"(?:(?:the\s+)?(?:end|beginning|start)\s+(?:of\s+)?)?(?:(?:quarter\s+\d|q\d)(?:,?\s+(?:of\s+)?(?:{_YEAR}))?|"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:(?:19|20)?\d\d)\b|{_YEAR})"
)
_AT = r"(?:as\s+(?:at|of)|at|in|by|during|for|on)\s+(?:the\s+)?"
_OPENED_BY_PERIOD = re.compile(
    rf"^{_AT}(?P<period>{_PERIOD})\s*,?\s+(?:there\s+(?:were|was|are|is)\s+)?(?:a\s+total\s+of\s+)?"
    rf"(?P<value>{_VALUE})\s+(?:of\s+(?:the\s+|our\s+)?|(?=[a-z]))(?P<name>[A-Za-z][^.;:()£\d]{{6,110}}?)"
    r"(?=\s*(?:[,;.(]|\bcompared\b|\bwhich\b|\bthis\b|\bagainst\b|$))",
    re.IGNORECASE,
)
_QUANTITY = (
    r"(?P<name>(?:the\s+)?(?:number|percentage|proportion|rate|total|average|share|figure)\s+(?:of|for)\s+"
    r"[A-Za-z][^.;:,()£\d]{4,110}?)"
)
_IS = (
    r"(?:(?:has|have|had)\s+)?(?:now\s+|also\s+)?(?:was|were|is|are|stood\s+at|stands\s+at|remained\s+at|reached|totalled|"
    r"(?:increased|decreased|risen|rose|fell|fallen|reduced|dropped|grew|grown|improved|declined)\s+to)"
)
_QUANTITY_AT = re.compile(
    rf"\b{_QUANTITY}\s+{_IS}\s+(?P<value>{_VALUE})\s*(?:[a-z]+\s+)?(?:{_AT})(?P<period>{_PERIOD})", re.IGNORECASE
)
_PERIOD_QUANTITY = re.compile(
    rf"^{_AT}(?P<period>{_PERIOD})\s*,?\s+{_QUANTITY}\s+{_IS}\s+(?P<value>{_VALUE})(?=[\s.,;)]|$)", re.IGNORECASE
)
_MOVES = (
    r"(?=\s+(?:over|during|in|this\s+(?:year|quarter|month)|last|since|has|have|had|was|were|is|are|from|rose|fell|rising|falling|recovering|increas\w+|decreas\w+|"
    r"reduc\w+|which|between)\b)"
)
_PAIR = rf"(?P<value>{_VALUE})\s+(?:as\s+(?:at\s+)?|at\s+|in\s+|by\s+)(?:the\s+)?(?P<period>{_PERIOD})"
_UNNAMED_PAIR = re.sub(r"[?]P<[a-z]+>", "?:", _PAIR)
_MOVED = (
    rf"{_MOVES}[^.;:%]{{0,60}}?\bfrom\s+(?:a\s+position\s+of\s+)?"
    rf"(?P<pairs>{_UNNAMED_PAIR}(?:,?\s+(?:to|and)\s+{_UNNAMED_PAIR})+)"
)
_FROM_TO = (
    re.compile(rf"{_QUANTITY}{_MOVED}", re.IGNORECASE),
    re.compile(rf"(?P<name>^[A-Z][^.;:,()£\d]{{6,70}}?){_MOVED}", re.IGNORECASE),
)
_NOW = re.compile(
    r"\b(?P<name>(?:the\s+)?(?:[A-Z][\w-]*\s+)+(?:figure|rate|percentage)\s+for\s+[^.;:,()£%]{4,80}?)\s+(?:is|stands\s+at)\s+"
    rf"(?P<period>currently|now)\s+(?P<value>{_VALUE})"
)
_ONLY_UNITS = re.compile(r"^(?:days?|weeks?|months?|years?|occasions?|times|per\s?cent|percent|of)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\s+(?:were|was|are|is)\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class _Measured:
    name: str
    values: tuple[tuple[str, str], ...]
    """Period and value, both as printed."""


def sentence_indicators(document: Document) -> Iterator[Indicator]:
    """Indicators whose sentence names quantity, value and period together."""
    for text in running_texts(document):
        for sentence in split_sentences(text.text):
            measured = _measured(sentence) if _may_measure(sentence) else None
            if measured:
                yield _indicator(measured, sentence, text)


def _may_measure(sentence: str) -> bool:
    return len(sentence) <= LONGEST_SENTENCE and bool(re.search(r"\d", sentence))


def _measured(sentence: str) -> _Measured | None:
    for pattern in _FROM_TO:
        match = pattern.search(sentence)
        if match:
            pairs = re.finditer(_PAIR, match["pairs"], re.IGNORECASE)
            return _Measured(_tidy(match["name"]), tuple((pair["period"], pair["value"]) for pair in pairs))
    for pattern in (_PERIOD_QUANTITY, _OPENED_BY_PERIOD, _QUANTITY_AT, _NOW):
        match = pattern.search(sentence)
        if match and not _ONLY_UNITS.match(match["name"]) and not _is_year(match["value"]):
            return _Measured(_tidy(match["name"]), ((match["period"], match["value"]),))
    return None


def _is_year(value: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d\s?", value))


def _tidy(name: str) -> str:
    bare = re.sub(r"^the\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
    return _AUXILIARY.sub(" ", bare, count=1).strip(" -–—")


def _indicator(measured: _Measured, sentence: str, text: RunningText) -> Indicator:
    points = tuple(
        Point(
            period_text=period.strip(),
            period=_last_day(period),
            value_text=value.strip(),
            number=number_of(value),
            unit=unit_of(value, measured.name),
            place=text.place,
        )
        for period, value in measured.values
    )
    return Indicator(0, measured.name, points, places=(text.place,), quote=sentence, basis="sentence")


def _last_day(period: str) -> date | None:
    found = () if re.search(r"\b(?:beginning|start)\b", period, re.IGNORECASE) else find_dates(period)
    return found[-1].date if found else None
