"""A bar chart of correct answers by category, as inline SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval.summary import Category

_LABEL, _BAR, _HEIGHT, _END = 200, 560, 26, 150


def bar_chart(categories: Sequence[Category]) -> str:
    """One bar a category with its 95 % interval; the figures stand beside the bars."""
    height = _HEIGHT * len(categories) + 24
    bars = "".join(_bar(category, 4 + _HEIGHT * row) for row, category in enumerate(categories))
    return (
        f'<svg role="img" aria-label="Correct answers by category; the table below holds the figures" '
        f'viewBox="0 0 {_LABEL + _BAR + _END} {height}" width="100%">{_grid(height)}{bars}</svg>'
    )


def _grid(height: int) -> str:
    lines = []
    for tenth in (0, 25, 50, 75, 100):
        x = _LABEL + _BAR * tenth / 100
        lines.append(f'<line x1="{x:g}" x2="{x:g}" y1="0" y2="{height - 20}" stroke="#d0d7de"/>')
        lines.append(f'<text x="{x:g}" y="{height - 4}" text-anchor="middle">{tenth} %</text>')
    return "".join(lines)


def _bar(category: Category, y: int) -> str:
    rate = category.rate("correct")
    value, low, high = rate.value or 0.0, rate.low or 0.0, rate.high or 0.0
    middle = y + _HEIGHT / 2 - 4
    return (
        f'<text x="{_LABEL - 8}" y="{middle + 5:g}" text-anchor="end">{escape(category.name.replace("_", " "))}</text>'
        f'<rect x="{_LABEL}" y="{y}" width="{_BAR * value:.1f}" height="{_HEIGHT - 8}" fill="#2f6f9f"/>'
        f'<line x1="{_LABEL + _BAR * low:.1f}" x2="{_LABEL + _BAR * high:.1f}" y1="{middle:g}" y2="{middle:g}" '
        f'stroke="#1b1f24" stroke-width="2"/>'
        f'<text x="{_LABEL + _BAR + 24}" y="{middle + 5:g}">{round(value * category.count)} of {category.count}</text>'
    )
