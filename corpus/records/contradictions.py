"""Where a paper says two things: shown, never resolved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.dates import find_dates, parse_due
from corpus.document import Document, Notice, Place, Table
from corpus.records.nouns import Action, Status
from corpus.statuses import is_status, normalise


class Kind(StrEnum):
    """What is said twice."""

    STATUS_NOTE = "status against note"
    TWO_DATES = "two dates for one promise"
    TOTAL_ROWS = "total against rows"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of one paper that cannot both hold."""

    order: int | None
    """The action it is about; none for a total."""
    kind: Kind
    text: str
    place: Place | None = None

    @property
    def notice(self) -> Notice:
        return Notice("contradiction", f"{self.kind}: {self.text}", self.place)


_SIGNED = r"(?:^|[.;:!?]\s+|\d\s+)(?:[A-Z][A-Za-z]{1,3}\s*[:-]\s*)?"
_WORK = r"(?:this|it|work|(?:the |this )?(?:action|task|work|item|project|review))"
_DONE = re.compile(
    rf"{_SIGNED}(?:Now |Action |Task )?(?:[Cc]ompleted?|COMPLETED?|[Cc]losed|[Ff]inished)(?=\s*(?:[.;,–-]|$|on \d"
    rf"|\d|in [A-Z]))"
    rf"|\b(?i:{_WORK})\s+(?:has\s+(?:now\s+)?been|is\s+now|was|is)\s+(?:fully\s+|already\s+)?"
    r"(?:completed?|closed|finished|fully implemented)\b(?!\s+(?:by|in)\s+(?:the\s+)?end)"
)
_NOT_DONE = re.compile(
    rf"\b(?i:{_WORK})\s+(?:has|is|was)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:completed?|started|begun|finished)\b"
    r"|\bstill (?:outstanding|to be (?:completed|done|started))\b|\bnot yet (?:completed?|started|begun)\b",
    re.I,
)
_STARTED = re.compile(
    rf"\b(?:{_WORK}|they|tasks?|all tasks?)\s+(?:has|have)\s+(?:now\s+|already\s+)?(?:started|begun|commenced)\b"
    rf"|\b(?:{_WORK}|(?:all )?tasks)\s+(?:is|are)\s+(?:now\s+)?(?:in progress|under\s?way|on track)\b"
    rf"|^\W*in progress\b",
    re.I,
)
_HELD = re.compile(r"\b(?:has been|is|are|was|put|placed)\s+(?:now\s+)?(?:paused|on hold|suspended|stopped)\b", re.I)
_UNFINISHED = {Status.NOT_STARTED, Status.ON_TRACK, Status.AT_RISK, Status.OVERDUE, Status.PAUSED}
_SAYS: tuple[tuple[re.Pattern[str], set[Status], str], ...] = (
    (_DONE, _UNFINISHED, "the note says it is complete"),
    (_NOT_DONE, {Status.COMPLETE}, "the note says it is not complete"),
    (_STARTED, {Status.NOT_STARTED}, "the note says it has started"),
    (_HELD, {Status.NOT_STARTED, Status.ON_TRACK, Status.COMPLETE}, "the note says it is on hold"),
)
_NEW_DATE = re.compile(
    r"\b(?:deadline|due date|end date|target date|completion date|timescale)\s+(?:\w+\s+){0,4}(?:to|is|as"
    r"|until)\s+(?:the\s+)?",
    re.I,
)
_REVISED = re.compile(r"\b(?:revised|new|extended|original)\b.*\b(?:date|deadline|target|timescale)|\bby when\b", re.I)
_TOTAL = re.compile(
    r"\b(?:plan|tracker|log)\s+(?:now\s+|currently\s+)?(?:has|contains|includes|comprises|consists of|sets out"
    r"|lists|of)\s+"
    r"(?:[^.;:]{0,40}?\b(?:and|of|with)\s+)?(?P<has>\d{1,4})\s+(?:(?:improvement|separate|individual|key|agreed"
    r"|planned)\s+)?"
    r"(?:actions|tasks)(?=\s*(?:[.,;:)]|$|and\b|across\b|grouped\b|set\b|in \w+ (?:priorit|theme)))"
    r"|\btotal (?:number )?of (?:actions|tasks)\s*(?:is|:|=)\s*(?P<total>\d{1,4})\b",
    re.I,
)
"""A count of some of the actions ("13 overdue actions", "12 actions that are late") is no total."""


