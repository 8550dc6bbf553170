"""The records; every `_text` field is verbatim, what cannot be known is empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.document import Notice, Place


class Status(StrEnum):
    """Normalised status: it sorts and filters, the paper's own words are what is quoted."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OVERDUE = "overdue"
    COMPLETE = "complete"
    PAUSED = "paused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Action:
    """One row (or item) of an action plan or tracker."""

    order: int
    """Position in the document, 1-based over all of its actions."""
    ref: str
    """As printed; refs repeat, and may be empty."""
    title: str
    owner_text: str
    owners: tuple[str, ...]
    """Each role or person of the owner text on its own."""
    due_text: str
    due: date | None
    progress: str
    outcome: str
    status_text: str
    """As printed; where only a colour shows it, the words of the paper's own key (else the colour's name)."""
    status: Status
    theme: str = ""
    """Outermost sub-heading inside or above the table, as printed."""
    subtheme: str = ""
    parent_ref: str = ""
    """Ref of the action it belongs to (69 for 69G), where that row stands in the same document."""
    parent_order: int | None = None
    """Order of that very row: refs repeat."""
    hidden: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    """Other columns, (name as printed, text)."""
    places: tuple[Place, ...] = ()
    quote: str = ""
    """The row's cells in reading order, verbatim."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What a body or an author asks somebody to do."""

    order: int
    number: str
    """As printed or as counted in its list: "2.1", "a", "1"."""
    text: str
    kind: str
    """"asked of the committee", "to the council", "to the safeguarding board", "to partners",
    "area for improvement"."""
    by_whom: str
    to_whom: str
    lead_in: str = ""
    """Sentence that opens the list, verbatim."""
    places: tuple[Place, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A grade, or a fact of the inspection that it stands on."""

    order: int
    body: str
    """"Ofsted", "CQC", ..."""
    council: str
    subject: str
    """As printed: "Overall effectiveness", "The experiences and progress of care leavers", a children's home's name."""
    grade: str
    """As printed: "Requires improvement to be good"; empty for a row that only names the inspection."""
    inspected_from: date | None = None
    inspected_to: date | None = None
    inspected_text: str = ""
    """As printed: "14 March to 18 March 2022"."""
    lead_inspector: str = ""
    published: date | None = None
    places: tuple[Place, ...] = ()
    quote: str = ""
    """The words that hold the grade."""
    dates_quote: str = ""
    """The words that hold the inspection dates, with their place."""
    dates_places: tuple[Place, ...] = ()
    inspector_quote: str = ""
    inspector_places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One value of an indicator."""

    period_text: str
    """As printed: "2/4/17", "2014-15", "Q4"; empty where the paper gives none."""
    period: date | None
    """The date, or the last day of the period; none where not known."""
    value_text: str
    number: float | None
    unit: str = ""
    """"%", "£", "days" or empty."""
    place: Place = Place()
    period_label: str = ""
    """What tells equal periods apart ("%", "No. of children": the value column of its own), or empty."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured quantity with its values over time."""

    order: int
    name: str
    points: tuple[Point, ...]
    direction_text: str = ""
    """The printed direction of travel: an arrow or words; empty where it does not come out as text."""
    table_title: str = ""
    target_text: str = ""
    places: tuple[Place, ...] = ()
    quote: str = ""
    basis: str = "table"
    """"table" or "sentence"."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise in running text: who will do what by when."""

    order: int
    sentence: str
    who: str
    due_text: str
    due: date | None
    places: tuple[Place, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """An abbreviation, initials or a person, with what they mean."""

    order: int
    term: str
    meaning: str
    role: str = ""
    kind: str = "abbreviation"
    """"abbreviation" or "person"."""
    places: tuple[Place, ...] = ()
    quote: str = ""
    basis: str = "glossary"
    """"glossary" (a table or list of them) or "text" (spelled out in running text)."""


Record = Action | Recommendation | Judgement | Indicator | Commitment | Term


@dataclass(frozen=True, slots=True)
class Records:
    """All that was read out of one document, and what was not understood."""

    actions: tuple[Action, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    terms: tuple[Term, ...] = ()
    notices: tuple[Notice, ...] = ()
    """Rows not understood (with their place) and contradictions found."""
