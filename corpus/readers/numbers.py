"""Numbers and list markers that stand typed at the start of a line."""

from __future__ import annotations

import re

_DOTTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4}\.?)\s+(?=[^\sa-z%])")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
_HEADING_NUMBER = re.compile(
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,4}}[.):]?|[A-Z][.)])\s+(?=[^\s%])(?!{_MONTH}\.?,?\s+\d{{2,4}})",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(
    r"(?P<number>(?P<word>appendix|annexe?|schedule|part|section|chapter|theme|priority|pillar|objective|outcome"
    r"|recommendation|workstream|stage|phase|goal|aim)\s+(?:\d{1,2}(?:\.\d{1,2})*[A-Za-z]?|[A-Z]|[IVX]{1,4})\b\s?[:.)]?)"
    r"(?P<rest>\s.*|)$",
    re.IGNORECASE | re.DOTALL,
)
_MARKER = re.compile(
    r"(?P<marker>\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\([A-Za-z]\)|[A-Z]\)"
    r"|[•●▪◦‣·∙■□○➢➔✓✔\uf0b7\uf0a7\uf0d8\uf0fc]|[-–—*](?=\s)|o(?=\t|\s{2,}))\s*(?=\S)"
)
_ENDS_SENTENCE = re.compile(r"[.;:,?!][-–—]?[\"'”’)]*$")


def split_dotted(text: str) -> tuple[str, str]:
    """The typed number of a numbered paragraph ("4.1") and the rest; an amount such as "59.65 children" is none."""
    found = _DOTTED.match(text)
    return (found["number"], text[found.end() :]) if found else ("", text)


def split_heading_number(text: str) -> tuple[str, str]:
    """The number of a heading ("4.", "4.1", "Theme 2", "Appendix 1:") and the rest of it."""
    named = _NAMED_NUMBER.match(text)
    if named:
        return named["number"].rstrip(), named["rest"].strip()
    found = _HEADING_NUMBER.match(text)
    return (found["number"], text[found.end() :]) if found else ("", text)


def split_marker(text: str) -> tuple[str, str]:
    """The typed list marker ("•", "a)", "iii.") and the rest."""
    found = _MARKER.match(text)
    if not found or (found.end() == len(found["marker"]) and found["marker"][-1] in ".)"):
        return "", text
    return found["marker"], text[found.end() :]


def decimal_parts(number: str) -> tuple[int, ...]:
    """(4, 1) for "4.1", (4,) for "4.0"; empty where it is no decimal number."""
    bare = number.rstrip(".):")
    if not re.fullmatch(r"\d+(\.\d+)*", bare):
        return ()
    parts = tuple(int(part) for part in bare.split("."))
    return parts[:-1] if len(parts) > 1 and parts[-1] == 0 else parts


def number_word(number: str) -> str:
    """The word of a worded number in lower case ("appendix" of "Appendix 1"), or empty."""
    found = re.match(r"([A-Za-z]{3,})\s", number)
    return found[1].lower() if found else ""


def ends_sentence(text: str) -> bool:
    """Whether a text closes as a sentence, a clause or a lead-in does."""
    return bool(_ENDS_SENTENCE.search(text.rstrip()))


def is_capitals(text: str) -> bool:
    """Whether a text of some length is printed in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)
