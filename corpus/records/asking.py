"""The words that open a list of recommendations, and what they say of who asks whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.records.sentences import split_sentences

SECTION = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s+)?(?:(?:the|our|key|summary\s+of|detailed|officer|ofsted(?:[’']s)?|inspection|main|list\s+of)\s+)*"
    r"(?:recommend(?:ations?|ed\s+(?:actions?|decisions?))(?:\s*\(s\))?"
    r"(?:\s*(?:/|and|&|or)\s*(?:proposed\s+)?(?:actions?|decisions?|reasons?|next\s+steps|proposals?)(?:\s+required)?)?"
    r"|proposed\s+(?:decisions?|recommendations?)|decisions?\s+(?:required|requested|sought|recommended)"
    r"|what\s+(?:the\s+)?[\w’'& ]{3,60}\s+(?:is|are)\s+(?:recommended|asked|invited)\s+to\s+(?:do|decide|agree)"
    r"|what\s+(?:the\s+)?(?:inspectors|inspectorate|inspection\s+team)\s+(?:want|ask|asked|told|expect)s?[\w’' ]{0,40}"
    r"|(?P<area>(?:areas?|priorit(?:y|ies))\s+for\s+(?:improvement|development|priority\s+action|action|attention)|priority\s+actions?"
    r"|what\s+(?:needs?|has)\s+to\s+(?:improve|get\s+better)|what\s+(?:must|should)\s+(?:improve|be\s+improved)"
    r"|what\s+(?:does\s+)?(?:the\s+)?(?:council|service|local\s+authority|area|it)\s+(?:needs?\s+to|must|should)\s+(?:do|improve)"
    r"(?:\s+(?:better|to\s+improve\s+further))?))"
    r"(?:\s+(?:for|to|from|in)\s+(?!.*\b(?:were|was|are|is|as\s+follows)\b)[\w’'(),& -]{2,80})?"
    r"\s*(?:\?\s*\d?|:|\.|\d)?$",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:is|are|be)\s+(?:therefore\s+|also\s+)?(?:asked|requested|recommended|invited)\s+(?:to\b|that\b|by\b)|"
    r"\b(?:it\s+is\s+)?(?:recommended|proposed)\s+that\b|\brecommends?\s+(?:that|to)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\brecommend(?:ations?|s|ed)?\b|\bareas?\s+for\s+(?:improvement|development|priority\s+action)\b|\bpriority\s+actions?\b|"
    r"\bshould\b.*\b(?:take|do)\b.*\bfollowing\b|\b(?:council|authority|board|partners|trust|police|service|cabinet|committee)"
    r"\s+(?:should|must|needs?\s+to)(?:\s+(?:improve|do|ensure|act\s+on))?(?:\s+the\s+following)?\s*:$",
    re.IGNORECASE,
)
OWN_VOICE = re.compile(
    r"\b(?:[Ww]e|I)\s+(?:now\s+|therefore\s+|also\s+)?(?:require|expect|ask|want|direct|instruct)\b[^.:]{0,80}\bto\s*:$"
)
"""How a regulator's own letter opens what it requires; a council's paper speaks so to its residents."""
_REQUIRES = re.compile(
    r"\b(?:Ofsted|CQC|Estyn|[Rr]egulator|[Ii]nspectors|[Ii]nspectorate|[Oo]mbudsman|[Cc]ommissioners?|Commission)\s+"
    r"(?:now\s+|has\s+|have\s+|also\s+)?(?:require|expect|ask|want|direct|instruct)(?:s|ed)?\b[^.:]{0,80}\bto\s*:$"
)
WEAK = re.compile(r"\bareas?\s+of\s+(?:\w+\s+)?(?:weakness(?:es)?|concern|non-?compliance)\b", re.IGNORECASE)
_OWN_ACCOUNT = re.compile(
    r"\b(?:in\s+response\s+to|since\s+the|against|following|implement\w*|address\w*|progress|achiev\w+)\b", re.I
)
NOTHING = re.compile(
    r"^\W*(?:as\s+(?:set\s+out|detailed|per|at|stated|outlined|described|listed|above|below|shown)\b|see\b|please\s+(?:see|refer)|"
    r"refer(?:s|red)?\s+to|nil\b|none\b|n/?a\b|not\s+applicable|there\s+(?:are|is)\s+no\b|no\s+(?:specific\s+)?recommendations?|"
    r"no\s+decisions?|this\s+report\s+(?:is|has)\s+(?:for\s+information|no)|for\s+information\s+only|(?:the\s+)?recommendations?\s+"
    r"(?:are|is)\s+(?:set\s+out|listed|contained|at))",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"\bLSCB\b|\bLSCP\b|\bSAB\b|\bsafeguarding\s+(?:(?:children|adults?|young\s+people)[’']?s?[’']?\s+)*(?:board|partnership)\b",
    re.IGNORECASE,
)
_PARTNERS = re.compile(
    r"\bpartners?(?:hip)?\b|\bpolice\b|\bNHS\b|\bCCG\b|\bhealth\s+(?:trust|board|services)\b|\bclinical\s+commissioning\b|"
    r"\bintegrated\s+care\b|\bprobation\b|\bschools\b",
    re.IGNORECASE,
)
COUNCIL_ALONE = re.compile(r"^(?:the\s+)?(?:council|local\s+authority|authority|service)$", re.IGNORECASE)
COUNCIL = re.compile(r"\blocal\s+authorit(?:y|ies)\b|\b(?:the|[A-Z]\w+)\s+council\b", re.IGNORECASE)
_BODY_OF_MEMBERS = re.compile(
    r"\b(?:committee|sub-committee|panel|cabinet|full\s+council|council|commission|forum|executive|members?|board|group|assembly|"
    r"councillors|governors|trustees)\b",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(
    r"(?:^|[.:;,]\s+|\bthat\s+)(?:the\s+)?(?P<who>[A-Z][\w’'&, -]{1,110}?)\s+(?:is|are|be)\s+"
    r"(?:therefore\s+)?(?:asked|requested|recommended|invited)\b"
    r"|\b(?:[Rr]ecommend(?:ations?|ed\s+actions?)|[Aa]reas?\s+for\s+improvement|priority\s+actions?)\s+(?:made\s+)?(?:for|to)\s+"
    r"(?:the\s+)?(?P<to>(?!action|improve|inform|consider|note|help|ensure|be\b|this\b|each\b)[\w’'&, -]{2,80}?)"
    r"(?=\s+(?:were|was|are|is|as|which|that|to|should)\b|\s*[:.]|$)"
    r"|(?:^|,\s+|\b)(?:the\s+)?(?P<should>(?:[A-Za-z][\w’'&-]*\s+){0,7}(?:council|authority|board|partners|trust|police|service|LSCB))"
    r"\s+(?:should|must|needs?\s+to)\b",
)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The sentence that opens a list."""

    sentence: str
    paragraph: str


