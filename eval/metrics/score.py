"""What a metric says of one question."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """One metric of one question: so many hits out of so many, and why."""

    hits: int
    out_of: int
    """Zero where the metric does not apply, which is not the same as zero hits."""
    explanation: str = ""

    @property
    def applies(self) -> bool:
        return self.out_of > 0

    @property
    def value(self) -> float | None:
        """Hits over out_of; none where the metric does not apply."""
        return self.hits / self.out_of if self.out_of else None


def not_applicable(reason: str) -> Score:
    """A score that counts nowhere."""
    return Score(0, 0, reason)
