"""Plans that give each action a small table of its own, with its labels in the first column."""

from __future__ import annotations

import re

from corpus.document import Row, RowKind, Table
from corpus.records.columns import STRONG, Use, is_due_cell, use_of
from corpus.records.drafts import Draft
from corpus.records.themes import Themes
from corpus.statuses import is_status

_MOST_ROWS = 12


def upright_draft(table: Table, themes: Themes) -> Draft | None:
    """The action of a table of two columns whose labels name what is to be done, its owner and a date or status."""
    if table.column_count != 2 or not 3 <= len(table.rows) <= _MOST_ROWS:
        return None
    texts: dict[Use, str] = {}
    extra: list[tuple[str, str]] = []
    for row in table.rows:
        label, text = " ".join(row.text_at(0).split()), row.text_at(1).strip()
        found = use_of(label)
        sure = found is not None and (found[0] is not Use.TITLE or found[1] > STRONG)
        if found is not None and sure and found[0] not in texts and _labelled(row):
            texts[found[0]] = text
            if found[0] is Use.TITLE and (numbered := re.fullmatch(r"\w+ (?:no\.? ?)?(\S*\d\S*?):?", label, re.I)):
                texts.setdefault(Use.REF, numbered[1])
        elif text:
            extra.append((label, text))
    if not _says_enough(texts) or len(extra) > len(texts):
        return None
    quote = " ".join(row.quote for row in table.rows)
    return Draft(texts, table.place, quote, themes.theme, themes.subtheme, extra=tuple(extra))


def _labelled(row: Row) -> bool:
    return len(row.cells) == 2 and row.kind is not RowKind.SUBHEADING


def _says_enough(texts: dict[Use, str]) -> bool:
    """Whether it is an action, not a front sheet ("Action required: For decision", "Date", "Lead officer")."""
    timed = is_due_cell(texts.get(Use.DUE, "")) or is_status(texts.get(Use.STATUS, ""))
    return len(texts.get(Use.TITLE, "").split()) > 2 and bool(texts.get(Use.OWNER)) and timed
