"""Labelled fields of a front sheet: "TO:", "MEETING DATE", "Report to", "Subject", whatever the layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Place
from corpus.front_matter.rows import FrontRow, FrontText

_VOCABULARY = {
    "committee": r"(?:report\s+)?to|report\s+for|meeting(?:\s+of)?|name\s+of\s+(?:meeting|committee)|"
    r"committee(?:\s+name)?|decision[\s-]?maker|submitted\s+to|for\s+consideration\s+by|considered\s+by",
    "meeting_date": r"date\s+of\s+(?:the\s+)?(?:meeting|committee|decision|cabinet)|"
    r"(?:meeting|committee|decision|cabinet)\s+date|"
    r"date(?:\s+of\s+report)?",
    "published": r"(?:date\s+|report\s+)?(?:last\s+)?(?:published|updated)(?:\s+(?:on|date))?|"
    r"(?:report\s+)?publi(?:cation|shed)\s+(?:date|on)|date\s+of\s+(?:publication|issue|letter)|issued|issue\s+date",
    "agenda_item": r"(?:agenda\s+)?item(?:\s+(?:no|number|n[o°])\.?)?|"
    r"agenda(?:\s+(?:no|number|ref(?:erence)?)\.?)?",
    "title": r"(?:report\s+)?(?:title|subject)(?:\s+of\s+(?:the\s+)?report)?|report\s+title|name\s+of\s+report|re",
    "lead_councillor": r"(?:lead|responsible)\s+(?:councillor|member)(?:\(s\)|s)?|"
    r"(?:relevant\s+)?(?:cabinet|executive)\s+members?(?:\(s\))?|(?:relevant\s+)?portfolio\s+holders?(?:\(s\))?|"
    r"lead\s+cabinet\s+member|cabinet\s+lead|executive\s+lead",
    "officer": r"(?:lead|contact|reporting|responsible|report)\s+(?:officer|person|author|director)(?:\(s\)|s)?|"
    r"(?:report\s+)?author(?:\(s\)|s)?|officer(?:\s+contact)?|contact(?:\s+details)?|"
    r"presented\s+by|originator",
    "report_of": r"report\s+(?:by|of|from)",
    "both_leads": r"(?:executive|cabinet|lead)\s+members?\s*/\s*reporting\s+officers?",
    "other": r"wards?(?:\(s\)|s)?(?:\s+affected)?|portfolio|service|tel(?:ephone)?|e-?mail|job\s+title|directorate|"
    r"part\s+[i1]+|classification|status|purpose(?:\s+of\s+(?:the\s+)?report)?|report\s+summary|summary|"
    r"recommendations?|key\s+decision|executive\s+forward\s+plan\s+reference|forward\s+plan(?:\s+ref\w*)?|version|"
    r"appendices|list\s+of\s+attachments(?:\s+to\s+this\s+report)?|for\s+all\s+enquiries|document\s+version|exempt|"
    r"consultees?|inspection\s+dates?|lead\s+inspector|judgements?|(?:financial|legal)\s+implications|"
    r"risk\s+management|time|venue|last\s+author|access\s+to\s+information|background\s+papers",
}
_LABEL = {key: re.compile(rf"(?:{pattern})\s*(?:\([^)]*\))?", re.IGNORECASE) for key, pattern in _VOCABULARY.items()}
_ALL = "|".join(f"(?P<{key}>{pattern})" for key, pattern in _VOCABULARY.items() if key != "both_leads")
_INLINE = re.compile(
    rf"(?:^|(?<=\s))(?:(?P<both_leads>{_VOCABULARY['both_leads']})|{_ALL})\s*(?:\([^)]*\)\s*)?(?::|(?<=enquiries)(?=\s))",
    re.IGNORECASE | re.MULTILINE,
)
_SHORT = 220


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value as printed."""

    text: str
    place: Place


@dataclass(slots=True)
class _Open:
    key: str
    parts: list[str]
    place: Place
    in_table: bool


def labelled_fields(rows: Sequence[FrontRow]) -> dict[str, Field]:
    """The first value printed for each label; labels that are not asked for only end the value before them."""
    opened: list[_Open] = []
    for row in rows:
        _read_row(row, opened)
    fields: dict[str, Field] = {}
    for field in opened:
        text = "\n".join(part for part in field.parts if part).strip(" \n:")
        if text and field.key != "other":
            fields.setdefault(field.key, Field(text, field.place))
    return fields


def _read_row(row: FrontRow, opened: list[_Open]) -> None:
    continues = row[0].in_table and row[0].column > 0
    for index, text in enumerate(row):
        last = opened[-1] if opened else None
        key = _whole_label(text, alone=len(row) == 1)
        if key:
            opened.append(_Open(key, [], text.place, text.in_table))
            continue
        found = [match for match in _INLINE.finditer(text.text) if _looks_like_label(match.group())]
        before = text.text[: found[0].start()].strip() if found else text.text
        if last and before and _takes(last, text, index=index, continues=continues):
            last.parts.append(before)
        ends = [*(match.start() for match in found[1:]), len(text.text)]
        for match, end in zip(found, ends, strict=False):
            value = text.text[match.end() : end].strip()
            opened.append(_Open(match.lastgroup or "other", [value] if value else [], text.place, text.in_table))


def _takes(last: _Open, text: FrontText, *, index: int, continues: bool) -> bool:
    """Whether a text belongs to the label before it: beside it, below it in its column, or on the next line."""
    if text.in_table:
        return last.in_table and (continues or (index > 0 and not last.parts))
    return not last.in_table and not last.parts and len(text.text) < _SHORT and last.key != "other"


def _whole_label(text: FrontText, *, alone: bool) -> str:
    bare = " ".join(text.text.split())
    label = bare.rstrip(" :")
    if alone and not bare.endswith(":"):
        return ""
    if not _looks_like_label(label):
        return ""
    for key in ("both_leads", *(key for key in _LABEL if key != "both_leads")):
        if _LABEL[key].fullmatch(label):
            return key
    return ""


def _looks_like_label(text: str) -> bool:
    return text.strip()[:1].isupper()
