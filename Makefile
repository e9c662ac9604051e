# Targets; `make help` lists them. All work happens in .venv and build/.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP = $(VENV)/.stamp-run-$(shell cat requirements.lock pyproject.toml | cksum | cut -d' ' -f1)
DEV_STAMP = $(VENV)/.stamp-dev-$(shell cat requirements-dev.lock pyproject.toml | cksum | cut -d' ' -f1)
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
# Every notebook has a process of its own: without kept bytecode each compiles the package anew.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help setup report test check format lab docs cues lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | awk -F'\t' '{printf "  %-8s %s\n", $$1, $$2}'

setup: $(RUN_STAMP) ## set up .venv from the hash-pinned lock

report: $(RUN_STAMP) ## the main job: texts in, report out
	@$(BIN)/agreement-study run

test: $(DEV_STAMP) ## set up what the tests need, and pass them
	@$(BIN)/python -m pytest -q -n auto --dist worksteal

check: $(DEV_STAMP) ## format, lint, types, imports, docs
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python docs/make_docs.py --check

format: $(DEV_STAMP) ## put the code in its form
	@$(BIN)/ruff check --fix-only --quiet . ; $(BIN)/ruff format --quiet .

lab: $(RUN_STAMP) ## open JupyterLab in the environment
	@$(BIN)/jupyter lab notebooks

docs: $(DEV_STAMP) ## make docs/codebook.md and docs/tables.md anew
	@$(BIN)/python docs/make_docs.py

cues: $(DEV_STAMP) ## learn the weights of cues anew from the keyed documents
	@$(BIN)/python -m tests.coding.learn_cues

lock: $(DEV_STAMP) ## resolve the dependencies anew and write the locks
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group build pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group build --group dev pyproject.toml -o requirements-dev.lock

clean: ## take away everything that was made
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): | $(VENV)/bin/python
	@echo "setting up $(VENV) from requirements.lock (a minute or two)"
	@$(PIP) --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@if command -v quarto >/dev/null || [ -e $(VENV)/.tried-quarto ]; then :; \
	elif $(PIP) --no-deps --no-build-isolation --require-hashes -r requirements-quarto.txt >/dev/null 2>&1; then echo "Quarto installed"; \
	else echo "Quarto could not be installed; the embedded renderer makes the report"; fi
	@touch $(VENV)/.tried-quarto
	@rm -f $(VENV)/.stamp-run-* && touch $@

$(DEV_STAMP): $(RUN_STAMP)
	@echo "setting up what the tests need from requirements-dev.lock"
	@$(PIP) --require-hashes --only-binary :all: -r requirements-dev.lock
	@rm -f $(VENV)/.stamp-dev-* && touch $@
