"""What a Word document's styles say of a paragraph: heading level, list, bold, hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from corpus.readers.word_numbering import W
from corpus.readers.word_text import is_on

_HEADING_NAME = re.compile(r"heading (\d)$")
_BODY_TEXT_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style, what it inherits included."""

    name: str = ""
    """In lower case."""
    heading_level: int = 0
    """1 for the outermost heading; 0 for text."""
    number_id: str = ""
    depth: int = 0
    bold: bool = False
    hidden: bool = False

    @property
    def is_caption(self) -> bool:
        return self.name == "caption"

    @property
    def is_contents(self) -> bool:
        return self.name.startswith(("toc ", "table of figures"))


def read_styles(root: etree._Element) -> dict[str, Style]:
    """Styles by their id."""
    elements = {each.get(f"{W}styleId", ""): each for each in root.findall(f"{W}style")}
    return {style_id: _style(style_id, elements) for style_id in elements}


def default_style(root: etree._Element) -> str:
    """The id of the style that paragraphs without one have."""
    for each in root.findall(f"{W}style[@{W}type='paragraph']"):
        if each.get(f"{W}default") in ("1", "true"):
            return str(each.get(f"{W}styleId", ""))
    return ""


def _style(style_id: str, elements: dict[str, etree._Element]) -> Style:
    chain: list[etree._Element] = []
    while style_id in elements and elements[style_id] not in chain:
        chain.append(elements[style_id])
        style_id = _value(chain[-1], "basedOn")
    if not chain:
        return Style()
    name = _value(chain[0], "name").lower()
    depth = _first(chain, f"{W}pPr/{W}numPr/{W}ilvl")
    return Style(
        name=name,
        heading_level=_heading_level(chain),
        number_id=_first(chain, f"{W}pPr/{W}numPr/{W}numId"),
        depth=int(depth) if depth.isdigit() else _depth_in_name(name),
        bold=_switched_on(chain, "b"),
        hidden=_switched_on(chain, "vanish"),
    )


def _heading_level(chain: list[etree._Element]) -> int:
    outline = _first(chain, f"{W}pPr/{W}outlineLvl")
    if outline.isdigit():
        return int(outline) + 1 if int(outline) < _BODY_TEXT_LEVEL else 0
    for each in chain:
        found = _HEADING_NAME.match(_value(each, "name").lower())
        if found:
            return int(found[1])
    return 1 if _value(chain[0], "name").lower() == "title" else 0


def _depth_in_name(name: str) -> int:
    found = re.match(r"list (?:bullet|number|continue)? ?(\d)$", name)
    return int(found[1]) - 1 if found else 0


def _first(chain: list[etree._Element], path: str) -> str:
    for each in chain:
        found = each.find(path)
        if found is not None:
            return str(found.get(f"{W}val", ""))
    return ""


def _switched_on(chain: list[etree._Element], name: str) -> bool:
    for each in chain:
        found = each.find(f"{W}rPr/{W}{name}")
        if found is not None:
            return is_on(found)
    return False


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val", ""))
