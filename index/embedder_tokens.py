"""How many tokens a text has, by the embedding model's own tokenizer, without loading the model."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

from corpus.errors import UserError


class TokenCounter:
    """Counts the tokens of a text, the model's marks of beginning and end included."""

    def __init__(self, model_folder: Path) -> None:
        file = model_folder / "tokenizer.json"
        if not file.is_file():
            raise UserError(f"{model_folder}: the embedding model has no tokenizer.json; choose a model that has one")
        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def __call__(self, text: str) -> int:
        return len(self._tokenizer.encode(text).ids)
