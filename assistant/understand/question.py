"""What a question asks, once understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.records.nouns import Status


class Wanted(StrEnum):
    """What kind of thing an answer must hold."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    DURATION = "duration"
    FREQUENCY = "frequency"
    PERSON = "person"
    GROUP = "people or bodies"
    REASON = "reason"
    YES_NO = "yes or no"
    THING = "thing"
    MANNER = "manner"


class Form(StrEnum):
    """How records are asked for."""

    ONE = "one"
    LIST = "list"
    COUNT = "count"
    BREAKDOWN = "breakdown"
    EXTREME = "extreme"


class Overdue(StrEnum):
    """The two meanings of overdue, and both."""

    MARKED = "marked"
    PAST = "past"
    MARKED_NOT_PAST = "marked, date not past"
    EITHER = "either"
    NOT_PAST = "date not past"


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """Which actions are meant; empty fields do not filter."""

    refs: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    """Roles or people as the papers write them."""
    leads_only: bool = False
    """Only where they lead, not where they support."""
    statuses: tuple[Status, ...] = ()
    status_words: tuple[str, ...] = ()
    """Words that the printed status must hold ("red")."""
    negated_status: bool = False
    themes: tuple[str, ...] = ()
    overdue: Overdue | None = None
    due_on: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    has_due: bool | None = None
    """True: with a date; false: without (TBC, none)."""
    due_words: tuple[str, ...] = ()
    """Words that the printed end date must hold ("tbc")."""
    has_status: bool | None = None
    has_owner: bool | None = None
    about: tuple[str, ...] = ()
    """Stems or concepts that the question adds; they narrow where actions speak of them."""
    topic: tuple[str, ...] = ()
    """Those of them that the question names as the topic ("about …"): the action must speak of them."""

    @property
    def is_empty(self) -> bool:
        return self == ActionFilter()


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a question asks about."""

    stem: str
    """Stem, "#4", "@concept", "d:2017-04-30" or an abbreviation."""
    text: str
    """As the question writes it."""
    parts: tuple[str, ...] = ()
    """Stems of a phrase."""
    is_name: bool = False
    """Written with a capital inside the question: a name that evidence must hold."""
    position: int = 0
    worth: float = 1.0
    """Less for a word that was carried over from the question before."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its scope, filters and the date to reckon from."""

    text: str
    wanted: Wanted
    keys: tuple[Key, ...] = ()
    dates: frozenset[str] = frozenset()
    """Date features that are content, not scope."""
    councils: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()
    """Papers that the question names by date, title or type; empty for all of its councils'."""
    as_at: date | None = None
    form: Form | None = None
    actions: ActionFilter = ActionFilter()
    asks_actions: bool = False
    """It speaks of actions or tasks of a plan."""
    missing_refs: tuple[str, ...] = ()
    unknown_names: tuple[str, ...] = ()
    fields: frozenset[str] = frozenset()
    """Fields of a record that are asked for: "owner", "due", "status", "progress", "outcome", "title"."""
    carried: tuple[str, ...] = ()
    ordinal: int | None = None
    """Position of an earlier result that is meant: "the second one" is 2, "the last" is -1."""
    refers_back: bool = False
    figures: frozenset[str] = field(default=frozenset())
    """Numbers that the question states, as digits."""
