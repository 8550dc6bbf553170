"""How well a sentence speaks of what a question asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.sentences import Sentence, SentenceIndex
from assistant.understand.question import Key, Question, Wanted
from assistant.understand.words import words
from corpus.passages import PassageKind
from index.library import StoredDocument

SYNONYM = 0.6
"""Worth of a near synonym against the word itself."""
CONTEXT = 0.55
"""Worth of a word that stands only in the heading, lead-in, column names or the sentence before."""
NEAR = 0.3
"""Worth of a word that stands only in the passages just before."""
HEAD = 0.45
"""Worth of the last word of a name: "the Board" for "Improvement Board"."""
GOES_ON = re.compile(r"(?:This|These|It|They)\b")
"""How a sentence opens that goes on about the one before."""
MEMBERSHIP = re.compile(
    r"\bmembers?(?:hip)? (?:are|is|of|include|from)\b|\bmade up of\b|\bconsist\w* of\b|\bcompris\w+|\battended by\b"
    r"|\brepresentatives? (?:of|from)\b",
    re.I,
)
LETTERHEAD = 0.5
"""Worth of a line without a verb on a first page: an address, a title."""
FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|to)\b"
    r"|\w{3,}(?:ed|ing|es)\b",
    re.I,
)
STRICT = frozenset(
    {Wanted.NUMBER, Wanted.MONEY, Wanted.PERCENT, Wanted.DATE, Wanted.DURATION, Wanted.FREQUENCY, Wanted.PERSON}
)
"""Kinds that a sentence must hold to answer at all."""
TOPIC = re.compile(
    r"\b(?:about|regarding|concerning|on the (?:subject|topic|matter|question) of)\s+(?:the\s+)?(.+?)[?.]*$", re.I
)
GENERIC = frozenset(
    "number total figur amount count much kind type way name explain happen chang differ detail inform current time "
    "do make set given give becom use case thing part gone go went come came look tell state present long longer "
    "often".split()
)
"""Words that frame a question more than they name its subject."""
SOURCES = frozenset({"letter", "survey", "audit", "minut"})
"""Where something is said to stand: it must be that source which says it."""
RATE = re.compile(r"\b(?:a|per|each|every)\s+(hour|day|week|month|year|child|place|case|night|visit)\b", re.I)
PAY = re.compile(r"\b(?:paid|pay|salary|salaries|earns?|wages?|remunerat\w*|allowance|fees?|(?:a|per) day)\b", re.I)
STATE = frozenset({"red", "amber", "green", "blue"})


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence with its score against a question."""

    sentence: Sentence
    score: float
    """Between 0 and about 1: coverage, similarity and kind together."""
    coverage: float
    """Share of the question's keys, by weight, that the sentence or its context holds."""
    own: float
    """The same without the context."""
    similarity: float
    missing: tuple[Key, ...]
    """Keys that neither the sentence nor its context holds."""
    has_kind: bool
    key_worth: tuple[float, ...] = ()
    key_weights: tuple[float, ...] = ()
    own_worth: tuple[float, ...] = ()
    dates_held: float = 1.0
    """Share of the question's dates that the sentence, its context or its paper's date holds."""


