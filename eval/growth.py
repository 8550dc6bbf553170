"""Many papers out of few: copies of Word papers with changed names and numbers."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import UserError
from eval.papers import PROJECT

MOST = 1000
_TEXT = re.compile(rb"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
_NUMBER = re.compile(r"(?<![\w./:-])\d{2,3}(?![\w/:-]|\.\d)")
_FIRST = ("Al", "Bre", "Cor", "Dun", "Es", "Fen", "Gar", "Hol", "In", "Kes")
_MIDDLE = ("ber", "den", "fer", "ling", "mar", "nor", "ring", "ster", "ter", "wick")
_LAST = ("bridge", "combe", "field", "ford", "ham", "hurst", "mouth", "ton", "wold", "worth")


def made_up_name(number: int) -> str:
    """A place name for each number below 1,000, no two alike."""
    return _FIRST[number // 100 % 10] + _MIDDLE[number // 10 % 10] + _LAST[number % 10]


def paper_counts(text: str) -> tuple[int, ...]:
    """Numbers of papers from a text such as "1,10,100"."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not all(word.isdecimal() and 1 <= int(word) <= MOST for word in words):
        raise UserError(f"--growth {text}: must be whole numbers from 1 to {MOST} with commas between them")
    return tuple(int(word) for word in words)


def word_papers(given: Sequence[Path]) -> tuple[Path, ...]:
    """The Word papers among files and folders, to be copied from; the project's own where there are none."""
    files = [file for path in given for file in (sorted(path.glob("*.docx")) if path.is_dir() else [path])]
    words = tuple(file for file in files if file.suffix.lower() == ".docx")
    return words or tuple(sorted((PROJECT / "corpus" / "samples" / "papers").glob("*.docx")))


def many_papers(originals: Sequence[Path], count: int, folder: Path) -> Iterator[Path]:
    """Writes as many copies, in turn of each original, each of a council of its own and with its own numbers."""
    for number in range(count):
        original = originals[number % len(originals)]
        copy = folder / f"{made_up_name(number).lower()}-{number:03}.docx"
        _copy(original, copy, number)
        yield copy


def _copy(original: Path, copy: Path, number: int) -> None:
    name = original.stem.split("-20")[0].replace("-", " ")
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = source.read(member)
            if member.startswith("word/") and member.endswith(".xml"):
                content = _TEXT.sub(lambda match: _changed(match, name, number), content)
            target.writestr(member, content)


def _changed(match: re.Match[bytes], name: str, number: int) -> bytes:
    text = match[2].decode("utf-8")
    text = re.sub(name, lambda found: _in_case(made_up_name(number), found[0]), text, flags=re.IGNORECASE)
    text = _NUMBER.sub(lambda found: str(10 + (int(found[0]) + 7 * number) % 890), text)
    return match[1] + text.encode("utf-8") + match[3]


def _in_case(name: str, like: str) -> str:
    return name.upper() if like.isupper() else name
