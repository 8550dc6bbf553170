"""What each command prints, what it writes, and how it says that something is wrong."""

from __future__ import annotations

import csv
import io
import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.__main__ import main
from assistant.batch import read_batch
from corpus.errors import UserError
from corpus.samples import sample_papers

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("commands") / "data"


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(folder))

    def ran(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["assistant", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capfd.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else int(bool(code))), printed.out, printed.err

    return ran


@pytest.fixture
def loaded(run: Run) -> Run:
    """The store with two sample papers in it: a tracker in Excel and a report in PDF."""
    papers = [path for path in sample_papers() if "tracker" in path.name or "scrutiny" in path.name]
    code, _, _ = run("add", *papers)
    assert code == 0
    return run


def test_without_papers_the_way_on_is_named(run: Run) -> None:
    assert "assistant add" in run("documents")[1]


def test_bad_files_are_one_line_each_and_the_others_are_added(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Marlsworth Council\n\nThe panel met on 3 May 2023 and agreed the plan.\n")
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "broken.docx").write_bytes(b"PK nothing")
    code, out, err = run("add", tmp_path)
    assert code == 1
    assert "good.txt: added" in out
    assert "1 of 3 papers added" in out
    lines = err.strip().splitlines()
    assert sum(line.startswith(("empty.pdf:", "broken.docx:")) for line in lines) == 2
    assert lines[-1] == "2 of 3 files not added"
    assert "Traceback" not in err
    assert run("remove", "good")[1] == "good: removed\n"


def test_the_same_file_again_changes_nothing(loaded: Run) -> None:
    path = next(path for path in sample_papers() if "tracker" in path.name)
    code, out, _ = loaded("add", path)
    assert code == 0
    assert "already there" in out
    assert loaded("documents")[1].count("tracker") >= 1


def test_the_reading_report_counts_what_was_read(loaded: Run) -> None:
    out = loaded("documents", "--detail")[1]
    assert "Tables found:" in out
    assert "25 actions" in out
    assert "Records read:" in out


def test_records_as_json_have_the_fields_of_the_design(loaded: Run) -> None:
    rows = json.loads(loaded("records", "actions", "--json")[1])
    assert len(rows) == 25
    assert {"document", "page", "ref", "title", "owner_text", "owners", "due_text", "due", "status_text"} <= set(
        rows[0]
    )
    assert all(row["due"] is None or len(row["due"]) == 10 for row in rows)


def test_records_are_filtered_by_status_owner_and_date(loaded: Run) -> None:
    everything = json.loads(loaded("records", "actions", "--json")[1])
    complete = json.loads(loaded("records", "actions", "--json", "--status", "complete")[1])
    assert len(complete) == sum(row["status"] == "complete" for row in everything) > 0
    before = json.loads(loaded("records", "actions", "--json", "--due-before", "1 June 2023")[1])
    assert len(before) == sum(bool(row["due"]) and row["due"] < "2023-06-01" for row in everything)
    owner = everything[0]["owner_text"]
    mine = json.loads(loaded("records", "actions", "--json", "--owner", owner.lower())[1])
    assert len(mine) == sum(owner in row["owner_text"] for row in everything)


def test_past_and_marked_are_reckoned_apart(loaded: Run) -> None:
    early = json.loads(loaded("records", "actions", "--json", "--overdue", "past", "--as-at", "2020-01-01")[1])
    late = json.loads(loaded("records", "actions", "--json", "--overdue", "past", "--as-at", "2030-01-01")[1])
    marked = json.loads(loaded("records", "actions", "--json", "--overdue", "marked")[1])
    assert not early
    assert len(late) > len(marked) > 0


def test_records_are_saved_for_spreadsheets(loaded: Run, tmp_path: Path) -> None:
    lines = list(csv.DictReader(io.StringIO(loaded("records", "actions", "--csv")[1])))
    assert len(lines) == 25
    loaded("records", "actions", "--xlsx", tmp_path / "a.xlsx")
    assert load_workbook(tmp_path / "a.xlsx").active.max_row == 26
    assert loaded("records", "actions", "--xlsx", tmp_path / "no" / "a.xlsx")[0] == 1


def test_an_answer_as_json_is_one_object(loaded: Run) -> None:
    answer = json.loads(loaded("ask", "What is action 1.1?", "--json")[1])
    assert answer["status"] == "answered"
    assert answer["citations"][0]["quote"]
    assert set(answer) >= {"id", "status", "text", "citations", "rows", "as_at", "scope", "engine", "seconds"}


def test_an_answer_in_words_shows_its_sources(loaded: Run) -> None:
    out = loaded("ask", "What is action 1.1?")[1]
    assert "[1] Kelder and Stane" in out


def test_a_batch_gives_one_line_a_question_in_order(loaded: Run, tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text(
        '{"id": "a", "question": "What is action 1.1?"}\n\n'
        '{"id": "b", "question": "and who owns it?", "turns": ["What is action 1.1?"], "as_at": "2023-07-01"}\n'
    )
    lines = [json.loads(line) for line in loaded("ask", "--batch", questions, "--json")[1].splitlines()]
    assert [line["id"] for line in lines] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("not json", "line 2: not JSON"),
        ("[1]", "line 2: not an object"),
        ('{"id": "x"}', "line 2: no “question”"),
        ('{"question": "a", "turns": "b"}', "line 2: “turns” is not a list"),
        ('{"question": "a", "as_at": "soon"}', "line 2: “as_at” is not a date"),
        ('{"question": "a", "id": [1]}', "line 2: “id”"),
    ],
)
def test_a_malformed_line_is_named_by_its_number(tmp_path: Path, line: str, wrong: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"question": "first"}\n' + line + "\n")
    with pytest.raises(UserError, match="q.jsonl, " + wrong.replace("(", r"\(")):
        read_batch(path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "x", "--as-at", "soon"),
        ("ask", "x", "--council", "Atlantis"),
        ("ask", "x", "--document", "nothing like it"),
        ("ask", "--batch", "missing.jsonl"),
        ("remove", "nothing like it"),
        ("records", "actions", "--json", "--csv"),
        ("records", "actions", "--due-before", "soon"),
        ("add", "missing.pdf"),
        ("briefing", "--theme", "no such theme"),
    ],
)
def test_what_the_user_can_mend_is_one_line_and_status_1(loaded: Run, arguments: tuple[str, ...]) -> None:
    code, _, err = loaded(*arguments)
    assert code == 1
    assert "Traceback" not in err
    assert 1 <= len(err.strip().splitlines()) <= 2


