"""Colours of an Excel file as rrggbb: written out, by index or by theme."""

from __future__ import annotations

import colorsys
import re

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX, Color

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Excel counts the first two pairs of a theme's colours the other way round than the theme lists them.
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_HEX = re.compile(r"[0-9a-fA-F]{6,8}")
_WHITE = "ffffff"


def theme_colours(theme: bytes | str | None) -> tuple[str, ...]:
    """The colours of a workbook's theme in the order in which cells count them."""
    if not theme:
        return ()
    content = theme.encode() if isinstance(theme, str) else theme
    scheme = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    colours = []
    for name in _THEME_ORDER:
        found = scheme.find(f".//{_DRAWING}clrScheme/{_DRAWING}{name}")
        first = None if found is None or not len(found) else found[0]
        colours.append("" if first is None else str(first.get("lastClr") or first.get("val") or "").lower())
    return tuple(colours)


def fill_colour(fill: object, theme: tuple[str, ...]) -> str:
    """The background of a cell; empty for none or white."""
    # A cell hands out its style in a wrapper that is no PatternFill itself.
    foreground = getattr(fill, "fgColor", None)
    if getattr(fill, "fill_type", None) != "solid" or foreground is None:
        return ""
    colour = _colour(foreground, theme)
    return "" if colour == _WHITE else colour


def _colour(colour: Color, theme: tuple[str, ...]) -> str:
    if colour.type == "rgb" and isinstance(colour.rgb, str) and _HEX.fullmatch(colour.rgb):
        return colour.rgb[-6:].lower()
    if colour.type == "indexed" and isinstance(colour.indexed, int) and 0 <= colour.indexed < len(COLOR_INDEX):
        return str(COLOR_INDEX[colour.indexed])[-6:].lower()
    if colour.type == "theme" and isinstance(colour.theme, int) and 0 <= colour.theme < len(theme):
        return _tinted(theme[colour.theme], float(colour.tint or 0))
    return ""


def _tinted(colour: str, tint: float) -> str:
    if not _HEX.fullmatch(colour) or not tint:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, min(1.0, light), saturation))
