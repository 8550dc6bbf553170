"""Wrong premises: what a question takes for granted and the paper contradicts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.inquiry import Inquiry
from assistant.matching import Match
from assistant.understand.words import NUMBER_WORDS, words

RISE = frozenset({"rise", "rose", "risen", "increas", "grow", "grew", "grown", "higher"})
FALL = frozenset(
    {"fall", "fell", "fallen", "decreas", "reduc", "reduct", "declin", "drop", "lower", "shrink", "shrunk"}
)
OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (RISE, FALL),
    (frozenset({"perman"}), frozenset({"interim", "temporari", "act"})),
)
COUNTED = re.compile(r"\b(\d+|" + "|".join(NUMBER_WORDS) + r")[\s-]+(\w+)", re.I)
UNITS = {"year": 12.0, "month": 1.0, "week": 0.25}


def premise_notes(inquiry: Inquiry, group: Sequence[Match]) -> list[str]:
    """One sentence for each premise that the sentences chosen contradict."""
    notes = []
    best = max(group, key=lambda match: match.score)
    asked = {word.stem for word in words(inquiry.question.text)}
    said = set(best.sentence.stem_set)
    for left, right in OPPOSITES:
        for one, other in ((left, right), (right, left)):
            if asked & one and not asked & other and said & other and not said & one:
                notes.append(f"The paper does not bear out “{_word(inquiry, one)}”; it says “{_said(best, other)}”:")
    notes += _figures(inquiry, best)
    return notes


def _word(inquiry: Inquiry, stems: frozenset[str]) -> str:
    return next((word.text for word in words(inquiry.question.text) if word.stem in stems), "")


def _said(match: Match, stems: frozenset[str]) -> str:
    return next((word.text for word in words(match.sentence.text) if word.stem in stems), "")


def _figures(inquiry: Inquiry, best: Match) -> list[str]:
    """A count in the question ("three years", "five themes") against the paper's own."""
    notes = []
    said = [
        (_number(number), noun.lower().rstrip("s"), f"{number} {noun}")
        for number, noun in COUNTED.findall(best.sentence.text)
    ]
    for number, noun in COUNTED.findall(inquiry.question.text):
        if noun.lower() in {"of", "and", "to", "the"} or re.fullmatch(r"(?:19|20)\d\d", number):
            continue
        asked_value, asked_unit = _number(number), noun.lower().rstrip("s")
        for value, unit, text in said:
            same_unit = unit == asked_unit
            both_times = unit in UNITS and asked_unit in UNITS
            if (same_unit and value != asked_value) or (
                both_times and value * UNITS[unit] != asked_value * UNITS[asked_unit]
            ):
                notes.append(f"The paper says {text}, not {number} {noun}:")
                break
    return notes[:1]


def _number(text: str) -> float:
    return float(NUMBER_WORDS.get(text.lower(), text) if not text.isdigit() else text)
