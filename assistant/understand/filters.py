"""Which actions a question means: refs, owners, statuses, themes, due dates, overdue in both senses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.lexicon import Lexicon
from assistant.understand.action_words import (
    AS_AT,
    COLOURS,
    DUE,
    EITHER,
    MARKED,
    NEXT,
    NO_DATE,
    NO_OWNER,
    NO_STATUS,
    NOT_PAST,
    PAST,
    REF_AFTER,
    REF_ALONE,
    REF_SHAPE,
    STATUS_WORDS,
    WITH_DATE,
)
from assistant.understand.due_dates import due_filter, end_of_coming, speaks_of_due
from assistant.understand.question import ActionFilter, Overdue
from assistant.understand.words import Word, words
from corpus.dates import find_dates
from corpus.records.nouns import Status


@dataclass(slots=True)
class FoundFilters:
    """Filters read from a question, and the parts of it that said so."""

    actions: ActionFilter = field(default_factory=ActionFilter)
    missing_refs: tuple[str, ...] = ()
    as_at: date | None = None
    """A date that is named to reckon overdue from."""
    spans: list[tuple[int, int]] = field(default_factory=list)


def find_filters(text: str, lexicon: Lexicon, as_at: date | None, date_spans: list[tuple[int, int]]) -> FoundFilters:
    """Read every filter; `date_spans` are dates that name a paper and filter nothing."""
    found = FoundFilters()
    _refs(text, lexicon, found)
    _names(text, lexicon, found)
    _overdue(text, found)
    _statuses(text, lexicon, found)
    _dates(text, as_at, found, date_spans)
    return found


def _refs(text: str, lexicon: Lexicon, found: FoundFilters) -> None:
    refs: list[str] = []
    missing: list[str] = []
    for match in REF_AFTER.finditer(text):
        for ref in re.findall(REF_SHAPE, match.group(1), re.I):
            (refs if ref.upper() in lexicon.refs else missing).append(ref.upper())
        found.spans.append(match.span())
    dates = [(day.start, day.start + len(day.text)) for day in find_dates(text)]
    for match in REF_ALONE.finditer(text):
        ref = match.group(1).upper()
        inside = any(start <= match.start() < end for start, end in (*found.spans, *dates))
        if not inside and ref in lexicon.refs and re.search(r"[A-Z]|[.-]", ref):
            refs.append(ref)
            found.spans.append(match.span())
    found.actions = replace(found.actions, refs=tuple(dict.fromkeys(refs)))
    found.missing_refs = tuple(dict.fromkeys(missing))


def _names(text: str, lexicon: Lexicon, found: FoundFilters) -> None:
    content = [
        word for word in words(text) if word.text.lower() not in {"the", "a", "an", "and", "&", "of", "for", "s"}
    ]
    owners = _matches(text, content, lexicon.owners, found, 2)
    owners += _people(text, lexicon, found)
    theme_names = tuple((stems, name) for stems, name in lexicon.themes if len(stems) >= 1)
    themes = _matches(text, content, theme_names, found, 2)
    numbered = re.search(
        r"\b(?:theme|priority|section|objective|pillar|workstream|strand|area)\s+(\d+(?:\.\d+)?|[A-Z])\b", text, re.I
    )
    if numbered:
        by_number = [
            name
            for _, name in lexicon.themes
            if re.match(rf"(?:\w+\s)?{re.escape(numbered.group(1))}[\s.:)–-]", name, re.I)
        ]
        themes += by_number
        if by_number:
            found.spans.append(numbered.span())
    for section in re.finditer(r"(?<![\d.])\d+\.\d+(?![\d.%])", text):
        by_section = [name for _, name in lexicon.themes if re.match(rf"{re.escape(section.group())}[\s.:)–-]", name)]
        if by_section and section.group() not in lexicon.refs:
            themes = by_section
            found.spans.append(section.span())
    found.actions = replace(
        found.actions,
        leads_only=bool(owners and re.search(r"\bleads?\b|\bleading\b|\bled\b", text, re.I)),
        owners=tuple(dict.fromkeys(owners)),
        themes=tuple(dict.fromkeys(themes)),
    )


def _matches(
    text: str, content: list[Word], names: tuple[tuple[tuple[str, ...], str], ...], found: FoundFilters, least: int
) -> list[str]:
    """Names whose stems stand together in the question, the longest first, each word used once."""
    stems = [word.stem for word in content]
    used: set[int] = set()
    matched: dict[tuple[int, int], list[str]] = {}
    for name, printed in names:
        size = len(name)
        if size < least and not _pointed_at(printed, text):
            continue
        for at in range(len(stems) - size + 1):
            place = (at, at + size)
            if sorted(stems[at : at + size]) == sorted(name) and (
                place in matched or not used & set(range(at, at + size))
            ):
                matched.setdefault(place, []).append(printed)
                used |= set(range(at, at + size))
                found.spans.append((content[at].start, content[at + size - 1].end))
    return [name for names_there in matched.values() for name in names_there]


def _pointed_at(name: str, text: str) -> bool:
    """Whether a name of one word is clearly meant: in quotation marks, with its number, or as an office or heading."""
    bare = re.escape(re.sub(r"^[\d.]+\s*", "", name))
    return bool(
        re.search(rf"[“\"'‘]\s*(?:[\d.]+\s*)?{bare}\s*[”\"'’]|(?<![\w.])\d+(?:\.\d+)*\.?\s+{bare}\b", text, re.I)
        or re.search(
            rf"\b(?:the|by|to|under|with|of|for)\s+(?:theme\s+|section\s+|priority\s+)?{bare}\b"
            rf"(?!\s+(?:[A-Z]|plan|board|report|team|service))",
            text,
        )
        or re.search(rf"\b{bare}\s+(?:theme|section|priority|part|area|heading)\b", text, re.I)
    )


def _people(text: str, lexicon: Lexicon, found: FoundFilters) -> list[str]:
    """Roles of people who are named in full or by initials."""
    roles: list[str] = []
    for _, term in lexicon.people():
        for name in (term.meaning, *([term.term] if len(term.term) > 1 else [])):
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            if match and term.role:
                roles.append(term.role)
                found.spans.append(match.span())
    return roles


def _overdue(text: str, found: FoundFilters) -> None:
    marked, past = MARKED.search(text), PAST.search(text)
    not_past = NOT_PAST.search(text)
    overdue: Overdue | None = None
    if EITHER.search(text) and not_past:
        overdue = Overdue.MARKED_NOT_PAST
    elif past:
        overdue = Overdue.PAST
    elif marked:
        overdue = Overdue.MARKED
    elif EITHER.search(text):
        overdue = Overdue.EITHER
    found.actions = replace(found.actions, overdue=overdue)
    found.spans += [match.span() for match in (marked, past, not_past, EITHER.search(text)) if match]


def _statuses(text: str, lexicon: Lexicon, found: FoundFilters) -> None:
    missing = NO_STATUS.search(text)
    if missing:
        found.actions = replace(found.actions, has_status=False)
        found.spans.append(missing.span())
        return
    printed = _printed(text, lexicon, found)
    if printed:
        found.actions = replace(found.actions, status_words=printed, overdue=None)
        return
    nobody = NO_OWNER.search(text)
    if nobody:
        found.actions = replace(found.actions, has_owner=False)
        found.spans.append(nobody.span())
    colour = COLOURS.search(text)
    if colour:
        word = next(group for group in colour.groups() if group).lower()
        overdue = None if word == "red" else found.actions.overdue
        found.actions = replace(
            found.actions, status_words=(word,), overdue=Overdue.NOT_PAST if NOT_PAST.search(text) else overdue
        )
        found.spans.append(colour.span())
        return
    statuses: list[Status] = []
    negated = False
    taken: list[tuple[int, int]] = []
    for pattern, values in STATUS_WORDS:
        for match in re.finditer(rf"\b(?:{pattern})\b", text, re.I):
            if any(start <= match.start() < end for start, end in (*taken, *_compounds(text))):
                continue
            taken.append(match.span())
            statuses += values
            negated |= bool(
                re.search(
                    r"\b(?:not|n['’]t|still to be|isn|aren|incomplete|yet to be)\s*(?:yet|been|be|fully)?\s*$",
                    text[: match.start()],
                    re.I,
                )
            ) and values != (Status.NOT_STARTED,)
    if found.actions.overdue is not None:
        statuses = [status for status in statuses if status is not Status.OVERDUE or len(statuses) > 1]
        if found.actions.overdue in {Overdue.MARKED, Overdue.EITHER} and len(set(statuses)) > 1:
            found.actions = replace(found.actions, overdue=None)
    found.spans += taken
    found.actions = replace(found.actions, statuses=tuple(dict.fromkeys(statuses)), negated_status=negated)


def _printed(text: str, lexicon: Lexicon, found: FoundFilters) -> tuple[str, ...]:
    """Statuses that the question writes in the papers' own words, where those are no everyday words for a status."""
    printed = []
    for status in lexicon.statuses:
        match = re.search(rf"(?<!\w){re.escape(status)}(?!\w)", text, re.I)
        if match and len(status) > 3 and not any(re.fullmatch(pattern, status, re.I) for pattern, _ in STATUS_WORDS):
            printed.append(status.lower())
            found.spans.append(match.span())
    return tuple(dict.fromkeys(printed))


