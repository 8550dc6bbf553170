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

_VALUE = r"(?:£\s?)?\d[\d,]*(?:\.\d+)?\s?(?:%|per\s?cent|days|weeks|months|hours|million|m\b|k\b)?"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?|\d\d\s?/\s?\d\d"
_QUARTER = rf"(?:first|second|third|fourth|last)\s+quarter(?:\s+of\s+(?:{_YEAR}))?"
_STRETCH = (
    rf"(?:(?:quarter|year|month|(?:three|six|nine|twelve|\d{{1,2}})\s+months)\s+(?:to|ending|ended)\s+(?:the\s+end\s+of\s+)?"
    rf"(?:\d{{1,2}}\s+)?{_MONTH}\s+(?:19|20)\d\d)"
)
_PERIOD = (
    rf"(?:{_STRETCH}|{_QUARTER}|(?:(?:the\s+)?(?:end|beginning|start)\s+(?:of\s+)?)?"
    rf"(?:(?:quarter\s+\d|q\d)(?:,?\s+(?:of\s+)?(?:{_YEAR}))?|"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:(?:19|20)?\d\d)\b|{_YEAR}))"
)
_AT = r"(?:as\s+(?:at|of)|at|in|by|during|for|on)\s+(?:the\s+)?"
_NAMING = r"[A-Za-z](?:[^.;:()£%\d]|(?<=\s)\d{1,3}(?=\s(?:working\s)?(?:hours|days|weeks|months|years)\b)){6,110}?"
_OPENED_BY_PERIOD = re.compile(
    rf"^{_AT}(?P<period>{_PERIOD})\s*,?\s+(?:there\s+(?:were|was|are|is)\s+)?(?:a\s+total\s+of\s+)?"
    rf"(?P<value>{_VALUE})\s+(?:of\s+(?:the\s+|our\s+)?|(?=[a-z]))(?P<name>{_NAMING})"
    r"(?=\s*(?:[,;.(]|\bcompared\b|\bwhich\b|\bthis\b|\bagainst\b|$))",
    re.IGNORECASE,
)
_QUANTITY = (
    r"(?P<name>(?:the\s+)?(?:(?:number|percentage|proportion|rate|total|average|share|figure)\s+(?:of|for)|"
    r"(?:average|mean|median|longest|typical)\s+(?:wait|time|delay|length|cost|caseload|score)\w*(?:\s+(?:of|for|in|to))?)\s+"
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
_ACTED_THEN = re.compile(
    rf"^{_AT}(?P<period>{_PERIOD})\s*,?\s+(?:the\s+|our\s+|we\b)?(?:[\w’'-]+\s+){{0,4}}?"
    rf"(?:maintained|had|held|supported|employed|received|recorded|carried\s+out|completed|issued|looked\s+after)\s+"
    rf"(?P<value>{_VALUE})\s+(?=[A-Za-z])(?P<name>{_NAMING})(?=\s*(?:[,;.(]|\bwhich\b|\bcompared\b|$))",
    re.IGNORECASE,
)
_COUNTED_AT = re.compile(
    rf"\b(?:had|were|was|lodged|made|received|recorded|issued|completed|carried\s+out|held)\s+(?P<value>{_VALUE})\s+"
    rf"(?=[a-z])(?P<name>{_NAMING})\s+(?:at\s+(?:the\s+)?)?(?P<period>between\s+{_MONTH}(?:\s+(?:19|20)\d\d)?\s+and\s+{_MONTH}\s+(?:19|20)\d\d|"
    rf"end\s+of\s+{_MONTH}\s+(?:19|20)\d\d)"
)
_AGAINST_TARGET = re.compile(
    rf"(?:^|\b(?:the|Tenants|Residents|People|Families|Children|Customers)\b\s*)(?P<name>[^.;:()£%\d]{{0,60}}?\bwait(?:s|ed)?)\s+"
    rf"(?P<value>{_VALUE})\s+(?P<rest>[^.;:()£%\d]{{0,60}}?)\s*,?\s+against\s+(?:(?:a|an|the|our|your|its|own)\s+){{0,2}}"
    rf"target\s+of\s+(?P<target>{_VALUE})"
)
_BEFORE = re.compile(
    rf",?\s+(?:up\s+from|down\s+from|compared\s+(?:with|to)|from)\s+(?P<value>{_VALUE})\s+(?:in|at|for|during)\s+"
    r"(?P<period>(?:the\s+)?(?:same\s+(?:quarter|period|month|time)\s+(?:of|in|last)\s+\w+|"
    r"(?:first|second|third|fourth|previous|last)\s+(?:quarter|year|month)|(?:quarter|year|month|three\s+months)\s+before))\b",
    re.IGNORECASE,
)
"""The value of an earlier period that the sentence holds its own against."""
_ONLY_UNITS = re.compile(r"^(?:days?|weeks?|months?|years?|occasions?|times|per\s?cent|percent|of)\b", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth")
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+quarter(?:\s+of\b)?\s*", re.IGNORECASE)
_AUXILIARY = re.compile(r"(?<!\bthat)(?<!\bwho)(?<!\bwhich)\s+(?:were|was|are|is)\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class _Measured:
    name: str
    values: tuple[tuple[str, str], ...]
    """Period and value, both as printed."""
    target: str = ""


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
    for pattern in (_PERIOD_QUANTITY, _OPENED_BY_PERIOD, _QUANTITY_AT, _NOW, _ACTED_THEN, _COUNTED_AT):
        match = pattern.search(sentence)
        if match and not _ONLY_UNITS.match(match["name"]) and not _is_year(match["value"]):
            before = _BEFORE.search(sentence, match.end())
            earlier = ((before["period"], before["value"]),) if before else ()
            return _Measured(_tidy(match["name"]), ((match["period"], match["value"]), *earlier))
    match = _AGAINST_TARGET.search(sentence)
    if match:
        return _Measured(_tidy(f"{match['name']} {match['rest']}"), (("", match["value"]),), match["target"])
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
    return Indicator(
        0,
        measured.name,
        points,
        target_text=measured.target.strip(),
        places=(text.place,),
        quote=sentence,
        basis="sentence",
    )


def _last_day(period: str) -> date | None:
    if re.search(r"\blast\s+quarter\b", period, re.IGNORECASE):
        return None
    period = _ORDINAL.sub(lambda match: f"Q{_ORDINALS.index(match[1].lower()) + 1} ", period)
    found = () if re.search(r"\b(?:beginning|start)\b", period, re.IGNORECASE) else find_dates(period)
    return found[-1].date if found else None
