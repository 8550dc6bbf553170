"""Answers from running text: the one to three sentences that answer, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.actions import describe_actions
from assistant.answers.premise import premise_notes
from assistant.answers.refusal import refuse
from assistant.compose import Draft, Evidence, paper_name
from assistant.inquiry import Found, Inquiry
from assistant.matching import STRICT, Match, Matcher, answers
from assistant.sentences import Sentence
from assistant.understand.question import Wanted
from corpus.passages import Passage, PassageKind
from corpus.records.nouns import Action
from index.library import Filters, StoredDocument

HITS = 40
"""Passages looked at, a question or a council."""
ENOUGH = 0.5
"""Share of a question's keys that a sentence and its context must hold to answer it."""
NEARLY = 0.38
"""The same where the meaning of the passage is close too."""
WORD_LIMIT = 110
BESIDE = 0.72
"""A further sentence is told where it scores this share of the best one."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Sentences of one council (or of all), best first, and those that may answer."""

    matches: tuple[Match, ...]
    good: tuple[Match, ...]


def rank(inquiry: Inquiry, documents: Sequence[StoredDocument]) -> Ranked:
    """Score the sentences of the passages found in these papers."""
    if not documents:
        return Ranked((), ())
    matcher = Matcher(inquiry.question, inquiry.index)
    filters = Filters(document_ids=tuple(document.id for document in documents))
    hits = inquiry.library.search(_query(inquiry), filters, HITS)
    matches: list[Match] = []
    for hit in hits:
        before: Sentence | None = None
        for sentence in _units(inquiry, hit.document, hit.passage):
            matches.append(matcher.match(sentence, hit.similarity, before))
            before = sentence
    matches.sort(key=lambda match: (-match.score, match.sentence.document.id, match.sentence.passage.order, match.sentence.at))
    good = tuple(match for match in matches if good_enough(match) and answers(match, inquiry.question, inquiry.index))
    return Ranked(tuple(matches), good)


def good_enough(match: Match) -> bool:
    """Whether a sentence speaks of enough of the question."""
    return match.coverage >= ENOUGH or (match.coverage >= NEARLY and match.similarity >= 0.5)


def _query(inquiry: Inquiry) -> str:
    return " ".join(dict.fromkeys((inquiry.question.text, *(key.text for key in inquiry.question.keys))))


def _units(inquiry: Inquiry, document: StoredDocument, passage: Passage) -> tuple[Sentence, ...]:
    """Sentences of a passage; a row of an action plan is one unit."""
    if passage.kind is PassageKind.ROW and action_of(inquiry, document, passage):
        return (inquiry.index.sentence(passage.quote, document, passage),)
    return inquiry.index.sentences(document, passage)


def action_of(inquiry: Inquiry, document: StoredDocument, passage: Passage) -> Action | None:
    """The action that was read from the row of this passage."""
    for action in inquiry.records(document).actions:
        for place in action.places:
            if place.block == passage.place.block and place.row == passage.place.row:
                return action
    return None


def answer_passages(inquiry: Inquiry) -> Draft:
    """Answer with sentences, from each council that the question means; else refuse."""
    named = inquiry.question.councils
    groups = [inquiry.of_council(council) for council in inquiry.councils] if len(named) > 1 else [inquiry.documents]
    draft = Draft()
    nearest: list[Match] = []
    lacking: list[str] = []
    for documents in groups:
        ranked = rank(inquiry, documents)
        nearest += ranked.matches[:1]
        chosen = _choose(inquiry, ranked, several=len(named) > 1)
        if chosen:
            _tell(inquiry, chosen, ranked, draft)
        elif len(groups) > 1 and documents:
            lacking.append(documents[0].front.council)
    if not draft.blocks:
        nearest.sort(key=lambda match: -match.score)
        near = [Evidence.of_passage(match.sentence.document, match.sentence.passage) for match in nearest[:1] if match.coverage > 0.25]
        return refuse(inquiry, _why(inquiry), near)
    for council in lacking:
        draft.say(f"The papers of {council} do not say.")
    return draft


def _why(inquiry: Inquiry) -> str:
    kinds = {
        Wanted.NUMBER: "No such number is given.",
        Wanted.MONEY: "No such amount is given.",
        Wanted.PERCENT: "No such percentage is given.",
        Wanted.DATE: "No such date is given.",
        Wanted.DURATION: "No such length of time is given.",
        Wanted.FREQUENCY: "It is not said how often.",
        Wanted.PERSON: "Nobody is named for it.",
        Wanted.REASON: "No reason is given.",
    }
    return kinds.get(inquiry.question.wanted, "")


