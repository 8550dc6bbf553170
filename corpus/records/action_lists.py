"""Actions that stand outside tables: "Action: … Lead: … By: …" in paragraphs and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpus.document import ListItem, Paragraph, Place
from corpus.records.columns import Use
from corpus.records.drafts import Draft
from corpus.records.themes import Themes

_LABELS: dict[Use, str] = {
    Use.TITLE: r"(?:Improvement )?(?:Action|Task|What)(?: (?:No\.? ?)?(?P<ref>[A-Z]{0,4}[-.]?\d[\w.-]*))?",
    Use.OWNER: r"(?:Action )?(?:Lead(?: [Oo]fficer| [Pp]erson)?|Owner|Responsible(?: [Oo]fficer| [Pp]erson)?|Who"
    r"|By whom|Responsibility)",
    Use.DUE: r"By(?: when)?|Deadline|Due(?: [Dd]ate)?|Target(?: [Dd]ate)?|Time\s?scale|When|Complet(?:e by"
    r"|ion date)|End [Dd]ate",
    Use.STATUS: r"(?:Current )?(?:Status|(?:B?RAG)(?: [Rr]ating| [Ss]tatus)?)",
    Use.PROGRESS: r"Progress(?: [Uu]pdate)?|(?:Latest )?(?:[Uu]pdate|[Pp]osition)|Comments?",
    Use.OUTCOME: r"(?:Expected )?(?:[Oo]utcome|[Ii]mpact)|Success (?:[Mm]easure|[Cc]riteria)|Measure of success"
    r"|Evidence",
    Use.REF: r"Ref(?:erence)?(?: [Nn]o\.?)?",
}
_LABEL = re.compile(
    "(?<![\\w-])(?:" + "|".join(f"(?P<{use.name}>{words})" for use, words in _LABELS.items()) + r")\s*[:–]\s+(?=\S)"
)
_EDGES = " \n;,.|()[]–-"


@dataclass(slots=True)
class ListedActions:
    """Gathers the labelled parts of an action over the blocks that hold them."""

    drafts: list[tuple[int, Draft]] = field(default_factory=list)
    _texts: dict[Use, str] = field(default_factory=dict)
    _quotes: list[str] = field(default_factory=list)
    _place: Place | None = None
    _labelled: bool = False
    _before: Paragraph | ListItem | None = None

    def take(self, block: Paragraph | ListItem, themes: Themes, position: int) -> bool:
        """Whether the block is part of an action; one that opens a new action ends the one before."""
        found = _fields(block.text)
        opens = Use.TITLE in found
        before, self._before = self._before, None if found else block
        if found and not opens and self._place is None and before is not None:
            self._open_with(before)
        if not found or (not opens and self._place is None):
            self.end(themes, position)
            return False
        if opens or set(found) & set(self._texts):
            self.end(themes, position)
            if not opens:
                return False
        self._texts.update(found)
        self._quotes.append(block.quote)
        self._labelled = self._labelled or bool(re.match(rf"\W*(?:{_LABELS[Use.TITLE]})\s*[:–]", block.text))
        self._place = self._place or block.place
        if self._place is not block.place:
            self._place = replace(self._place, boxes=self._place.boxes + block.place.boxes)
        return True

    def _open_with(self, block: Paragraph | ListItem) -> None:
        """A numbered line may be what is to be done by whom and when the lines below it say."""
        number = block.number if isinstance(block, Paragraph) else ""
        if number or isinstance(block, ListItem):
            self._texts = {Use.REF: number, Use.TITLE: block.text}
            self._quotes, self._place = [block.quote], block.place

    def end(self, themes: Themes, position: int) -> None:
        """The action gathered so far, where it says enough to be one, is done."""
        bearing = {Use.OWNER, Use.DUE} & self._texts.keys()
        enough = bool(bearing) if self._labelled else len(bearing) == 2
        if self._place is not None and self._texts.get(Use.TITLE) and enough:
            draft = Draft(dict(self._texts), self._place, " ".join(self._quotes), themes.theme, themes.subtheme)
            self.drafts.append((position, draft))
        self._texts, self._quotes, self._place, self._labelled = {}, [], None, False


def _fields(text: str) -> dict[Use, str]:
    """The labelled parts of a block; words before the first label are what is to be done."""
    labels = list(_LABEL.finditer(text))
    if not labels:
        return {}
    fields: dict[Use, str] = {}
    before = text[: labels[0].start()].strip(_EDGES)
    if before and len(labels) > 1:
        fields[Use.TITLE] = before
    elif before:
        return {}
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        use = next(use for use in _LABELS if label[use.name])
        fields.setdefault(
            use,
            text[label.end() : end].strip(_EDGES) if use is not Use.TITLE else text[label.end() : end].strip(" ;,|(["),
        )
        if use is Use.TITLE and label["ref"]:
            fields.setdefault(Use.REF, label["ref"])
    return fields
