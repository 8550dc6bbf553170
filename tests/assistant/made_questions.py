"""Questions made from the records of the sample papers, each with the test that says which records are meant."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.records.nouns import Action, Status
from index.stored import StoredDocument

Holds = Callable[[Action], bool]


@dataclass(frozen=True)
class Clause:
    """The end of a question ("are overdue") and which actions it means."""

    kind: str
    words: str
    """After "Which actions …"; begins with a verb."""
    holds: Holds


@dataclass(frozen=True)
class Made:
    """One question with the actions it means."""

    question: str
    document: int
    holds: Holds
    counts: bool
    kinds: str


STATUS_WORDS: tuple[tuple[Status, tuple[str, ...]], ...] = (
    (Status.NOT_STARTED, ("are not started", "have not been started", "are yet to start")),
    (Status.ON_TRACK, ("are on track", "are in progress", "are under way")),
    (Status.AT_RISK, ("are at risk", "are shown as at risk")),
    (Status.COMPLETE, ("are complete", "have been finished", "are done")),
    (Status.PAUSED, ("are on hold", "are paused")),
)


def made_questions(papers: list[tuple[StoredDocument, tuple[Action, ...]]], count: int, seed: int) -> Iterator[Made]:
    """So many different questions, the same for the same seed; most combine two filters, some have one or three."""
    chance = random.Random(seed)
    seen: set[str] = set()
    while len(seen) < count:
        document, actions = chance.choice(papers)
        kinds = chance.sample(sorted(MAKERS), chance.choice((1, 1, 2, 2, 2, 3)))
        kinds = [kind for at, kind in enumerate(kinds) if not any(_clash(kind, other) for other in kinds[:at])]
        clauses = [MAKERS[kind](chance, document, actions) for kind in sorted(kinds, key=ORDER.index)]
        counts = chance.random() < 0.5
        question = _words(chance, document, clauses, counts)
        if question not in seen:
            seen.add(question)
            holds = [clause.holds for clause in clauses]
            yield Made(
                question,
                document.id,
                lambda action, holds=holds: all(one(action) for one in holds),
                counts,
                "+".join(kinds),
            )


def _words(chance: random.Random, document: StoredDocument, clauses: list[Clause], counts: bool) -> str:
    paper = _paper(document)
    opening = chance.choice(
        ("How many actions", "How many of the actions") if counts else ("Which actions", "List the actions that")
    )
    return (
        f"{opening} in {paper} {' and '.join(clause.words for clause in clauses)}?"
        if "that" not in opening
        else (f"List the actions in {paper} that {' and '.join(clause.words for clause in clauses)}.")
    )


def _paper(document: StoredDocument) -> str:
    front = document.front
    assert front.date is not None
    return f"{front.council}'s {front.document_type} of {front.date.day} {front.date:%B %Y}"


def _owner(chance: random.Random, _: StoredDocument, actions: tuple[Action, ...]) -> Clause:
    name = chance.choice(sorted({owner for action in actions for owner in action.owners}))
    words = chance.choice(("belong to the {}", "are owned by the {}", "are assigned to the {}")).format(name)
    return Clause("owner", words, lambda action: name in action.owners)


def _status(chance: random.Random, _: StoredDocument, __: tuple[Action, ...]) -> Clause:
    status, spellings = chance.choice(STATUS_WORDS)
    return Clause("status", chance.choice(spellings), lambda action: action.status is status)


def _not_complete(_: random.Random, __: StoredDocument, ___: tuple[Action, ...]) -> Clause:
    return Clause("not complete", "are not complete", lambda action: action.status is not Status.COMPLETE)


def _theme(chance: random.Random, _: StoredDocument, actions: tuple[Action, ...]) -> Clause:
    name = chance.choice(sorted({action.theme for action in actions if action.theme}))
    return Clause("theme", f"stand under “{name}”", lambda action: action.theme == name)


def _day(chance: random.Random, actions: tuple[Action, ...]) -> date:
    day = chance.choice(sorted({action.due for action in actions if action.due}))
    return day + timedelta(days=chance.choice((0, 0, 1, -1, 30)))


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _before(chance: random.Random, _: StoredDocument, actions: tuple[Action, ...]) -> Clause:
    day = _day(chance, actions)
    return Clause("due", f"are due before {_said(day)}", lambda action: action.due is not None and action.due < day)


def _after(chance: random.Random, _: StoredDocument, actions: tuple[Action, ...]) -> Clause:
    day = _day(chance, actions)
    return Clause("due", f"are due after {_said(day)}", lambda action: action.due is not None and action.due > day)


def _on(chance: random.Random, _: StoredDocument, actions: tuple[Action, ...]) -> Clause:
    day = _day(chance, actions)
    return Clause("due", f"are due on {_said(day)}", lambda action: action.due == day)


def _by(chance: random.Random, _: StoredDocument, actions: tuple[Action, ...]) -> Clause:
    day = _day(chance, actions)
    return Clause("due", f"are due by {_said(day)}", lambda action: action.due is not None and action.due <= day)


def _month(chance: random.Random, _: StoredDocument, actions: tuple[Action, ...]) -> Clause:
    day = _day(chance, actions)
    return Clause(
        "due",
        f"are due in {day:%B %Y}",
        lambda action: action.due is not None and (action.due.year, action.due.month) == (day.year, day.month),
    )


def _between(chance: random.Random, _: StoredDocument, actions: tuple[Action, ...]) -> Clause:
    first, last = sorted((_day(chance, actions), _day(chance, actions)))
    return Clause(
        "due",
        f"are due between {_said(first)} and {_said(last)}",
        lambda action: action.due is not None and first <= action.due <= last,
    )


def _no_date(chance: random.Random, _: StoredDocument, __: tuple[Action, ...]) -> Clause:
    return Clause("due", chance.choice(("have no end date", "have no due date")), lambda action: action.due is None)


def _marked(chance: random.Random, _: StoredDocument, __: tuple[Action, ...]) -> Clause:
    words = chance.choice(("are marked as overdue", "are marked overdue"))
    return Clause("overdue", words, lambda action: action.status is Status.OVERDUE)


def _past(chance: random.Random, document: StoredDocument, _: tuple[Action, ...]) -> Clause:
    own = document.front.date
    assert own is not None
    words = chance.choice(("are past their end date", "have missed their deadline"))

    def past(action: Action) -> bool:
        return action.due is not None and action.due < own and action.status is not Status.COMPLETE

    return Clause("overdue", words, past)


MAKERS: dict[str, Callable[[random.Random, StoredDocument, tuple[Action, ...]], Clause]] = {
    "owner": _owner,
    "status": _status,
    "not complete": _not_complete,
    "theme": _theme,
    "before": _before,
    "after": _after,
    "on": _on,
    "by": _by,
    "in month": _month,
    "between": _between,
    "no date": _no_date,
    "marked": _marked,
    "past": _past,
}
ORDER = [
    "owner",
    "theme",
    "status",
    "not complete",
    "marked",
    "past",
    "before",
    "after",
    "on",
    "by",
    "in month",
    "between",
    "no date",
]
SAME = (
    {"status", "not complete", "marked", "past"},
    {"before", "after", "on", "by", "in month", "between", "no date", "past"},
)


def _clash(one: str, other: str) -> bool:
    """Two filters of one kind: nobody asks for both at once."""
    return any(one in kinds and other in kinds for kinds in SAME)
