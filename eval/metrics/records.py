"""Records: precision and recall by field against rows whose truth is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.metrics.rates import Rate, wilson
from eval.wording import squeeze

Row = Mapping[str, str]
"""One record as texts by field; dates as ISO 8601, what is empty as the empty text; "document" is always there."""
Same = Callable[[Row, Row], bool]


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field of one kind of record, over all documents whose truth is known."""

    kind: str
    field: str
    """Name of the field; "row" for the row as such."""
    right: int
    expected: int
    given: int
    wrong: tuple[str, ...] = ()
    """The first rows that are wrong, in words."""

    @property
    def precision(self) -> Rate:
        return wilson(self.right, self.given)

    @property
    def recall(self) -> Rate:
        return wilson(self.right, self.expected)


@dataclass(frozen=True, slots=True)
class Kind:
    """How rows of one kind are told apart and compared."""

    name: str
    same: tuple[Same, ...]
    """Ways to tell that two rows are one and the same, the strictest first."""
    fields: tuple[str, ...]
    holding: tuple[str, ...] = ()
    """Fields where the row given need only hold the text that is expected."""


def equal(*fields: str) -> Same:
    """Rows are the same where these fields are, white space and case aside."""

    def same(one: Row, two: Row) -> bool:
        known = all(name in one and name in two for name in fields)
        return known and all(_tidy(one[name]).casefold() == _tidy(two[name]).casefold() for name in fields)

    return same


def held(field: str) -> Same:
    """Rows are the same where the expected text stands in the given one."""
    return lambda expected, given: field in expected and squeeze(expected[field]) in squeeze(given[field])


ACTIONS = Kind(
    "actions",
    (equal("ref", "title"), equal("ref", "due_text"), equal("ref"), equal("title")),
    ("ref", "title", "owner_text", "due_text", "due", "progress", "outcome", "status_text", "theme", "subtheme"),
)
RECOMMENDATIONS = Kind("recommendations", (held("text"), held("quote")), ("number", "text"), holding=("text",))
POINTS = Kind("points", (equal("name", "period", "value"), equal("name", "period")), ("value",))
INDICATORS = Kind("indicators", (equal("name"),), ("name",))
TERMS = Kind("terms", (equal("term", "meaning"), equal("term")), ("term", "meaning", "role"))
JUDGEMENTS = Kind(
    "judgements",
    (equal("subject", "grade"), equal("subject")),
    ("subject", "grade", "inspected_from", "inspected_to", "lead_inspector"),
)
COMMITMENTS = Kind("commitments", (held("sentence"),), ("who", "due_text", "due"))
KINDS = (ACTIONS, RECOMMENDATIONS, INDICATORS, POINTS, TERMS, JUDGEMENTS, COMMITMENTS)


def score_records(kind: Kind, expected: Sequence[Row], given: Sequence[Row]) -> tuple[FieldScore, ...]:
    """The rows as such, then every field that the truth speaks of.

    Only documents of which the truth holds a row count: of the others it says nothing.
    """
    documents = {row["document"] for row in expected}
    counted = [row for row in given if row["document"] in documents]
    matched = match(kind, expected, counted)
    missing = [_name(kind, row) for number, row in enumerate(expected) if number not in matched]
    taken = set(matched.values())
    invented = [_name(kind, row) for number, row in enumerate(counted) if number not in taken]
    wrong = (*(f"missing: {name}" for name in missing), *(f"not in the truth: {name}" for name in invented))
    rows = FieldScore(kind.name, "row", len(matched), len(expected), len(counted), wrong[:10])
    pairs = [(expected[one], counted[two]) for one, two in matched.items()]
    known = [name for name in kind.fields if all(name in row for row in expected)]
    return (rows, *(_field(kind, name, pairs, len(expected), len(counted)) for name in known))


def match(kind: Kind, expected: Sequence[Row], given: Sequence[Row]) -> dict[int, int]:
    """Position of each expected row that was found, and of the given row that it is; each row is used once."""
    matched: dict[int, int] = {}
    free = dict.fromkeys(range(len(given)))
    for same in kind.same:
        for number, row in enumerate(expected):
            if number in matched:
                continue
            fits = (n for n in free if given[n]["document"] == row["document"] and same(row, given[n]))
            found = next(fits, None)
            if found is not None:
                matched[number] = found
                del free[found]
    return dict(sorted(matched.items()))


def _field(kind: Kind, name: str, pairs: Sequence[tuple[Row, Row]], expected: int, given: int) -> FieldScore:
    wrong = [
        f"{_name(kind, one)}: expected {one[name][:100]!r}, given {two[name][:100]!r}"
        for one, two in pairs
        if not _agrees(kind, name, one, two)
    ]
    return FieldScore(kind.name, name, len(pairs) - len(wrong), expected, given, tuple(wrong[:10]))


def _agrees(kind: Kind, name: str, one: Row, two: Row) -> bool:
    if name in kind.holding:
        return squeeze(one[name]) in squeeze(two[name])
    return _tidy(one[name]) == _tidy(two[name])


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _name(kind: Kind, row: Row) -> str:
    shown = [row[name] for name in kind.fields[:2] if row.get(name)]
    return f"{row['document']}: {' '.join(shown)[:80]}"
