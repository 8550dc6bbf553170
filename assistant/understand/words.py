"""Words of a question or a sentence: stems, number words, dates and what kinds of figure they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from corpus.dates import Precision, find_dates

WORD = re.compile(
    r"[A-Z]&[A-Z]\b|\d+(?:st|nd|rd|th)\b|\d+[A-Za-z]{1,2}\b|\d[\d,]*(?:\.\d+)*|[A-Za-zÀ-ÿ]+\d+[A-Za-z]?\b"
    r"|[A-Za-zÀ-ÿ]+(?:['’](?!s\b)[A-Za-z]+)?|&"
)
NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
}
ORDINALS = {
    word: f"#{number}"
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
ORDINAL_FIGURE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.I)
STOP_WORDS = frozenset(
    "a about above after again all also am an and any are as at be because been before being between both but by "
    "can could did do does doing done down during each either few for from further get gets getting give given "
    "gives go going got had has have having he her here hers him his how i if in into is it its itself just know "
    "let like made make makes many may me might more most much must my no nor not now of off on once one only or "
    "other our out over own per please s same say says said she should show so some such t tell than that the "
    "their them then there these they this those through to too under until up upon us very was we were what when "
    "where which while who whom whose why will with would you your often think thinks thought seem seems actually "
    "really please quite rather ever even well want wants need tomorrow tonight today yesterday heard hear quick "
    "quickly exactly roughly whole bit lot lots sort supposed everyone anywhere somewhere turn turning turned "
    "manage managed try trying tried happen happened happening mean means meant ok okay hi hello figures details "
    "detail info information front asking asked ask wondering wonder remind check looking looks look find found "
    "finding let's yet far idea list name names big bigger biggest main mainly specific particular certain "
    "various several couple bring brought put puts putting keep keeps kept take takes taken took come comes "
    "coming came go goes went gone anything anyone something someone everything currently current according "
    "mention mentioned mentions paper papers document documents report reports reported".split()
)
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one lower-case word; British and American spellings fall together."""
    word = re.sub(r"is(e|ed|es|ing|ation|ations)$", r"iz\1", word) if len(word) > 6 else word
    return str(_stemmer.stemWord(word))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text as it is compared."""

    text: str
    stem: str
    """Stem, figure as digits, "#4" for an ordinal, upper case for an abbreviation or a ref."""
    start: int
    end: int

    @property
    def is_stop(self) -> bool:
        return self.text.lower() in STOP_WORDS


def words(text: str) -> list[Word]:
    """Every word in order, stop words included."""
    found = []
    ordinals = {match.start(): match for match in ORDINAL_FIGURE.finditer(text)}
    for match in WORD.finditer(text):
        start = match.start()
        if start in ordinals:
            found.append(Word(match.group(), f"#{ordinals[start].group(1)}", start, match.end()))
        else:
            found.append(Word(match.group(), _normal(match.group()), start, match.end()))
    return found


def _normal(word: str) -> str:
    lower = word.lower().replace("’", "'")
    if lower[0].isdigit():
        return lower.replace(",", "")
    if lower in NUMBER_WORDS and lower != "one":
        return NUMBER_WORDS[lower]
    if lower in ORDINALS:
        return ORDINALS[lower]
    if any(letter.isdigit() for letter in lower):
        return word.upper()
    if lower == "&":
        return "and"
    return stem(lower)


def date_features(text: str) -> frozenset[str]:
    """Marks "d:2017-04-30", "m:2017-04", "y:2017" for each date of the text, at its precision and coarser."""
    features: set[str] = set()
    for found in find_dates(text):
        day = found.date
        features.add(f"y:{day.year}")
        if found.precision in {Precision.DAY, Precision.MONTH}:
            features.add(f"m:{day:%Y-%m}")
        if found.precision == Precision.DAY:
            features.add(f"d:{day.isoformat()}")
    features.update(f"y:{year}" for year in re.findall(r"\b(?:19|20)\d\d\b", text))
    return frozenset(features)


MONEY = re.compile(r"£\s?\d|\bpounds?\b|\b\d[\d,.]*\s?(?:m|million|k|bn|billion)\b", re.I)
PERCENT = re.compile(r"\d\s?%|\bper ?cent", re.I)
DURATION = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|a|an|several|half a|half)"
    r"(?:\s?(?:-|–|to|or)\s?(?:\d+|\w+))?[\s-]+(?:working\s|calendar\s|further\s|more\s)?(?:day|week|month|year|term"
    r"|hour)s?\b",
    re.I,
)
FREQUENCY = re.compile(
    r"\b(?:(?:bi|fort)?-?(?:daily|weekly|nightly|monthly|yearly|annual|annually|quarterly|termly)|fortnightly"
    r"|every\s+\w+|(?:once|twice|\w+ times)\s+(?:a|an|per|every|each)\s+\w+"
    r"|each\s+(?:day|week|month|quarter|term|year)|(?:six|two|three|four|eight|five|ten)[\s-]+(?:weekly|monthly))\b",
    re.I,
)
NUMBER = re.compile(
    r"(?<![\w./-])\d[\d,]*(?:\.\d+)?(?![\d/]|\.\d)%?"
    r"|\b(?:no|none|nil|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|hundred|half)\b",
    re.I,
)
PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Professor|Prof|Sir|Dame|Lady|Lord)\.?\s+(?:[A-Z]\.?\s*)*[A-Z][a-zA-Zé'’-]+"
    r"|\b[A-Z][a-zé]+(?:\s[A-Z]\.?)?\s(?:(?:Mc|Mac|O['’]|De|Le|La|Van|Von)\s?)?[A-Z][a-zA-Zé'’-]+\b"
)
REASON = re.compile(
    r"\b(?:because|due to|as a result|result of|reflect\w*|owing to|caus\w+|reason\w*|attribut\w+|since|in order to"
    r"|so that|in light of|in response to|therefore|impact(?:ed)?|not enough|lack of|delay\w*|consequence"
    r"|predominantly|driven by|following|to ensure|pending)\b",
    re.I,
)


def stems(text: str) -> frozenset[str]:
    """Content stems of a text, without stop words."""
    return frozenset(word.stem for word in words(text) if not word.is_stop)


def phrase_in(needle: Iterable[str], haystack: list[str]) -> bool:
    """Whether a run of stems stands in a list of stems, in order and together."""
    wanted = list(needle)
    size = len(wanted)
    return bool(wanted) and any(haystack[at : at + size] == wanted for at in range(len(haystack) - size + 1))
