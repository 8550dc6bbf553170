"""Reads a question: kind, scope, filters, keys; what it leaves open is carried over from the conversation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.lexicon import Lexicon
from assistant.understand.action_words import AS_AT
from assistant.understand.filters import find_filters
from assistant.understand.question import ActionFilter, Form, Key, Question
from assistant.understand.scope import find_scope
from assistant.understand.thesaurus import Thesaurus
from assistant.understand.wants import (
    ASKING,
    BREAKDOWN,
    EXTREME,
    OWNERSHIP,
    fields_wanted,
    form_wanted,
    kind_wanted,
    speaks_of_actions,
)
from assistant.understand.words import ORDINALS, date_features, words
from corpus.dates import find_dates

FRAME = frozenset(
    "action actions task tasks plan plans improvement council council's councils date dates end ends ending due "
    "list status statuses meeting committee panel met theme themes priority owner owners lead leads role "
    "responsible target deadline deadlines mark marked label labelled rate rated flag flagged which how many "
    "number count total firm fixed set passed past gone going late overdue assigned charge accountable update "
    "updates progress happening latest earliest currently stand stands standing still far left remain remaining "
    "outstanding open deliver delivered person people name named area areas row rows entry entries item items ref "
    "reference breakdown break split overall summary quick tell find look need needs know question thing things "
    "point points one ones loaded uploaded different difference compare compared comparison versus each anything "
    "something nothing jobs job tracker register furthest off position positions rating ratings recorded given "
    "shown sit sits begun day days week weeks month months year years yet already actually really please thanks "
    "thank hello today tomorrow yesterday date's".split()
)
TOPICAL = re.compile(
    r"\b(?:about|regarding|concerning|relating to|related to|to do with|involving|covering|mention(?:s|ing)?"
    r"|deal(?:s|ing)? with|on (?!track|hold|time|target|schedule|the (?:plan|tracker|register))|around)\s",
    re.I,
)
THINGS = re.compile(
    r"\b(?:jobs?|things?|pieces? of work|items?|deadlines?|milestones?|what(?:['’]s| is| does| has| must)|list"
    r"|on (?:his|her|their) plate|sit with|sits with|belong\w*)\b",
    re.I,
)
BACK = re.compile(
    r"\b(?:it|its|they|them|their|theirs|those|these|that|this|he|she|his|her|him|same|ones?)\b"
    r"(?!\s+(?:is|was)\s+there\b)",
    re.I,
)
THAT_CLAUSE = re.compile(
    r"\b(?:said|say|says|agree[ds]?|found|note[ds]?|show[sn]?|state[ds]?|the \w+|so|is|are|was|were)\s+that\b"
    r"|\bthis (?:year|month|paper|report|council)\b|\bone (?:of|action|task)\b"
    r"|\bthat (?:the|are|is|were|was|have|has|had|will|would|can|could|ofsted|they|it)\b|\bwhich one\b",
    re.I,
)
OPENERS = re.compile(r"^(?:and|but|so|also|ok(?:ay)?|then|right|what about|how about|what of)\b", re.I)
ORDINAL = re.compile(
    r"\b(?:the\s+)?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|former|latter)"
    r"(?:\s+(?:one|of (?:them|those|these)|action|item|recommendation|home|row))?\b"
    r"(?=\s*(?:one|of|action|item|recommendation|home|row|get|got|about|say|[?.,]|$|due|is|was|did|do|have|has))",
    re.I,
)
NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w&'’-]*")


def read_question(text: str, lexicon: Lexicon, as_at: date | None, councils: Sequence[str] = ()) -> Question:
    """Understand one question on its own; `councils` are those of the conversation, for choosing papers."""
    text = " ".join(text.split())
    scope = find_scope(text, lexicon, as_at, councils)
    named_as_at = as_at or _as_at(text)
    found = find_filters(text, lexicon, named_as_at, list(scope.spans))
    named_as_at = named_as_at or found.as_at
    form = form_wanted(text, bool(found.actions.refs or found.missing_refs))
    found.spans += [
        match.span()
        for pattern in (EXTREME, BREAKDOWN)
        if form in {Form.EXTREME, Form.BREAKDOWN} and (match := pattern.search(text))
    ]
    keys = _keys(text, lexicon.thesaurus, list(scope.spans))
    about = tuple(
        key.stem
        for key in keys
        if not any(start <= key.position < end for start, end in found.spans)
        and not all(part in FRAME for part in key.text.lower().split())
        and not key.stem[0].isdigit()
        and not key.stem.startswith("#")
    )
    explicit = TOPICAL.search(text)
    topic = tuple(key.stem for key in keys if explicit and key.stem in about and key.position >= explicit.end())
    refers_back = bool(OPENERS.search(text)) or bool(BACK.search(THAT_CLAUSE.sub(" ", text)))
    has_refs = bool(found.actions.refs or found.missing_refs)
    return Question(
        text=text,
        wanted=kind_wanted(text),
        keys=keys,
        dates=date_features(_blank(text, list(scope.spans))) | (scope.unmatched_years),
        councils=scope.councils,
        documents=scope.documents,
        as_at=named_as_at,
        form=form,
        actions=replace(found.actions, about=about, topic=topic),
        asks_actions=_asks_actions(
            text, form, replace(found.actions, about=_off_title(about, scope.documents, lexicon)), has_refs
        ),
        missing_refs=found.missing_refs,
        fields=fields_wanted(text),
        ordinal=_ordinal(text),
        refers_back=refers_back,
        figures=frozenset(key.stem for key in keys if key.stem[0].isdigit()),
    )


def _asks_actions(text: str, form: Form, filters: ActionFilter, has_refs: bool) -> bool:
    """Whether rows of a plan are asked for: by name, or by filters that leave nothing else to ask."""
    if speaks_of_actions(text) or has_refs:
        return True
    if filters.owners and (OWNERSHIP.search(text) or THINGS.search(text)):
        return True
    if form is Form.BREAKDOWN:
        return bool(re.search(r"\b(?:plan|tracker|register)\b", text, re.I))
    filtered = replace(filters, about=(), owners=(), themes=()) != ActionFilter()
    return filtered and not filters.about


def _off_title(about: tuple[str, ...], documents: tuple[int, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Topic words that are no part of the named papers' own titles."""
    titles: set[str] = set()
    for document in lexicon.documents:
        if not documents or document.id in documents:
            stems = [word.stem for word in words(document.front.title)]
            titles |= {*stems, *(concept for *_, concept in lexicon.thesaurus.concepts(stems))}
    return tuple(stem for stem in about if stem not in titles)


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _as_at(text: str) -> date | None:
    """The date that a question names to reckon from: "as at 29 June 2015", "when the committee met on …"."""
    for day in find_dates(text):
        if AS_AT.search(text[max(0, day.start - 45) : day.start]):
            return day.date
    return None


