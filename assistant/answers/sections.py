"""Answers that are a whole short section: a membership list, the bullets under a heading."""

from __future__ import annotations

import re

from assistant.answers.ranking import action_of
from assistant.compose import Draft, Evidence, paper_name
from assistant.inquiry import Inquiry
from assistant.matching import STRICT, Matcher
from assistant.sentences import Sentence, names_person, unnumbered
from assistant.understand.question import Wanted
from corpus.passages import Passage, PassageKind
from index.library import StoredDocument

ENOUGH = 0.8
"""Share of the question's keys that a heading, list lead-in or table title must hold."""
MOST = 14
"""Passages that a section may have to be told whole."""
LISTING = re.compile(r"\b(?:what|which|list|who|name|tell me)\b", re.I)
OFFICE = re.compile(
    r"\b(?:chair|director|head of|chief|lead|manager|representative|councillor|cllr|officer|superintendent|headteacher"
    r"|nurse|member)\b",
    re.I,
)
MEMBERS = re.compile(r"\bmember|\bcompos|\battend", re.I)


def answer_section(inquiry: Inquiry) -> Draft | None:
    """The items under the heading that names what is asked; none where no heading does."""
    question = inquiry.question
    if (
        question.wanted in STRICT - {Wanted.PERSON}
        or question.wanted in {Wanted.YES_NO, Wanted.REASON}
        or question.asks_actions
    ):
        return None
    if question.wanted is Wanted.PERSON or not LISTING.search(question.text) or not question.keys:
        return None
    matcher = Matcher(question, inquiry.index, inquiry.documents)
    best: tuple[float, StoredDocument, list[Passage]] | None = None
    for document in inquiry.documents:
        for heading, passages in _sections(inquiry, document).items():
            lines = [line for passage in passages for line in passage.quote.split("\n")]
            if not 1 < len(lines) <= 40 or len(passages) > MOST:
                continue
            fit = matcher.match(inquiry.index.sentence(heading, document, passages[0]), None, None).own
            if question.wanted is Wanted.GROUP and not _of_people(heading, passages, lines):
                continue
            if fit >= ENOUGH and (best is None or fit > best[0]):
                best = (fit, document, passages)
    if best is None:
        return None
    return _told(inquiry, best[1], best[2])


def _of_people(heading: str, passages: list[Passage], lines: list[str]) -> bool:
    """Whether a section lists people: it says so, or most of its lines name somebody or an office."""
    if MEMBERS.search(heading) or MEMBERS.search(passages[0].context):
        return True
    people = [line for line in lines if names_person(line) or OFFICE.search(line)]
    return len(people) * 2 > len(lines)


def _sections(inquiry: Inquiry, document: StoredDocument) -> dict[str, list[Passage]]:
    """Passages by the innermost heading, lead-in or table title above them; rows of plans left out."""
    sections: dict[str, list[Passage]] = {}
    for passage in inquiry.index.passages(document.id):
        if passage.kind is PassageKind.ROW and action_of(inquiry, document, passage):
            continue
        section = passage.place.section
        if section and passage.kind in {PassageKind.LIST, PassageKind.ROW}:
            sections.setdefault(section[-1], []).append(passage)
    return sections


def _told(inquiry: Inquiry, document: StoredDocument, passages: list[Passage]) -> Draft:
    draft = Draft()
    draft.blocks.append(f"**{paper_name(document)}**, “{passages[0].place.section[-1]}”:")
    items: list[Sentence] = []
    for passage in passages:
        items += [inquiry.index.sentence(line, document, passage) for line in passage.quote.split("\n") if line.strip()]
    draft.list_items((unnumbered(item.text), (Evidence.of_passage(item.document, item.passage),)) for item in items)
    draft.results = tuple(items)
    return draft
