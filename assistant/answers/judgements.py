"""Answers about inspections: grades, dates on site, lead inspector."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.refusal import refuse
from assistant.compose import Draft, Evidence, paper_name, printed_date, record_row
from assistant.inquiry import Inquiry
from assistant.sentences import names_person
from assistant.understand.question import Wanted
from assistant.understand.words import words
from corpus.records.nouns import Judgement
from index.library import StoredDocument

GRADE = re.compile(
    r"\bgrad(?:e|es|ed|ing)\b|\bjudge?ments?\b|\bjudged\b|\brat(?:e|ed|ing)\b|\boverall effectiveness\b|\bgot\b"
    r"|\bget\b|\bscore\w*|\boutstanding\b|\binadequate\b|\brequires improvement\b|\bhow (?:good|well)\b|\bverdict\b",
    re.I,
)
DATES = re.compile(
    r"\b(?:inspect(?:ed|ions?|ing)|inspectors?\b.{0,20}\b(?:visit|come|came|there)|on site|fieldwork)\b", re.I
)
NOT_ITS_DATES = re.compile(r"\bnext\b|\bmonitoring\b|\bdue\b|\bdeadline\b|\bexpect\w*|\bplan\b|\bchair\b", re.I)
INSPECTOR = re.compile(
    r"\b(?:lead|led|leading|head|headed|carried out|conducted|in charge)\b.{0,40}\b(?:inspect\w*|team|visit)\b"
    r"|\binspect\w*\b.{0,40}\b(?:lead|led|headed|carried out by)\b|\blead inspector\b|\bwho inspected\b|\binspector\b",
    re.I,
)
OFFICIAL = re.compile(
    r"\b(?:what|which|how)\b.{0,40}\b(?:grades?|graded|ratings?|rated|judge?ments?|judged)\b.{0,60}\b(?:ofsted"
    r"|inspector\w*|cqc|inspectorate|regulator|inspection|get|got|given|gave)\b"
    r"|\b(?:ofsted|inspector\w*|cqc|inspectorate|regulator)\b.{0,40}\b(?:grades?|graded|rate|rated|rating|judge"
    r"|judged)\b",
    re.I,
)
WHO = re.compile(r"\bwho\b", re.I)
WHEN = re.compile(r"\bwhen\b|\bdates?\b|\bwhat days?\b", re.I)
EACH = re.compile(
    r"\b(?:each|every|all(?: (?:of )?the)?) (?:judge?ments?|grades?|areas?|aspects?)\b"
    r"|\b(?:grades|judge?ments|ratings)\b",
    re.I,
)
PUBLISHED = re.compile(r"\b(?:publish\w*|publication|come out|came out|issued|released)\b", re.I)
OVERALL = re.compile(r"\boverall\b", re.I)


def answer_judgements(inquiry: Inquiry) -> Draft | None:
    """Answer from judgement records, or none where the question asks for something else."""
    question = inquiry.question
    text = question.text
    pairs = [(document, item) for document in inquiry.documents for item in inquiry.records(document).judgements]
    if question.actions.refs or question.asks_actions:
        return None
    another = _another_inspector(text, pairs)
    if INSPECTOR.search(text) and (question.wanted is Wanted.PERSON or another or WHO.search(text)):
        return _with_dates(text, _inspectors(pairs, another), pairs)
    if question.wanted is Wanted.DATE and DATES.search(text) and not NOT_ITS_DATES.search(text):
        return _dates(text, pairs)
    wrong = _wrong_grade(inquiry, pairs) if re.search(r"\bwhy\b|\bwhat (?:led|made|caused)\b", text, re.I) else None
    if wrong is not None:
        return wrong
    if OFFICIAL.search(text) and question.wanted is Wanted.THING and not any(item.grade for _, item in pairs):
        return refuse(inquiry, "No such grade stands in the papers.")
    if question.wanted is Wanted.REASON or re.search(r"\bwhat (?:led|made|caused)\b", text, re.I):
        return None
    if GRADE.search(text) and question.wanted in {Wanted.THING, Wanted.MANNER, Wanted.YES_NO}:
        return _grades(inquiry, pairs)
    return None


def _with_dates(text: str, draft: Draft | None, pairs: Sequence[tuple[StoredDocument, Judgement]]) -> Draft | None:
    """The inspection's dates too, where the question asks for both."""
    if draft is not None and WHEN.search(text):
        dates = _dates(text, pairs)
        for block, evidence in zip(dates.blocks, dates.evidence, strict=False) if dates else ():
            draft.say(re.sub(r"\s*\[\d+\]", "", block), evidence)
    return draft


