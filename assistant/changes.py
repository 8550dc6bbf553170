"""What changed of an action between two papers, in words."""

from __future__ import annotations

from corpus.records.links import Link


def change_words(link: Link) -> list[str]:
    """Status, due date and owner as printed before and after; empty where all three stayed the same."""
    before, after = link.older, link.newer
    if before is None:
        return ["new in the later paper"]
    if after is None:
        return ["not in the later paper"]
    words: list[str] = []
    if link.status_changed:
        words.append(f"status: {_said(before.status_text)} → {_said(after.status_text)}")
    if link.due_changed:
        words.append(f"due: {_said(before.due_text)} → {_said(after.due_text)}{_slip(link.days_slipped)}")
    if link.owner_changed:
        words.append(f"owner: {_said(before.owner_text)} → {_said(after.owner_text)}")
    return words


def _slip(days: int | None) -> str:
    if not days:
        return ""
    return f" ({abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'})"


def _said(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line}”" if line else "nothing printed"
