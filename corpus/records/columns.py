"""What the columns of a table are for, told by their names, and where these are missing by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from corpus.dates import parse_due
from corpus.document import Row
from corpus.owners import looks_like_owner
from corpus.records.refs import is_ref
from corpus.statuses import is_status


class Use(StrEnum):
    """What a column of an action plan holds."""

    REF = "ref"
    TITLE = "title"
    OWNER = "owner"
    DUE = "due"
    PROGRESS = "progress"
    OUTCOME = "outcome"
    STATUS = "status"


def _name(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


RISK = _name(r"\b(?:risks?|mitigat\w+|likelihood|probability|severity|controls?|residual|inherent|consequences?)\b")
_SECOND = _name(
    r"\b(?:revised|new|extended|original|previous|prior|last|review|at start|support\w*|secondary|deputy)\b"
)
"""A second column of a use: taken only where there is no other."""
_NO_USE = _name(
    r"^date\b.*\b(?:update|start|raised|opened|logged|added|agreed|complete|completed|closed|meeting)|\blast updated\b"
    r"|\bupdated (?:on|by)\b|\b(?:start|started|actual|completed|closed|raised|agreed|meeting)\b.*\bdate\b"
    r"|\bactual (?:end|completion|finish)\b"
)
_FIGURES = _name(
    r"\b(?:baseline|outturn|actual|variance|numerator|denominator|indicator|kpi|budget|cost|£|spend|savings?)\b"
    r"|^target$"
)
_NUMBER = r"(?:ref(?:erence)?s?|no|nos|num(?:ber)?|id|#|code|line|item|sr|s/n)"

_RULES: tuple[tuple[Use, int, re.Pattern[str]], ...] = (
    (Use.REF, 3, _name(rf"^(?:(?:action|task|plan|rec(?:ommendation)?|item|unique|our|milestone|objective)s?\.?\s+)?"
                       rf"{_NUMBER}\.?(?:\s*[./]?\s*{_NUMBER}\.?)?$")),
    (Use.STATUS, 3, _name(r"\b(?:b?rag\w*|brag|status|traffic light)\b")),
    (Use.STATUS, 2, _name(r"^(?:rating|on track\??|current (?:rating|state)|state|delivery confidence|complete\??"
                          r"|colour)$|% ?(?:complete|done)|per ?cent(?:age)? complete")),
    (Use.DUE, 3, _name(r"\b(?:deadline|due|by when|target (?:completion )?date|end date|completion date"
                       r"|time\s?-?(?:scale|frame|line)s?"
                       r"|complete(?:d|ion)? by|finish date|delivery date|date (?:for|of) completion|date due"
                       r"|target for completion)\b")),
    (Use.DUE, 2, _name(r"^(?:when\b.*|by|date|end|finish|target(?: completion)?|completion|to be (?:done"
                       r"|completed) by|date to be .*"
                       r"|revised (?:date|deadline)|milestone date|review date|(?:planned|expected) (?:end"
                       r"|completion|finish)( date)?)\??$")),
    (Use.OWNER, 3, _name(r"\b(?:owners?|who|whom|responsib\w+|lead officers?|lead person|accountab\w+|assigned to"
                         r"|action by|(?:led|delivered|owned|driven) by|sro)\b")),
    (Use.OWNER, 2, _name(r"\bleads?\b|^(?:roles?|officers?|person|name of officer|sponsor|named? (?:officer"
                         r"|person|lead)|partners?|by)\b")),
    (Use.OUTCOME, 3, _name(r"\b(?:outcomes?|success|impact|evidence|difference|how (?:(?:will|do|shall|would) (?:we"
                           r"|you)|(?:we|you)(?: (?:will|shall|would)|['’]ll)?) (?:know|measure|tell)|benefits?"
                           r"|expected results?|desired result)\b")),
    (Use.OUTCOME, 1, _name(r"\b(?:measures?|output|indicator|kpis?|result|assurance)\b")),
    (Use.PROGRESS, 3, _name(r"\bactions? (?:taken|completed|to date|so far)\b"
                            r"|\b(?:progress|updates?|latest|position|commentary|achieved (?:to date|so far)"
                            r"|what (?:has|have) .*(?:done|happened)"
                           r"|how (?:it|is it|are we|we are|are things|things are) (?:is )?(?:going|doing"
                           r"|getting on))\b")),
    (Use.PROGRESS, 2, _name(r"\b(?:comments?|notes?|narrative|remarks|activity to date|current situation|response)\b")),
    (Use.TITLE, 4, _name(r"\b(?:actions?|tasks?)\b|\bto be (?:done|taken)\b|^what\b.*\b(?:do|doing|done)\b")),
    (Use.TITLE, 3, _name(r"^what\??$|\b(?:activit(?:y|ies)|milestones?|steps?|deliverables?|commitments?"
                         r"|interventions?)\b")),
    (Use.TITLE, 1, _name(r"\b(?:objectives?|recommendations?|priorit(?:y|ies)|issues?|descriptions?|requirements?"
                         r"|improvements?|areas?|how"
                         r"|aims?|goals?|projects?|work\s?streams?|promises?|details?|findings?)\b")),
)  # fmt: skip
"""The first use that fits a name is its use: "Action owner" is an owner, "Action status" a status."""
_ONE_OF_TWO = (Use.DUE, Use.STATUS, Use.OWNER)
STRONG = 3


def columns_by_name(names: Sequence[str]) -> dict[Use, int]:
    """Use of the columns by their names: the best fit for each use, the leftmost of equals; risk columns have none."""
    best: dict[Use, tuple[int, int]] = {}
    for column, name in enumerate(names):
        found = use_of(name)
        if found is not None and found[1] > best.get(found[0], (0, 0))[0]:
            best[found[0]] = (found[1], column)
    return {use: column for use, (_, column) in best.items()}


def use_of(name: str) -> tuple[Use, int] | None:
    """The use of one column by its name, and how surely (1 to 4)."""
    line = " ".join(re.sub(r"[()\[\]*:]", " ", name).split())
    if not line or len(line) > 120 or RISK.search(line) or _NO_USE.search(line):
        return None
    for use, weight, pattern in _RULES:
        if pattern.search(line):
            return (use, 1) if use in _ONE_OF_TWO and _SECOND.search(line) else (use, weight)
    return None


def is_plan(names: Sequence[str]) -> bool:
    """Whether columns of these names say that something is to be done, and by whom, by when or how far it is."""
    uses = columns_by_name(names)
    if Use.TITLE not in uses:
        return False
    bearing = sum(use in uses for use in (Use.OWNER, Use.DUE, Use.STATUS))
    found = use_of(names[uses[Use.TITLE]])
    weight = found[1] if found else 0
    risky = [column for column, name in enumerate(names) if RISK.search(name)]
    if len(risky) > 1 or (risky and risky[0] < uses[Use.TITLE]):
        return False
    if weight <= STRONG and sum(map(_names_figures, names)) > weight - 2:
        return False
    return bearing >= (1 if weight > STRONG else 2) or (weight >= STRONG and bearing == 1 and Use.PROGRESS in uses)


def _names_figures(name: str) -> bool:
    """Whether a column is one of figures, by year or by what is counted."""
    return bool(_FIGURES.search(name) or re.search(r"\b(?:19|20)\d\d\b|\bQ[1-4]\b", name))


def columns_by_content(rows: Sequence[Row], count: int, key: Mapping[str, str]) -> dict[Use, int]:
    """Use of the columns by what they hold; empty unless a long text stands beside two of owner, date and status."""
    texts = {column: [text for row in rows if (text := row.text_at(column).strip())] for column in range(count)}
    uses: dict[Use, int] = {}
    for use, test in (
        (Use.STATUS, lambda text: is_status(text, key)),
        (Use.DUE, is_due_cell),
        (Use.REF, is_ref),
        (Use.OWNER, looks_like_owner),
    ):
        for column in range(count):
            if column not in uses.values() and len(texts[column]) > 1 and mostly(texts[column], test):
                uses[use] = column
                break
    long = [column for column in range(count) if column not in uses.values() and _typical_length(texts[column]) >= 20]
    if not long or len({Use.STATUS, Use.DUE, Use.OWNER} & uses.keys()) < 2:
        return {}
    uses[Use.TITLE] = long[0]
    for column in long[1:]:
        dated = sum(bool(re.search(r"\b\d{1,2}[./]\d{1,2}\b", text)) for text in texts[column])
        uses.setdefault(Use.PROGRESS if dated else Use.OUTCOME, column)
    return uses


def is_due_cell(text: str) -> bool:
    """Whether a cell is one that a due column holds: a date and little else, or TBC and the like."""
    line = " ".join(text.split())
    if re.fullmatch(r"(?:tb[cad]|on-?going|immediate(?:ly)?|continuous|completed?)\.?", line, re.I):
        return True
    return len(line) <= 40 and parse_due(line) is not None


def mostly(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Whether two of three texts, and at least one, pass a test."""
    return bool(texts) and sum(test(text) for text in texts) * 3 >= len(texts) * 2


def _typical_length(texts: Sequence[str]) -> int:
    lengths = sorted(len(text) for text in texts)
    return lengths[len(lengths) // 2] if lengths else 0
