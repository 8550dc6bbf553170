"""Turns an answer's Markdown into HTML: paragraphs, tables, lists, bold and source marks, and nothing else.

Everything is escaped first, so that no text of a paper can become markup, a link or a request.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
MARK = re.compile(r"\[(\d{1,3})\]")
BULLET = re.compile(r"^\s*[-*•]\s+(.*)$")
NUMBERED = re.compile(r"^\s*(\d{1,3})[.)]\s+(.*)$")
RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
CELL_END = re.compile(r"(?<!\\)\|")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
HEADING = re.compile(r"^#{1,6}\s+")
# letters of a private plane stand for characters that the answer escaped with a backslash
PRIVATE = 0xF0000

Linker = Callable[[int], str]
"""HTML of the mark of source n, or the empty string where there is no such source."""


def to_html(markdown: str, link: Linker, caption: str = "") -> str:
    """HTML of an answer; `caption` names its tables to people who cannot see them."""
    lines = [_hidden(line) for line in markdown.splitlines()]
    return "\n".join(_blocks(lines, link, caption))


def inline(text: str, link: Linker) -> str:
    """HTML of one line."""
    shown = escape(_hidden(text), quote=True)
    shown = BOLD.sub(r"<strong>\1</strong>", shown)
    shown = MARK.sub(lambda mark: link(int(mark[1])) or mark[0], shown)
    return _shown(shown)


def plain(markdown: str) -> str:
    """The answer as plain text, for copying and for live regions."""
    text = BOLD.sub(r"\1", "\n".join(_hidden(line) for line in markdown.splitlines()))
    lines = [line for line in text.splitlines() if not RULE.match(line) or "|" not in line]
    joined = [" | ".join(_cells(line)) if line.lstrip().startswith("|") else line for line in lines]
    return "".join(map(_plain_letter, "\n".join(joined))).strip()


def _blocks(lines: list[str], link: Linker, caption: str) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif at + 1 < len(lines) and "|" in line and "|" in lines[at + 1] and RULE.match(lines[at + 1]):
            end = _end(lines, at + 2, lambda text: "|" in text)
            yield _table(_cells(line), [_cells(row) for row in lines[at + 2 : end]], link, caption)
            at = end
        elif BULLET.match(line) or NUMBERED.match(line):
            end = _end(lines, at, lambda text: bool(text.strip()))
            yield _list(lines[at:end], link)
            at = end
        else:
            end = _end(lines, at + 1, lambda text: bool(text.strip()) and not _opens_block(text))
            text = "<br>".join(inline(HEADING.sub("", part.strip()), link) for part in lines[at:end])
            yield f"<p>{text}</p>"
            at = end


def _opens_block(text: str) -> bool:
    return bool(BULLET.match(text) or NUMBERED.match(text)) or text.lstrip().startswith("|")


def _end(lines: list[str], at: int, goes_on: Callable[[str], bool]) -> int:
    while at < len(lines) and goes_on(lines[at]):
        at += 1
    return at


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    return [cell.strip() for cell in CELL_END.split(inner.removesuffix("|"))]


def _table(head: list[str], rows: list[list[str]], link: Linker, caption: str) -> str:
    columns = "".join(f'<th scope="col">{inline(cell, link)}</th>' for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{inline(cell, link)}</td>" for cell in (row + [""] * len(head))[: len(head)]) + "</tr>"
        for row in rows
    )
    name = escape(caption or "Table of the answer", quote=True)
    return (
        f'<div class="table-frame" role="region" aria-label="{name}" tabindex="0"><table>'
        f'<caption class="unseen">{name}</caption><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _list(lines: list[str], link: Linker) -> str:
    items: list[str] = []
    first = NUMBERED.match(lines[0])
    for line in lines:
        bullet, numbered = BULLET.match(line), NUMBERED.match(line)
        if bullet:
            items.append(inline(bullet[1], link))
        elif numbered:
            items.append(inline(numbered[2], link))
        else:
            items[-1] += f"<br>{inline(line.strip(), link)}"
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f'<ol start="{int(first[1])}">{inner}</ol>' if first else f"<ul>{inner}</ul>"


def _hidden(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(PRIVATE + ord(found[1])), text)


def _shown(text: str) -> str:
    return "".join(escape(_plain_letter(letter)) if _is_private(letter) else letter for letter in text)


def _plain_letter(letter: str) -> str:
    return chr(ord(letter) - PRIVATE) if _is_private(letter) else letter


def _is_private(letter: str) -> bool:
    return PRIVATE <= ord(letter) < PRIVATE + 128
