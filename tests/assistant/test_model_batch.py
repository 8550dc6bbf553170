"""A whole set of questions with a model that helps, lies or dies: the facts are the rules' own, whatever it does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from model_answers import asked, model_of
from scripted_server import Reply, ScriptedServer, serving

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.standing import Standing
from assistant.verify import verify
from assistant.worded import worded
from index.library import Library

SAMPLES = Path(__file__).resolve().parents[2] / "eval" / "questions" / "samples.jsonl"
PLAIN = "s042 s045 s054 s056 s057 s058 s060 s072 s074 s075 s077 s079 s080 s088".split()
"""Questions that running text answers; the rest are for lists, counts and refusals, which no model is given."""
OTHERS = "s001 s020 s051 s093".split()
CASES: list[dict[str, Any]] = [
    case for line in SAMPLES.read_text("utf-8").splitlines() if (case := json.loads(line))["id"] in {*PLAIN, *OTHERS}
]
PASSAGE = re.compile(r"^\[(\d+)\] \((.+?), ([^,()]+)\) .*? Said: (.+)$", re.M)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def plainly(assistant: Assistant) -> list[Answer]:
    return answers(assistant, CASES)


def answers(assistant: Assistant, cases: Sequence[dict[str, Any]]) -> list[Answer]:
    return [
        assistant.ask(
            case["question"],
            tuple(case.get("turns") or ()),
            date.fromisoformat(case["as_at"]) if case.get("as_at") else None,
        )
        for case in cases
    ]


def helpful(body: dict[str, Any]) -> Reply:
    """Says what each passage says, with its council and day."""
    return Reply(" ".join(f"In {council} ({day}): {said.rstrip('.')}. [{n}]" for n, council, day, said in _said(body)))


def altered(change: Callable[[str], str]) -> Callable[[dict[str, Any]], Reply]:
    """The same with one thing changed in each sentence."""
    return lambda body: Reply(
        " ".join(f"In {council} ({day}): {change(said.rstrip('.'))}. [{n}]" for n, council, day, said in _said(body))
    )


def _said(body: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return PASSAGE.findall(body["messages"][1]["content"])


def facts(answer: Answer) -> tuple[object, ...]:
    return answer.status, answer.citations, answer.rows, answer.as_at, answer.scope, answer.carried


def test_with_a_helpful_model_the_facts_are_the_same(
    samples: Library, server: ScriptedServer, plainly: list[Answer]
) -> None:
    server.script = helpful
    given = answers(Assistant(samples, model_of(server, model_timeout=20.0)), CASES)
    stands = Standing(samples)
    by_model = [answer for answer in given if answer.engine == "model"]
    for one, other in zip(given, plainly, strict=True):
        assert facts(one) == facts(other)
        if one.engine == "model":
            assert "openai:tiny" in one.note
            assert verify(one.text, one.citations, (), stands, strict=True).dropped == ()
        else:
            assert one.text == other.text
    assert len(by_model) >= 8


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("every digit", lambda said: re.sub(r"\d", lambda match: str((int(match.group()) + 1) % 10), said)),
        ("one figure more", lambda said: f"{said}, at a cost of £48,213"),
        ("negated", lambda said: re.sub(r"\b(is|are|was|were|will|has|have)\b", r"\1 not", said, count=1)),
        ("another person", lambda said: f"Doctor Wilhelmina Brandt says that {said}"),
        ("a link", lambda said: f"{said}, see https://evil.example/{len(said)}"),
    ],
)
def test_a_liar_changes_no_answer(
    kind: str, change: Callable[[str], str], samples: Library, server: ScriptedServer, plainly: list[Answer]
) -> None:
    server.script = altered(change)
    model = model_of(server, model_timeout=20.0)
    stands = Standing(samples)
    for case, other in zip(CASES, plainly, strict=True):
        one = worded(other, asked(case["question"]), model, stands, model.deadline())
        assert facts(one) == facts(other)
        if one.text != other.text:
            # a sentence in which there was nothing to change is no lie
            assert one.engine == "model"
            assert all(change(said) == said for said in re.findall(r"\): (.+?)\. \[\d+\]", one.text)), kind


def test_a_server_that_is_killed_in_the_middle_of_a_batch_costs_only_its_words(
    samples: Library, plainly: list[Answer]
) -> None:
    with serving() as server:
        server.script = helpful
        helped = Assistant(samples, model_of(server, model_timeout=20.0))
        half = len(CASES) // 2
        answers(helped, CASES[:half])
        server.kill()
        given = answers(helped, CASES[half:])
    for one, other in zip(given, plainly[half:], strict=True):
        assert (*facts(one), one.text, one.engine) == (*facts(other), other.text, other.engine)
    assert any("could not be reached" in answer.note for answer in given)