def lead_in_of(paragraph: str) -> LeadIn | None:
    """The last sentence of a paragraph, where it opens a list of recommendations."""
    sentences = split_sentences(paragraph)
    if not sentences or not paragraph.rstrip().endswith(":"):
        return None
    last = sentences[-1]
    if OWN_VOICE.search(last) or _REQUIRES.search(last):
        return LeadIn(last, paragraph)
    if ASKS.search(last) or ((_SPEAKS.search(last) or WEAK.search(last)) and not _OWN_ACCOUNT.search(last)):
        return LeadIn(last, paragraph)
    return None


def addressee(text: str) -> str:
    """Who is asked, as printed; empty where the words do not say."""
    match = _ADDRESSEE.search(text)
    if not match:
        return ""
    return (match["who"] or match["to"] or match["should"] or "").strip(" ,")


def is_body_of_members(text: str) -> bool:
    return bool(_BODY_OF_MEMBERS.search(text)) and not _BOARD.search(text)


def inspectorate_kind(words: str, *, area: bool) -> str:
    """What an inspectorate's recommendation is called, from the words that open its list."""
    if _BOARD.search(words):
        return "to the safeguarding board"
    if _PARTNERS.search(words) and not COUNCIL.search(words):
        return "to partners"
    return "area for improvement" if area else "to the council"
