"""What the register is asked for, read from an address and written back into one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from assistant.dates_given import parse_date
from assistant.record_rows import RecordFilter, RecordKind

DEFAULT_SORT = "paper"


@dataclass(frozen=True, slots=True)
class RegisterQuery:
    """Every field is text, as a form sends it; an empty one asks for nothing."""

    kind: str = RecordKind.ACTIONS.value
    council: str = ""
    document: str = ""
    status: str = ""
    theme: str = ""
    owner: str = ""
    words: str = ""
    due_after: str = ""
    due_before: str = ""
    overdue: str = ""
    as_at: str = ""
    sort: str = DEFAULT_SORT
    down: str = ""
    page: str = "1"
    older: str = ""
    newer: str = ""

    @property
    def record_kind(self) -> RecordKind:
        return RecordKind(self.kind) if self.kind in set(RecordKind) else RecordKind.ACTIONS

    @property
    def page_number(self) -> int:
        return max(1, int(self.page)) if self.page.isdecimal() and len(self.page) < 7 else 1

    @property
    def reckoned_from(self) -> date | None:
        """The date that lateness is reckoned from; raises UserError for what is no date."""
        return parse_date(self.as_at, "Reckon lateness from")

    def wanted(self) -> RecordFilter:
        """The filter; raises UserError for what is no date."""
        return RecordFilter(
            status=self.status if self.record_kind is RecordKind.ACTIONS else "",
            theme=self.theme if self.record_kind is RecordKind.ACTIONS else "",
            owner=self.owner,
            words=self.words,
            due_after=parse_date(self.due_after, "Due after"),
            due_before=parse_date(self.due_before, "Due before"),
            overdue="marked" if self.overdue == "marked" else "past" if self.overdue == "past" else "",
        )

    def address(self, path: str, **changes: str) -> str:
        """The address of the same question with changes; empty fields are left out."""
        asked = replace(self, **changes)
        given = {field.name: getattr(asked, field.name) for field in fields(asked) if getattr(asked, field.name)}
        return f"{path}?{urlencode(given)}"


def read_query(given: Mapping[str, str]) -> RegisterQuery:
    """A query from an address's fields; unknown ones are left out, long ones cut."""
    known = {field.name for field in fields(RegisterQuery)}
    return RegisterQuery(**{name: value.strip()[:300] for name, value in given.items() if name in known})