def _another_inspector(text: str, pairs: Sequence[tuple[StoredDocument, Judgement]]) -> str:
    """A lead inspector whom the question names though the papers in scope name somebody else."""
    leads = {item.lead_inspector for _, item in pairs if item.lead_inspector}
    named = [name for name in names_person(text) if not any(name in lead or lead in name for lead in leads)]
    near = re.search(r"\blead inspector\b", text, re.I)
    return named[0] if leads and named and near else ""


def _inspectors(pairs: Sequence[tuple[StoredDocument, Judgement]], another: str = "") -> Draft | None:
    draft = Draft(engine="records")
    if another:
        draft.say(f"The papers searched do not name {another} as lead inspector:")
    told = set()
    for document, item in pairs:
        if item.lead_inspector and (document.id, item.lead_inspector) not in told:
            told.add((document.id, item.lead_inspector))
            evidence = Evidence(document, item.inspector_quote or item.quote, item.inspector_places or item.places)
            draft.say(f"**{item.lead_inspector}** led the inspection ({paper_name(document)}).", evidence)
            draft.rows.append(record_row(document, item))
    return draft if draft.blocks and len(told) <= 8 else None


def _dates(text: str, pairs: Sequence[tuple[StoredDocument, Judgement]]) -> Draft | None:
    draft = Draft(engine="records")
    told = set()
    for document, item in pairs:
        if PUBLISHED.search(text) and not DATES.search(text):
            continue
        if item.inspected_from and (document.id, item.inspected_from) not in told:
            told.add((document.id, item.inspected_from))
            evidence = Evidence(document, item.dates_quote or item.quote, item.dates_places or item.places)
            last = item.inspected_to or item.inspected_from
            days = (
                printed_date(last)
                if last == item.inspected_from
                else f"{printed_date(item.inspected_from)} to {printed_date(last)}"
            )
            draft.say(f"The inspection took place on **{days}** ({paper_name(document)}).", evidence)
            if item.published and PUBLISHED.search(text):
                draft.say(f"The report was published on **{printed_date(item.published)}**.", evidence)
            draft.rows.append(record_row(document, item))
    return draft if draft.blocks and len(told) <= 8 else None


def _grades(inquiry: Inquiry, pairs: Sequence[tuple[StoredDocument, Judgement]]) -> Draft | None:
    """Grades whose subject the question names; the overall one where it names none."""
    graded = [(document, item) for document, item in pairs if item.grade]
    graded = _of_inspection(graded)
    several = EACH.search(inquiry.question.text)
    chosen = list(graded) if several else _by_grade(inquiry, graded) or _by_subject(inquiry, graded)
    if not chosen and OFFICIAL.search(inquiry.question.text) and graded:
        document, item = graded[0]
        return refuse(
            inquiry, "No grade stands there for what is asked.", [Evidence(document, item.quote, item.places)]
        )
    if not chosen or len({document.id for document, _ in chosen}) > 8:
        return None
    draft = Draft(engine="records")
    for document, item in chosen:
        body = f"{item.body}: " if item.body else ""
        draft.say(
            f"{body}{item.subject}: **{item.grade}** ({paper_name(document)}).",
            Evidence(document, item.quote, item.places),
        )
        draft.rows.append(record_row(document, item))
    draft.results = tuple(item for _, item in chosen)
    return draft


