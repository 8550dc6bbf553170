"""Which indicators a question means, by their names."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.inquiry import Inquiry
from assistant.understand.question import Key
from assistant.understand.words import words
from corpus.records.nouns import Indicator
from index.library import StoredDocument

UNTELLING = frozenset(
    "no number of the % percent percentag figur total chang differ trend start end begin improv wors better same "
    "way period week month quarter year rise rose risen fall fell fallen increas decreas reduc go gone went up down "
    "grow grew drop high mani much latest current explain perform indic kpi measur council share proport rate valu "
    "stood stand subject reach happen did between council rate level come came more fewer less manag cut last get "
    "got per perc april may june juli august septemb octob novemb decemb januari februari march report plan paper "
    "give show tell us now still yet right on in at target".split()
)
LINKING = frozenset("with for by a an who are is were had have has was to than and".split())
ENOUGH_OF_NAME = 0.5
ENOUGH_OF_QUESTION = 0.6
SYNONYM = 0.6
HEAD = 0.5
BASIS = {"table": 1.0, "sentence": 0.9}
"""Worth of where a figure was read."""


@dataclass(frozen=True, slots=True)
class FoundIndicator:
    """An indicator with its paper and how well its name fits."""

    document: StoredDocument
    indicator: Indicator
    fit: float


def find_indicators(inquiry: Inquiry) -> list[FoundIndicator]:
    """Indicators in tables whose name the question speaks: the best fits of each paper."""
    fits = [
        FoundIndicator(document, indicator, fit)
        for document in inquiry.documents
        for indicator in inquiry.records(document).indicators
        if indicator.points and (fit := fit_of(inquiry, document, indicator) * BASIS.get(indicator.basis, 0.9)) > 0
    ]
    best = max((item.fit for item in fits), default=0.0)
    chosen: list[FoundIndicator] = []
    for document in inquiry.documents:
        own = [item for item in fits if item.document.id == document.id]
        top = max((item.fit for item in own), default=0.0)
        if top >= best - 0.15:
            chosen += [item for item in own if item.fit >= top - 0.02][:4]
    return chosen


def fit_of(inquiry: Inquiry, document: StoredDocument, indicator: Indicator) -> float:
    """How well a name fits: the share of the name that the question speaks and of the question that the name holds."""
    name = indicator.name
    stems, concepts, groups, _ = inquiry.index.context(document, name)
    keys = [key for key in inquiry.question.keys if key.stem not in UNTELLING]
    if not keys or _other_service(inquiry, document):
        return 0.0

    def weigh(stem: str) -> float:
        return inquiry.index.weight(stem, inquiry.documents)

    held = [(_held(inquiry, key, stems, concepts, groups), weigh(key.stem)) for key in keys]
    of_question = sum(worth * weight for worth, weight in held) / sum(weight for _, weight in held)
    telling = _telling(inquiry, name)
    asked = {key.stem for key in keys} | {part for key in keys for part in key.parts}
    asked |= {name for key in keys if len(key.parts) > 2 for name in inquiry.index.thesaurus.needed(key.parts)}
    asked_groups = inquiry.index.groups(tuple(asked))
    spoken = [
        (1.0 if stem in asked else SYNONYM if inquiry.index.groups((stem,)) & asked_groups else 0.0, weigh(stem))
        for stem in telling
    ]
    of_name = sum(worth * weight for worth, weight in spoken) / sum(weight for _, weight in spoken) if spoken else 0.0
    if of_name < ENOUGH_OF_NAME or of_question < ENOUGH_OF_QUESTION:
        return 0.0
    return (of_name + of_question) / 2


def _other_service(inquiry: Inquiry, document: StoredDocument) -> bool:
    """Whether the question names children's services and the paper is on adults', or the other way round."""
    asked = {key.stem for key in inquiry.question.keys}
    title = {word.stem for word in words(document.front.title)}
    return any(
        one in asked and other not in asked and other in title and one not in title
        for one, other in (("children", "adult"), ("adult", "children"))
    )


def _held(inquiry: Inquiry, key: Key, stems: frozenset[str], concepts: frozenset[str], groups: frozenset[str]) -> float:
    if key.stem in stems or key.stem in concepts:
        return 1.0
    if len(key.parts) > 2 and inquiry.index.thesaurus.needed(key.parts) <= stems | concepts:
        return 1.0
    if key.parts:
        return HEAD if key.parts[-1] in stems else 0.0
    own = inquiry.index.thesaurus.groups.get(key.stem, frozenset())
    return SYNONYM if own & groups else 0.0


def _telling(inquiry: Inquiry, name: str) -> set[str]:
    """Stems and concepts that tell an indicator from others; a concept stands for the words that name it."""
    stems = [word.stem for word in words(name)]
    covered: set[int] = set()
    telling: set[str] = set()
    for start, end, concept in inquiry.index.thesaurus.concepts(stems):
        covered |= set(range(start, end))
        telling.add(concept)
    telling |= {stem for at, stem in enumerate(stems) if at not in covered}
    return {stem for stem in telling if stem not in UNTELLING and not stem.isdigit() and stem not in LINKING}
