"""Grades in sentences and list items: "was judged to be good", "Name – Outstanding"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.dates import find_dates
from corpus.document import Document, Place
from corpus.front_matter.council import named_council
from corpus.inspections import body_in, named_body, published_in
from corpus.records.grades import GRADE
from corpus.records.sentences import LONGEST_SENTENCE, RunningText, running_texts, split_sentences

_INSPECTORATE = re.compile(
    r"\bOfsted\b|\bCQC\b|Care Quality Commission|\bHMI(?:CFRS|P)?\b|\bEstyn\b|\b[Ii]nspect(?:ed|ion|ions|ors?|orate)\b|"
    r"\b[Rr]egulator\b"
)
_QUOTED = r"[\"“‘']?"
_GRADED_ITEM = re.compile(
    rf"^(?P<subject>[^.;:“\"]{{3,90}}?)\s*(?:[:–—-]\s*|\(|(?=[“\"‘'])|\b(?:was|is|judged|rated|graded)\s+)*"
    rf"{_QUOTED}(?P<grade>{GRADE})[\"”’')]*[.;,]?$",
    re.IGNORECASE,
)
_SENTENCES = (
    re.compile(
        rf"\b(?:found|judge[sd]|rate[sd]|grade[sd]|assessed)\s+(?P<subject>(?!to\b|as\b)[\w’'&,() /-]{{2,110}}?)\s+"
        rf"(?:to\s+be|as)\s+(?:judged\s+|rated\s+)?(?:overall\s+)?{_QUOTED}(?P<grade>{GRADE})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<subject>[\w’'&() /-]{{3,140}}?)\s+"
        rf"(?:was|were|is|are|has\s+been|have\s+been|remains?|continues?\s+to\s+be)\s+"
        rf"(?:\w+ly\s+|now\s+|also\s+)?(?:judged|rated|graded|assessed)(?:\s+(?:overall|by\s+[A-Z]\w+))?(?:\s+(?:to\s+be|as))?"
        rf"(?:\s+overall)?\s+{_QUOTED}(?P<grade>{GRADE})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<subject>\b(?:the\s+)?overall\s+(?:effectiveness|judge?ment|grade|rating)[\w’'&() /-]{{0,90}}?)\s+"
        rf"(?:was|is|remains?|has\s+been|of)\s+(?:judged\s+)?(?:to\s+be\s+)?{_QUOTED}(?P<grade>{GRADE})\b",
        re.IGNORECASE,
    ),
)
_GOES_ON = re.compile(
    rf",?\s+(?:and\s+)?(?P<subject>(?!and\b|when\b|while\b|but\b)[a-z][\w’' -]{{3,70}}?)\s+(?P<grade>{GRADE})"
    r"(?=\s*[,.;]|\s+and\b|$)",
    re.IGNORECASE,
)
_SCORED = re.compile(
    r"(?P<subject>[A-Za-z][\w’' -]{3,90}?)\s+(?:was\s+scored|scored|scores|received\s+a\s+score\s+of)\s+"
    r"(?P<grade>\d{1,2}(?:\s+out\s+of\s+\d{1,2})?)(?![\d%])"
)
_SCORE_FOR = re.compile(
    r"^(?:and\s+)?(?:the\s+)?(?:(?:quality\s+statement|key\s+question|theme|area|score)s?\s+(?:for|of|on)\s+)?", re.I
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|all|any|no|none|not|any|who|that|which|each|whether|would|could|should|areas?)\b", re.I
)
_CLAUSE = re.compile(r"^.*\b(?:when|where|while|and|but|that|because|as)\s+(?=(?:the\s+)?[\w’']+)", re.IGNORECASE)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SUBJECT_LIMIT = 14


@dataclass(frozen=True, slots=True)
class Graded:
    subject: str
    grade: str
    place: Place
    quote: str
    body: str = ""
    council: str = ""
    inspected_text: str = ""
    facts: tuple[RunningText, ...] = ()
    """The paragraph, and the others of a section on the inspection: they may say when and by whom."""


def text_grades(document: Document, *, own: bool, has_table: bool) -> Iterator[Graded]:
    """Grades and scores of running text; a council's paper must name the inspectorate beside them or above."""
    texts = list(running_texts(document))
    for item in texts:
        around = f"{item.lead_in} {item.heading}"
        if item.is_item and len(item.text.split()) <= _SUBJECT_LIMIT and _INSPECTORATE.search(around):
            match = _GRADED_ITEM.match(item.text)
            if match:
                yield Graded(match["subject"].strip(" –—-:("), match["grade"], item.place, item.text, body_in(around))
                continue
        spoken_of = _INSPECTORATE.search(f"{item.heading} {item.text}")
        about = bool(_INSPECTORATE.search(item.heading))
        section = (other for other in texts if about and other is not item and other.heading == item.heading)
        facts = () if own else (item, *section)
        for sentence in split_sentences(item.text):
            if len(sentence) > LONGEST_SENTENCE:
                continue
            if (own and not has_table) or _INSPECTORATE.search(sentence) or (spoken_of and not own):
                yield from _sentence_grades(sentence, item, facts, own=own, has_table=has_table)
                yield from _scores(sentence, item, facts)


def _scores(sentence: str, item: RunningText, facts: tuple[RunningText, ...]) -> Iterator[Graded]:
    """Scores that a sentence gives out of a number that it names: "X scored 2 out of 4, Y scored 3"."""
    found = list(_SCORED.finditer(sentence))
    if not any("out of" in match["grade"] for match in found):
        return
    body = body_in(item.text) or named_body(item.text) or body_in(item.heading)
    for match in found:
        subject = _SCORE_FOR.sub("", match["subject"]).strip(" ,")
        yield Graded(subject, match["grade"], item.place, sentence, body, named_council(sentence), facts=facts)


def _sentence_grades(
    sentence: str, item: RunningText, facts: tuple[RunningText, ...], *, own: bool, has_table: bool
) -> Iterator[Graded]:
    """The grade of a sentence and those that go on from it: "X was judged good, Y inadequate and Z outstanding"."""
    dates = find_dates(sentence)
    years = re.findall(r"\b(?:19|20)\d\d\b", sentence)
    if own and has_table and not years:
        return
    for pattern in _SENTENCES:
        match = pattern.search(sentence)
        if not match:
            continue
        subject = _CLAUSE.sub("", match["subject"]).strip(" ,")
        if not subject or len(subject.split()) > _SUBJECT_LIMIT or _HYPOTHETICAL.search(match["subject"]):
            continue
        when = _as_printed(sentence, dates[0].text) if dates else (years[0] if years else "")
        told_published = published_in(sentence) is not None
        graded = Graded(
            subject=subject,
            grade=match["grade"],
            place=item.place,
            quote=sentence,
            body=body_in(item.text) or named_body(item.text) or body_in(item.heading),
            council=named_council(sentence),
            inspected_text="" if told_published else when,
            facts=facts,
        )
        yield graded
        for rest in _GOES_ON.finditer(sentence, match.end()):
            yield replace(graded, subject=rest["subject"], grade=rest["grade"])
        return


def _as_printed(sentence: str, date_text: str) -> str:
    """A date with the month before it that shares its year: "April / May 2017"."""
    found = re.search(rf"(?:{_MONTH}\s*(?:/|and|to|-|–)\s*)?{re.escape(date_text)}", sentence)
    return found.group() if found else date_text
