"""What is true in the sample papers, from the same source as the papers: the nouns of `corpus.records`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from corpus.records.nouns import Commitment, Indicator, Judgement, Point, Recommendation, Record, Term
from corpus.samples.planned import day
from corpus.samples.source import Grid, Paper

LEFT_OUT = {"places", "place", "extra", "dates_places", "inspector_places"}
"""Where a record stands is the reader's finding; the truth says what stands there."""


def recommendation_truth(paper: Paper) -> list[Recommendation]:
    """Every item of every list, numbered over the document."""
    found: list[Recommendation] = []
    for asked in paper.lists.values():
        for position, text in enumerate(asked.items):
            number = asked.printed_number(position)
            found.append(
                Recommendation(
                    len(found) + 1, number, text, asked.kind, asked.by_whom, asked.to_whom, asked.lead_in, quote=text
                )
            )
    return found


def judgement_truth(paper: Paper) -> list[Judgement]:
    """Grades in tables and in running text, with the facts of their inspection."""
    inspection = {**paper.judged}
    rows: list[dict[str, Any]] = [dict(said) for said in paper.said["judgements"]]
    for grid in paper.grids.values():
        if grid.kind == "judgements":
            rows += [{"subject": row[0], "grade": row[1], "quote": " ".join(row)} for row in grid.rows]
        elif grid.kind == "homes":
            rows += [home_row(paper, grid, row) for row in grid.rows]
    merged = [{"body": "", "council": paper.front["council"], **inspection, **row} for row in rows]
    return [Judgement(order=order, **dated(row)) for order, row in enumerate(merged, start=1)]


def home_row(paper: Paper, grid: Grid, row: tuple[str, ...]) -> dict[str, Any]:
    """A children's home and its grade."""
    when = grid.periods[row[1]].isoformat()
    return {
        "council": paper.front["council"],
        "subject": row[0],
        "grade": row[2],
        "inspected_text": row[1],
        "inspected_from": when,
        "inspected_to": when,
        "quote": " ".join(row),
    }


def dated(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its ISO dates as dates."""
    keys = ("inspected_from", "inspected_to", "published")
    return {**row, **{key: day(row[key]) for key in keys if key in row}}


def indicator_truth(paper: Paper) -> list[Indicator]:
    """Every row of every table of measures."""
    found: list[Indicator] = []
    for grid in paper.grids.values():
        if grid.kind != "indicators":
            continue
        for row in grid.rows:
            cells = dict(zip(grid.columns, row, strict=True))
            points = tuple(point_of(name, when, cells[name]) for name, when in grid.periods.items())
            direction = cells.get("Direction of travel") or cells.get("Trend") or ""
            found.append(
                Indicator(
                    len(found) + 1,
                    row[0],
                    points,
                    direction,
                    grid.title,
                    cells.get("Target", ""),
                    quote=" ".join(text for text in row if text),
                )
            )
    return found


def point_of(period_text: str, period: date, value_text: str) -> Point:
    """One value; its unit is a per cent sign or none."""
    number = float(re.sub(r"[^\d.]", "", value_text))
    return Point(period_text, period, value_text, number, "%" if "%" in value_text else "")


def commitment_truth(paper: Paper) -> list[Commitment]:
    """Promises in running text."""
    return [
        Commitment(
            order, said["sentence"], said["who"], said["due_text"], day(said.get("due", "")), quote=said["sentence"]
        )
        for order, said in enumerate(paper.said["commitments"], start=1)
    ]


def term_truth(paper: Paper) -> list[Term]:
    """Glossaries, tables of initials, and what running text spells out."""
    found: list[Term] = []
    for grid in paper.grids.values():
        for row in grid.rows if grid.kind in {"terms", "people"} else ():
            person = grid.kind == "people"
            found.append(
                Term(
                    len(found) + 1,
                    row[0],
                    row[1],
                    row[2] if person else "",
                    "person" if person else "abbreviation",
                    quote=" ".join(row),
                )
            )
    for said in paper.said["terms"]:
        found.append(Term(len(found) + 1, said["term"], said["meaning"], quote=said["quote"], basis="text"))
    return found


def write_truth(path: Path, records: Mapping[str, Iterable[Record]]) -> None:
    """One line a record: its document and its fields, dates in ISO form."""
    lines = [
        json.dumps({"document": document, **plain(asdict(record))}, ensure_ascii=False)
        for document, rows in records.items()
        for record in rows
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def plain(value: Any) -> Any:
    """JSON values, without what only a reader can find."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items() if key not in LEFT_OUT}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
