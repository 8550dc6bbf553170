"""Bytes of a text file as text, whatever it was saved with."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096


def decode(content: bytes) -> str:
    """The text of UTF-8, UTF-16 or Windows-1252 bytes, without its byte order mark, line ends made newlines."""
    return content.decode(_encoding_of(content), errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _encoding_of(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE]
    # Latin text in UTF-16 without a mark has a zero in every other byte.
    if sample and sample[1::2].count(0) * 5 > len(sample) * 2:
        return "utf-16-le"
    if sample and sample[0::2].count(0) * 5 > len(sample) * 2:
        return "utf-16-be"
    try:
        # The start of a file may end inside a letter.
        codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
