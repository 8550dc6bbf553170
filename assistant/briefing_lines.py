"""The lines of each section of a briefing, from records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby, islice

from assistant.briefing_nouns import BriefingPaper, Grid, Item, Line, Paragraph
from assistant.changes import change_words
from assistant.record_rows import RecordRow
from corpus.document import Notice
from corpus.records.links import Link, link_actions
from corpus.records.nouns import Action, Recommendation

Number = Callable[[RecordRow], int]
MOST_RECOMMENDATIONS, MOST_ROWS, MOST_QUESTIONS, MOST_CONTRADICTIONS = 12, 6, 8, 4
NO_STATUS = "no status printed"
TO_BE_SAID = frozenset({"tbc", "tba", "tbd", "to be confirmed", "to be agreed"})


def recommendation_lines(rows: Sequence[RecordRow], number: Number) -> tuple[Line, ...]:
    """Recommendations under who made them to whom."""
    lines: list[Line] = []
    shown = rows[:MOST_RECOMMENDATIONS]
    for (document, head), group in groupby(shown, key=lambda row: (row.document, _recommended_by(row))):
        del document
        lines.append(Paragraph(head))
        lines += [Item(f"{_text(row)} [{number(row)}]") for row in group]
    return (*lines, *_rest(len(rows) - len(shown), "recommendation"))


def standing_lines(paper: BriefingPaper) -> tuple[Line, ...]:
    """Counts by the paper's own words, with their total."""
    counts = Counter(_line(action.status_text) or NO_STATUS for _, action in _actions(paper))
    rows = (*((name, str(count)) for name, count in counts.most_common()), ("Total", str(len(paper.actions))))
    return (
        Paragraph(f"{_paper(paper)} lists {_counted(len(paper.actions), 'action')}."),
        Grid(f"Actions by status, {_paper(paper)}", ("Status as printed", "Actions"), rows),
    )


def late_lines(paper: BriefingPaper, number: Number) -> tuple[Line, ...]:
    """What the paper marks as overdue, and what is past its date: two different answers."""
    marked = [row for row in paper.actions if row.is_marked]
    past = sorted((row for row in paper.actions if row.is_past), key=lambda row: row.due or date.max)
    total = len(paper.actions)
    reckoned = f"on {_day(paper.as_at)}" if paper.as_at else "on the paper’s date, which is not known"
    return (
        Paragraph(f"{_paper(paper)} marks {len(marked)} of {total} as overdue."),
        *_late_grid(f"Marked overdue in the paper, {paper.council}", marked, number),
        Paragraph(f"{len(past)} of {total} were past their end date and not complete {reckoned}."),
        *_late_grid(f"Past their end date, {paper.council}", past, number),
    )


def changed_lines(older: BriefingPaper, newer: BriefingPaper, number: Number) -> tuple[Line, ...]:
    """Status, date and owner before and after, action by action."""
    changes = [(link, words) for link in _links(older, newer) if (words := change_words(link))]
    rows = tuple(
        (_ref(action), _short(action.title), "; ".join(words), _marks(link, older, newer, number))
        for link, words in changes[:MOST_ROWS]
        if (action := link.newer or link.older)
    )
    head = Paragraph(f"{_counted(len(changes), 'action')} changed between {_paper(older)} and {_paper(newer)}.")
    if not rows:
        return (head,)
    grid = Grid(f"Changes, {newer.council}", ("Ref", "Action", "What changed", "Sources"), rows)
    return (head, grid, *_rest(len(changes) - len(rows), "change"))


def contradiction_lines(papers: Sequence[BriefingPaper], number: Number) -> tuple[Line, ...]:
    """What a paper says in two ways, shown and not resolved."""
    found = [(paper, notice) for paper in papers for notice in paper.notices]
    lines = [
        Item(f"{_paper(paper)}{_at(notice)}: {_line(notice.text)}{_mark(paper, notice, number)}")
        for paper, notice in found
    ]
    return (*lines[:MOST_CONTRADICTIONS], *_rest(len(lines) - MOST_CONTRADICTIONS, "contradiction"))


def question_lines(
    latest: Sequence[BriefingPaper], comparisons: Sequence[tuple[BriefingPaper, BriefingPaper]], number: Number
) -> tuple[Line, ...]:
    """Questions, each grounded in a row: late, slipped, gone, undated, contradictory."""
    # iterators, so that only the questions that are asked take numbers
    kinds = [
        (question for paper in latest for question in _late_questions(paper, number)),
        (question for pair in comparisons for question in _slip_questions(*pair, number)),
        (question for pair in comparisons for question in _gone_questions(*pair, number)),
        (question for paper in latest for question in _contradiction_questions(paper, number)),
        (question for paper in latest for question in _undated_questions(paper, number)),
    ]
    return tuple(Item(question, is_numbered=True) for question in islice(_in_turn(kinds), MOST_QUESTIONS))


def _in_turn(kinds: Sequence[Iterator[str]]) -> Iterator[str]:
    """One of each kind, then the next of each, until all are used up."""
    left = list(kinds)
    while left:
        for kind in tuple(left):
            question = next(kind, None)
            if question is None:
                left.remove(kind)
            else:
                yield question


