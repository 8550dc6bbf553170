"""How well a sentence speaks of what a question asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.sentences import Sentence, SentenceIndex
from assistant.understand.question import Key, Question, Wanted
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
