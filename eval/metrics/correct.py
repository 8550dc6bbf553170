"""Correct: the status asked for, every fact and pair, no ref too many, nothing absent, not too long."""

from __future__ import annotations

from collections.abc import Iterator

from eval.cases import Behaviour, Case, Pair, Spellings
from eval.given import Given
from eval.metrics.layout import listed_refs, running_words, units
from eval.metrics.score import Score
from eval.wording import fold, plain, stands_in

MOST_WORDS = 180
"""Outside tables and lists."""


def correct(case: Case, given: Given) -> Score:
    """One out of one where nothing is wrong; else every reason, separated by semicolons."""
    reasons = [*_status(case, given), *_facts(case, given), *_pairs(case, given)]
    reasons += [*_refs(case, given), *_absent(case, given), *_length(given)]
    return Score(int(not reasons), 1, "; ".join(reasons))


def allowed_statuses(behaviour: Behaviour) -> frozenset[str]:
    """The statuses that serve a behaviour."""
    if behaviour is Behaviour.REFUSE:
        return frozenset({"refused"})
    if behaviour is Behaviour.CLARIFY_OR_LABEL:
        return frozenset({"answered", "clarify"})
    return frozenset({"answered"})


def states(spellings: Spellings, folded_text: str) -> bool:
    """Whether one of the spellings stands in an already folded text."""
    return any(stands_in(spelling, folded_text) for spelling in spellings)


def stated_facts(case: Case, given: Given) -> tuple[Spellings, ...]:
    """The facts of the case that the answer's text holds."""
    text = fold(plain(given.text))
    return tuple(fact for fact in case.facts if states(fact, text))


def _status(case: Case, given: Given) -> Iterator[str]:
    allowed = allowed_statuses(case.behaviour)
    if given.status not in allowed:
        yield f"status {given.status}, expected {' or '.join(sorted(allowed))}"


def _facts(case: Case, given: Given) -> Iterator[str]:
    text = fold(plain(given.text))
    missing = [fact[0] for fact in case.facts if not states(fact, text)]
    if missing:
        yield f"missing: {', '.join(missing)}"


def _pairs(case: Case, given: Given) -> Iterator[str]:
    if not case.pairs:
        return
    folded = [fold(unit) for unit in units(given.text)]
    apart = [pair for pair in case.pairs if not any(_together(pair, unit) for unit in folded)]
    if apart:
        yield "not together: " + ", ".join(f"{pair.label[0]} = {pair.value[0]}" for pair in apart)


def _together(pair: Pair, folded_unit: str) -> bool:
    return states(pair.label, folded_unit) and states(pair.value, folded_unit)


def _refs(case: Case, given: Given) -> Iterator[str]:
    if case.refs_exact is None:
        return
    wanted = {fold(ref) for ref in case.refs_exact}
    beyond = [ref for ref in listed_refs(given.text) if fold(ref) not in wanted]
    if beyond:
        yield f"refs too many: {', '.join(beyond)}"


def _absent(case: Case, given: Given) -> Iterator[str]:
    text = fold(plain(given.text))
    stated = [item[0] for item in case.absent if states(item, text)]
    if stated:
        yield f"must not be stated: {', '.join(stated)}"


def _length(given: Given) -> Iterator[str]:
    words = running_words(given.text)
    if words > MOST_WORDS:
        yield f"{words} words outside tables and lists, at most {MOST_WORDS}"