def test_a_wrong_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_PORT", "many")
    code, _, err = run("documents")
    assert code == 1
    assert err.startswith("ASSISTANT_PORT: ")


def test_a_briefing_is_printed_and_written(loaded: Run, tmp_path: Path) -> None:
    assert loaded("briefing")[1].startswith("# Briefing: ")
    loaded("briefing", "--word", tmp_path / "b.docx", "--markdown", tmp_path / "b.md")
    assert (tmp_path / "b.docx").stat().st_size > 5000
    assert "## Questions to ask" in (tmp_path / "b.md").read_text("utf-8")


def test_a_port_that_is_taken_is_one_line(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, _, err = run("serve", "--port", taken.getsockname()[1])
    assert code == 1
    assert "choose another with --host and --port" in err


def test_feedback_is_empty_until_a_reader_gives_some(loaded: Run) -> None:
    assert loaded("feedback", "--jsonl")[1] == ""


def test_reindexing_keeps_every_paper(loaded: Run) -> None:
    assert "2 papers read anew" in loaded("reindex")[1]


def test_the_first_serve_of_an_empty_store_loads_the_samples_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.page import server

    shown: list[int] = []
    monkeypatch.setattr("assistant.commands.serve.sample_papers", lambda: sample_papers()[1:2])
    monkeypatch.setattr(server, "run_page", lambda library, _settings: shown.append(len(library.documents())))
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "fresh"))
    assert run("serve", "--port", 0)[0] == 0
    assert "First run" not in run("remove", "1")[2]
    assert "First run" not in run("serve", "--port", 0)[2]
    assert shown == [1, 0]
