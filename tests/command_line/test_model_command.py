"""`assistant ask` with a language model that is configured but not there."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from assistant.__main__ import main
from corpus.samples import sample_papers


def test_a_model_that_cannot_be_reached_costs_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    paper = next(path for path in sample_papers() if "scrutiny" in path.name)
    batch = tmp_path / "questions.jsonl"
    questions = ["Who chairs the Improvement Board?", "How often does the Improvement Board meet?"]
    batch.write_text("".join(json.dumps({"id": str(n), "question": text}) + "\n" for n, text in enumerate(questions)))

    def ran(*arguments: object) -> str:
        monkeypatch.setattr(sys, "argv", ["assistant", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        return capfd.readouterr().out

    ran("add", paper)
    plain = [json.loads(line) for line in ran("ask", "--batch", batch, "--json").splitlines()]
    monkeypatch.setenv("ASSISTANT_MODEL", "openai:tiny")
    monkeypatch.setenv("ASSISTANT_MODEL_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("ASSISTANT_MODEL_LOCAL_ONLY", "true")
    monkeypatch.setenv("ASSISTANT_MODEL_TIMEOUT", "5")
    helped = [json.loads(line) for line in ran("ask", "--batch", batch, "--json").splitlines()]
    assert [answer["text"] for answer in helped] == [answer["text"] for answer in plain]
    assert [answer["engine"] for answer in helped] == [answer["engine"] for answer in plain]
    assert all("openai:tiny could not be reached" in answer["note"] for answer in helped)
