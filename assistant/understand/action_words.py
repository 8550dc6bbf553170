"""Words by which a question says which actions it means: refs, statuses, colours, overdue, due dates, owners."""

from __future__ import annotations

import re

from corpus.records.nouns import Status

REF_SHAPE = r"(?:[A-Z]{1,5}[-./ ]?)?\d{1,3}(?:[.-]\d{1,3}){0,3}[A-Za-z]{0,2}"
REF_AFTER = re.compile(
    rf"\b(?:actions?|tasks?|items?|refs?\.?|references?|milestones?|steps?|numbers?|no\.?)\s+(?:ref(?:erence)?\s+"
    rf"|no\.?\s+|number\s+)?#?({REF_SHAPE}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s+or\s+){REF_SHAPE})*)(?![\w/])",
    re.I,
)
REF_ALONE = re.compile(rf"(?<![\w/£.-])({REF_SHAPE})(?![\w/%.-]*\w)")
STATUS_WORDS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    (
        r"not (?:yet )?(?:been )?(?:started|begun)|not[- ]started|haven['’]?t (?:been )?(?:started|begun)"
        r"|yet to (?:start|begin)|unstarted|still to start",
        (Status.NOT_STARTED,),
    ),
    (r"on[- ]track|on target|on schedule|in[- ]progress|underway|under way|ongoing|green", (Status.ON_TRACK,)),
    (r"complete[d]?|finished|done|closed|delivered|signed off", (Status.COMPLETE,)),
    (r"paused?|on hold|suspended|stopped|stalled|halted|parked", (Status.PAUSED,)),
    (r"at risk|amber|off[- ]track|slipping|slipped|behind schedule", (Status.AT_RISK,)),
    (r"overdue|late|delayed|red", (Status.OVERDUE,)),
)
COLOURS = re.compile(
    r"\b(?:rated|rag|brag|marked|flagged|status|turned|gone|shown(?: as)?|labelled|as)\s+(?:as\s+)?['‘\"“]?(red|amber"
    r"|green|blue|grey|gray|purple|yellow)\b|\b(red|amber|green|blue)['’\"”]?[- ](?:rated|actions?|status|flagged"
    r"|tasks?|rag)\b|\b(?:are|is|were|was|be|gone|turned|how many)\s+(?:at |on |now |still )?['‘\"“]?(red|amber|green"
    r"|blue)\b",
    re.I,
)
MARKED = re.compile(
    r"\b(?:marked|labelled|labeled|rated|flagged|shown|recorded|listed|classed|status|described|given|tagged"
    r"|reported)\b[\w\s,'‘’\"“”-]{0,40}?\b(?:overdue|late|red)\b|['‘\"“](?:in progress \()?overdue",
    re.I,
)
PAST = re.compile(
    r"\b(?:past|passed|missed|beyond|gone past|overran|exceeded|over)\s+(?:(?:their|its|the|his|her|your)\s+)?"
    r"(?:own\s+)?(?:end|due|target|completion)?\s*(?:dates?|deadlines?|timescales?)"
    r"|\bshould (?:already )?have (?:been )?(?:finished|completed?|done|delivered|ended)"
    r"|\b(?:end|due|target) dates? (?:had |has |have |was |were )?(?:already )?(?:passed|gone|expired|lapsed"
    r"|slipped by)",
    re.I,
)
NOT_PAST = re.compile(
    r"\b(?:had|has|have|was|were|is|are)(?:n['’]t| not)(?: yet)?(?: been)? (?:passed|past|reached|gone|due|arrived"
    r"|come)|before (?:their|its|the) (?:end|due|target) dates?|not (?:yet )?(?:past|due)"
    r"|even though[\w\s]*not passed|\bnot yet (?:come|passed|arrived|reached|fallen due)",
    re.I,
)
EITHER = re.compile(r"\b(?:overdue|late|behind|slipp(?:ed|ing)|running over|delayed)\b", re.I)
NO_DATE = re.compile(
    r"\b(?:no|without|lack(?:s|ing)?|missing)\s+(?:an?\s+|any\s+|firm\s+|fixed\s+|set\s+|clear\s+)*(?:end|due|target"
    r"|completion)?\s*(?:dates?|deadlines?)\b|\bundated\b"
    r"|\b(?:do|does|did|have|has)(?:n['’]t| not) (?:have |got |been given )?(?:an? |any )?(?:firm |fixed |end |due "
    r"|target )*(?:dates?|deadlines?)\b",
    re.I,
)
WITH_DATE = re.compile(
    r"\b(?:firm|fixed|set|actual|definite|real|proper|specific)\s+(?:end|due|target|completion)?\s*(?:dates?"
    r"|deadlines?)|\b(?:have|has|had|with|got|given)\s+(?:an?\s+)?(?:end|due|target) dates?\b",
    re.I,
)
NO_STATUS = re.compile(
    r"\b(?:no|without an?|without any|missing an?|missing|lacks? an?|blank)\s+(?:status|position"
    r"|rag(?: rating| status)?|rating)\b",
    re.I,
)
NO_OWNER = re.compile(
    r"\b(?:no|without an?|without any|missing an?|lacks? an?)\s+(?:named |identified )?(?:owner|lead"
    r"|responsible officer|lead officer)s?\b|\bunassigned\b|\bunowned\b"
    r"|\bnobody (?:is )?(?:responsible|in charge|assigned|named)\b",
    re.I,
)
BEFORE = re.compile(r"\b(?:before|earlier than|prior to|until|up to|ahead of)\s*(?:the\s+)?(?:end of\s+)?$", re.I)
BY = re.compile(r"\b(?:by|no later than|on or before)\s*(?:the\s+)?(?:end of\s+)?$", re.I)
AFTER = re.compile(r"\b(?:after|later than|since|beyond|following|from)\s*(?:the\s+)?(?:end of\s+)?$", re.I)
DUE = re.compile(r"\b(?:due|end(?:s|ing)?|finish|deadline|complet\w+|target|deliver\w*|by when|end dates?)\b", re.I)
AS_AT = re.compile(
    r"\b(?:as (?:at|of)(?! risk)|when the \w+ met|on the date|at the (?:meeting|committee|panel|cabinet)"
    r"|(?:met|meeting|meets) on|at the time)\b",
    re.I,
)
NEXT = re.compile(
    r"\b(?:in|over|within|during)?\s*the (?:next|coming|following)\s+(\w+)?\s*(day|week|month|quarter|year)s?\b", re.I
)
