"""Actions: the rows of a document's action plans, each with exactly what is printed and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.dates import parse_due
from corpus.document import Document, Heading, Notice, Table
from corpus.owners import split_owners, titles_with_slash
from corpus.records.action_lists import ListedActions
from corpus.records.columns import Use, is_plan
from corpus.records.drafts import Draft, drafts_of
from corpus.records.nouns import Action, Status
from corpus.records.plans import PlanPart, plan_parts
from corpus.records.refs import parent_refs
from corpus.records.roles import known_roles
from corpus.records.themes import Themes, names_plan, names_theme
from corpus.records.upright_plans import upright_draft
from corpus.status_keys import read_key
from corpus.statuses import lookup, normalise

_FINANCIAL = re.compile(r"\b(?:Q|Quarter )[1-4]\s?\(?,?\s?(?:of )?20\d\d\s?[/–-]\s?\d\d|\b(?:Q|Quarter )4 \(?Jan", re.I)


@dataclass(slots=True)
class _Walk:
    """What has been read so far while walking through the blocks."""

    key: Mapping[str, str]
    titles: frozenset[str]
    """Headings over the whole paper: no themes."""
    drafts: list[tuple[int, Draft]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    themes: Themes = field(default_factory=Themes)
    listed: ListedActions = field(default_factory=ListedActions)
    last: PlanPart | None = None
    between: list[str] = field(default_factory=list)

    def path(self, section: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(title for title in section if title not in self.titles)


def read_actions(document: Document) -> tuple[tuple[Action, ...], tuple[Notice, ...]]:
    """All actions of a document in its order, and the rows of its plans that could not be understood."""
    walk = _Walk(read_key(document), _document_titles(document))
    for position, block in enumerate(document.blocks):
        if isinstance(block, Table):
            _read_table(block, walk, position)
        elif isinstance(block, Heading):
            walk.listed.end(walk.themes, position)
            walk.between.clear()
        else:
            walk.themes.enter(walk.path(block.place.section))
            if not walk.listed.take(block, walk.themes, position):
                walk.between.append(block.quote)
    walk.listed.end(walk.themes, len(document.blocks))
    drafts = [draft for _, draft in sorted(walk.drafts + walk.listed.drafts, key=lambda item: item[0])]
    roles = (*known_roles(document), *titles_with_slash(draft.text(Use.OWNER) for draft in drafts))
    financial = any(_FINANCIAL.search(text) for text in _texts(document))
    return _with_parents([_action(draft, walk.key, roles, financial=financial) for draft in drafts]), tuple(
        walk.notices
    )


def _document_titles(document: Document) -> frozenset[str]:
    """Headings that stand over the whole paper, and names of sheets unless several of them hold plans: no themes.

    Where sheets are themes, a title inside one that only names the plan hides none of them.
    """
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    outermost = [heading for heading in headings if heading.level == min(other.level for other in headings)]
    alone = len(outermost) == 1 and len(headings) > 1 and not names_theme(outermost[0].quote)
    titles = {outermost[0].quote} if alone else set()
    if document.file_format != "xlsx":
        return frozenset(titles)
    sheets = {heading.quote for heading in outermost}
    planned = {table.place.section[0] for table in document.tables if table.place.section and is_plan(table.columns)}
    if len(planned) < 2:
        return frozenset(sheets)
    inner = {heading.quote for heading in headings if heading not in outermost}
    return frozenset({quote for quote in inner if names_plan(quote)} | (sheets - planned))


def _texts(document: Document) -> Iterable[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (row.quote for row in block.rows)
        else:
            yield block.quote


def _read_table(table: Table, walk: _Walk, position: int) -> None:
    walk.listed.end(walk.themes, position)
    parts = plan_parts(table, walk.last, walk.key)
    walk.themes.enter(walk.path(table.place.section))
    if parts:
        for text in walk.between:
            if re.match(r"\d", text):
                walk.themes.heading(text)
    walk.between.clear()
    upright = None if parts else upright_draft(table, walk.themes)
    if upright is not None:
        walk.drafts.append((position, upright))
    for part in parts:
        walk.drafts.extend((position, draft) for draft in drafts_of(part, walk.themes, walk.notices))
        walk.last = part


def _action(draft: Draft, key: Mapping[str, str], roles: Sequence[str], *, financial: bool) -> Action:
    status_text, status = _status(draft, key)
    return Action(
        order=0,
        ref=_one_line(draft.text(Use.REF)),
        title=_one_line(draft.text(Use.TITLE)),
        owner_text=_one_line(draft.text(Use.OWNER)),
        owners=split_owners(draft.text(Use.OWNER), roles),
        due_text=_one_line(draft.text(Use.DUE)),
        due=parse_due(draft.text(Use.DUE), financial=financial),
        progress=draft.text(Use.PROGRESS),
        outcome=draft.text(Use.OUTCOME),
        status_text=status_text,
        status=status,
        theme=draft.theme,
        subtheme=draft.subtheme,
        hidden=draft.hidden,
        extra=draft.extra,
        places=(draft.place,),
        quote=draft.quote,
    )


def _one_line(text: str) -> str:
    """Short fields are the same however a page's width has broken them into lines."""
    return " ".join(text.split())


def _status(draft: Draft, key: Mapping[str, str]) -> tuple[str, Status]:
    """The status as printed, or the key's words for the cell's colour, and its meaning."""
    words = lookup(draft.colour, key) if draft.colour else ""
    text = _one_line(draft.text(Use.STATUS)) or words
    status = normalise(text, key)
    if status is Status.UNKNOWN and words:
        status = normalise(words, key)
    return text, status


def _with_parents(actions: Sequence[Action]) -> tuple[Action, ...]:
    """The actions numbered, each with the nearest one before it that its ref belongs to: refs repeat."""
    latest: dict[str, int] = {}
    linked: list[Action] = []
    for order, action in enumerate(actions, start=1):
        parent = next((ref for ref in parent_refs(action.ref) if ref in latest), "")
        linked.append(replace(action, order=order, parent_ref=parent, parent_order=latest.get(parent)))
        if action.ref:
            latest[action.ref.strip(" .):")] = order
    return tuple(linked)