def _choose(inquiry: Inquiry, ranked: Ranked, several: bool) -> list[list[Match]]:
    """Sentences to tell, grouped by council; one council's only, unless the question leaves it open."""
    if not ranked.good:
        return []
    best = ranked.good[0]
    open_question = not inquiry.question.councils and not inquiry.question.documents and not several
    if not open_question:
        return [_beside(ranked.good)]
    groups: dict[str, list[Match]] = {}
    for match in ranked.good:
        groups.setdefault(match.sentence.document.front.council, []).append(match)
    return [_beside(group) for group in groups.values() if group[0].score >= 0.8 * best.score][:6]


def _beside(good: Sequence[Match]) -> list[Match]:
    """The best sentence with up to two more that are nearly as good, in the paper's order, within the word limit."""
    best = good[0]
    chosen = [best]
    length = len(best.sentence.text.split())
    for match in good[1:12]:
        words = len(match.sentence.text.split())
        near = _near(match, best)
        enough = match.score >= (BESIDE - 0.08 if near else BESIDE) * best.score
        repeated = any(_repeats(match.sentence, other.sentence) for other in chosen)
        if enough and not repeated and len(chosen) < 3 and length + words <= WORD_LIMIT:
            chosen.append(match)
            length += words
    return sorted(chosen, key=lambda match: (match.sentence.document.front.date is None, match.sentence.document.id, match.sentence.passage.order, match.sentence.at))


def _near(match: Match, best: Match) -> bool:
    same = match.sentence.document.id == best.sentence.document.id
    return same and abs(match.sentence.passage.order - best.sentence.passage.order) <= 1


def _repeats(left: Sentence, right: Sentence) -> bool:
    shared = len(left.stem_set & right.stem_set)
    return shared >= 0.85 * max(1, min(len(left.stem_set), len(right.stem_set)))


def _tell(inquiry: Inquiry, groups: list[list[Match]], ranked: Ranked, draft: Draft) -> None:
    items: list[object] = []
    for group in groups:
        rows = [match for match in group if action_of(inquiry, match.sentence.document, match.sentence.passage)]
        if rows and rows[0] is max(group, key=lambda match: match.score):
            found = [
                Found(match.sentence.document, action)
                for match in rows[:2]
                if (action := action_of(inquiry, match.sentence.document, match.sentence.passage))
            ]
            describe_actions(inquiry, found, draft)
            items += found
            continue
        for note in premise_notes(inquiry, group):
            draft.say(note)
        _tell_sentences(group, draft)
        items += [match.sentence for match in group]
        _tell_list(inquiry, group, draft)
    if len(draft.results) == 0:
        draft.results = tuple(items)


def _tell_sentences(group: Sequence[Match], draft: Draft) -> None:
    """Sentences of one paper stand in one paragraph, each with its mark."""
    by_paper: dict[int, list[Match]] = {}
    for match in group:
        by_paper.setdefault(match.sentence.document.id, []).append(match)
    for matches in by_paper.values():
        document = matches[0].sentence.document
        parts = []
        for match in matches:
            mark = draft.mark(Evidence.of_passage(document, match.sentence.passage))
            parts.append(f"“{' '.join(match.sentence.text.split())}” {mark}")
        draft.blocks.append(f"**{paper_name(document)}:** {' '.join(parts)}")


def _tell_list(inquiry: Inquiry, group: Sequence[Match], draft: Draft) -> None:
    """The items of a list whose lead-in is the best sentence, where the question wants things."""
    if inquiry.question.wanted in STRICT and inquiry.question.wanted is not Wanted.PERSON:
        return
    best = max(group, key=lambda match: match.score).sentence
    if not best.text.rstrip().endswith((":", ":-", "-", "–")) and not (best.passage.kind is PassageKind.LIST and best.at == 0):
        return
    passages = inquiry.library.passages(best.document.id)
    items: list[tuple[str, tuple[Evidence, ...]]] = []
    for passage in passages[best.passage.order : best.passage.order + 4]:
        if passage.kind is not PassageKind.LIST or (passage.order > best.passage.order and passage.place.section != best.passage.place.section):
            break
        start = best.at + 1 if passage.order == best.passage.order else 0
        evidence = (Evidence.of_passage(best.document, passage),)
        items += [(line, evidence) for line in passage.quote.split("\n")[start:] if line.strip()]
    if items:
        draft.list_items(items[:15])
