"""The register over its own addresses: what is counted, filtered, sorted and saved."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import httpx
from openpyxl import load_workbook

from assistant.page.register_query import read_query
from assistant.record_export import as_csv, guarded
from assistant.record_rows import RecordFilter, RecordKind, kept, record_rows
from assistant.settings import Settings
from index.library import Library


def view(address: str, **query: str) -> str:
    return httpx.get(f"{address}/register/view", params=query).text


def count(html: str) -> int:
    found = re.search(r'data-announce="(\d+) ', html)
    return int(found[1]) if found else -1


def saved(address: str, **query: str) -> list[dict[str, str]]:
    text = httpx.get(f"{address}/register/download.csv", params=query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_kind_counts_what_was_read(address: str, samples: tuple[Library, Settings]) -> None:
    library, _ = samples
    for kind in RecordKind:
        there = sum(len(getattr(library.records(paper.id), kind.value)) for paper in library.documents())
        assert count(view(address, kind=kind.value)) == there, kind


def test_marked_overdue_and_past_its_date_are_two_filters(address: str) -> None:
    marked = saved(address, overdue="marked")
    past = saved(address, overdue="past", as_at="1 January 2030")
    assert {row["status"] for row in marked} == {"overdue"}
    assert past
    assert all(row["due"] < "2030-01-01" and row["status"] != "complete" for row in past)
    assert count(view(address, overdue="past", as_at="2030-01-01")) == len(past)


def test_filters_narrow_and_the_saved_file_holds_the_same_rows(address: str) -> None:
    everything = saved(address)
    words = everything[0]["title"].split()[0].lower()
    some = saved(address, words=words)
    assert 0 < len(some) <= len(everything)
    assert all(words in row["quote"].lower() for row in some)
    assert count(view(address, words=words)) == len(some)


def test_due_dates_sort_as_dates_and_rows_without_stand_last(address: str) -> None:
    dues = [row["due"] for row in saved(address, sort="due_text")]
    known = [due for due in dues if due]
    assert dues == sorted(known) + [""] * (len(dues) - len(known))
    assert [row["due"] for row in saved(address, sort="due_text", down="yes") if row["due"]] == known[::-1]


def test_a_row_leads_to_its_source_with_the_page_and_the_words(address: str) -> None:
    link = re.search(r'href="(/record/\d+/actions/\d+)" data-source', view(address, words="governance"))
    assert link
    source = unescape(httpx.get(address + link[1]).text)
    assert "governance" in source
    assert "PDF page" in source
    picture = re.search(r'src="(/record/[^"]+\.png)"', source)
    assert picture
    assert httpx.get(address + picture[1]).headers["content-type"] == "image/png"


def test_changes_between_two_papers_name_both_sides(address: str, samples: tuple[Library, Settings]) -> None:
    library, _ = samples
    plans = sorted(
        (paper for paper in library.documents() if paper.counts.get("actions") and paper.front.council == "Marlsworth"),
        key=lambda paper: str(paper.front.date),
    )
    html = view(address, older=str(plans[0].id), newer=str(plans[-1].id))
    assert "status: “" in unescape(html)
    assert re.search(r"\(\d+ days? later\)", html)
    assert "not in the later paper" in html


def test_a_wrong_date_is_said_in_place(address: str) -> None:
    html = view(address, due_after="soonish")
    assert 'role="alert"' in html
    assert "“soonish” is not a date" in unescape(html)


def test_nothing_found_offers_a_way_back(address: str) -> None:
    html = view(address, words="zzzz")
    assert "No actions match" in html
    assert "show all" in html


def test_what_is_asked_is_shown_as_text(address: str) -> None:
    assert "<script>alert" not in view(address, words="<script>alert(1)</script>", owner='"><img src=x>')
    assert '"><img' not in view(address, owner='"><img src=x>')


def test_the_excel_file_opens_with_heads_and_all_rows(address: str) -> None:
    reply = httpx.get(f"{address}/register/download.xlsx")
    sheet = load_workbook(io.BytesIO(reply.content)).active
    assert sheet.max_row - 1 == len(saved(address))
    assert [cell.value for cell in sheet[1]][:3] == ["document", "order", "ref"]
    assert sheet.freeze_panes == "A2"


def test_a_cell_that_begins_like_a_formula_is_disarmed(samples: tuple[Library, Settings]) -> None:
    for text in ("=1+1", "+44", "-5 days", "@name", "\tx"):
        assert guarded(text) == f"'{text}"
    assert guarded("7a") == "7a"
    rows = record_rows(samples[0], RecordKind.ACTIONS)
    cells = [cell for line in csv.reader(io.StringIO(as_csv(rows))) for cell in line]
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


def test_a_person_is_found_by_role_and_by_name(samples: tuple[Library, Settings]) -> None:
    rows = record_rows(samples[0], RecordKind.ACTIONS)
    role = "Data and Insight Lead"
    by_role = kept(rows, RecordFilter(owner=role))
    assert by_role
    assert all(role in row.record.owner_text for row in by_role)  # type: ignore[union-attr]


def test_an_unknown_field_or_kind_in_the_address_does_no_harm() -> None:
    query = read_query({"kind": "spells", "page": "-1", "drop": "table", "words": "x" * 9999})
    assert query.record_kind is RecordKind.ACTIONS
    assert query.page_number == 1
    assert len(query.words) == 300
