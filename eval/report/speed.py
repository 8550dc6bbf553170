"""What was measured of speed, as Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from eval.measured import Measured
from eval.metrics.rates import quantile
from eval.speed import Grown, Sides


def speed_report(sides: Sides, grown: Sequence[Grown]) -> str:
    """Both sides in one table, and how the assistant grows in another."""
    return "\n".join([*_sides(sides), *_grown(grown)]) + "\n"


def _sides(sides: Sides) -> Iterator[str]:
    ratios = sides.add_ratios
    yield f"Measured {len(ratios)} times in turn, each in a new process; medians, with the range in brackets."
    yield ""
    yield "| | assistant | tutorial's pipeline | ratio |"
    yield "|---|---|---|---|"
    shown = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
    yield f"| adding, seconds | {_adding(sides.assistant)} | {_adding(sides.baseline)} | {shown} |"
    one, two = _answers(sides.assistant), _answers(sides.baseline)
    ratio = statistics.median(one) / statistics.median(two)
    yield f"| answering, milliseconds, median | {_ms(one, 0.5)} | {_ms(two, 0.5)} | {ratio:.2f} |"
    yield f"| answering, milliseconds, 95th percentile | {_ms(one, 0.95)} | {_ms(two, 0.95)} | |"
    embeddings = f"{_embedding(sides.assistant):.1f} | {_embedding(sides.baseline):.1f}"
    yield f"| embedding of the question alone, milliseconds | {embeddings} | |"
    yield f"| answering over embedding, median | {sides.answer_ratio:.2f} | {sides.baseline_answer_ratio:.2f} | |"
    peaks = [max(item.peak_mb for item in side) for side in (sides.assistant, sides.baseline)]
    yield f"| peak memory, MB | {peaks[0]:.0f} | {peaks[1]:.0f} | {peaks[0] / peaks[1]:.2f} |"
    children = [max(item.child_peak_mb for item in side) for side in (sides.assistant, sides.baseline)]
    yield f"| peak memory of the largest process started, MB | {children[0]:.0f} | {children[1]:.0f} | |"


def _grown(grown: Sequence[Grown]) -> Iterator[str]:
    if not grown:
        return
    yield ""
    yield "| papers | adding, seconds | seconds a paper | answering, ms: median | 95th percentile | peak memory, MB |"
    yield "|---|---|---|---|---|---|"
    for item in grown:
        measured = item.measured
        yield (
            f"| {item.papers} | {measured.add_seconds:.1f} | {measured.add_seconds / item.papers:.2f} "
            f"| {item.median_answer * 1000:.1f} | {item.slow_answer * 1000:.1f} | {measured.peak_mb:.0f} |"
        )


def _adding(side: Sequence[Measured]) -> str:
    seconds = [item.add_seconds for item in side]
    return f"{statistics.median(seconds):.1f} ({min(seconds):.1f} to {max(seconds):.1f})"


def _answers(side: Sequence[Measured]) -> list[float]:
    return [seconds for item in side for seconds in item.ask_seconds]


def _embedding(side: Sequence[Measured]) -> float:
    return 1000 * statistics.median(seconds for item in side for seconds in item.embed_seconds)


def _ms(seconds: Sequence[float], share: float) -> str:
    return f"{1000 * quantile(seconds, share):.1f}"