def _keys(text: str, thesaurus: Thesaurus, scope_spans: list[tuple[int, int]]) -> tuple[Key, ...]:
    """Content words and phrases, without what names the scope and without dates."""
    dates = [(day.start, day.start + len(day.text)) for day in find_dates(text)]
    asking = [match.span() for match in ASKING.finditer(text)]
    years = [match.span() for match in re.finditer(r"\b(?:19|20)\d\d(?:[-/]\d\d)?\b", text)]
    all_words = words(text)
    stems = [word.stem for word in all_words]
    phrases = {start: (end, concept) for start, end, concept in thesaurus.concepts(stems)}
    names = {match.start() for match in NAME.finditer(text)}
    keys: list[Key] = []
    at = 0
    while at < len(all_words):
        word = all_words[at]
        end, concept = phrases.get(at, (at + 1, ""))
        if any(start <= word.start < stop for start, stop in (*scope_spans, *dates, *years, *asking)):
            at += 1
            continue
        if concept and _is_phrase(all_words[at:end]):
            last = all_words[end - 1]
            keys.append(
                Key(concept, text[word.start : last.end], tuple(stems[at:end]), word.start in names, word.start)
            )
            at = end
            continue
        if not word.is_stop and (len(word.text) > 1 or word.text.isdigit()):
            keys.append(Key(word.stem, word.text, (), word.start in names, word.start))
        at += 1
    unique: dict[str, Key] = {}
    for key in keys:
        unique.setdefault(key.stem, key)
    return tuple(unique.values())


def _is_phrase(members: list) -> bool:  # type: ignore[type-arg]
    """A phrase of words, or an abbreviation written in capitals: "it" is no "IT"."""
    return len(members) > 1 or (not members[0].is_stop and not members[0].text.islower()) or len(members[0].text) > 3


def _ordinal(text: str) -> int | None:
    match = ORDINAL.search(text)
    if not match:
        return None
    word = match.group(1).lower()
    if word in {"last", "latter"}:
        return -1
    if word == "former":
        return 1
    return int(ORDINALS[word].removeprefix("#"))
