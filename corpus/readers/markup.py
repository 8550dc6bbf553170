"""Leftover markup is taken away from text and the words are kept."""

from __future__ import annotations

import html
import re

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINE_END_TAG = re.compile(r"<br\s*/?>|</(?:p|li|div|tr|h[1-6])\s*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|s|em|strong|ul|ol|li|span|div|sup|sub|small|big|font|center|table|thead|tbody|tr|td|th|h[1-6]|a|img"
    r"|del|ins|mark|code|pre|blockquote|hr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\s]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\s]+\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"`([^`\n]+)`")
_STRAY_STRONG = re.compile(r"^\s*\*\*(?=\S)|(?<=\S)\*\*\s*$", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\*_#\-.|`\[\](){}+!>&$%])")
_MATH = re.compile(r"\$(?=[^$\n]*[\\^{])([^$\n]+)\$")
_ARGUMENT = re.compile(r"\\(?:text|textbf|textit|mathrm|mathbf|mathit|underline|emph)\s*\{([^{}]*)\}")
_FRACTION = re.compile(r"\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_RAISED = re.compile(r"[\^_]\{([^{}]*)\}")
_SIGNS = {
    "pounds": "£", "euro": "€", "leftrightarrow": "↔", "Leftrightarrow": "⇔", "rightarrow": "→", "Rightarrow": "⇒",
    "to": "→", "leftarrow": "←", "Leftarrow": "⇐", "uparrow": "↑", "Uparrow": "⇑", "downarrow": "↓", "Downarrow": "⇓",
    "updownarrow": "↕", "nearrow": "↗", "searrow": "↘", "geq": "≥", "ge": "≥", "leq": "≤", "le": "≤", "times": "×",
    "pm": "±", "bullet": "•", "checkmark": "✓", "ldots": "…", "dots": "…", "circ": "°", "approx": "≈", "neq": "≠",
    "cdot": "·", "div": "÷", "quad": " ", "sim": "~",
}  # fmt: skip
_SAFE_OUTSIDE_MATH = frozenset(_SIGNS) - {"to", "le", "ge", "div", "sim", "quad", "dots", "times"}
_SIGN = re.compile(r"\\([A-Za-z]+)\b ?")
_STRESSED = re.compile(r"(?:\*\*|__)(?P<stars>.+?)(?:\*\*|__)|<(?P<tag>b|strong|u)>(?P<inner>.+)</(?P=tag)>", re.DOTALL)


def plain(text: str) -> str:
    """The words of a text without its markup; the ends of its paragraphs are newlines."""
    text = _LINE_END_TAG.sub("\n", _COMMENT.sub("", text))
    text = _TAG.sub(lambda found: found[0] if _is_printed(found[0], text) else "", text)
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = _MATH.sub(lambda found: _without_commands(found[1], in_math=True), text)
    text = _without_commands(text, in_math=False)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda found: found[1] or found[2], text)
    text = _STRAY_STRONG.sub("", _CODE.sub(r"\1", text))
    text = _ESCAPE.sub(r"\1", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _is_printed(tag: str, text: str) -> bool:
    """Whether a tag with attributes that nothing closes is a slip on the page itself: converters close theirs."""
    name = re.match(r"<([A-Za-z]\w*)\s[^<>]*=[^<>]*[^/]>", tag)
    if name is None or name[1].lower() in {"p", "br", "hr", "img", "li", "tr", "td", "th"}:
        return False
    return f"</{name[1]}" not in text


def is_stressed(text: str) -> bool:
    """Whether all of a line is marked bold or underlined, a number before it aside."""
    found = _STRESSED.fullmatch(re.sub(r"^\s*\d+(?:\.\d+)*\.?\s+(?=\*\*|<)", "", text.strip()))
    return found is not None and "**" not in (found["stars"] or "")


def _without_commands(text: str, *, in_math: bool) -> str:
    if "\\" not in text and not in_math:
        return text
    text = _FRACTION.sub(r"\1/\2", _ARGUMENT.sub(r"\1", text))
    if in_math:
        text = _RAISED.sub(r"\1", text)
    return _SIGN.sub(lambda found: _sign(found, in_math), text)


def _sign(found: re.Match[str], in_math: bool) -> str:
    known = found[1] in (_SIGNS if in_math else _SAFE_OUTSIDE_MATH)
    return _SIGNS[found[1]] if known else found[0]
