"""What kind of thing a question wants, and in which form records are asked for."""

from __future__ import annotations

import re

from assistant.understand.question import Form, Wanted

MONEY_WORDS = (
    r"cost\w*|spen[dt]\w*|paid|pay|salary|budget\w*|fund(?:ed|ing)?|invest\w*|money|price\w*|fee|allowance|saving\w*"
    r"|grant|earn\w*"
)
IDENTITY = (
    r"\bwho(?:['’]s| is| was| are| were| will be)\s+(?:the|its|their|our|your|in charge|responsible|leading|chairing"
    r"|accountable|(?-i:[A-Z]))"
    r"|\bwho\s+(?:\w+ly\s+)?(?:chair|lead|led|head|own|run|ran|manage|wrote|author|sign|inspect|present|represent"
    r"|carried|conduct|holds|took|takes|replace|became|becomes)\w*"
    r"|\bname of the\b|\bnamed? (?:lead|person|officer|chair)\b|\bwhose\b"
)
KINDS: tuple[tuple[Wanted, str], ...] = (
    (
        Wanted.REASON,
        r"^(?:and |but |so )?why\b|\breasons?\b|\bwhat (?:explains?|caused?|led to|is behind|lies behind"
        r"|accounts for)\b|\bhow come\b",
    ),
    (
        Wanted.DURATION,
        r"\bhow (?:much )?long(?:er)?\b|\bhow many (?:more )?(?:days|weeks|months|years)\b"
        r"|\b(?:what|which) (?:period|length of time)\b|\bduration\b",
    ),
    (Wanted.FREQUENCY, r"\bhow (?:often|frequently|regularly)\b|\bhow many times a\b|\b(?:what|which) frequency\b"),
    (
        Wanted.MONEY,
        rf"\bhow much\b.*\b(?:{MONEY_WORDS})\b|^(?:and |so )?(?:what|how much)\b.{{0,60}}\b(?:paid|earns?|salary"
        rf"|costs?|costing|charged?)\b(?! for by)|\b(?:what|which)\b.{{0,30}}\b(?:cost|budget|salary|price|fee"
        rf"|(?:amount|sum) of money|funding|amount|spend|pay)\b(?! (?:pressure|position|process))",
    ),
    (
        Wanted.YES_NO,
        r"^(?:and |but |so |also )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might"
        r"|must|isn['’]t|aren['’]t|didn['’]t|hasn['’]t)\b",
    ),
    (
        Wanted.PERCENT,
        r"\b(?:what|which) (?:percentage|proportion|share|rate|per ?cent)\b"
        r"|\bhow (?:big|large) a (?:share|proportion)\b|\bwhat %",
    ),
    (
        Wanted.NUMBER,
        r"\bhow many\b|\bhow much\b|\b(?:what|which) (?:is|was|were|are)? ?(?:the )?(?:total )?(?:number|figure|count"
        r"|total|ratio|average)\b|\bnumber of\b.*\?|^count\b|\btotal number\b",
    ),
    (
        Wanted.DATE,
        r"\bwhen\b(?! (?:the|it|they|he|she|a|an|you|we|is in)\b)"
        r"|\bwhen (?:is|was|are|were|will|did|does|do|should|has|have|can|must)\b"
        r"|\b(?:what|which) (?:\w+ )?(?:date|dates|day|days|month|year|deadline)\b|\bby what (?:date|time)\b"
        r"|\bdeadline\b|\bdue date\b|\bdates of\b|\bhow soon\b",
    ),
    (Wanted.PERSON, IDENTITY),
    (Wanted.GROUP, r"\bwho(?:m|se)?\b|\bwhich (?:people|officers|bodies|partners|agencies|organisations)\b"),
    (Wanted.REASON, r"\bwhy\b"),
    (Wanted.MANNER, r"\bhow\b"),
)
BREAKDOWN = re.compile(
    r"\bbreak ?down\b|\bbroken down\b|\bsplit\b.*\bby\b"
    r"|\b(?:by|per) (?:each )?(?:status|theme|owner|rating|priority|area|officer|lead|rag|role)\b"
    r"|\b(?:each|every) (?:status|theme|owner|rating|area|priority|of the (?:\w+ )?themes)\b|\bin each\b"
    r"|\bsummary of (?:the )?(?:status|actions)|\bstatus summary\b"
    r"|\boverall (?:status|position) of (?:the )?(?:plan|actions)",
    re.I,
)
EXTREME = re.compile(
    r"\b(?:latest|earliest|furthest(?:[- ](?:off|away|out))?|farthest|soonest|longest|last|first"
    r"|next)\b[\w\s]{0,25}\b(?:end|due|target|completion)?\s*(?:dates?|deadlines?|due|overdue)\b"
    r"|\b(?:most|fewest|least|highest number|largest number|more actions|greatest number)\b"
    r"|\b(?:due|falls? due|ends?|finish\w*) (?:first|last|soonest|latest|next|earliest)\b|\bmost overdue\b"
    r"|\blongest overdue\b",
    re.I,
)
COUNT = re.compile(r"\bhow many\b|\bnumber of\b|\bcount\b|\btotal\b", re.I)
ACTION_WORDS = re.compile(
    r"\b(?:actions?(?!\s+(?:plan|tracker|register))|tasks?|to-?dos?|deliverables?|action points?)\b", re.I
)
OWNERSHIP = re.compile(
    r"\b(?:responsible|owns?|owner\w*|lead(?:s|ing)?|accountable|in charge|on the hook|down to|down for|assigned"
    r"|answer(?:s|able)? for|look\w* after|tasked|supposed to|carry out|deliver)\b",
    re.I,
)
FIELDS: tuple[tuple[str, str], ...] = (
    ("owner", r"\bwho(?:['’]s|m|se)?\b|\bresponsib\w+|\bowne?r?s?\b|\blead(?:s|ing)?\b|\bin charge\b|\baccountable\b"),
    (
        "due",
        r"\bwhen\b|\bdue\b|\bdeadline\b|\bend dates?\b|\btarget dates?\b|\bby when\b|\blate\b|\boverdue\b|\bdates?\b",
    ),
    (
        "status",
        r"\bstatus\b|\bon track\b|\brag\b|\bbrag\b|\brating\b|\bwhere\b|\blate\b|\boverdue\b|\bfinished\b"
        r"|\bcomplete\w*",
    ),
    (
        "progress",
        r"\bprogress\b|\bhow far\b|\bgot (?:to|with|on)\b"
        r"|\bwhere (?:are|is|have|has|had)\b.{0,20}\b(?:we|it|they|got|with)\b|\bupdates?\b|\bhappen\w*|\blatest\b"
        r"|\bdone\b|\bnotes?\b|\bsay\b|\bwhy\b|\bgetting on\b|\bgoing\b|\bcomments?\b",
    ),
    (
        "outcome",
        r"\boutcomes?\b|\bsuccess\b|\bmeasure[sd]?\b|\bimpact\b|\bachieve[ds]?\b|\bevidence\b|\bknow (?:it|if)\b",
    ),
)


