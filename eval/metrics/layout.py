"""An answer's text taken apart: its lines, sentences, words outside lists, and the refs that it lists."""

from __future__ import annotations

import re

from eval.wording import plain

_MARKER = r"(?:[-*+\u2022]|\d{1,3}[.)])\s+"
_LIST_LINE = re.compile(r"^\s*" + _MARKER)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9\"'(\u2018\u201c])")
_RULE = re.compile(r"^\|?[\s:|-]+\|?$")
_LEAD = re.compile(r"^(?:action|recommendation|ref|reference|item|no)\.?\s+(?=\S*\d)", re.IGNORECASE)
_REF = re.compile(r"^(?:[A-Za-z]{1,5}[-./]?)?\d+(?:[.\-/]\d+)*[A-Za-z]{0,2}(?![\w%])")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:19|20)\d\d(?!\w)|\d{1,2}(?:st|nd|rd|th)? " + _MONTH + r"\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^\s+(?:of\b|[a-z])")


def lines(text: str) -> tuple[str, ...]:
    """The text's lines as they read, without the rules of tables."""
    marked = (line.strip() for line in text.splitlines())
    return tuple(plain(line) for line in marked if line and not (("|" in line or "---" in line) and _RULE.match(line)))


def units(text: str) -> tuple[str, ...]:
    """Every row and line, and every sentence of a paragraph that goes over several lines."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", plain(text)) if "|" not in part]
    sentences = [
        sentence for part in paragraphs if not _LIST_LINE.match(part) for sentence in _SENTENCE_END.split(part)
    ]
    return (*lines(text), *sentences)


def running_words(text: str) -> int:
    """Words outside tables and lists, citation marks not counted."""
    count = 0
    in_list = False
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("|"):
            in_list = False
        elif _LIST_LINE.match(line):
            in_list = True
        elif not (in_list and line.startswith((" ", "\t"))):
            in_list = False
            count += len([word for word in plain(line).split() if any(map(str.isalnum, word))])
    return count


def listed_refs(text: str) -> tuple[str, ...]:
    """Refs that head a table row, a bullet or a numbered line, each once, in order."""
    found: dict[str, None] = {}
    for line in text.splitlines():
        ref = _row_ref(line.strip()) if line.lstrip().startswith("|") else _item_ref(line)
        if ref:
            found.setdefault(ref)
    return tuple(found)


def _row_ref(line: str) -> str:
    cell = _LEAD.sub("", plain(re.split(r"(?<!\\)\|", line)[1]).strip())
    match = _REF.match(cell)
    return match.group() if match and match.end() == len(cell) and not _DATE.match(cell) else ""


def _item_ref(line: str) -> str:
    """A bullet's first word, where it is a ref and no count, percentage or date."""
    match = _LIST_LINE.match(line)
    if not match:
        return ""
    content = _LEAD.sub("", plain(line[match.end() :]).strip())
    ref = _REF.match(content)
    if not ref or _DATE.match(content):
        return ""
    is_count = ref.group().isdigit() and _COUNT.match(content[ref.end() :])
    return "" if is_count else ref.group()
