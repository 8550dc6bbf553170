"""What a run was made with: papers, questions, settings, versions, commit and kind of machine."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from eval.papers import PROJECT, hash_answering_code, hash_file, hash_papers

_PACKAGES = (
    "chromadb", "langchain-core", "numpy", "onnxruntime", "pdfplumber", "pypdf", "python-docx", "openpyxl",
    "sentence-transformers", "sqlalchemy", "torch", "transformers",
)  # fmt: skip


def about_run(questions: Path, papers: Sequence[Path], settings: Mapping[str, str]) -> dict[str, Any]:
    """Plain values for run.json; no host name and no path of the machine."""
    code = hash_answering_code()
    parts = [hash_file(questions), hash_papers(papers), code, *(f"{k}={v}" for k, v in sorted(settings.items()))]
    return {
        "key": hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16],
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
        "questions": {"file": questions.name, "sha256": hash_file(questions)},
        "papers": {"sha256": hash_papers(papers), "names": [paper.name for paper in papers]},
        "code": {"sha256": code, "commit": _commit()},
        "settings": dict(settings),
        "versions": {"python": platform.python_version(), **_versions()},
        "machine": {"system": platform.system(), "processor": platform.machine(), "cores": os.cpu_count() or 0},
    }


def _versions() -> dict[str, str]:
    versions = {}
    for name in _PACKAGES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = "not installed"
    return versions


def _commit() -> str:
    """The commit, with a plus where files differ from it; empty outside of a checkout."""
    try:
        commit = _git("rev-parse", "HEAD")
        return commit + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.SubprocessError):
        return ""


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=20)
    return done.stdout.strip()
