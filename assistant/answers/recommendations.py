"""Answers about recommendations: a numbered list by whom to whom, one by number or subject, a count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.wording import plural
from assistant.compose import Draft, Evidence, paper_name, record_row
from assistant.inquiry import Inquiry
from assistant.sentences import SentenceIndex
from assistant.understand.question import Wanted
from assistant.understand.words import NUMBER_WORDS, words
from corpus.records.nouns import Recommendation
from index.library import StoredDocument

ASKS = re.compile(
    r"\brecommend\w*"
    r"|\b(?:tell|told|ask(?:ed)?|want(?:ed)?|expect(?:ed)?|need(?:ed)?)\b.{0,60}\bto (?:do\b|get better|improve"
    r"|do better|put right|work on|fix)\b|\bareas? for improvement\b|\b(?:needs?|has|have) to (?:improve|get better)\b"
    r"|\bshould improve\b|\bneed(?:s|ed|ing)? (?:to be )?improv\w+|\bneed(?:s|ed)? to get better\b"
    r"|\basked to (?:note|agree|approve|do|consider|endorse|decide)\b"
    r"|\b(?:is|are|was|were|being) (?:the )?\w*\s*(?:asked|requested|invited|recommended)\b|\basked of\b|\bto decide\b",
    re.I,
)
OF_COMMITTEE = re.compile(
    r"\b(?:committee|panel|cabinet|members|councillors|board|executive|council) (?:is |are |was |were "
    r"|being )?(?:asked|requested|invited|recommended)\b|\basked of\b|\bfor the (?:committee|panel|cabinet)\b"
    r"|\brecommended actions?\b|\b(?:asked|requested|invited) to\b"
    r"|\b(?:asks?|want\w*|recommends?) (?:the |of the |its )?(?:\w+ ){0,4}(?:committee|panel|cabinet|members"
    r"|councillors)\b",
    re.I,
)
OF_INSPECTORS = re.compile(
    r"\bofsted\b|\binspect\w*|\bcqc\b|\bhmi\b|\barea for improvement\b|\bareas for improvement\b|\bneeds? to improve\b",
    re.I,
)
TO_BOARD = re.compile(
    r"\blscb\b|\bsafeguarding (?:children(?:['’]s)? )?board\b|\bsafeguarding (?:children )?partner\w*", re.I
)
NUMBERED = re.compile(
    r"\brecommendation\s+(?:no\.?\s*|number\s+|#)?(\d+(?:\.\d+)?|[a-h]\b|one|two|three|four|five|six|seven|eight|nine"
    r"|ten)\b",
    re.I,
)
FRAME = frozenset(
    "offic recommend number list committe ask note report improv area plan ofst inspect inspector made make updat "
    "action panel cabinet execut respons paper member council counselor councillor author wrote write need follow "
    "propos meet scrutini board lscb safeguard children deal gave give tell told letter aim council seven six five "
    "four three two partnership servic author want expect get better should out full agre approv endors consid "
    "decid point one whole everi".split()
)


def answer_recommendations(inquiry: Inquiry) -> Draft | None:
    """Answer from recommendation records, or none where the question asks for something else."""
    question = inquiry.question
    text = question.text
    if not ASKS.search(text) or question.wanted in {
        Wanted.REASON,
        Wanted.PERSON,
        Wanted.MONEY,
        Wanted.DURATION,
        Wanted.DATE,
    }:
        return None
    if question.wanted is Wanted.YES_NO or (question.wanted is Wanted.MANNER and not NUMBERED.search(text)):
        return None
    found = [
        (document, item)
        for document in inquiry.documents
        for item in inquiry.records(document).recommendations
        if _meant(text, item)
    ]
    if not found:
        return None
    chosen = _narrowed(inquiry, found)
    if not chosen:
        return None
    draft = Draft(engine="records")
    _tell(inquiry, chosen, draft)
    return draft


def _meant(text: str, item: Recommendation) -> bool:
    """Whether a recommendation is of the kind that the question names."""
    committee = item.kind == "asked of the committee"
    if TO_BOARD.search(text):
        return not committee and ("board" in item.kind or "partner" in item.kind or bool(TO_BOARD.search(item.to_whom)))
    if OF_INSPECTORS.search(text) and not OF_COMMITTEE.search(text):
        return not committee and "board" not in item.kind and "partner" not in item.kind
    if OF_COMMITTEE.search(text):
        return committee
    return True


def _narrowed(
    inquiry: Inquiry, found: Sequence[tuple[StoredDocument, Recommendation]]
) -> list[tuple[StoredDocument, Recommendation]]:
    """The one with the number asked for, those on the subject asked for, else all."""
    numbered = NUMBERED.search(inquiry.question.text)
    if numbered:
        number = NUMBER_WORDS.get(numbered.group(1).lower(), numbered.group(1).lower())
        return [
            pair for pair in found if _bare(pair[1].number) == number or _bare(pair[1].number).endswith(f".{number}")
        ]
    bodies = {word.stem for _, item in found for word in words(f"{item.by_whom} {item.to_whom}")}
    subject = tuple(
        key.stem
        for key in inquiry.question.keys
        if key.stem not in FRAME
        and not key.stem[0].isdigit()
        and key.stem not in bodies
        and not set(key.parts) & bodies
        and not _names_body(inquiry, key.text)
    )
    if not subject:
        return list(found)
    weights = {stem: inquiry.index.weight(stem, inquiry.documents) for stem in subject}
    scored = [(sum(weights[stem] * _holds(inquiry.index, pair, stem) for stem in subject), pair) for pair in found]
    best, whole = max(score for score, _ in scored), sum(weights.values())
    if best >= 0.4 * whole:
        return [pair for score, pair in scored if score >= 0.85 * best]
    return list(found) if len(subject) <= 1 else []


def _names_body(inquiry: Inquiry, text: str) -> bool:
    """Whether a word of the question is part of a committee's or a body's name."""
    return any(
        text.lower() in f"{document.front.committee} {document.front.title}".lower() for document in inquiry.documents
    )


def _holds(index: SentenceIndex, pair: tuple[StoredDocument, Recommendation], stem: str) -> float:
    stems, concepts, groups, _ = index.context(pair[0], pair[1].text)
    if stem in stems or stem in concepts:
        return 1.0
    return 0.7 if index.groups((stem,)) & groups else 0.0


def _bare(number: str) -> str:
    return number.lower().strip("().: ")


def _tell(inquiry: Inquiry, chosen: Sequence[tuple[StoredDocument, Recommendation]], draft: Draft) -> None:
    groups: dict[tuple[int, str, str], list[tuple[StoredDocument, Recommendation]]] = {}
    for document, item in chosen:
        groups.setdefault((document.id, item.kind, item.to_whom), []).append((document, item))
    for (_, kind, to_whom), pairs in groups.items():
        document = pairs[0][0]
        whom = pairs[0][1].by_whom
        by = f" by {whom}" if whom else ""
        to = f" to {to_whom}" if to_whom and kind != "asked of the committee" else ""
        asked = (
            f"asked of {to_whom or document.front.committee or 'the committee'}"
            if kind == "asked of the committee"
            else f"made{by}{to}"
        )
        same = sum(
            1 for item in inquiry.records(document).recommendations if (item.kind, item.to_whom) == (kind, to_whom)
        )
        count = (
            f"{plural(len(pairs), 'recommendation')}"
            if len(pairs) == same
            else f"{len(pairs)} of the {plural(same, 'recommendation')}"
        )
        draft.say(f"**{count}** {asked} ({paper_name(document)}):")
        lines = []
        for number, (paper, item) in enumerate(pairs, start=1):
            mark = draft.mark(Evidence(paper, item.quote or item.text, item.places))
            label = item.number.rstrip(".)") or str(number)
            lines.append(f"- {label}: {' '.join(item.text.split())} {mark}")
            draft.rows.append(record_row(paper, item))
        draft.blocks.append("\n".join(lines))
    draft.results = tuple(item for _, item in chosen)
