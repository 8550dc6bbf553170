"""Two processes say the same, and a question for an action by its ref loads no model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_library import opened

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from sample_library import opened
from assistant.answer_json import to_json
from assistant.ask import Assistant
with opened(Path(sys.argv[1])) as library:
    assistant = Assistant(library)
    for question in sys.argv[3:]:
        answer = to_json(assistant.ask(question))
        answer.pop("seconds")
        print(json.dumps(answer))
heavy = {"torch", "sentence_transformers", "transformers", "onnxruntime"} & set(sys.modules)
print(json.dumps(sorted(heavy)))
"""
QUESTIONS = (
    "What is action B2b?",
    "Which actions are overdue?",
    "Who chairs the Improvement Board in Marlsworth?",
    "How did the number of looked after children change?",
    "What is the weather like in Paris?",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("processes") / "data"
    with opened(path):
        pass
    return path


def ask(folder: Path, *questions: str, seed: str) -> list[str]:
    """What a process of its own prints: an answer a line, then the heavy modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(folder), str(Path(__file__).parent), *questions],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.splitlines()


def test_two_processes_say_the_same(folder: Path) -> None:
    first, second = (ask(folder, *QUESTIONS, seed=seed) for seed in ("1", "2"))
    assert first == second
    assert len(first) == len(QUESTIONS) + 1


def test_an_action_by_its_ref_loads_no_model(folder: Path) -> None:
    answer, heavy = ask(folder, "What is action B2b?", seed="0")
    assert json.loads(answer)["status"] == "answered"
    assert json.loads(heavy) == []
