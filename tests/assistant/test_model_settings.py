"""Which model is opened, what it may reach, and what it may spend."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fair_wordings import BOARD
from model_answers import model_of, reworded, rules_answer, same_words
from pydantic import SecretStr
from scripted_server import Reply, ScriptedServer, serving

from assistant.model import ModelFailed, open_model
from assistant.settings import Settings
from corpus.errors import UserError

CHAIR = "Who chairs the Improvement Board?"
FAIR_CHAIR = "Priya Nandakumar chairs the Improvement Board. [4]"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving() as running:
        running.say(FAIR_CHAIR)
        yield running


def test_without_the_setting_there_is_no_model() -> None:
    assert open_model(Settings(model="")) is None


def test_without_a_model_nothing_of_langchain_is_loaded() -> None:
    code = (
        "import sys, assistant.ask, assistant.commands.ask; from assistant.model import open_model; "
        "from assistant.settings import Settings; open_model(Settings(model='')); "
        "print([name for name in sys.modules if name.startswith(('langchain', 'openai'))])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://192.0.2.7:8000/v1",
        "http://0.0.0.0:8000/v1",
        "http://[2001:db8::1]:8000/v1",
        "http://169.254.169.254/v1",
        "http://127.0.0.1@192.0.2.7/v1",
        "ftp://127.0.0.1/v1",
        "127.0.0.1:8000",
        "http://no-such-host.invalid/v1",
    ],
)
def test_local_only_refuses_any_other_address(url: str) -> None:
    with pytest.raises(UserError, match="ASSISTANT_MODEL_LOCAL_ONLY"):
        open_model(Settings(model="openai:tiny", model_base_url=url, model_local_only=True))


def test_local_only_refuses_a_name_that_resolves_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("127.0.0.1", "192.0.2.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: found)
    with pytest.raises(UserError, match="not this machine"):
        open_model(Settings(model="openai:tiny", model_base_url="http://model.example/v1", model_local_only=True))


def test_local_only_looks_again_at_every_call(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    model = model_of(server, model_local_only=True)
    assert reworded(rules_answer(BOARD, 4), CHAIR, model).text == FAIR_CHAIR
    moved = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.7", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: moved)
    given = reworded(rules_answer(BOARD, 4), CHAIR, model)
    assert "is no longer on this machine" in given.note
    assert len(server.asked) == 1


def test_local_only_refuses_providers_that_may_call_elsewhere() -> None:
    with pytest.raises(UserError, match="anthropic"):
        open_model(Settings(model="anthropic:tiny", model_base_url="http://127.0.0.1:1", model_local_only=True))


def test_a_proxy_of_the_environment_does_not_carry_a_local_question_away(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("NO_PROXY", "")
        monkeypatch.setenv("no_proxy", "")
        model = model_of(server, model_local_only=True)
        assert reworded(rules_answer(BOARD, 4), CHAIR, model).text == FAIR_CHAIR
        assert proxy.asked == []


def test_a_redirect_is_not_followed(server: ScriptedServer) -> None:
    with serving() as other:
        other.say(FAIR_CHAIR)
        server.reply(Reply(location=f"{other.url}/chat/completions"))
        answer = rules_answer(BOARD, 4)
        assert same_words(reworded(answer, CHAIR, model_of(server)), answer)
        assert other.asked == []


def test_the_key_comes_from_the_setting_or_from_a_file(server: ScriptedServer, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("from-the-file\n")
    for settings in ({"model_key": SecretStr("from-the-setting")}, {"model_key_file": file}):
        reworded(rules_answer(BOARD, 4), CHAIR, model_of(server, **settings))
    assert server.keys == ["Bearer from-the-setting", "Bearer from-the-file"]


def test_a_key_meant_for_somebody_else_is_not_sent(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "of-somebody-else")
    reworded(rules_answer(BOARD, 4), CHAIR, model_of(server))
    assert server.keys == ["Bearer none"]


def test_a_key_is_never_told(server: ScriptedServer) -> None:
    model = model_of(server, model_key=SecretStr("top-secret"))
    server.reply(Reply(status=401))
    given = reworded(rules_answer(BOARD, 4), CHAIR, model)
    assert "top-secret" not in given.note
    assert "top-secret" not in repr(model)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"model": "tiny"}, "write it like openai:NAME"),
        ({"model": "nobody:tiny"}, "ASSISTANT_MODEL"),
        ({"model": "ollama:tiny"}, "pip install langchain-ollama"),
        ({"model": "openai:tiny"}, "check its name, ASSISTANT_MODEL_BASE_URL and ASSISTANT_MODEL_KEY"),
        ({"model": "azure_openai:tiny", "model_base_url": "https://council.example"}, "OPENAI_API_VERSION"),
        ({"model": "openai:tiny", "model_key_file": Path("/no/such/file")}, "ASSISTANT_MODEL_KEY_FILE"),
    ],
)
def test_a_wrong_setting_is_one_line(settings: dict[str, object], told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(UserError, match=told) as caught:
        open_model(Settings(**settings))  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_tokens_in_all_are_limited(server: ScriptedServer) -> None:
    model = model_of(server, model_token_limit=2500, model_max_tokens=100)
    notes = [reworded(rules_answer(BOARD, 4), CHAIR, model).note for _ in range(8)]
    assert notes[0].startswith("Worded by")
    assert "has reached the limit of tokens" in notes[-1]
    assert model.spending.spent <= 2500
    assert len(server.asked) < 8


def test_a_server_that_fails_again_and_again_is_left_alone(server: ScriptedServer) -> None:
    model = model_of(server)
    server.reply(Reply(status=500))
    notes = [reworded(rules_answer(BOARD, 4), CHAIR, model).note for _ in range(6)]
    assert len(server.asked) == 3
    assert "left alone for a minute" in notes[-1]


def test_a_writer_without_end_is_stopped(server: ScriptedServer) -> None:
    server.say("and so on " * 2000)
    model = model_of(server, model_max_tokens=50)
    with pytest.raises(ModelFailed, match="without end"):
        list(model.write("system", "user", model.deadline()))
