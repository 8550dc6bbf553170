"""A question as a keyword query that no punctuation can break."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_STOP_WORDS = """
    a about above after again all also am an and any are as at be because been before being below between both but
    by can could did do does doing done down during each else ever few for from further gave get give given had has
    have having he her here hers him his how i if in into is it its itself just let like list me might more most
    much must my no nor not now of off on once one only or other our ours out over own per please said same say says
    shall she should show so some such tell than that the their theirs them then there these they this those through
    to too under until up upon us very was we were what when where whether which while who whom whose why will with
    within would you your yours
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


def words_of(question: str) -> tuple[str, ...]:
    """The words that carry meaning, in lower case, each once; all words where none does."""
    words = tuple(dict.fromkeys(_WORD.findall(question.lower())))
    return tuple(word for word in words if word not in STOP_WORDS) or words


def match_expression(question: str) -> str:
    """An FTS5 expression that finds passages with any of the words; empty for a question without words."""
    return " OR ".join(f'"{word}"' for word in words_of(question))
