"""Who owns a thing: the roles and people of an owner cell, each on its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

NO_OWNER = re.compile(
    r"(?:tb[cad]|to be (?:confirmed|agreed|decided|determined)|n/?a|none|vacant|unassigned|[-–—?.]*)", re.I
)
_LABEL = re.compile(
    r"(?:^|(?<=[;\n/,.]))\s*(?:(?:joint|overall|strategic|operational|action"
    r"|delivery)\s+)?(?:lead(?:\s+officer)?s?|support(?:ed|ing)?(?:\s+by)?"
    r"|owner|sponsor|accountable|responsible|sro|deputy|officer|with|assisted by)\s*[:–]\s*",
    re.I,
)
_UNLABELLED_SUPPORT = re.compile(r"\s+(?=(?:support(?:ed)?(?: by)?|deputy|sponsor|accountable|responsible)\s*:)", re.I)
_NOUN = (
    r"managers?|officers?|directors?|heads?|leads?|leaders?|chairs?|chairman|chairperson|co-?\s?ordinators?"
    r"|commissioners?|consultants?"
    r"|advis[eo]rs?|practitioners?|workers?|members?|councillors?|cllrs?|chief|executive|principal|psychologists?"
    r"|nurses?|teachers?"
    r"|headteachers?|administrators?|analysts?|auditors?|facilitators?|partners?|secretary|solicitors?|treasurer"
    r"|guardians?|champions?"
    r"|superintendent|inspectors?|sergeant|trainees?|apprentices?|specialists?|supervisors?|strategists?|reps?"
    r"|representatives?|governors?"
)
_ROLE_NOUN = re.compile(rf"\b(?:(?i:{_NOUN})|AD|DCS|DASS|DPH|CEO|HoS|SMs?|TMs?|ATMs?|IROs?|SRO|PMO)\b")
_OPENING = re.compile(
    rf"(?:(?:the|all|our|interim|acting|deputy|assistant|associate|senior|group|corporate|executive|strategic"
    rf"|operational|lead|joint"
    rf"|independent|service|team|project|programme|business|practice|social|cabinet|elected|virtual|principal"
    rf"|managing)\s+)*"
    rf"(?:{_NOUN}|(?:ad|dcs|das|dph|ceo|cx|hos|sm|tm|iro|psw)s?)\b",
    re.I,
)
_BODY = re.compile(
    r"\b(?:board|team|teams|group|committee|panel|forum|police|ccgs?|lscb|nhs|trust|service|services|partnership"
    r"|council|hr|it)$",
    re.I,
)
_NOT_NAMES = re.compile(
    r"\b(?:services?|care|health|education|children'?s?|adults?|early|help|social|quality|policy|strategy"
    r"|performance|finance|people|young|"
    r"families|family|safeguarding|commissioning|learning|skills|public|support|development|improvement|housing"
    r"|community|communities)\b",
    re.I,
)
_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame)\.?\s+)?(?:[A-Z](?:[a-z'’]+|\.|(?=\s))[\s-]*){1,2}(?:Mc"
    r"|Mac|O['’])?[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?"
    r"(?:\s*\([^()]*\))?"
)
_INITIALS = re.compile(r"[A-Z]{2,3}[a-z]?")
_SEPARATOR = re.compile(
    r"\s*(;|\n|/|,\s*and\b|,|\s&\s|\band\b|\bwith support from\b|\bsupported by\b|\bwith\b|\bplus\b|\+|•)\s*", re.I
)


def split_owners(text: str, known_roles: Iterable[str] = ()) -> tuple[str, ...]:
    """Each role or person of an owner cell; none for TBC.

    A separator inside a title that the document shows elsewhere as one role (`known_roles`) never splits it; else a
    slash splits after a whole role or name, and a comma or "and" only between two of them.
    """
    if NO_OWNER.fullmatch(text.strip()):
        return ()
    known = frozenset(_plain(role) for role in known_roles if role.strip())
    owners: list[str] = []
    for part in _labelled_parts(text):
        owners.extend(_split_part(part, known))
    kept = [re.sub(r"^the\s+", "", owner, flags=re.I) for owner in owners if not NO_OWNER.fullmatch(owner)]
    return tuple(dict.fromkeys(kept))


def titles_with_slash(cells: Iterable[str]) -> tuple[str, ...]:
    """Titles with a slash that a document's owner cells show: their parts stand only together, twice or more."""
    together: dict[tuple[str, str], set[str]] = {}
    apart: set[str] = set()
    for cell in dict.fromkeys(" ".join(cell.split()) for cell in cells):
        parts = [part.strip() for part in re.split(r"[/;,\n]", cell)]
        whole = re.sub(r"\s*/\s*", "/", cell)
        second = False
        for left, right in zip(parts, [*parts[1:], ""], strict=True):
            paired = bool(right) and not _is_whole(right, frozenset()) and f"{left}/{right}" in whole
            if paired:
                together.setdefault((left, right), set()).add(cell)
            elif not second:
                apart.add(left)
            second = paired
    return tuple(f"{a}/{b}" for (a, b), cells_of in together.items() if len(cells_of) > 1 and not {a, b} & apart)


