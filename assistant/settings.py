"""Settings: read once at the top from the environment, then passed down as plain values."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting of the assistant, from `ASSISTANT_…` variables of the environment."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", extra="ignore", frozen=True)

    data_dir: Path = Field(default_factory=lambda: user_data_path("improvement-assistant", appauthor=False))
    """Folder of the catalogue, the originals and the vectors."""
    host: str = "127.0.0.1"
    port: int = 7860
    max_file_mb: int = 50
    """Larger files are refused."""
    quota_mb: int = 2000
    """Uploads stop when the originals take more than this."""
    embedding_model: str = ""
    """Name or folder of another embedding model; empty for the one that ships with the package."""
    model: str = ""
    """A language model in LangChain's form ("openai:…", "ollama:…"); empty for none."""
    model_base_url: str = ""
    model_key: SecretStr | None = None
    model_key_file: Path | None = None
    model_timeout: float = 20.0
    """Seconds that an answer may wait for the language model."""
    model_max_tokens: int = 600
    model_token_limit: int = 0
    """Tokens that may be spent in all while the program runs; 0 for no limit."""
    model_local_only: bool = False
    """Refuse any address but this machine's own."""
