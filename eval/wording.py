"""How words are compared: folded, as whole words and whole numbers, without citation marks."""

from __future__ import annotations

import html
import re
import unicodedata

_QUOTES = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u2032": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2033": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2015": "-",
        "\u2212": "-",
        "\u00a0": " ",
        "\u00ad": None,
    }
)
_MARK = re.compile(r"(?<!\\)\[\d{1,3}(?:\s*[,;\u2013-]\s*\d{1,3})*\](?!\()|\[\^\d{1,3}\]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$&])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|`+)")


def without_marks(text: str) -> str:
    """The text without citation marks such as [5] or [2, 3]."""
    return _MARK.sub("", text)


def plain(text: str) -> str:
    """Markdown as it reads: no citation marks, emphasis, escapes or entities; lines are kept."""
    bare = _EMPHASIS.sub("", _BREAK.sub(" ", without_marks(text)))
    return html.unescape(_ESCAPE.sub(r"\1", bare))


def fold(text: str) -> str:
    """Lower case, straight quotes and dashes, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold().split())


def squeeze(text: str) -> str:
    """Letters and digits alone, in lower case: what a quote is compared by."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def stands_in(spelling: str, folded_text: str) -> bool:
    """Whether a spelling stands in an already folded text as whole words and whole numbers."""
    wanted = fold(spelling)
    return bool(wanted) and re.search(_before(wanted) + re.escape(wanted) + _after(wanted), folded_text) is not None


def _before(wanted: str) -> str:
    """85 is not found in 185 or 3.85, good not in feelgood."""
    if wanted[0].isdigit():
        return r"(?<!\w)(?<!\d[.,/:])"
    return r"(?<!\w)" if wanted[0].isalnum() else ""


def _after(wanted: str) -> str:
    """85 is not found in 85A or 85.5, and good not in goods."""
    if wanted[-1].isdigit():
        return r"(?!\w)(?![.,/:]\d)"
    return r"(?!\w)" if wanted[-1].isalnum() else ""
