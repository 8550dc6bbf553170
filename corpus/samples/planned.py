"""The actions of the sample plan, of the report on it half a year later and of the tracker, read from `source/`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from corpus.records.nouns import Action, Status
from corpus.samples.source import SOURCE

PRINTED = {
    "N": ("Not begun", Status.NOT_STARTED),
    "U": ("Under way", Status.ON_TRACK),
    "R": ("At risk", Status.AT_RISK),
    "L": ("Late", Status.OVERDUE),
    "D": ("Delivered", Status.COMPLETE),
    "H": ("On hold", Status.PAUSED),
    "": ("", Status.UNKNOWN),
}

BRAG = {
    "B": ("Complete and signed off", Status.COMPLETE, "5B9BD5"),
    "R": ("Behind schedule, date missed or will be", Status.OVERDUE, "FF5050"),
    "A": ("At risk of slipping", Status.AT_RISK, "FFC000"),
    "G": ("On track", Status.ON_TRACK, "92D050"),
}


@dataclass(frozen=True, slots=True)
class TrackedAction:
    """A row of the tracker and how its rating is shown."""

    action: Action
    letter: str
    shown_as: str
    """"letter", "fill" or "none"."""


def day(text: str) -> date | None:
    """An ISO date, or none for a dash."""
    return None if text in {"", "-"} else date.fromisoformat(text)


def split_owners(owner_text: str) -> tuple[str, ...]:
    """Owners are joined by slashes in these papers."""
    return tuple(owner.strip() for owner in owner_text.split("/"))


def fields(line: str) -> list[str]:
    """The cells of a source line."""
    return [cell.strip() for cell in line.split("|")]


def with_parents(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Numbers the actions and ties A1a to A1."""
    numbered = tuple(replace(action, order=order) for order, action in enumerate(actions, start=1))
    first = {action.ref: action.order for action in reversed(numbered)}
    return tuple(tied(action, first) for action in numbered)


def tied(action: Action, first: dict[str, int]) -> Action:
    """The action with its parent, where its ref ends with a letter and the parent is there."""
    parent = re.sub(r"(?<=\d)[a-z]$", "", action.ref)
    if parent == action.ref or parent not in first:
        return action
    return replace(action, parent_ref=parent, parent_order=first[parent])


def january_actions() -> tuple[Action, ...]:
    """The actions of the improvement plan."""
    theme = subtheme = ""
    found = []
    for line in (SOURCE / "plan_actions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            subtheme = line[3:]
        elif line.startswith("# "):
            theme, subtheme = line[2:], ""
        else:
            found.append(planned_action(fields(line), theme, subtheme))
    return with_parents(found)


def planned_action(cells: list[str], theme: str, subtheme: str) -> Action:
    """One action from the eight cells of its line."""
    ref, title, owner, due_text, due, status, progress, outcome = cells
    words, meaning = PRINTED[status]
    return Action(
        0,
        ref,
        title,
        owner,
        split_owners(owner),
        due_text,
        day(due),
        progress,
        outcome,
        words,
        meaning,
        theme,
        subtheme,
    )


def june_actions(january: tuple[Action, ...]) -> tuple[Action, ...]:
    """The actions of the progress report: what moved, what went and what is new."""
    changed: dict[str, list[str]] = {}
    gone: set[str] = set()
    added: dict[str, list[str]] = {}
    for line in (SOURCE / "progress_changes.txt").read_text(encoding="utf-8").splitlines():
        cells = fields(line.lstrip("+-"))
        if line.startswith("-"):
            gone.add(cells[0])
        elif line.startswith("+"):
            added[cells[0]] = cells[1:]
        else:
            changed[cells[0]] = cells[1:]
    seen: Counter[str] = Counter()
    found = []
    for action in january:
        seen[action.ref] += 1
        key = action.ref if seen[action.ref] == 1 else f"{action.ref}#{seen[action.ref]}"
        if key not in gone:
            found.append(moved(action, changed.get(key)))
        if key in added:
            ref, title, owner, due_text, due, status, progress = added[key]
            row = [ref, title, owner, due_text, due, status, progress, ""]
            found.append(planned_action(row, action.theme, action.subtheme))
    return with_parents(found)


def moved(action: Action, change: list[str] | None) -> Action:
    """The action as the progress report gives it, without outcome."""
    plain = replace(action, outcome="", progress="", parent_ref="", parent_order=None)
    if change is None:
        return plain
    due_text, due, status, comment = change
    words, meaning = PRINTED[status]
    return replace(plain, due_text=due_text, due=day(due), status_text=words, status=meaning, progress=comment)


def tracker_actions() -> tuple[TrackedAction, ...]:
    """The rows of the Excel tracker."""
    theme = ""
    found: list[TrackedAction] = []
    for line in (SOURCE / "tracker_actions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            theme = line[2:]
            continue
        ref, title, owner, due, letter, shown_as, progress, *more = fields(line)
        is_date = bool(re.fullmatch(r"\d{4}-\d\d-\d\d", due))
        when = date.fromisoformat(due) if is_date else None
        words, meaning, _ = BRAG.get(letter, ("", Status.UNKNOWN, ""))
        action = Action(
            len(found) + 1,
            ref,
            title,
            owner,
            split_owners(owner),
            f"{when:%d/%m/%Y}" if when else due,
            when,
            progress,
            "",
            letter if shown_as == "letter" else words,
            meaning,
            theme,
            hidden="hidden" in more,
        )
        found.append(TrackedAction(action, letter, shown_as))
    return tuple(found)


def counts(actions: tuple[Action, ...]) -> dict[str, int]:
    """How many actions there are, in all and by printed position."""
    by_position = Counter(action.status_text or "none" for action in actions)
    return {"total": len(actions), "none": 0, **{words: 0 for words, _ in PRINTED.values() if words}, **by_position}