def looks_like_owner(text: str) -> bool:
    """Whether a short text names a role, a person or a team."""
    line = " ".join(text.split())
    if not line or len(line) > 160 or line.endswith("."):
        return False
    first = re.split(r"\s*[/,;]\s*", line)[0]
    return bool(_ROLE_NOUN.search(line) or _is_person(first) or _BODY.search(first))


def _plain(text: str) -> str:
    return re.sub(r"[\s–—-]+", "", text).replace("’", "'").casefold()


def _labelled_parts(text: str) -> list[str]:
    parts = _LABEL.split(_UNLABELLED_SUPPORT.sub("\n", text))
    return [part.strip(" ;,/\n.") for part in parts if part.strip(" ;,/\n.")]


def _split_part(text: str, known: frozenset[str]) -> list[str]:
    if _plain(text) in known:
        return [" ".join(text.split())]
    tokens = _tokens(text)
    pieces: list[str] = []
    position = 0
    while position < len(tokens):
        length = _known_length(tokens, position, known) or _role_length(tokens, position, known)
        piece = "".join(tokens[position : position + length]).strip()
        pieces.extend(_split_run_together(" ".join(piece.split()), known))
        position += length + 1
    return [piece for piece in pieces if piece]


def _tokens(text: str) -> list[str]:
    """Words and separators in turn; what stands in brackets is never split."""
    held = re.sub(r"\([^()]*\)", lambda match: "\0" * len(match.group()), text)
    tokens, start = [], 0
    for match in _SEPARATOR.finditer(held):
        tokens += [text[start : match.start()], text[match.start() : match.end()]]
        start = match.end()
    return [*tokens, text[start:]]


def _known_length(tokens: list[str], position: int, known: frozenset[str]) -> int:
    """How many tokens make up the longest known role from here, ending at a separator."""
    for end in range(len(tokens), position, -1):
        if (end - position) % 2 and _plain("".join(tokens[position:end])) in known:
            return end - position
    return 0


def _role_length(tokens: list[str], position: int, known: frozenset[str]) -> int:
    length = 1
    while position + length + 1 < len(tokens):
        left = "".join(tokens[position : position + length]).strip()
        right = tokens[position + length + 1].strip()
        if _known_length(tokens, position + length + 1, known) and _is_whole(left, known):
            break
        if _splits(left, tokens[position + length].strip().lower(), right, known):
            break
        length += 2
    return length


def _splits(left: str, separator: str, right: str, known: frozenset[str]) -> bool:
    if not left or not right or separator in {";", "•", "+"}:
        return True
    if separator == "\n":
        return _is_whole(right, known) or not left.endswith(("-", "–", "of", "for", "&"))
    if separator == "/":
        return _is_whole(left, known) or not _is_whole(right, known)
    if _is_person(left) or _is_initials(left):
        return _is_person(right) or _is_initials(right) or bool(_OPENING.match(right))
    return _is_whole(left, known) and (bool(_OPENING.match(right)) or _plain(right) in known or _ends_role(right))


def _is_whole(text: str, known: frozenset[str]) -> bool:
    text = text.strip()
    return (
        bool(_ROLE_NOUN.search(text) or _BODY.search(text))
        or _plain(text) in known
        or _is_person(text)
        or _is_initials(text)
    )


def _ends_role(text: str) -> bool:
    """Whether the words end like a title of their own ("MASH Duty Manager"), or name a board or a team."""
    last = re.sub(r"\s*\([^()]*\)$", "", text.strip())
    return bool(re.search(rf"\b(?:{_NOUN}|board|team|police|ccg|lscb|committee|panel)s?$", last, re.I))


def _is_person(text: str) -> bool:
    text = " ".join(text.split())
    return (
        bool(_PERSON.fullmatch(text))
        and not _NOT_NAMES.search(text)
        and not _ROLE_NOUN.search(re.sub(r"\(.*\)", "", text))
    )


def _is_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text.strip()))


def _split_run_together(text: str, known: frozenset[str]) -> list[str]:
    """Two known roles that only a line end stood between."""
    if _plain(text) in known:
        return [text]
    for match in re.finditer(r"\s+", text):
        if _plain(text[: match.start()]) in known and _plain(text[match.end() :]) in known:
            return [text[: match.start()], text[match.end() :]]
    return [text]
