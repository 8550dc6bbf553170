"""The council of a paper, from its letterhead, its title or the way the text speaks of it; never from the file name."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Document, Heading, ListItem, Paragraph, Place, Table
from corpus.front_matter.rows import FrontRow, plain

_WORD = r"[A-Z][A-Za-zÀ-ÿ'’.\-]*"
_JOINT = r"(?:\s+(?:and|&|AND|upon|UPON|on|ON|with|in|IN|the|THE|under|le)\s+|,\s+|\s+)"
_OF_PLACE = (
    r"(?:(?:City|County|Isles?|Vale|Forest|Borough|Riding|CITY|COUNTY|ISLES?|VALE|FOREST|RIDING)\s+(?:of|OF)\s+)"
)
_NAME = rf"(?:(?:East|West|North|South|EAST|WEST|NORTH|SOUTH)\s+)?{_OF_PLACE}?{_WORD}(?:{_JOINT}{_WORD}){{0,6}}?"
_KIND = (
    r"(?:\s+(?:Royal|Metropolitan|London|County|City|Borough|District|Unitary|MBC|Local|"
    r"ROYAL|METROPOLITAN|LONDON|COUNTY|CITY|BOROUGH|DISTRICT|UNITARY|LOCAL))*"
)
_FULL = re.compile(rf"\b(?P<name>{_NAME}){_KIND}\s+(?:Council|COUNCIL|Authority|AUTHORITY)\b")
_PREFIXED = re.compile(
    r"\b(?:(?:Royal\s+|ROYAL\s+)?(?:London\s+|LONDON\s+)?(?:Borough|BOROUGH)|City|CITY|County|COUNTY)\s+(?:of|OF)\s+"
    rf"(?P<name>{_WORD}(?:(?:\s+(?:and|&|AND|upon|UPON)\s+|\s+){_WORD}){{0,3}}?)"
    r"(?=\s+(?!and\b|upon\b)(?:Council|COUNCIL|[a-z]|Children|CHILDREN|Adult|City|Metropolitan)|[’']s?\b|[^\w\s&]|\s*$)"
)
_INSPECTED = re.compile(
    r"\b(?:[Ii]nspection|[Vv]isit|INSPECTION|VISIT|[Aa]ssessment|[Rr]eview)\s+(?:of|to|at|OF|TO)\s+(?:the\s+)?"
    rf"(?P<name>{_WORD}(?:(?:\s+(?:and|&|upon|on|of|the)\s+|,\s+|\s+|-){_WORD}){{0,6}}?)"
    r"(?:[’']s)?\s*(?=local\s+authority|children|adult|social|services|[Cc]ouncil|LOCAL|CHILDREN|early\s+help)"
)
_EMAIL = re.compile(r"@(?:[\w-]+\.)*?([a-z-]+)\.gov\.uk", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:the\s+)?(?:(?:royal\s+)?(?:london\s+)?borough|city|county\s+borough|county)\s+of\s+(?:the\s+)?|^london\s+borough\s+",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?:\s+(?:royal|metropolitan|london|county|city|borough|district|unitary|mbc|local|council|authority|corporation))+$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"the|an?|full|youth|schools?|student|child(?:ren)?['’]?s?|care|town|parish|shadow|cabinet|general|research|medical|"
    r"nursing|midwifery|professions|arts|british|design|national|european|privy|executive|security|other|each|every|any|"
    r"this|that|these|our|your|their|local|county|city|borough|district|unitary|metropolitan|councils?|joint|combined|fire|"
    r"police|health|public|education|planning|housing|waste|port|licensing|competent|overview|scrutiny|committee|director|"
    r"leader|lead|members?|chief|officer|department|government|ofsted|nhs|england|wales|boards?|services?|social|adult|"
    r"regulatory|awarding|responsible|supervisory|appropriate|single|relevant|new|placing|host|home|previous|neighbouring|"
    r"statutory|independent|report|inspection|your|both|no"
)
_MINOR = re.compile(r"and|of|upon|on|the|in|under|by|le|with|next")
_LETTERHEAD_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Council:
    """A council as the paper names it."""

    name: str
    text: str
    place: Place | None


def find_council(document: Document, rows: Sequence[FrontRow]) -> Council | None:
    """The council whose paper it is: letterhead first, then title, running header, and the body's own majority."""
    front = [(text.text.replace("\n", " "), text.place) for row in rows for text in row]
    running = [(plain(line), Place()) for line in document.running_text]
    short = [pair for pair in front if len(pair[0]) <= _LETTERHEAD_LENGTH]
    for pattern, texts in (
        (_FULL, short),
        (_PREFIXED, short),
        (_INSPECTED, front),
        (_FULL, running),
        (_PREFIXED, running),
        (_INSPECTED, running),
    ):
        for text, place in texts:
            found = _first(pattern, text)
            if found:
                return Council(found[0], found[1], place)
    return _place_alone(rows) or _most_named(document)


