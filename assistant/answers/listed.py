"""Lists told whole: the items or table rows that follow a lead-in."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers.ranking import action_of
from assistant.compose import Draft, Evidence
from assistant.inquiry import Inquiry
from assistant.matching import STRICT, Match
from assistant.sentences import Sentence, unnumbered
from assistant.understand.question import Wanted
from corpus.passages import Passage, PassageKind

MOST = 15
"""Items told at most."""
SHORT = 14
"""Words of a line that stands in a list without a bullet."""


def tell_list(inquiry: Inquiry, group: Sequence[Match], draft: Draft) -> list[Sentence]:
    """The items of a list whose lead-in is told, where the question wants things; gives the items."""
    if inquiry.question.wanted in STRICT and inquiry.question.wanted is not Wanted.PERSON:
        return []
    for match in sorted(group, key=lambda match: -match.score)[:2]:
        lead = match.sentence
        if not lead.text.rstrip().endswith((":", ":-", "-", "–", "following", "follows")):
            continue
        items = _items_after(inquiry, lead)[:MOST]
        if items:
            draft.list_items(
                (unnumbered(item.text), (Evidence.of_passage(item.document, item.passage),)) for item in items
            )
            return items
    return []


def _items_after(inquiry: Inquiry, lead: Sentence) -> list[Sentence]:
    """List items, rows of a table, or short lines without a full stop, that follow a lead-in."""
    items: list[Sentence] = []
    for passage in inquiry.index.passages(lead.document.id)[lead.passage.order : lead.passage.order + 16]:
        own = passage.order == lead.passage.order
        lines = passage.quote.split("\n")
        if own:
            lines = lines[next((at + 1 for at, line in enumerate(lines) if lead.text in line), len(lines)) :]
        if not own and not _goes_on(inquiry, lead, passage, lines):
            break
        items += [inquiry.index.sentence(line, lead.document, passage) for line in lines if line.strip()]
    return items


def _goes_on(inquiry: Inquiry, lead: Sentence, passage: Passage, lines: Sequence[str]) -> bool:
    """Whether a passage belongs to what the lead-in opens: items, rows of a table, short lines without a full stop."""
    same_section = passage.place.section == lead.passage.place.section
    if passage.kind is PassageKind.ROW:
        return same_section and action_of(inquiry, lead.document, passage) is None
    if passage.kind is PassageKind.LIST:
        return same_section
    bare = len(lines) == 1 and not lines[0].rstrip().endswith((".", ":"))
    return passage.kind is PassageKind.PARAGRAPH and bare and len(lines[0].split()) <= SHORT
