"""A draft briefing for a scrutiny meeting, made of records only: every line of it has its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.briefing_lines import (
    changed_lines,
    contradiction_lines,
    late_lines,
    question_lines,
    recommendation_lines,
    standing_lines,
)
from assistant.briefing_nouns import Briefing, BriefingPaper, Reference, Section
from assistant.record_rows import RecordKind, RecordRow, record_rows
from assistant.record_source import citation_of
from corpus.errors import UserError

if TYPE_CHECKING:
    from index.library import Library


@dataclass(frozen=True, slots=True)
class BriefingChoice:
    """What a briefing is wanted of; an empty field leaves nothing out."""

    councils: tuple[str, ...] = ()
    document_ids: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()
    as_at: date | None = None


def make_briefing(library: Library, choice: BriefingChoice) -> Briefing:
    """The briefing of the papers chosen, oldest first; raises UserError where there is nothing to brief about."""
    papers = _papers(library, choice)
    if not papers:
        raise UserError("No paper matches; choose another council or paper, or add papers first")
    recommended = [row for paper in papers for row in paper.recommendations]
    numbers = _Numbers()
    latest, comparisons = _latest(papers), _comparisons(papers)
    sections = (
        Section("What was recommended", recommendation_lines(recommended, numbers.of)),
        Section("Where it stands", tuple(line for paper in latest for line in standing_lines(paper))),
        Section("What is late", tuple(line for paper in latest for line in late_lines(paper, numbers.of))),
        Section(
            "What changed since the last paper",
            tuple(line for older, newer in comparisons for line in changed_lines(older, newer, numbers.of)),
        ),
        Section("Where the papers contradict themselves", contradiction_lines(papers, numbers.of)),
        Section("Questions to ask", question_lines(latest, comparisons, numbers.of)),
    )
    return Briefing(
        title=_title(papers),
        papers=papers,
        sections=tuple(section for section in sections if section.lines),
        missing=tuple(section.heading for section in sections if not section.lines),
        references=numbers.references(),
    )


class _Numbers:
    """Gives each record that is cited one number, in the order of the text."""

    def __init__(self) -> None:
        self._rows: dict[tuple[int, str, int], RecordRow] = {}

    def of(self, row: RecordRow) -> int:
        key = (row.document_id, row.kind.value, row.record.order)
        self._rows.setdefault(key, row)
        return list(self._rows).index(key) + 1

    def references(self) -> tuple[Reference, ...]:
        return tuple(
            Reference(citation_of(row, n), f"record/{row.document_id}/{row.kind.value}/{row.record.order}")
            for n, row in enumerate(self._rows.values(), start=1)
        )


def _papers(library: Library, choice: BriefingChoice) -> tuple[BriefingPaper, ...]:
    actions = record_rows(library, RecordKind.ACTIONS, choice.as_at)
    recommendations = record_rows(library, RecordKind.RECOMMENDATIONS, choice.as_at)
    papers = [
        BriefingPaper(
            document_id=stored.id,
            name=stored.name,
            title=stored.front.title or stored.name,
            council=stored.front.council,
            paper_date=stored.front.date,
            as_at=choice.as_at or stored.front.date,
            actions=tuple(row for row in _of(actions, stored.id) if _has_theme(row, choice.themes)),
            recommendations=tuple(_of(recommendations, stored.id)),
            notices=tuple(notice for notice in stored.notices if notice.kind == "contradiction"),
        )
        for stored in library.documents()
        if (not choice.councils or stored.front.council in choice.councils)
        and (not choice.document_ids or stored.id in choice.document_ids)
    ]
    return tuple(sorted(papers, key=lambda paper: (paper.paper_date or date.min, paper.document_id)))


def _of(rows: Iterable[RecordRow], document_id: int) -> list[RecordRow]:
    return [row for row in rows if row.document_id == document_id]


def _has_theme(row: RecordRow, themes: Sequence[str]) -> bool:
    return not themes or getattr(row.record, "theme", "") in themes


def _plans(papers: Sequence[BriefingPaper]) -> dict[str, list[BriefingPaper]]:
    """Papers with actions by council, oldest first."""
    plans: dict[str, list[BriefingPaper]] = {}
    for paper in papers:
        if paper.actions:
            plans.setdefault(paper.council, []).append(paper)
    return plans


def _latest(papers: Sequence[BriefingPaper]) -> tuple[BriefingPaper, ...]:
    return tuple(plans[-1] for plans in _plans(papers).values())


def _comparisons(papers: Sequence[BriefingPaper]) -> tuple[tuple[BriefingPaper, BriefingPaper], ...]:
    return tuple((plans[-2], plans[-1]) for plans in _plans(papers).values() if len(plans) > 1)


def _title(papers: Sequence[BriefingPaper]) -> str:
    councils = list(dict.fromkeys(paper.council for paper in papers if paper.council))
    return f"Briefing: {', '.join(councils)}" if councils else "Briefing"
