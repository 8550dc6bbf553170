"""One library of the sample papers for all tests of answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sample_library import opened

from assistant.ask import Assistant
from index.library import Library


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened(tmp_path_factory.mktemp("assistant") / "data") as library:
        yield library


@pytest.fixture(scope="session")
def assistant(samples: Library) -> Assistant:
    return Assistant(samples)
