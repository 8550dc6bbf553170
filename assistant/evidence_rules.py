"""What a sentence must hold to be an answer, however well it matches."""

from __future__ import annotations

import re

from assistant.matching import GENERIC, HEAD, NEAR, Match
from assistant.sentences import Sentence, SentenceIndex
from assistant.understand.question import Question, Wanted
from assistant.understand.words import words

SOURCES = frozenset({"letter", "survey", "audit", "minut"})
"""Where something is said to stand: it must be that source which says it."""
RATE = re.compile(r"\b(?:a|per|each|every)\s+(hour|day|week|month|year|child|place|case|night|visit)\b", re.I)
PAY = re.compile(r"\b(?:paid|pay|salary|salaries|earns?|wages?|remunerat\w*|allowance|fees?|(?:a|per) day)\b", re.I)
STATE = frozenset({"red", "amber", "green", "blue"})
COUNTED_THING = re.compile(
    r"\bhow many(?: of (?:the|its|their|these|those))?\s+"
    r"|\b(?:what|which) (?:percentage|proportion|share) of\s+(?:the\s+)?|\bnumber of\s+",
    re.I,
)
VERB = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are|will|would|can|could|in|at|on|for|by|since|between|from|of|with"
    r"|who|that|which|about|regarding|against|to)\b",
    re.I,
)
OPPOSED: tuple[tuple[str, str], ...] = (
    ("major", "minor"),
    ("boy", "girl"),
    ("male", "femal"),
    ("men", "women"),
    ("primari", "secondari"),
    ("intern", "extern"),
    ("urban", "rural"),
    ("adult", "children"),
    ("capit", "revenu"),
    ("north", "south"),
    ("east", "west"),
    ("morn", "even"),
)
KIND_GROUPS: dict[Wanted, frozenset[str]] = {
    Wanted.MONEY: frozenset({"money", "pay", "grant", "saving", "overspend"}),
    Wanted.DATE: frozenset({"deadline", "start", "finish", "publish", "meet"}),
    Wanted.PERSON: frozenset({"chair", "responsible", "boss", "job"}),
}
"""Groups of words that say what kind of thing is wanted rather than of what."""
ROLE = re.compile(r"\bwho(?:['’]s| is| was| are| were| will be)\s+(?:the |its |their |our |[A-Z][\w&]+['’]s )?", re.I)


def dated_right(match: Match, matcher_dates: tuple[str, ...], question: Question) -> bool:
    """Whether a figure is of the month or day asked for."""
    exact = [day for day in matcher_dates if day[0] in "dm"]
    if not exact or question.wanted not in {Wanted.NUMBER, Wanted.PERCENT, Wanted.MONEY}:
        return True
    return match.dates_held > 0


def answers(match: Match, question: Question, index: SentenceIndex) -> bool:
    """Whether a sentence speaks of what is asked: its kind of figure, its names, ordinals, states and topic."""
    sentence = match.sentence
    if not match.has_kind:
        return False
    if (
        not _subject_held(match, question, index)
        or not _counts_the_thing(match, question)
        or _opposed(question, sentence)
        or not _role_held(match, question)
    ):
        return False
    if question.wanted is Wanted.MONEY and PAY.search(question.text) and not PAY.search(sentence.text):
        return False
    rate = RATE.search(question.text)
    per = rf"\b(?:a|per|each|every)\s+{rate.group(1)}\b|\b{rate.group(1)}ly\b" if rate else ""
    if question.wanted is Wanted.MONEY and per and not re.search(per, sentence.text, re.I):
        return False
    text_stems = sentence.stem_set | {word.stem for word in words(sentence.lead)}
    context = index.context(sentence.document, sentence.passage.context)
    for key, worth in zip(question.keys, match.key_worth, strict=True):
        if key.stem.startswith("#") and key.stem not in text_stems and key.stem not in context[0]:
            return False
        if key.stem in STATE and key.stem not in text_stems:
            return False
        if key.is_name and (
            worth == 0.0 or (worth <= NEAR and question.wanted in {Wanted.MONEY, Wanted.PERCENT, Wanted.NUMBER})
        ):
            return False
        if key.stem in SOURCES and worth <= NEAR and key.text.lower() not in _paper_words(sentence):
            return False
    return True


def _counts_the_thing(match: Match, question: Question) -> bool:
    """For "how many complaints …": whether the sentence or its context speaks of complaints."""
    asked = COUNTED_THING.search(question.text)
    if question.wanted not in {Wanted.NUMBER, Wanted.PERCENT} or not asked:
        return True
    end = VERB.search(question.text, asked.end())
    stop = end.start() if end else len(question.text)
    thing = [
        worth
        for key, worth in zip(question.keys, match.key_worth, strict=True)
        if asked.end() - 1 <= key.position < stop
    ]
    return not thing or max(thing) >= 0.45


def _subject_held(match: Match, question: Question, index: SentenceIndex) -> bool:
    """Whether the sentence or its context speaks of the subject, and not only of budgets or dates as such."""
    groups = KIND_GROUPS.get(question.wanted, frozenset())
    subject = [
        worth
        for key, worth in zip(question.keys, match.key_worth, strict=True)
        if key.stem not in GENERIC
        and not key.stem[0].isdigit()
        and not index.thesaurus.groups.get(key.stem, frozenset()) & groups
    ]
    return not subject or max(subject) >= HEAD


def _opposed(question: Question, sentence: Sentence) -> bool:
    """Whether the sentence speaks of the opposite: minor for major."""
    asked = {key.stem for key in question.keys} | {part for key in question.keys for part in key.parts}
    return any(
        one in asked and other not in asked and other in sentence.stem_set and one not in sentence.stem_set
        for pair in OPPOSED
        for one, other in (pair, pair[::-1])
    )


def _role_held(match: Match, question: Question) -> bool:
    """For "who is the director of housing?": whether the sentence itself names the office."""
    role = ROLE.search(question.text)
    if question.wanted is not Wanted.PERSON or not role:
        return True
    end = VERB.search(question.text, role.end())
    stop = end.start() if end else len(question.text)
    office = [
        worth
        for key, worth in zip(question.keys, match.own_worth, strict=True)
        if role.end() - 1 <= key.position < stop
    ]
    return not office or office[-1] > 0


def _paper_words(sentence: Sentence) -> str:
    front = sentence.document.front
    return f"{front.document_type} {front.title}".lower()
