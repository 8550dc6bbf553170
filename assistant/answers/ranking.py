"""Ranks the sentences of the papers in scope against a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.evidence_rules import answers, dated_right
from assistant.inquiry import Inquiry
from assistant.matching import Match, Matcher
from assistant.sentences import Sentence
from assistant.understand.question import Wanted
from assistant.understand.wants import OWNERSHIP
from corpus.passages import Passage, PassageKind
from corpus.records.nouns import Action
from index.library import StoredDocument
from index.stored import Filters, Hit

HITS = 40
"""Passages looked at, a question or a council."""
ENOUGH = 0.5
"""Share of a question's keys that a sentence and its context must hold to answer it."""
ABOUT_ROWS = frozenset({"progress", "outcome"})
ROW_WORTH = 0.72
"""Worth of a row of an action plan against running text, where the question does not speak of actions."""
NEARLY = 0.38
"""The same where the score, similarity included, is high."""
CLOSE = 0.42


@dataclass(frozen=True, slots=True)
class Ranked:
    """Sentences of one council (or of all), best first, and those that may answer."""

    matches: tuple[Match, ...]
    good: tuple[Match, ...]


def rank(inquiry: Inquiry, documents: Sequence[StoredDocument], hits: int = HITS) -> Ranked:
    """Score the sentences of the passages found in these papers."""
    if not documents:
        return Ranked((), ())
    inquiry.index.warm()
    matcher = Matcher(inquiry.question, inquiry.index, documents)
    filters = Filters(document_ids=tuple(document.id for document in documents))
    found = inquiry.library.search(_query(inquiry), filters, hits)
    similar = inquiry.index.similarities(inquiry.question.text, [hit.passage for hit in found])
    matches: list[Match] = []
    asks_rows = inquiry.question.asks_actions or bool(ABOUT_ROWS & inquiry.question.fields)
    no_rows = inquiry.question.wanted is Wanted.PERSON and not asks_rows and not OWNERSHIP.search(inquiry.question.text)
    for hit in found:
        if no_rows and hit.passage.kind is PassageKind.ROW and action_of(inquiry, hit.document, hit.passage):
            continue
        before: Sentence | None = None
        units = _units(inquiry, hit.document, hit.passage)
        for sentence, after in zip(units, (*units[1:], None), strict=True):
            match = matcher.match(sentence, _similarity(sentence, hit, similar), before, after)
            row = hit.passage.kind is PassageKind.ROW and action_of(inquiry, hit.document, hit.passage) is not None
            matches.append(replace(match, score=match.score * ROW_WORTH) if row and not asks_rows else match)
            before = sentence
    matches.sort(
        key=lambda match: (-match.score, match.sentence.document.id, match.sentence.passage.order, match.sentence.at)
    )
    good = tuple(
        match
        for match in matches
        if good_enough(match)
        and answers(match, inquiry.question, inquiry.index)
        and matcher.on_topic(match)
        and dated_right(match, matcher.dates, inquiry.question)
    )
    return Ranked(tuple(matches), good)


def _similarity(sentence: Sentence, hit: Hit, similar: Mapping[str, float]) -> float:
    """Cosine of a sentence; of a row the best of its cells; else its passage's."""
    whole = hit.similarity or 0.0
    if hit.passage.kind is PassageKind.ROW:
        return max([whole, *(similar[part] for part in hit.passage.parts if part in similar)])
    return similar.get(sentence.text, whole)


def good_enough(match: Match) -> bool:
    """Whether a sentence speaks of enough of the question."""
    return match.coverage >= ENOUGH or (match.coverage >= NEARLY and match.score >= CLOSE)


def _query(inquiry: Inquiry) -> str:
    return " ".join(dict.fromkeys((inquiry.question.text, *(key.text for key in inquiry.question.keys))))


def _units(inquiry: Inquiry, document: StoredDocument, passage: Passage) -> tuple[Sentence, ...]:
    """Sentences of a passage; a row of an action plan is one unit."""
    if passage.kind is PassageKind.ROW and action_of(inquiry, document, passage):
        return (inquiry.index.sentence(passage.quote, document, passage),)
    return inquiry.index.sentences(document, passage)


def action_of(inquiry: Inquiry, document: StoredDocument, passage: Passage) -> Action | None:
    """The action that was read from the row of this passage."""
    return inquiry.lexicon.action_rows.get((document.id, passage.place.block, passage.place.row))
