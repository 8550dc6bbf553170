"""Folders import only downward, each third-party giant has one home, and files stay small."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

MAY_IMPORT = {
    "corpus": {"corpus"},
    "prompts": {"prompts"},
    "index": {"index", "corpus", "prompts"},
    "assistant": {"assistant", "index", "corpus", "prompts"},
    "eval": {"eval", "assistant", "index", "corpus", "prompts"},
}

PDF_HOME = ("corpus/readers/*pdf*", "eval/baseline.py", "eval/originals.py")
MODEL_HOME = ("index/embedder*",)
LANGCHAIN_HOME = ("index/retriever.py", "assistant/model*", "eval/baseline.py")
HOMES = {
    "pypdf": PDF_HOME,
    "pdfplumber": PDF_HOME,
    "pypdfium2": (*PDF_HOME, "assistant/page/*"),
    "docx": ("corpus/readers/*word*", "corpus/samples/*", "assistant/briefing_word.py", "eval/originals.py"),
    "openpyxl": ("corpus/readers/*sheet*", "corpus/samples/*", "assistant/record_sheet.py", "eval/originals.py"),
    "reportlab": ("corpus/samples/*",),
    "chromadb": ("index/vectors*", "eval/baseline.py"),
    "sqlalchemy": ("index/catalogue*",),
    "sentence_transformers": (*MODEL_HOME, "eval/baseline.py"),
    "transformers": MODEL_HOME,
    "tokenizers": MODEL_HOME,
    "torch": MODEL_HOME,
    "onnxruntime": MODEL_HOME,
    "gradio": ("assistant/page/*",),
    "langchain": LANGCHAIN_HOME,
    "langchain_core": LANGCHAIN_HOME,
    "langchain_openai": LANGCHAIN_HOME,
    "langchain_text_splitters": ("eval/baseline.py",),
}

BAG_NAMES = {"utils", "util", "helpers", "common", "misc", "types", "models"}


def sources() -> list[Path]:
    return sorted(path for folder in MAY_IMPORT for path in (ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)} imports relatively"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT))
def test_a_folder_imports_only_downward(folder: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in imported(path)
        if name.split(".")[0] in MAY_IMPORT and name.split(".")[0] not in MAY_IMPORT[folder]
    ]
    assert not wrong, wrong


def test_no_module_imports_itself_in_a_circle() -> None:
    modules = {module_name(path): path for path in sources()}
    wanted = {
        name: {other for other in imported(path) if other in modules and other != name}
        for name, path in modules.items()
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above[above.index(name) :], name))
        if name in done:
            return
        for other in sorted(wanted[name]):
            visit(other, (*above, name))
        done.add(name)

    for name in sorted(modules):
        visit(name, ())


def test_a_third_party_giant_is_known_in_one_place_only() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources()
        for name in imported(path)
        if name.split(".")[0] in HOMES
        and not any(fnmatch(path.relative_to(ROOT).as_posix(), home) for home in HOMES[name.split(".")[0]])
    ]
    assert not wrong, sorted(set(wrong))


def test_files_stay_small_and_are_named_for_what_they_do() -> None:
    long = {str(path.relative_to(ROOT)) for path in sources() if len(path.read_text("utf-8").splitlines()) > 300}
    bags = {str(path.relative_to(ROOT)) for path in sources() if path.stem in BAG_NAMES}
    assert not long | bags


def test_only_named_third_parties_are_imported() -> None:
    """A new dependency is a decision: it is written down in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    named = {re.split(r"[^A-Za-z0-9_-]", line, maxsplit=1)[0].replace("-", "_") for line in lines}
    distribution_of = {
        "docx": "python_docx",
        "pydantic_core": "pydantic",
        "PIL": "pillow",
        "multipart": "python_multipart",
    }
    wrong = {
        f"{path.relative_to(ROOT)} imports {top}"
        for path in sources()
        for top in {name.split(".")[0] for name in imported(path)}
        if top not in sys.stdlib_module_names and top not in MAY_IMPORT and distribution_of.get(top, top) not in named
    }
    assert not wrong
