"""Answers from running text: the one to three sentences that answer, word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.action_detail import describe_actions
from assistant.answers.listed import tell_list
from assistant.answers.premise import premise_notes
from assistant.answers.ranking import Ranked, action_of, rank
from assistant.answers.refusal import refuse
from assistant.compose import Draft, Evidence, paper_name
from assistant.inquiry import Found, Inquiry
from assistant.matching import STRICT, Match
from assistant.sentences import Sentence, unnumbered
from assistant.understand.question import Wanted
from corpus.passages import PassageKind

GOES_ON = re.compile(
    r"(?:This|These|That|Those|It|They|The (?:approach|service|board|plan|work|team|group)|He|She|Such|However"
    r"|In addition|As a result|There)\b"
)
WORD_LIMIT = 125
EACH = 8
"""Up to so many councils are searched one by one where the question names none."""
OPEN = 0.75
"""A council's answer is told where it scores this share of the best one's."""
OPEN_STRICT = 0.6
"""The same where only a sentence with the right kind of figure or name counts."""
PARTLY = 0.75
"""Coverage from which a paper speaks of what is asked, though it does not say it."""
BESIDE = 0.72
"""A further sentence is told where it scores this share of the best one."""


def answer_passages(inquiry: Inquiry) -> Draft:
    """Answer with sentences, from each council that the question means; else refuse."""
    named = inquiry.question.councils
    if not named and not inquiry.question.documents and len(inquiry.councils) > 1:
        return _answer_open(inquiry)
    groups = [inquiry.of_council(council) for council in inquiry.councils] if len(named) > 1 else [inquiry.documents]
    draft = Draft()
    nearest: list[Match] = []
    lacking: list[str] = []
    for documents in groups:
        ranked = rank(inquiry, documents)
        nearest += ranked.matches[:1]
        chosen = _choose(inquiry, ranked, several=len(named) > 1)
        if chosen:
            _tell(inquiry, chosen, draft)
        elif len(groups) > 1 and documents:
            lacking.append(documents[0].front.council)
    if not draft.blocks:
        nearest.sort(key=lambda match: -match.score)
        near = [
            Evidence.of_passage(match.sentence.document, match.sentence.passage)
            for match in nearest[:1]
            if match.coverage > 0.25
        ]
        return refuse(inquiry, _why(inquiry), near)
    for council in lacking:
        draft.say(f"The papers of {council} do not say.")
    return draft


def _answer_open(inquiry: Inquiry) -> Draft:
    """No council is named: answer for each whose papers say it about as well as the best one's."""
    ranked = {council: rank(inquiry, inquiry.of_council(council)) for council in _likely(inquiry)}
    best = max((found.good[0].score for found in ranked.values() if found.good), default=0.0)
    draft = Draft()
    share = OPEN_STRICT if inquiry.question.wanted in STRICT else OPEN
    able = [council for council, found in ranked.items() if found.good and found.good[0].score >= share * best]
    part = replace(inquiry, parts=len(able))
    for council in able[:6]:
        _tell(part, [_with_next(part, _beside(part, ranked[council].good))], draft)
    if not able:
        nearest = max(
            (found.matches[0] for found in ranked.values() if found.matches),
            key=lambda match: match.score,
            default=None,
        )
        near = (
            [Evidence.of_passage(nearest.sentence.document, nearest.sentence.passage)]
            if nearest and nearest.coverage > 0.25
            else []
        )
        return refuse(inquiry, _why(inquiry), near)
    for council, found in ranked.items():
        if council not in able and inquiry.question.wanted in STRICT:
            _tell_partly(inquiry, found, draft)
    return draft


def _likely(inquiry: Inquiry) -> tuple[str, ...]:
    """All councils where they are few; else those of the best passages over all papers."""
    if len(inquiry.councils) <= EACH:
        return inquiry.councils
    found = rank(inquiry, inquiry.documents, hits=EACH * 15)
    best = (*found.good, *found.matches[:60])
    return tuple(dict.fromkeys(match.sentence.document.front.council for match in best))[:EACH]


