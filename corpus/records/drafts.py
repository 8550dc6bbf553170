"""An action as it is printed, before the document as a whole says what its words mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.document import Notice, Place, Row, RowKind
from corpus.records.columns import Use
from corpus.records.plans import PlanPart
from corpus.records.refs import split_refs
from corpus.records.themes import Themes
from corpus.status_keys import colour_name

_THEME = re.compile(r"(?:improvement |priority )?(?:themes?|work\s?streams?|strands?|pillars?|areas?)", re.I)


@dataclass(frozen=True, slots=True)
class Draft:
    """The printed texts of one action."""

    texts: Mapping[Use, str]
    place: Place
    quote: str
    theme: str
    subtheme: str
    colour: str = ""
    """Name of the status cell's background."""
    hidden: bool = False
    extra: tuple[tuple[str, str], ...] = ()

    def text(self, use: Use) -> str:
        return self.texts.get(use, "")


def drafts_of(part: PlanPart, themes: Themes, notices: list[Notice]) -> list[Draft]:
    """The actions of one part of a plan; what is neither action nor sub-heading is added to the notices."""
    rows = _whole_rows(part)
    titled = [row for row in rows if row.kind is RowKind.BODY and part.text(row, Use.TITLE)]
    split = dict(zip(map(id, titled), split_refs([part.text(row, Use.TITLE) for row in titled]), strict=True))
    drafts: list[Draft] = []
    column = _theme_column(part)
    named = ""
    for row in rows:
        if row.kind is not RowKind.BODY:
            _take_heading(row, themes)
        elif id(row) in split:
            themes.action()
            named = " ".join(row.text_at(column).split()) or named if column is not None else ""
            draft = _draft(part, row, split[id(row)], themes)
            drafts.append(replace(draft, theme=draft.theme or named))
        elif row.quote:
            notices.append(_not_understood(row))
    return drafts


def _theme_column(part: PlanPart) -> int | None:
    """A column that names the theme of each row, or only of the first of several."""
    found = [column for column, name in enumerate(part.names) if _THEME.fullmatch(name.strip())]
    return found[0] if found and found[0] not in part.uses.values() else None


def _not_understood(row: Row) -> Notice:
    return Notice("row not understood", f"no action in this row of the plan: {row.quote[:200]}", row.place)


def _take_heading(row: Row, themes: Themes) -> None:
    for cell in row.cells:
        for line in cell.text.split("\n"):
            themes.heading(line, cell.fill, bold=cell.bold)


def _draft(part: PlanPart, row: Row, opened: tuple[str, str], themes: Themes) -> Draft:
    texts = {use: part.text(row, use) for use in part.uses}
    if not texts.get(Use.REF):
        texts[Use.REF], texts[Use.TITLE] = opened
    return Draft(
        texts, row.place, row.quote, themes.theme, themes.subtheme, _colour(part, row), row.hidden, part.others(row)
    )


def _colour(part: PlanPart, row: Row) -> str:
    """Colour of the status cell, unless it is the colour of the whole row."""
    cell = part.cell(row, Use.STATUS)
    if cell is None or (len(row.cells) > 1 and len({other.fill for other in row.cells}) == 1):
        return ""
    return colour_name(cell.fill)


def _whole_rows(part: PlanPart) -> list[Row]:
    """The rows, with one that only goes on from the row above (no ref, title, date, owner or status) joined to it."""
    rows: list[Row] = []
    for row in part.rows:
        if rows and rows[-1].kind is RowKind.BODY and _only_goes_on(part, row):
            rows[-1] = _joined(rows[-1], row)
        else:
            rows.append(row)
    return rows


def _only_goes_on(part: PlanPart, row: Row) -> bool:
    telling = (Use.REF, Use.TITLE, Use.DUE, Use.OWNER, Use.STATUS)
    return row.kind is RowKind.BODY and bool(row.quote) and not any(part.text(row, use) for use in telling)


def _joined(first: Row, second: Row) -> Row:
    more = {cell.column: cell.text for cell in second.cells if cell.text.strip()}
    cells = [replace(cell, text=_with(cell.text, more.pop(cell.column, ""))) for cell in first.cells]
    cells += [cell for cell in second.cells if cell.column in more]
    place = replace(first.place, boxes=first.place.boxes + second.place.boxes)
    return replace(first, cells=tuple(sorted(cells, key=lambda cell: cell.column)), place=place)


def _with(text: str, more: str) -> str:
    return f"{text} {more}".strip() if more else text