def _wrong_grade(inquiry: Inquiry, pairs: Sequence[tuple[StoredDocument, Judgement]]) -> Draft | None:
    """A grade that the question takes for granted, where the papers give another for the same subject."""
    text = inquiry.question.text
    stated = re.search(
        r"\b(outstanding|good|requires improvement|inadequate|[A-Z]\d)\b(?=[^a-z]*$|[\s\w]*\?)", text, re.I
    )
    if not stated or not re.search(r"\b(?:rat\w+|grad\w+|judg\w+|found)\b", text, re.I):
        return None
    graded = _of_inspection([(document, item) for document, item in pairs if item.grade])
    chosen = _by_subject(inquiry, graded) or [
        (document, item) for document, item in graded if OVERALL.search(item.subject)
    ]
    if len(chosen) > 3 or not chosen or any(stated.group(1).lower() in item.grade.lower() for _, item in chosen):
        return None
    draft = Draft(engine="records")
    for document, item in chosen:
        draft.say(
            f"The paper does not say {stated.group(1)}: {item.subject}: **{item.grade}** ({paper_name(document)}).",
            Evidence(document, item.quote, item.places),
        )
    return draft


def _of_inspection(pairs: Sequence[tuple[StoredDocument, Judgement]]) -> list[tuple[StoredDocument, Judgement]]:
    """Grades of the paper's own inspection, where it reports one; past grades that it mentions are left aside."""
    reports = {document.id for document, item in pairs if item.inspected_to}
    return [(document, item) for document, item in pairs if document.id not in reports or item.inspected_to]


def _by_grade(
    inquiry: Inquiry, graded: Sequence[tuple[StoredDocument, Judgement]]
) -> list[tuple[StoredDocument, Judgement]]:
    """For "which … was rated good?": the subjects with that grade."""
    text = inquiry.question.text
    grade = re.search(
        r"\b(?:rated|graded|judged|got|was|were|is|as)\b.{0,20}?\b(outstanding|good|requires improvement|inadequate)\b",
        text,
        re.I,
    )
    if not grade or not re.search(r"\b(?:which|what|who)\b", text, re.I):
        return []
    return [
        (document, item)
        for document, item in graded
        if grade.group(1).lower() in item.grade.lower() and not OVERALL.search(item.subject)
    ]


def words_of(text: str) -> set[str]:
    """Stems of a text."""
    return {word.stem for word in words(text)}


def _by_subject(
    inquiry: Inquiry, graded: Sequence[tuple[StoredDocument, Judgement]]
) -> list[tuple[StoredDocument, Judgement]]:
    asked = {key.stem for key in inquiry.question.keys} | {part for key in inquiry.question.keys for part in key.parts}
    frame = {part for _, item in graded for part in words_of(f"{item.body} {item.council}")} | {
        "grade",
        "judg",
        "judgment",
        "rate",
        "overal",
        "effect",
        "inspect",
        "ofst",
        "inspector",
        "council",
        "servic",
        "children",
        "child",
        "get",
        "score",
        "impact",
        "experi",
        "progress",
        "child's",
        "result",
        "outstand",
        "good",
        "inadequ",
        "verdict",
        "home",
    }
    topical = asked - frame
    scored = []
    for document, item in graded:
        stems, concepts, _, _ = inquiry.index.context(document, item.subject)
        weight = len((asked & (set(stems) | set(concepts))) - frame)
        overall = bool(re.search(r"\boverall\b", item.subject, re.I))
        scored.append((weight, overall, document, item))
    best = max((weight for weight, *_ in scored), default=0)
    if OVERALL.search(inquiry.question.text) or not topical:
        overall_rows = [(document, item) for _, overall, document, item in scored if overall]
        return overall_rows or (
            [(document, item) for _, _, document, item in scored] if best == 0 and not topical else []
        )
    if best < len({stem for stem in topical if not stem.startswith("@")}) / 2:
        return []
    return [(document, item) for weight, _, document, item in scored if weight == best and best > 0]
