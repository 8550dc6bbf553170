PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: chat test check lint types eval samples clean

chat: $(READY)  ## the chat page, with the sample papers loaded on the first run
	$(BIN)/assistant serve

test: $(READY)  ## the tests; no network needed
	$(BIN)/python -m pytest

check: lint types test  ## rules, types, tests

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

eval: $(READY)  ## the questions over the sample papers, against their floors
	$(BIN)/python -m eval gate

samples: $(READY)  ## makes the sample papers and their truth anew
	$(BIN)/python -m corpus.samples.make

# torch goes first and alone: it is the largest download, and a CPU build that is already there is kept
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt torch==2.13.0
	$(BIN)/python -m pip install -q -c constraints.txt -e ".[dev]"
	touch $(READY)

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache
