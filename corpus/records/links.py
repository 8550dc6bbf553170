"""The same action in two versions of a plan, the same indicator in two papers, and what changed between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpus.records.nouns import Action, Indicator
from corpus.records.refs import is_ref

_SAME_TITLE = 86.0
_SAME_REF = 45.0
_SAME_INDICATOR = 86.0


@dataclass(frozen=True, slots=True)
class Link:
    """One action as it stands in an older and a newer plan; none where it stands in only one of them."""

    older: Action | None
    newer: Action | None
    by: str = ""
    """"ref", "title" or empty."""
    likeness: float = 0.0
    """Of the titles, 0 to 100."""

    @property
    def disappeared(self) -> bool:
        return self.newer is None

    @property
    def new(self) -> bool:
        return self.older is None

    @property
    def status_changed(self) -> bool:
        """Whether the printed status differs, spacing and case aside."""
        if self.older is None or self.newer is None:
            return False
        return _plain(self.older.status_text) != _plain(self.newer.status_text)

    @property
    def days_slipped(self) -> int | None:
        """Days from the older due date to the newer one, less than 0 where it was brought forward."""
        if self.older is None or self.newer is None or self.older.due is None or self.newer.due is None:
            return None
        return (self.newer.due - self.older.due).days

    @property
    def due_changed(self) -> bool:
        """Whether the printed due date differs, also where one of them is no date (TBC)."""
        if self.older is None or self.newer is None:
            return False
        if self.older.due or self.newer.due:
            return self.older.due != self.newer.due
        return _plain(self.older.due_text) != _plain(self.newer.due_text)

    @property
    def note_unchanged(self) -> bool:
        """Whether the newer plan repeats the older one's note word for word."""
        if self.older is None or self.newer is None or not self.older.progress.strip():
            return False
        return _plain(self.older.progress) == _plain(self.newer.progress)

    @property
    def owner_changed(self) -> bool:
        if self.older is None or self.newer is None:
            return False
        return _plain(self.older.owner_text) != _plain(self.newer.owner_text)


@dataclass(frozen=True, slots=True)
class IndicatorLink:
    """One indicator in two papers, with what makes their figures hard to compare."""

    older: Indicator
    newer: Indicator
    likeness: float
    note: str = ""
    """Empty where the basis looks the same."""


def link_actions(older: Sequence[Action], newer: Sequence[Action]) -> tuple[Link, ...]:
    """Every action of both plans once: in the newer plan's order, then those that disappeared.

    One ref links where the titles are not altogether different; another ref only where the titles are nearly the same.
    """
    pairs = sorted(_candidates(older, newer), key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1], pair[2]))
    linked: dict[int, Link] = {}
    taken: set[int] = set()
    for _, first, second, likeness, by in pairs:
        if second not in linked and first not in taken:
            linked[second] = Link(older[first], newer[second], by, likeness)
            taken.add(first)
    kept = [linked.get(number, Link(None, action)) for number, action in enumerate(newer)]
    return (*kept, *(Link(action, None) for number, action in enumerate(older) if number not in taken))


def _candidates(older: Sequence[Action], newer: Sequence[Action]) -> list[tuple[float, int, int, float, str]]:
    """Score, positions, likeness of titles and what links, for each pair that may be one action."""
    old_titles, new_titles = [_words(action.title) for action in older], [_words(action.title) for action in newer]
    found = []
    for first, before in enumerate(older):
        for second, after in enumerate(newer):
            same_ref = bool(before.ref) and _plain(before.ref) == _plain(after.ref) and is_ref(before.ref)
            least = _SAME_REF if same_ref else _SAME_TITLE
            likeness = fuzz.token_sort_ratio(old_titles[first], new_titles[second], score_cutoff=least)
            if likeness >= least:
                found.append((likeness + 100 * same_ref, first, second, likeness, "ref" if same_ref else "title"))
    return found


def link_indicators(older: Sequence[Indicator], newer: Sequence[Indicator]) -> tuple[IndicatorLink, ...]:
    """Indicators of both papers that go by nearly the same name, the newer paper's order kept."""
    pairs = [
        (fuzz.token_sort_ratio(_subject(before.name), _subject(after.name)), first, second)
        for first, before in enumerate(older)
        for second, after in enumerate(newer)
    ]
    linked: dict[int, IndicatorLink] = {}
    taken: set[int] = set()
    for likeness, first, second in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if likeness < _SAME_INDICATOR or first in taken or second in linked:
            continue
        before, after = older[first], newer[second]
        linked[second] = IndicatorLink(before, after, likeness, _difference(before, after))
        taken.add(first)
    return tuple(linked[second] for second in sorted(linked))


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


_SAME_WORDS = (
    (
        r"\b(?:no\.?|number|nos\.?|total|count|percentage|per ?cent|proportion|rate)\s+(?:of\s+)?|[%#]|\bof\b"
        r"|\bthe\b",
        " ",
    ),
    (r"\b(?:looked[- ]after children|children looked[- ]after|children in care|lac|clac?|cic)\b", " looked-after "),
    (r"\b(?:child protection plans?|cp plans?|cpp|subject to a cp plan)\b", " protection-plan "),
    (r"\bchild protection\b|\bcp\b", " protection "),
    (r"\bchild(?:ren)? in need\b|\bcin\b", " in-need "),
    (r"\b(?:social workers?|sws?)\b", " social-worker "),
    (
        r"\b(?:at|as at|in|during|for)?\s*(?:the\s+)?(?:month|year|quarter|week|period)(?:[ -]end)?\b|\bytd\b"
        r"|\bper 10,?000\b.*",
        " ",
    ),
)
_BASES = (
    ("a percentage", re.compile(r"%|\bper ?cent|\bproportion\b", re.I)),
    ("a rate", re.compile(r"\brate\b|\bper 1?0?,?\d00\b", re.I)),
    ("an average", re.compile(r"\b(?:average|mean|median)\b", re.I)),
    ("a number", re.compile(r"\b(?:no\.?|number|total|count)(?=\W|$)", re.I)),
)
_SPANS = ("week", "month", "quarter", "year to date", "ytd", "year", "12 months", "month end", "year end")


def _subject(name: str) -> str:
    line = name.casefold()
    for pattern, plain in _SAME_WORDS:
        line = re.sub(pattern, plain, line)
    return " ".join(re.findall(r"[\w-]+", line))


def _difference(before: Indicator, after: Indicator) -> str:
    """In words, what the two figures are counted as, where it differs."""
    notes = []
    bases = _basis(before), _basis(after)
    if all(bases) and bases[0] != bases[1]:
        notes.append(f"{bases[0]} in the older paper, {bases[1]} in the newer")
    spans = [{span for span in _SPANS if re.search(rf"\b{span}\b", item.name, re.I)} for item in (before, after)]
    if spans[0] != spans[1]:
        named = [" and ".join(sorted(span)) or "no period named" for span in spans]
        notes.append(f"counted over different periods ({named[0]}; {named[1]})")
    if before.basis != after.basis:
        notes.append(f"from a {before.basis} in the older paper, a {after.basis} in the newer")
    return "; ".join(notes)


def _basis(indicator: Indicator) -> str:
    named = next((basis for basis, pattern in _BASES if pattern.search(indicator.name)), "")
    units = {point.unit for point in indicator.points if point.value_text}
    return named or ("a percentage" if units == {"%"} else "")
