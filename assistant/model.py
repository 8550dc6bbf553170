"""The language model, where one is configured; the only module that knows LangChain's chat models."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from assistant.deadline import Deadline, TooLate, WorkFailed, in_time
from assistant.model_address import SETTING, check_local
from assistant.offline import switch_off
from assistant.settings import Settings
from corpus.errors import UserError

Schema = TypeVar("Schema", bound=BaseModel)
Item = TypeVar("Item")
Messages = list[tuple[str, str]]

OLLAMA = "http://127.0.0.1:11434"
LOCAL_PROVIDERS = ("openai", "ollama")
"""Those that are known to call the base URL they are given and nothing else."""
LETTERS_A_TOKEN = 3
"""For servers that do not say what they spent: fewer than a token of English has, so that the limit holds."""
OPENING = 60.0
"""Seconds that opening a model may take: nothing is fetched, but its packages are loaded."""
FAILURES_IN_A_ROW = 3
REST = 60.0
"""Seconds without the model after it failed that often: a dead server must not slow every question."""


class ModelFailed(Exception):
    """The model gave nothing that can be used; the message says why, after its name: "did not answer in time"."""


class LanguageModel(Protocol):
    """What planning and wording need of a model."""

    @property
    def name(self) -> str:
        """As configured: "openai:gpt-…"."""

    def deadline(self) -> Deadline:
        """When an answer that is begun now must stand."""

    def write(self, system: str, user: str, deadline: Deadline) -> Iterator[str]:
        """Text as it comes; ModelFailed at any moment."""

    def fill(self, system: str, user: str, schema: type[Schema], deadline: Deadline) -> Schema:
        """A filled schema, or ModelFailed."""


@dataclass(slots=True)
class Spending:
    """Tokens spent while the program runs."""

    limit: int
    """0 for none."""
    spent: int = 0
    _lock: Lock = field(default_factory=Lock)

    def check(self, wanted: int) -> None:
        with self._lock:
            if self.limit and self.spent + wanted > self.limit:
                raise ModelFailed("has reached the limit of tokens that is set")

    def add(self, tokens: int) -> None:
        with self._lock:
            self.spent += tokens


@dataclass(slots=True)
class ChatModel:
    """A LangChain chat model with limits on time and tokens."""

    name: str
    chat: Any
    timeout: float
    max_tokens: int
    spending: Spending
    local_url: str = ""
    """Address that must be this machine's own at every call; empty where any will do."""
    _failures: int = 0
    _resting_until: float = 0.0

    def deadline(self) -> Deadline:
        return Deadline.after(self.timeout)

    def write(self, system: str, user: str, deadline: Deadline) -> Iterator[str]:
        messages: Messages = [("system", system), ("human", user)]
        self._check(messages)
        said, told = 0, 0
        try:
            for chunk in self._asked(lambda: self.chat.stream(messages, config={"callbacks": []}), deadline):
                text = str(chunk.text)
                said += len(text)
                told = max(told, _tokens(chunk))
                if said > self.max_tokens * 12:
                    raise ModelFailed("wrote without end")
                if text:
                    yield text
        finally:
            self.spending.add(told or (len(system) + len(user) + said) // LETTERS_A_TOKEN)

    def fill(self, system: str, user: str, schema: type[Schema], deadline: Deadline) -> Schema:
        messages: Messages = [("system", system), ("human", user)]

        def work() -> Iterator[Any]:
            yield self.chat.with_structured_output(schema, include_raw=True).invoke(messages, config={"callbacks": []})

        self._check(messages)
        given: dict[str, Any] = {}
        try:
            given = next(self._asked(work, deadline), {})
        finally:
            most = (len(system) + len(user)) // LETTERS_A_TOKEN + self.max_tokens
            self.spending.add(_tokens(given.get("raw")) or most)
        parsed = given.get("parsed")
        if not isinstance(parsed, schema):
            raise ModelFailed("gave a reading of the question that cannot be used")
        return parsed

    def _check(self, messages: Messages) -> None:
        """ModelFailed where the model must not be asked now."""
        if self._resting_until > time.monotonic():
            raise ModelFailed("has failed several times and is left alone for a minute")
        self.spending.check(sum(len(text) for _, text in messages) // LETTERS_A_TOKEN + self.max_tokens)
        if self.local_url:
            _still_local(self.local_url)

    def _asked(self, work: Callable[[], Iterator[Item]], deadline: Deadline) -> Iterator[Item]:
        """Items of a call; whatever goes wrong in it is a ModelFailed."""
        try:
            yield from in_time(work, deadline)
        except TooLate:
            self._failed()
            raise ModelFailed("did not answer in time") from None
        except WorkFailed as failed:
            self._failed()
            raise ModelFailed(_reason(failed.error)) from None
        self._failures = 0

    def _failed(self) -> None:
        self._failures += 1
        if self._failures >= FAILURES_IN_A_ROW:
            self._failures = 0
            self._resting_until = time.monotonic() + REST


def open_model(settings: Settings) -> ChatModel | None:
    """The model of the settings; none where none is configured, and then nothing of LangChain is loaded."""
    if not settings.model:
        return None
    provider, _, model = settings.model.partition(":")
    if not provider or not model:
        raise UserError(
            f"ASSISTANT_MODEL: {settings.model!r} names no provider; write it like openai:NAME or ollama:NAME"
        )
    url = settings.model_base_url or (OLLAMA if provider == "ollama" else "")
    if settings.model_local_only:
        _check_provider(provider)
        check_local(url)
    chat = _chat(settings, provider, url)
    spending = Spending(settings.model_token_limit)
    local_url = url if settings.model_local_only else ""
    return ChatModel(settings.model, chat, settings.model_timeout, settings.model_max_tokens, spending, local_url)


def _check_provider(provider: str) -> None:
    if provider not in LOCAL_PROVIDERS:
        raise UserError(f"{SETTING} is on: {provider} may not keep to this machine; use one of openai:… or ollama:…")


def _chat(settings: Settings, provider: str, url: str) -> Any:
    switch_off()
    # LangChain takes more than a second to load, and who has no model configured needs none of it
    from langchain.chat_models import init_chat_model  # noqa: PLC0415

    options: dict[str, Any] = {"temperature": 0, **_place(provider, url), **_key(settings, provider, url)}
    if provider == "ollama":
        options |= {"num_predict": settings.model_max_tokens, "client_kwargs": _direct(settings)}
    else:
        options |= {"max_tokens": settings.model_max_tokens, "timeout": settings.model_timeout, "max_retries": 0}
    if provider == "openai":
        options |= {"http_client": _direct_client(settings), "http_socket_options": (), "use_responses_api": False}

    def work() -> Iterator[Any]:
        yield init_chat_model(settings.model, **options)

    try:
        return next(in_time(work, Deadline.after(OPENING)))
    except (WorkFailed, TooLate) as failed:
        error = failed.error if isinstance(failed, WorkFailed) else failed
        raise UserError(_why_not_opened(settings.model, provider, error)) from None


def _why_not_opened(model: str, provider: str, error: BaseException) -> str:
    if isinstance(error, ImportError):
        package = f"langchain-{provider.replace('_', '-')}"
        return f"ASSISTANT_MODEL: {model} needs a package that is not installed; run: pip install {package}"
    return (
        f"ASSISTANT_MODEL: {model} cannot be opened ({type(error).__name__}); check its name, ASSISTANT_MODEL_BASE_URL "
        "and ASSISTANT_MODEL_KEY (for Azure also OPENAI_API_VERSION)"
    )


def _place(provider: str, url: str) -> dict[str, str]:
    if not url:
        return {}
    return {"azure_endpoint" if provider == "azure_openai" else "base_url": url}


def _key(settings: Settings, provider: str, url: str) -> dict[str, str]:
    """The key that is set; a key that the environment has for somebody else is never sent to an own address."""
    if settings.model_key_file:
        try:
            return {"api_key": settings.model_key_file.read_text(encoding="utf-8").strip()}
        except (OSError, UnicodeDecodeError):
            raise UserError(
                f"ASSISTANT_MODEL_KEY_FILE: {settings.model_key_file} cannot be read; correct the path"
            ) from None
    if settings.model_key:
        return {"api_key": settings.model_key.get_secret_value()}
    return {"api_key": "none"} if provider == "openai" and url else {}


def _direct(settings: Settings) -> dict[str, Any]:
    """Options of a client that follows no redirect, and takes no proxy off this machine where it must stay on it."""
    return {
        "follow_redirects": False,
        "trust_env": not settings.model_local_only,
        "timeout": settings.model_timeout,
    }


def _direct_client(settings: Settings) -> Any:
    from openai import DefaultHttpxClient  # noqa: PLC0415 - loaded with LangChain, or not at all

    return DefaultHttpxClient(**_direct(settings))


def _still_local(url: str) -> None:
    try:
        check_local(url)
    except UserError:
        raise ModelFailed("is no longer on this machine") from None


def _tokens(message: Any) -> int:
    usage = getattr(message, "usage_metadata", None)
    return int(usage["total_tokens"]) if usage else 0


def _reason(error: BaseException) -> str:
    """Why a call failed, in fixed words: the text of an error may hold a key, an address or what was asked."""
    kind = " ".join(one.__name__ for one in type(error).__mro__)
    status = getattr(error, "status_code", None)
    if status == 429 or "RateLimit" in kind:
        return "is asked too often at the moment"
    if "Timeout" in kind:
        return "did not answer in time"
    if status in {401, 403}:
        return "does not accept the key"
    if "Connect" in kind or "RemoteProtocol" in kind or "ReadError" in kind:
        return "could not be reached"
    return "gave no answer that can be used"