class Matcher:
    """Scores sentences against one question."""

    def __init__(self, question: Question, index: SentenceIndex, documents: Sequence[StoredDocument]) -> None:
        self.question = question
        self.documents = documents
        self.index = index
        self.keys = question.keys
        self.weights = tuple(self._weight(key) for key in self.keys)
        self.dates = self._finest(question.dates)
        self.date_weight = 0.8 * (sum(self.weights) / len(self.weights) if self.weights else 3.0)
        self.synonyms = tuple(frozenset(index.thesaurus.groups.get(key.stem, ())) for key in self.keys)
        self.needed = tuple(
            index.thesaurus.needed(key.parts) if len(key.parts) > 2 else frozenset() for key in self.keys
        )
        self.topic = self._topic()

    def _weight(self, key: Key) -> float:
        weight = self.index.weight(key.stem, self.documents)
        known = self.index.frequency(key.stem, self.documents)
        if key.stem.startswith("@") and not known:
            weight = max((self.index.weight(part, self.documents) for part in key.parts), default=weight)
        if not known and not key.is_name:
            # an everyday word that no paper uses says little of what the papers hold
            weight *= 0.5
        if key.stem in GENERIC:
            return weight * 0.3
        if key.stem[0].isdigit():
            return weight * 0.5
        return weight * key.worth * (1.25 if key.is_name else 1.0)

    def _finest(self, dates: frozenset[str]) -> tuple[str, ...]:
        """Dates at their finest precision only."""
        finest = {date for date in dates if date[0] == "d"}
        finest |= {date for date in dates if date[0] == "m" and not any(day[2:].startswith(date[2:]) for day in finest)}
        finest |= {
            date for date in dates if date[0] == "y" and not any(other[2:].startswith(date[2:]) for other in finest)
        }
        return tuple(sorted(finest))

    def _topic(self) -> frozenset[str]:
        """Keys after "about": what is said must speak of them."""
        match = TOPIC.search(self.question.text)
        if not match:
            return frozenset()
        return frozenset(key.stem for key in self.keys if key.position >= match.start(1))

    def match(
        self, sentence: Sentence, similarity: float | None, before: Sentence | None, after: Sentence | None = None
    ) -> Match:
        """Score one sentence; `before` and `after` stand next to it in its passage."""
        context = self._context(sentence, before)
        own = [
            self._worth(key, at, sentence.stem_set, sentence.concepts, sentence.groups)
            for at, key in enumerate(self.keys)
        ]
        held = [
            max(worth, CONTEXT * self._worth(key, at, *context[:3])) or self._nearby(key, at, sentence)
            for at, (key, worth) in enumerate(zip(self.keys, own, strict=True))
        ]
        total = sum(self.weights) + self.date_weight * len(self.dates)
        date_own = [self._date_worth(day, sentence.dates) for day in self.dates]
        date_held = [
            max(worth, CONTEXT * self._date_worth(day, context[3]), 0.35 * self._paper_date(day, sentence))
            for day, worth in zip(self.dates, date_own, strict=True)
        ]
        coverage = self._share(held, date_held, total)
        own_coverage = self._share(own, date_own, total)
        kinds = sentence.kinds | (after.kinds if after is not None and GOES_ON.match(after.text) else frozenset())
        has_kind = self.question.wanted not in STRICT or self.question.wanted in kinds
        closeness = max(0.0, min(1.0, ((similarity or 0.0) - 0.15) / 0.6))
        score = 0.45 * coverage + 0.3 * own_coverage + 0.25 * closeness
        score *= 1.0 if has_kind else 0.5
        score *= self._counted(sentence)
        if self.question.wanted is Wanted.DATE and any(day[0] == "d" for day in sentence.dates):
            score *= 1.1
        if self.question.wanted is Wanted.REASON and Wanted.REASON in sentence.kinds:
            score *= 1.1
        if self.question.wanted is Wanted.GROUP and sentence.text.rstrip().endswith(":"):
            score *= 1.2
        if self.question.wanted is Wanted.GROUP and MEMBERSHIP.search(sentence.text):
            score *= 1.3
        if (
            not FINITE.search(sentence.text)
            and sentence.passage.kind is PassageKind.PARAGRAPH
            and sentence.passage.place.page == 1
        ):
            score *= LETTERHEAD
        missing = tuple(key for key, worth in zip(self.keys, held, strict=True) if worth == 0.0)
        return Match(
            sentence,
            score,
            coverage,
            own_coverage,
            similarity or 0.0,
            missing,
            has_kind,
            tuple(held),
            self.weights,
            tuple(own),
            sum(date_held),
        )

    def _counted(self, sentence: Sentence) -> float:
        """A little more where a figure stands right by the thing counted."""
        if self.question.wanted is not Wanted.NUMBER:
            return 1.0
        subjects = {key.stem for key in self.keys if not key.stem[0].isdigit() and key.stem not in GENERIC}
        subjects |= {part for key in self.keys for part in key.parts}
        stems = sentence.stems
        near = any(
            stem[0].isdigit() and (set(stems[at + 1 : at + 4]) | set(stems[max(0, at - 2) : at])) & subjects
            for at, stem in enumerate(stems)
        )
        return 1.1 if near else 0.95

    def on_topic(self, match: Match) -> bool:
        """Whether the sentence itself speaks of what stands after "about" in the question."""
        if not self.topic:
            return True
        weights = [
            (weight, self._worth(key, at, match.sentence.stem_set, match.sentence.concepts, frozenset()))
            for at, (key, weight) in enumerate(zip(self.keys, self.weights, strict=True))
            if key.stem in self.topic
        ]
        total = sum(weight for weight, _ in weights)
        return not total or sum(weight * worth for weight, worth in weights) >= 0.7 * total

    def _share(self, keys: Sequence[float], dates: Sequence[float], total: float) -> float:
        if not total:
            return 0.0
        found = sum(worth * weight for worth, weight in zip(keys, self.weights, strict=True))
        return (found + self.date_weight * sum(dates)) / total

    def _worth(
        self, key: Key, at: int, stems: frozenset[str], concepts: frozenset[str], groups: frozenset[str]
    ) -> float:
        if key.stem in stems or key.stem in concepts:
            return 1.0
        if key.parts and len(key.parts) > 1:
            content = [part for part in key.parts if part not in {"of", "in", "and", "the", "to", "or", "not"}]
            if content and all(part in stems for part in content):
                return 0.8
            if len(key.parts) > 2 and self.needed[at] <= stems | concepts:
                return 0.9
            return HEAD if key.is_name and content and content[-1] in stems else 0.0
        if self.synonyms[at] & groups:
            return SYNONYM
        if len(key.stem) >= 5 and any(_related(key.stem, stem) for stem in stems):
            return 0.8
        return 0.0

    def _nearby(self, key: Key, at: int, sentence: Sentence) -> float:
        """Worth of a key of which only the passages before speak."""
        if sentence.passage.kind is PassageKind.ROW:
            return 0.0
        stems, concepts, _, _ = self.index.nearby(sentence.document, sentence.passage)
        return NEAR * self._worth(key, at, stems, concepts, frozenset())

    def _date_worth(self, day: str, dates: frozenset[str]) -> float:
        if day in dates:
            return 1.0
        if day[0] == "d" and f"m:{day[2:9]}" in dates and not any(other.startswith(f"d:{day[2:9]}") for other in dates):
            return 0.5
        return 0.0

    def _paper_date(self, day: str, sentence: Sentence) -> float:
        own = sentence.document.front.date
        if own is None:
            return 0.0
        return 1.0 if day in {f"d:{own.isoformat()}", f"m:{own:%Y-%m}", f"y:{own.year}"} else 0.0

    def _context(
        self, sentence: Sentence, before: Sentence | None
    ) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
        stems, concepts, groups, dates = self.index.context(sentence.document, sentence.passage.context)
        parts = [(stems, concepts, groups, dates)]
        if sentence.lead:
            parts.append(self.index.context(sentence.document, sentence.lead))
        if before is not None:
            parts.append((before.stem_set, before.concepts, before.groups, before.dates))
        if len(parts) == 1:
            return parts[0]
        return (
            frozenset().union(*(part[0] for part in parts)),
            frozenset().union(*(part[1] for part in parts)),
            frozenset().union(*(part[2] for part in parts)),
            frozenset().union(*(part[3] for part in parts)),
        )