def _tell_partly(inquiry: Inquiry, ranked: Ranked, draft: Draft) -> None:
    """A council whose paper speaks of the thing without saying what was asked."""
    speaks = [match for match in ranked.matches[:5] if match.own >= PARTLY and not match.has_kind]
    if speaks:
        sentence = speaks[0].sentence
        evidence = Evidence.of_passage(sentence.document, sentence.passage)
        draft.say(
            f"**{paper_name(sentence.document)}:** {_why(inquiry)} The paper says: “{_shown(sentence)}”", evidence
        )


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
        return [_with_next(inquiry, _beside(inquiry, ranked.good))]
    groups: dict[str, list[Match]] = {}
    for match in ranked.good:
        groups.setdefault(match.sentence.document.front.council, []).append(match)
    return [
        _with_next(inquiry, _beside(inquiry, group)) for group in groups.values() if group[0].score >= 0.8 * best.score
    ][:6]


def _beside(inquiry: Inquiry, good: Sequence[Match]) -> list[Match]:
    """The best sentence with up to two more that are nearly as good, in the paper's order, within the word limit."""
    best = good[0]
    chosen = [best]
    length = len(best.sentence.text.split())
    for match in good[1:12]:
        if action_of(inquiry, match.sentence.document, match.sentence.passage) is not None:
            if _is_row(inquiry, best) and len(chosen) < 2 and match.score >= 0.9 * best.score:
                chosen.append(match)
            continue
        if _is_row(inquiry, best):
            continue
        words = len(match.sentence.text.split())
        near = _near(match, best)
        enough = match.score >= (BESIDE - 0.08 if near else BESIDE) * best.score
        repeated = any(_repeats(match.sentence, other.sentence) for other in chosen)
        most = 4 if inquiry.question.wanted is Wanted.MANNER else 3
        if enough and not repeated and len(chosen) < most and length + words <= _words_left(inquiry):
            chosen.append(match)
            length += words
    return sorted(chosen, key=_place)


def _with_next(inquiry: Inquiry, chosen: list[Match]) -> list[Match]:
    """The sentence after the best one, where it goes on about the same thing."""
    best = max(chosen, key=lambda match: match.score)
    sentences = inquiry.index.sentences(best.sentence.document, best.sentence.passage)
    following = sentences[best.sentence.at + 1 :]
    if best.sentence.passage.kind is PassageKind.LIST or action_of(
        inquiry, best.sentence.document, best.sentence.passage
    ):
        return chosen
    length = sum(len(match.sentence.text.split()) for match in chosen)
    for sentence in following[:2]:
        words = len(sentence.text.split())
        if any(match.sentence == sentence for match in chosen):
            continue
        if length + words > _words_left(inquiry) or not (
            GOES_ON.match(sentence.text) or inquiry.question.wanted not in STRICT
        ):
            break
        chosen.append(replace(best, sentence=sentence, score=0.0))
        length += words
    return sorted(chosen, key=_place)


def _is_row(inquiry: Inquiry, match: Match) -> bool:
    return action_of(inquiry, match.sentence.document, match.sentence.passage) is not None


def _words_left(inquiry: Inquiry) -> int:
    """Words that the sentences of one part may take."""
    return WORD_LIMIT // max(1, inquiry.parts)


def _place(match: Match) -> tuple[bool, int, int, int]:
    sentence = match.sentence
    return sentence.document.front.date is None, sentence.document.id, sentence.passage.order, sentence.at


def _near(match: Match, best: Match) -> bool:
    same = match.sentence.document.id == best.sentence.document.id
    return same and abs(match.sentence.passage.order - best.sentence.passage.order) <= 1


def _repeats(left: Sentence, right: Sentence) -> bool:
    shared = len(left.stem_set & right.stem_set)
    return shared >= 0.85 * max(1, min(len(left.stem_set), len(right.stem_set)))


def _tell(inquiry: Inquiry, groups: list[list[Match]], draft: Draft) -> None:
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
        listed = tell_list(inquiry, group, draft)
        items += listed or [match.sentence for match in group]
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
            parts.append(f"“{_shown(match.sentence)}” {mark}")
        draft.blocks.append(f"**{paper_name(document)}:** {' '.join(parts)}")


def _shown(sentence: Sentence) -> str:
    """A sentence as it is quoted in an answer: on one line, without its bullet or number."""
    return " ".join(unnumbered(sentence.text).split())