def _late_questions(paper: BriefingPaper, number: Number) -> Iterator[str]:
    late = sorted((row for row in paper.actions if row.is_past), key=lambda row: row.due or date.max)
    for row, action in _pairs(late):
        yield (
            f"{_named(action)} was due on {_day(row.due)} and its status is {_status(action)}. "
            f"When will it be finished, and what has held it up? [{number(row)}]"
        )


def _slip_questions(older: BriefingPaper, newer: BriefingPaper, number: Number) -> Iterator[str]:
    slipped = [link for link in _links(older, newer) if (link.days_slipped or 0) > 0]
    for link in sorted(slipped, key=lambda link: -(link.days_slipped or 0)):
        if link.older and link.newer:
            yield (
                f"{_named(link.newer)} has moved from {_line(link.older.due_text)} to {_line(link.newer.due_text)}. "
                f"Why, and is the new date safe? {_marks(link, older, newer, number)}"
            )


def _gone_questions(older: BriefingPaper, newer: BriefingPaper, number: Number) -> Iterator[str]:
    for link in _links(older, newer):
        if link.disappeared and link.older:
            marks = _marks(link, older, newer, number)
            yield f"{_named(link.older)} is not in the later paper. Was it finished, merged or dropped? {marks}"


def _contradiction_questions(paper: BriefingPaper, number: Number) -> Iterator[str]:
    for notice in paper.notices:
        mark = _mark(paper, notice, number)
        if mark:
            yield f"{_line(notice.text).rstrip('.')}. Which of the two holds?{mark}"


def _undated_questions(paper: BriefingPaper, number: Number) -> Iterator[str]:
    for row, action in _pairs(paper.actions):
        if row.due is None and action.due_text.strip().casefold().strip(".") in TO_BE_SAID:
            printed = _line(action.due_text)
            yield f"{_named(action)} has no end date (“{printed}” is printed). By when will it be done? [{number(row)}]"


def _late_grid(caption: str, rows: Sequence[RecordRow], number: Number) -> tuple[Line, ...]:
    if not rows:
        return ()
    shown = tuple(
        (
            _ref(action),
            _short(action.title),
            _line(action.owner_text),
            _line(action.due_text),
            _status(action),
            f"[{number(row)}]",
        )
        for row, action in _pairs(rows[:MOST_ROWS])
    )
    grid = Grid(caption, ("Ref", "Action", "Owner", "Due", "Status", "Source"), shown)
    return (grid, *_rest(len(rows) - len(shown), "action"))


def _links(older: BriefingPaper, newer: BriefingPaper) -> tuple[Link, ...]:
    return link_actions([action for _, action in _actions(older)], [action for _, action in _actions(newer)])


def _marks(link: Link, older: BriefingPaper, newer: BriefingPaper, number: Number) -> str:
    sides = ((older, link.older), (newer, link.newer))
    found = [_row_of(paper, action) for paper, action in sides if action is not None]
    return " ".join(f"[{number(row)}]" for row in found if row)


def _row_of(paper: BriefingPaper, action: Action) -> RecordRow | None:
    return next((row for row in paper.actions if row.record.order == action.order), None)


def _mark(paper: BriefingPaper, notice: Notice, number: Number) -> str:
    """The mark of the record that a contradiction stands in, or nothing."""
    if notice.place is None:
        return ""
    where = (notice.place.block, notice.place.row)
    rows = (*paper.actions, *paper.recommendations)
    row = next((row for row in rows if any((place.block, place.row) == where for place in row.record.places)), None)
    return f" [{number(row)}]" if row else ""


def _actions(paper: BriefingPaper) -> list[tuple[RecordRow, Action]]:
    return _pairs(paper.actions)


def _pairs(rows: Sequence[RecordRow]) -> list[tuple[RecordRow, Action]]:
    return [(row, row.record) for row in rows if isinstance(row.record, Action)]


def _recommended_by(row: RecordRow) -> str:
    record = row.record
    assert isinstance(record, Recommendation)
    by = record.by_whom or "The paper"
    to = f" to {record.to_whom}" if record.to_whom else ""
    lead_in = f" {_line(record.lead_in)}" if record.lead_in else ""
    return f"{by}{to} ({row.council or row.document}, {_day(row.paper_date) or 'undated'}):{lead_in}"


def _text(row: RecordRow) -> str:
    return _line(getattr(row.record, "text", "") or row.record.quote)


def _rest(count: int, noun: str) -> tuple[Line, ...]:
    return (Paragraph(f"{_counted(count, f'more {noun}')} in the register."),) if count > 0 else ()


def _paper(paper: BriefingPaper) -> str:
    return ", ".join(part for part in (paper.council, paper.title, _day(paper.paper_date)) if part)


def _at(notice: Notice) -> str:
    return f", page {notice.place.page}" if notice.place and notice.place.page else ""


def _named(action: Action) -> str:
    title = _short(action.title).rstrip(".")
    return f"{action.ref}, “{title}”," if action.ref else f"“{title}”"


def _ref(action: Action) -> str:
    return action.ref or "–"


def _status(action: Action) -> str:
    return f"“{_line(action.status_text)}”" if action.status_text.strip() else NO_STATUS


def _short(text: str) -> str:
    line = _line(text)
    return line if len(line) <= 110 else line[:109].rsplit(" ", 1)[0] + "…"


def _line(text: str) -> str:
    return " ".join(text.split())


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