def _related(left: str, right: str) -> bool:
    """Whether two stems of five letters or more are forms of one word: one begins with the other."""
    short, long = sorted((left, right), key=len)
    return len(short) >= 5 and long.startswith(short) and len(long) - len(short) <= 4


def _paper_words(sentence: Sentence) -> str:
    front = sentence.document.front
    return f"{front.document_type} {front.title}".lower()


def dated_right(match: Match, matcher_dates: tuple[str, ...], question: Question) -> bool:
    """Whether a figure is of the month or day asked for."""
    exact = [day for day in matcher_dates if day[0] in "dm"]
    if not exact or question.wanted not in {Wanted.NUMBER, Wanted.PERCENT, Wanted.MONEY}:
        return True
    return match.dates_held > 0


COUNTED_THING = re.compile(
    r"\bhow many(?: of (?:the|its|their|these|those))?\s+"
    r"|\b(?:what|which) (?:percentage|proportion|share) of\s+(?:the\s+)?|\bnumber of\s+",
    re.I,
)
VERB = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are|will|would|can|could|in|at|on|for|by|since|between|from|of|with"
    r"|who|that|which|had)\b",
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
    """Whether the sentence or its context speaks of something of the subject, and not only of budgets or dates as such."""
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
    if question.wanted is Wanted.MONEY and rate and not re.search(rf"\b{rate.group(1)}", sentence.text, re.I):
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
