"""Counts and due dates of actions as small charts, each with its numbers in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from assistant.page.words import counted
from assistant.record_rows import RecordRow
from corpus.records.nouns import Action

BARS_SHOWN = 12
NO_STATUS = "no status printed"
NO_THEME = "no theme"
STEP, HEIGHT, LEFT = 34, 90, 10


def charts(rows: Sequence[RecordRow]) -> str:
    """Bars by status and by theme, and a time line of due dates; each adds up to the number of rows."""
    actions = [(row, row.record) for row in rows if isinstance(row.record, Action)]
    if not actions:
        return ""
    statuses = _tally(action.status_text for _, action in actions)
    themes = _tally(action.theme for _, action in actions)
    return (
        '<div class="charts">'
        + _bars("By status, in the papers’ own words", statuses, NO_STATUS)
        + _bars("By theme", themes, NO_THEME)
        + _time_line([row for row, _ in actions])
        + "</div>"
    )


def _tally(texts: Iterable[str]) -> Counter[str]:
    """Counts of texts that differ only in case or white space together, under their first spelling."""
    spelling: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text in texts:
        line = " ".join(text.split())
        counts[spelling.setdefault(line.casefold(), line)] += 1
    return counts


def _bars(title: str, counts: Counter[str], empty: str) -> str:
    shown = counts.most_common(BARS_SHOWN)
    rest = sum(counts.values()) - sum(count for _, count in shown)
    lines = [(name or empty, count) for name, count in shown]
    if rest:
        lines.append((f"{len(counts) - len(shown)} others", rest))
    most = max(count for _, count in lines)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td class="number">{count}</td>'
        f'<td><span class="bar" style="width:{100 * count / most:.0f}%"></span></td></tr>'
        for name, count in lines
    )
    name = escape(title)
    table = f'<table class="bars"><tbody>{body}</tbody></table>'
    return f'<section aria-label="{name}"><h3>{name}</h3>{table}</section>'


def _time_line(rows: Sequence[RecordRow]) -> str:
    dated = [row for row in rows if row.due]
    past = [row for row in dated if row.is_past]
    without = len(rows) - len(dated)
    summary = (
        f"{counted(len(dated), 'row')} with a due date, {len(past)} of them past and not complete; {without} without"
    )
    title = "<h3>Due dates</h3>"
    if not dated:
        return f'<section aria-label="Due dates">{title}<p>{summary}.</p></section>'
    months = _months([row.due for row in dated if row.due])
    all_counts = Counter(_month_of(row, months) for row in dated)
    past_counts = Counter(_month_of(row, months) for row in past)
    drawn = _drawing(months, all_counts, past_counts, summary)
    lines = "".join(
        f'<tr><th scope="row">{label}</th><td>{all_counts[label]}</td><td>{past_counts[label]}</td></tr>'
        for label in months
        if all_counts[label]
    )
    return (
        f'<section aria-label="Due dates">{title}<p>{summary}.</p>{drawn}'
        '<details><summary>The same in numbers</summary><div class="table-frame" role="region" '
        'aria-label="Due dates in numbers" tabindex="0">'
        "<table><thead><tr>"
        '<th scope="col">Due</th><th scope="col">Rows</th><th scope="col">Past</th></tr></thead>'
        f"<tbody>{lines}</tbody></table></div></details></section>"
    )


def _months(days: Sequence[date]) -> list[str]:
    """Months from the first to the last due date, or years where there would be too many."""
    first, last = min(days), max(days)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > 36:
        return [str(year) for year in range(first.year, last.year + 1)] if last.year - first.year < 60 else ["all"]
    starts = [divmod(first.year * 12 + first.month - 1 + step, 12) for step in range(count)]
    return [f"{date(year, month + 1, 1):%b %Y}" for year, month in starts]


def _month_of(row: RecordRow, months: Sequence[str]) -> str:
    if row.due is None or months == ["all"]:
        return "all"
    return f"{row.due:%b %Y}" if f"{row.due:%b %Y}" in months else str(row.due.year)


def _drawing(months: Sequence[str], counts: Counter[str], past: Counter[str], summary: str) -> str:
    most = max(counts.values())
    width = LEFT * 2 + STEP * len(months)
    every = max(1, len(months) // 8)
    marks: list[str] = []
    for number, label in enumerate(months):
        x = LEFT + number * STEP
        high, late = HEIGHT * counts[label] / most, HEIGHT * past[label] / most
        if counts[label]:
            marks.append(f'<rect x="{x}" y="{HEIGHT + 20 - high:.1f}" width="{STEP - 8}" height="{high:.1f}"/>')
            marks.append(
                f'<rect class="late" x="{x}" y="{HEIGHT + 20 - late:.1f}" width="{STEP - 8}" height="{late:.1f}"/>'
            )
            marks.append(f'<text x="{x + 2}" y="{HEIGHT + 14 - high:.1f}">{counts[label]}</text>')
        if number % every == 0:
            marks.append(f'<text x="{x}" y="{HEIGHT + 38}">{label}</text>')
    base = f'<line x1="0" x2="{width}" y1="{HEIGHT + 20}" y2="{HEIGHT + 20}"/>'
    return (
        f'<div class="table-frame" role="region" aria-label="Time line of due dates" tabindex="0">'
        f'<svg class="timeline" viewBox="0 0 {width} {HEIGHT + 46}" '
        f'style="min-width:{min(width, 900)}px;max-width:{width * 1.6:.0f}px" '
        f'role="img" aria-label="{escape(summary)}">{base}{"".join(marks)}</svg></div>'
        '<p class="note"><span class="late-text">Red</span>: past and not complete.</p>'
    )