def short_name(printed: str) -> str:
    """The place in natural case without the council's own words; empty where nothing particular is left."""
    name = " ".join(printed.replace("&", " and ").split())
    name = _SUFFIX.sub("", _PREFIX.sub("", name)).strip(" ,.-–")
    if not any(word[:1].isupper() and word[1:].islower() for word in name.split()):
        name = " ".join(_natural(word, first=index == 0) for index, word in enumerate(name.split()))
    words = [word.lower().strip(",.") for word in name.split()]
    particular = [word for word in words if not _MINOR.fullmatch(word)]
    if not particular or any(_GENERIC.fullmatch(word) for word in particular):
        return ""
    return name


def named_council(text: str) -> str:
    """The one council that a text calls by its full name; empty for none or several."""
    names = {short_name(match["name"]) for match in _FULL.finditer(text)} - {""}
    return next(iter(names)) if len(names) == 1 else ""


def _natural(word: str, first: bool) -> str:
    if _MINOR.fullmatch(word.lower()) and not first:
        return word.lower()
    parts = word.lower().split("-")
    return "-".join(
        part if index and _MINOR.fullmatch(part) else part[:1].upper() + part[1:] for index, part in enumerate(parts)
    )


def _first(pattern: re.Pattern[str], text: str) -> tuple[str, str] | None:
    for match in pattern.finditer(text):
        name = short_name(match["name"])
        if name:
            return name, match.group().strip()
    return None


def _place_alone(rows: Sequence[FrontRow]) -> Council | None:
    """A place on a line of its own above "Inspection of children's services"."""
    lines = [row[0] for row in rows if len(row) == 1]
    for above, below in itertools.pairwise(lines):
        if re.match(r"(?:Joint )?(?:[Ii]nspection|INSPECTION) of\b", below.text) and re.fullmatch(_NAME, above.text):
            name = short_name(above.text)
            if name:
                return Council(name, above.text, above.place)
    return None


def _most_named(document: Document) -> Council | None:
    """The council that the text names most, where one leads or an e-mail address bears it out."""
    named: Counter[str] = Counter()
    first: dict[str, Council] = {}
    domains: set[str] = set()
    for text, place in _texts(document):
        domains.update(domain.lower().replace("-", "") for domain in _EMAIL.findall(text))
        for match in _FULL.finditer(text):
            name = short_name(match["name"])
            if name:
                named[name] += 1
                first.setdefault(name, Council(name, match.group().strip(), place))
    borne_out = [name for name in named if re.sub(r"[^a-z]", "", name.lower()) in domains]
    if len(borne_out) == 1:
        return first[borne_out[0]]
    ranked = named.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return first[ranked[0][0]] if ranked[0][1] > 1 else None


def _texts(document: Document) -> Iterator[tuple[str, Place]]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield row.quote, row.place
        elif isinstance(block, Heading | Paragraph | ListItem):
            yield " ".join(block.text.split()), block.place
