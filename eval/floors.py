"""Floors: the rates that a question set must reach."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UserError
from eval.scoring import METRICS, SEARCH_METRICS

FLOORS = Path(__file__).with_name("floors.toml")
Floors = Mapping[str, Mapping[str, float]]
"""By name of the question file without its ending, then by metric."""


@dataclass(frozen=True, slots=True)
class Undercut:
    """A rate below its floor; the value is none where the metric did not apply at all."""

    metric: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        shown = "not applicable" if self.value is None else f"{self.value:.3f}"
        return f"{self.metric}: {shown}, floor {self.floor:.3f}"


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors of every question set; a metric that does not exist is a UserError."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise UserError(f"{path.name}: cannot be read ({error}); mend the file") from error
    for name, floors in tables.items():
        unknown = [metric for metric in floors if metric not in (*METRICS, *SEARCH_METRICS)]
        if unknown:
            raise UserError(f"{path.name}: [{name}] names no such metric: {', '.join(unknown)}; mend the name")
        if not all(isinstance(floor, (int, float)) and 0 <= floor <= 1 for floor in floors.values()):
            raise UserError(f"{path.name}: [{name}] holds a floor that is not between 0 and 1; mend the number")
    return tables


def undercuts(
    floors: Floors, name: str, totals: Mapping[str, Mapping[str, float | int | None]]
) -> tuple[Undercut, ...]:
    """The floors of a question set that its totals do not reach; none where the set has no floors."""
    found = []
    for metric, floor in floors.get(name, {}).items():
        value = totals[metric]["value"]
        if value is None or value < floor - 1e-9:
            found.append(Undercut(metric, floor, value))
    return tuple(found)
