"""Which actions a question means: refs, owners, statuses, themes, due dates, overdue in both senses."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from assistant.lexicon import Lexicon, name_stems
from assistant.understand.question import ActionFilter, Overdue
from assistant.understand.words import NUMBER_WORDS, Word, words
from corpus.dates import Precision, find_dates
from corpus.records.nouns import Status

REF_SHAPE = r"(?:[A-Z]{1,5}[-./ ]?)?\d{1,3}(?:[.-]\d{1,3}){0,3}[A-Za-z]{0,2}"
REF_AFTER = re.compile(rf"\b(?:actions?|tasks?|items?|refs?\.?|references?|milestones?|steps?|numbers?|no\.?)\s+(?:ref(?:erence)?\s+|no\.?\s+|number\s+)?#?({REF_SHAPE}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s+or\s+){REF_SHAPE})*)(?![\w/])", re.I)
REF_ALONE = re.compile(rf"(?<![\w/£.-])({REF_SHAPE})(?![\w/%.-]*\w)")
STATUS_WORDS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    (r"not (?:yet )?(?:been )?(?:started|begun)|not[- ]started|haven['’]?t (?:been )?(?:started|begun)|yet to (?:start|begin)|unstarted|still to start", (Status.NOT_STARTED,)),
    (r"on[- ]track|on target|on schedule|in[- ]progress|underway|under way|ongoing|green", (Status.ON_TRACK,)),
    (r"complete[d]?|finished|done|closed|delivered|signed off", (Status.COMPLETE,)),
    (r"paused?|on hold|suspended|stopped|stalled|halted|parked", (Status.PAUSED,)),
    (r"at risk|amber|off[- ]track|slipping|slipped|behind schedule", (Status.AT_RISK,)),
    (r"overdue|late|delayed|red", (Status.OVERDUE,)),
)
COLOURS = re.compile(r"\b(?:rated|rag|brag|marked|flagged|status|turned|gone|shown(?: as)?|labelled|as)\s+(?:as\s+)?['‘\"“]?(red|amber|green|blue|grey|gray|purple|yellow)\b|\b(red|amber|green|blue)['’\"”]?[- ](?:rated|actions?|status|flagged|tasks?|rag)\b|\b(?:are|is|were|was|be|gone|turned|how many)\s+(?:at |on |now |still )?['‘\"“]?(red|amber|green|blue)\b", re.I)
MARKED = re.compile(r"\b(?:marked|labelled|labeled|rated|flagged|shown|recorded|listed|classed|status|described|given|tagged|reported)\b[\w\s,'‘’\"“”-]{0,40}?\b(?:overdue|late|red)\b|['‘\"“](?:in progress \()?overdue", re.I)
PAST = re.compile(
    r"\b(?:past|passed|missed|beyond|gone past|overran|exceeded|over)\s+(?:(?:their|its|the|his|her|your)\s+)?(?:own\s+)?(?:end|due|target|completion)?\s*(?:dates?|deadlines?|timescales?)"
    r"|\bshould (?:already )?have (?:been )?(?:finished|completed?|done|delivered|ended)|\b(?:end|due|target) dates? (?:had |has |have |was |were )?(?:already )?(?:passed|gone|expired|lapsed|slipped by)",
    re.I,
)
NOT_PAST = re.compile(r"\b(?:had|has|have|was|were|is|are)(?:n['’]t| not)(?: yet)?(?: been)? (?:passed|past|reached|gone|due|arrived|come)|before (?:their|its|the) (?:end|due|target) dates?|not (?:yet )?(?:past|due)|even though[\w\s]*not passed", re.I)
EITHER = re.compile(r"\b(?:overdue|late|behind|slipp(?:ed|ing)|running over|delayed)\b", re.I)
NO_DATE = re.compile(
    r"\b(?:no|without|lack(?:s|ing)?|missing)\s+(?:an?\s+|any\s+|firm\s+|fixed\s+|set\s+|clear\s+)*(?:end|due|target|completion)?\s*(?:dates?|deadlines?)\b|\bundated\b"
    r"|\b(?:do|does|did|have|has)(?:n['’]t| not) (?:have |got |been given )?(?:an? |any )?(?:firm |fixed |end |due |target )*(?:dates?|deadlines?)\b",
    re.I,
)
WITH_DATE = re.compile(r"\b(?:firm|fixed|set|actual|definite|real|proper|specific)\s+(?:end|due|target|completion)?\s*(?:dates?|deadlines?)|\b(?:have|has|had|with|got|given)\s+(?:an?\s+)?(?:end|due|target) dates?\b", re.I)
NO_STATUS = re.compile(r"\b(?:no|without an?|without any|missing an?|missing|lacks? an?|blank)\s+(?:status|position|rag(?: rating| status)?|rating)\b", re.I)
NO_OWNER = re.compile(r"\b(?:no|without an?|without any|missing an?|lacks? an?)\s+(?:named |identified )?(?:owner|lead|responsible officer|lead officer)s?\b|\bunassigned\b|\bunowned\b|\bnobody (?:is )?(?:responsible|in charge|assigned|named)\b", re.I)
BEFORE = re.compile(r"\b(?:before|earlier than|prior to|until|up to|ahead of)\s*(?:the\s+)?(?:end of\s+)?$", re.I)
BY = re.compile(r"\b(?:by|no later than|on or before)\s*(?:the\s+)?(?:end of\s+)?$", re.I)
AFTER = re.compile(r"\b(?:after|later than|since|beyond|following|from)\s*(?:the\s+)?(?:end of\s+)?$", re.I)
DUE = re.compile(r"\b(?:due|end(?:s|ing)?|finish|deadline|complet\w+|target|deliver\w*|by when|end dates?)\b", re.I)
AS_AT = re.compile(r"\b(?:as (?:at|of)(?! risk)|when the \w+ met|on the date|at the (?:meeting|committee|panel|cabinet)|(?:met|meeting|meets) on|at the time)\b", re.I)
NEXT = re.compile(r"\b(?:in|over|within|during)?\s*the (?:next|coming|following)\s+(\w+)?\s*(day|week|month|quarter|year)s?\b", re.I)


@dataclass(slots=True)
class FoundFilters:
    """Filters read from a question, and the parts of it that said so."""

    actions: ActionFilter = ActionFilter()
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
    content = [word for word in words(text) if word.text.lower() not in {"the", "a", "an", "and", "&", "of", "for", "s"}]
    owners = _matches(text, content, lexicon.owners, found, 2)
    owners += _people(text, lexicon, found)
    theme_names = tuple((stems, name) for stems, name in lexicon.themes if len(stems) >= 1)
    themes = _matches(text, content, theme_names, found, 2)
    numbered = re.search(r"\b(?:theme|priority|section|objective|pillar|workstream|strand|area)\s+(\d+(?:\.\d+)?|[A-Z])\b", text, re.I)
    if numbered:
        by_number = [name for _, name in lexicon.themes if re.match(rf"(?:\w+\s)?{re.escape(numbered.group(1))}[\s.:)–-]", name, re.I)]
        themes += by_number
        if by_number:
            found.spans.append(numbered.span())
    for section in re.finditer(r"(?<![\d.])\d+\.\d+(?![\d.%])", text):
        by_section = [name for _, name in lexicon.themes if re.match(rf"{re.escape(section.group())}[\s.:)–-]", name)]
        if by_section and section.group() not in lexicon.refs:
            themes = by_section
            found.spans.append(section.span())
    found.actions = replace(
        found.actions, leads_only=bool(owners and re.search(r"\bleads?\b|\bleading\b|\bled\b", text, re.I)), owners=tuple(dict.fromkeys(owners)), themes=tuple(dict.fromkeys(themes))
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
            if sorted(stems[at : at + size]) == sorted(name) and (place in matched or not used & set(range(at, at + size))):
                matched.setdefault(place, []).append(printed)
                used |= set(range(at, at + size))
                found.spans.append((content[at].start, content[at + size - 1].end))
    return [name for names_there in matched.values() for name in names_there]


def _pointed_at(name: str, text: str) -> bool:
    """Whether a name of one word is clearly meant: in quotation marks, with its number, or as an office or heading."""
    bare = re.escape(re.sub(r"^[\d.]+\s*", "", name))
    return bool(
        re.search(rf"[“\"'‘]\s*(?:[\d.]+\s*)?{bare}\s*[”\"'’]|(?<![\w.])\d+(?:\.\d+)*\.?\s+{bare}\b", text, re.I)
        or re.search(rf"\b(?:the|by|to|under|with|of|for)\s+(?:theme\s+|section\s+|priority\s+)?{bare}\b(?!\s+(?:[A-Z]|plan|board|report|team|service))", text)
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
        found.actions = replace(found.actions, status_words=(word,), overdue=None if word == "red" else found.actions.overdue)
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
            negated |= bool(re.search(r"\b(?:not|n['’]t|still to be|isn|aren|incomplete|yet to be)\s*(?:yet|been|be|fully)?\s*$", text[: match.start()], re.I)) and values != (Status.NOT_STARTED,)
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
    return [match.span() for match in re.finditer(r"\bcompletion (?:rate|date)|\bclosed cases?|\bgreen paper|\bas late as|\blater?st\b|\bof late\b", text, re.I)]


def _dates(text: str, as_at: date | None, found: FoundFilters, date_spans: list[tuple[int, int]]) -> None:
    filters = found.actions
    confirmed_later = re.search(r"\btbc\b|\bto be confirmed\b|\btbd\b|\btba\b", text, re.I)
    if confirmed_later:
        filters = replace(filters, due_words=("tbc", "to be confirmed") if confirmed_later.group().lower() in {"tbc", "to be confirmed"} else (confirmed_later.group().lower(),))
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
        if not any(start <= day.start < end for start, end in date_spans) and (not AS_AT.search(text[max(0, day.start - 30) : day.start]) or re.search(r"\bbetween\b", text[: day.start], re.I))
    ]
    if days and filters.overdue is not None and not re.search(r"\b(?:due|dated?) (?:on|in|by|before|after|between)\b", text, re.I):
        found.as_at = days[0].date
        found.spans += [(day.start, day.start + len(day.text)) for day in days]
    elif days and _speaks_of_due(text, filters):
        filters = _due(text, filters, [(day.start, day.date, day.precision) for day in days])
        found.spans += [(day.start, day.start + len(day.text)) for day in days]
    coming = NEXT.search(text)
    if coming and as_at and DUE.search(text):
        filters = replace(filters, due_from=as_at, due_to=_later(as_at, coming))
        found.spans.append(coming.span())
    found.actions = filters


def _speaks_of_due(text: str, filters: ActionFilter) -> bool:
    """Whether dates in the question are end dates: "the end of April" and "complete by April" are not."""
    bare = re.sub(r"\b(?:the )?end of\b", " ", text, flags=re.I)
    if filters.statuses or filters.status_words:
        return bool(re.search(r"\bdue\b|\b(?:end|target|due) dates?\b|\bdeadlines?\b", bare, re.I))
    return bool(DUE.search(bare))


def _due(text: str, filters: ActionFilter, days: list[tuple[int, date, Precision]]) -> ActionFilter:
    start, day, precision = days[0]
    before = text[:start]
    first = _first_day(day, precision)
    if len(days) > 1 and re.search(r"\bbetween\b|\bfrom\b", before, re.I):
        return replace(filters, due_from=first, due_to=days[-1][1])
    if BEFORE.search(before):
        return replace(filters, due_to=first - timedelta(days=1))
    if BY.search(before):
        return replace(filters, due_to=day)
    if AFTER.search(before):
        return replace(filters, due_from=day + timedelta(days=1))
    if precision == Precision.DAY:
        return replace(filters, due_on=day)
    return replace(filters, due_from=first, due_to=day)


def _first_day(day: date, precision: Precision) -> date:
    if precision == Precision.MONTH:
        return day.replace(day=1)
    if precision == Precision.DAY:
        return day
    return day.replace(month=1, day=1)


def _later(start: date, match: re.Match[str]) -> date:
    word = (match.group(1) or "1").lower()
    count = int(NUMBER_WORDS.get(word, word if word.isdigit() else "1"))
    days = {"day": 1, "week": 7}.get(match.group(2).lower())
    if days:
        return start + timedelta(days=days * count)
    months = count * {"month": 1, "quarter": 3, "year": 12}[match.group(2).lower()]
    year, month = divmod(start.month - 1 + months, 12)
    last = calendar.monthrange(start.year + year, month + 1)[1]
    return date(start.year + year, month + 1, min(start.day, last))