ASKING = re.compile(
    r"\bhow (?:many|much|long(?:er)?|often|frequently|regularly|soon)(?: longer)?\b"
    r"|\b(?:what|which) (?:number|percentage|proportion|share|date|dates|day|amount)\b|\bout of how many\b",
    re.I,
)
"""Words that say what kind of thing is asked, and nothing of its subject."""


AFTERTHOUGHT = re.compile(r",?\s+(?:and|&)\s+(?:by when|when by|when|by whom|who by)\s*\??$", re.I)
"""A short second question at the end, which a record answers along with the first."""


def kind_wanted(text: str) -> Wanted:
    """The kind of thing asked for; the thing itself where no question word tells."""
    text = AFTERTHOUGHT.sub("", text)
    for wanted, pattern in KINDS:
        if re.search(pattern, text, re.I):
            return wanted
    return Wanted.THING


def form_wanted(text: str, has_refs: bool) -> Form:
    """How records are asked for."""
    if has_refs:
        return Form.ONE
    if BREAKDOWN.search(text):
        return Form.BREAKDOWN
    if EXTREME.search(text):
        return Form.EXTREME
    if COUNT.search(text):
        return Form.COUNT
    return Form.LIST


def fields_wanted(text: str) -> frozenset[str]:
    """Fields of a record that the question names."""
    return frozenset(name for name, pattern in FIELDS if re.search(pattern, text, re.I))


def speaks_of_actions(text: str) -> bool:
    """Whether actions or tasks are named."""
    return bool(ACTION_WORDS.search(text))
