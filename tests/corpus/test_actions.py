"""Every action of a plan comes out exactly, whatever the plan looks like and whatever format it came in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from plan_papers import Plan, pdf, sheet, word
from plans_made_up import PLANS

from corpus.document import Document
from corpus.records.actions import read_actions

FORMATS = {"docx": word, "xlsx": sheet, "pdf": pdf}


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_every_action_is_exact(plan: Plan, ending: str, tmp_path: Path) -> None:
    make: Callable[[Plan, Path], Document] = FORMATS[ending]
    actions, notices = read_actions(make(plan, tmp_path / f"plan.{ending}"))
    assert len(actions) == len(plan.expected), [action.quote for action in actions]
    for action, expected in zip(actions, plan.expected, strict=True):
        assert {name: getattr(action, name) for name in expected} == expected
    assert notices == ()
    assert [action.order for action in actions] == list(range(1, len(actions) + 1))