def find_contradictions(document: Document, actions: Sequence[Action]) -> tuple[Contradiction, ...]:
    """Contradictions within each action, between rows of one ref, and between totals and rows."""
    if not actions:
        return ()
    found = [item for action in actions for item in (*_status_against_note(action), *_two_dates(action))]
    return (*found, *_same_action_twice(actions), *_totals(document, actions))


def _place(action: Action) -> Place | None:
    return action.places[0] if action.places else None


def _named(action: Action) -> str:
    return action.ref or f"action {action.order}"


def _status_against_note(action: Action) -> Iterator[Contradiction]:
    for pattern, statuses, says in _SAYS:
        match = pattern.search(" ".join(action.progress.split()))
        if match and action.status in statuses:
            words = re.sub(r"^(?:[\W\d]*(?:[A-Z][A-Za-z]{1,3}\s*[:-]\s*)?)", "", match.group()).strip(" .;:-")
            text = f'{_named(action)}: the status is "{action.status_text}", {says} ("{words}")'
            yield Contradiction(action.order, Kind.STATUS_NOTE, text, _place(action))
            return


def _two_dates(action: Action) -> Iterator[Contradiction]:
    inside = {found.date for found in find_dates(action.due_text)}
    if len(inside) > 1:
        text = f'{_named(action)}: the due cell holds several dates ("{action.due_text}")'
        yield Contradiction(action.order, Kind.TWO_DATES, text, _place(action))
    if action.due is None:
        return
    for name, other in action.extra:
        moved = parse_due(other) if _REVISED.search(name) else None
        if moved and moved != action.due:
            text = f'{_named(action)}: due "{action.due_text}", but "{other}" under "{name}"'
            yield Contradiction(action.order, Kind.TWO_DATES, text, _place(action))
    for match in _NEW_DATE.finditer(action.progress):
        said = [found for found in find_dates(action.progress[match.end() : match.end() + 30]) if found.start <= 2]
        if said and said[0].date != action.due:
            text = f'{_named(action)}: due "{action.due_text}", but the note says "{match.group()}{said[0].text}"'
            yield Contradiction(action.order, Kind.TWO_DATES, text, _place(action))


def _same_action_twice(actions: Sequence[Action]) -> Iterator[Contradiction]:
    """One ref or one parent: a step such as "publish it" may well stand under two different tasks."""
    first: dict[tuple[str, str, int | None], Action] = {}
    for action in actions:
        title = "".join(char for char in action.title.casefold() if char.isalnum())
        before = first.setdefault((title, "" if action.parent_order else action.ref, action.parent_order), action)
        if before.due and action.due and before.due != action.due:
            text = f'"{action.title[:80]}" stands twice: due "{before.due_text}" and "{action.due_text}"'
            yield Contradiction(action.order, Kind.TWO_DATES, text, _place(action))


def _totals(document: Document, actions: Sequence[Action]) -> Iterator[Contradiction]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _summary(block, actions)
        elif match := _TOTAL.search(block.quote):
            said = int(match["has"] or match["total"])
            if said != len(actions):
                text = f'the paper says "{match.group()}", its rows are {len(actions)}'
                yield Contradiction(None, Kind.TOTAL_ROWS, text, block.place)


def _summary(table: Table, actions: Sequence[Action]) -> Iterator[Contradiction]:
    """A table of statuses and their numbers, held against the rows."""
    rows = [[" ".join(cell.text.split()) for cell in row.cells if cell.text.strip()] for row in table.body]
    counted = [
        (cells[0], int(cells[1])) for cells in rows if len(cells) in {2, 3} and re.fullmatch(r"\d{1,4}", cells[1])
    ]
    printed = Counter(action.status_text.casefold() for action in actions)
    meant = Counter(action.status for action in actions)
    if len(counted) < 2 or sum(is_status(name) for name, _ in counted) * 3 < len(counted) * 2:
        return
    for (name, said), row in zip(counted, [row for row in table.body if len(row.quote) > 1], strict=False):
        if not is_status(name):
            continue
        rows_found = printed.get(name.casefold(), 0) or meant[normalise(name)]
        if said != rows_found:
            yield Contradiction(
                None, Kind.TOTAL_ROWS, f'the paper counts {said} as "{name}", its rows are {rows_found}', row.place
            )
