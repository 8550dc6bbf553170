"""Rows of records as the metric compares them: from the truth's files, and from what was read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from corpus.errors import UserError
from corpus.records.nouns import Records
from eval.metrics.records import KINDS, FieldScore, Row, score_records


def score_all(truth: Path, read: Mapping[str, Records]) -> tuple[FieldScore, ...]:
    """Every kind that the folder of the truth has a file for; `read` holds the records of each document by name."""
    expected, given = truth_rows(truth), read_rows(read)
    kinds = [kind for kind in KINDS if expected.get(kind.name)]
    return tuple(score for kind in kinds for score in score_records(kind, expected[kind.name], given[kind.name]))


def truth_rows(folder: Path) -> dict[str, list[Row]]:
    """Rows by kind, from actions.jsonl, recommendations.jsonl and so on; points stand in indicators.jsonl."""
    files = {kind.name: folder / f"{kind.name}.jsonl" for kind in KINDS}
    rows = {name: list(_file_rows(path)) for name, path in files.items() if path.exists()}
    if not rows:
        raise UserError(f"{folder}: holds none of {', '.join(path.name for path in files.values())}; check --records")
    result = {name: [_texts(row) for row in kind] for name, kind in rows.items()}
    result["points"] = [point for row in rows.get("indicators", ()) for point in _truth_points(row)]
    return result


def _texts(row: Mapping[str, object]) -> Row:
    """Fields as texts; a truth that has only the quote of a recommendation has its text by that."""
    texts = {key: _text(value) for key, value in row.items()}
    return {"text": texts["quote"], **texts} if "quote" in texts else texts


def _file_rows(path: Path) -> Iterator[dict[str, object]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UserError(f"{path.name}, line {number}: not JSON ({error}); mend the line") from error
        if not isinstance(row, dict) or not isinstance(row.get("document"), str):
            raise UserError(f'{path.name}, line {number}: must be an object with "document"; mend the line')
        yield row


def _truth_points(row: Mapping[str, object]) -> Iterator[Row]:
    """Points as {period: value}, or as a list of objects like those that are read."""
    points = row.get("points")
    named = {"document": _text(row["document"]), "name": _text(row.get("name"))}
    if isinstance(points, dict):
        for period, value in points.items():
            yield {**named, "period": _text(period), "value": _text(value)}
    elif isinstance(points, list):
        for point in points:
            period = point["period"] or point["period_text"]
            yield {**named, "period": _text(period), "value": _text(point["value_text"])}


def read_rows(read: Mapping[str, Records]) -> dict[str, list[Row]]:
    """Rows by kind of everything that was read."""
    rows: dict[str, list[Row]] = {kind.name: [] for kind in KINDS}
    for document, records in read.items():
        found: dict[str, Sequence[object]] = {
            "actions": records.actions,
            "recommendations": records.recommendations,
            "indicators": records.indicators,
            "terms": records.terms,
            "judgements": records.judgements,
            "commitments": records.commitments,
        }
        for name, items in found.items():
            rows[name] += [_row(document, item) for item in items]
        for indicator in records.indicators:
            for point in indicator.points:
                period = point.period.isoformat() if point.period else point.period_text
                value = {"period": period, "value": point.value_text}
                rows["points"].append({"document": document, "name": indicator.name, **value})
    return rows


def _row(document: str, item: object) -> Row:
    fields: Mapping[str, object] = {name: getattr(item, name) for name in getattr(item, "__dataclass_fields__", ())}
    return {**{name: _text(value) for name, value in fields.items()}, "document": document}


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