def _compounds(text: str) -> list[tuple[int, int]]:
    """Places where a status word is part of something else ("completed by", a completion rate)."""
    return [
        match.span()
        for match in re.finditer(
            r"\bcompletion (?:rate|date)|\bclosed cases?|\bgreen paper|\bas late as|\blater?st\b|\bof late\b",
            text,
            re.I,
        )
    ]


def _dates(text: str, as_at: date | None, found: FoundFilters, date_spans: list[tuple[int, int]]) -> None:
    filters = found.actions
    confirmed_later = re.search(r"\btbc\b|\bto be confirmed\b|\btbd\b|\btba\b", text, re.I)
    if confirmed_later:
        filters = replace(
            filters,
            due_words=("tbc", "to be confirmed")
            if confirmed_later.group().lower() in {"tbc", "to be confirmed"}
            else (confirmed_later.group().lower(),),
        )
        found.spans.append(confirmed_later.span())
    elif NO_DATE.search(text):
        filters = replace(filters, has_due=False)
        found.spans += [match.span() for match in NO_DATE.finditer(text)]
    elif WITH_DATE.search(text):
        filters = replace(filters, has_due=True)
        found.spans += [match.span() for match in WITH_DATE.finditer(text)]
    days = [
        day
        for day in find_dates(text)
        if not any(start <= day.start < end for start, end in date_spans)
        and (
            not AS_AT.search(text[max(0, day.start - 30) : day.start])
            or re.search(r"\bbetween\b", text[: day.start], re.I)
        )
    ]
    if (
        days
        and filters.overdue is not None
        and not re.search(r"\b(?:due|dated?) (?:on|in|by|before|after|between)\b", text, re.I)
    ):
        found.as_at = days[0].date
        found.spans += [(day.start, day.start + len(day.text)) for day in days]
    elif days and speaks_of_due(text, filters):
        filters = due_filter(text, filters, [(day.start, day.date, day.precision) for day in days])
        found.spans += [(day.start, day.start + len(day.text)) for day in days]
    coming = NEXT.search(text)
    if coming and as_at and DUE.search(text):
        filters = replace(filters, due_from=as_at, due_to=end_of_coming(as_at, coming))
        found.spans.append(coming.span())
    found.actions = filters
