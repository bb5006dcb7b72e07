# Everything runs in the project's own .venv; python3 (3.11 or newer), pip and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Wheels only: nothing is compiled on the user's machine.
PIP_INSTALL := $(BIN)/pip install --disable-pip-version-check --quiet --only-binary :all: -c constraints.txt

.PHONY: help install demo test check lint eval bench size clean

help:
	@echo "make install  put lagebild with its development tools into .venv"
	@echo "make demo     read the three example articles, reports go to out/"
	@echo "make test     install, then run the tests"
	@echo "make check    what CI runs: ruff, mypy, the data files and the tests"
	@echo "make eval     score every benchmark set and print one table"
	@echo "make bench    time and size: reading speed, installed size"

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) -e '.[dev]'
	touch $(STAMP)

demo: install
	mkdir -p out
	$(BIN)/lagebild read examples/de.txt --published 2025-08-08 --outlet "Wattkurier" --html out/de.html
	$(BIN)/lagebild read examples/en.txt --published 2025-08-08 --outlet "The Tidewater Ledger" --html out/en.html
	$(BIN)/lagebild read examples/es.txt --published 2025-08-08 --outlet "El Faro de Valdemar" --html out/es.html
	$(BIN)/lagebild situation examples/articles.jsonl --html out/situation.html
	@echo "The reports: out/de.html out/en.html out/es.html, and the three together: out/situation.html"

test: install
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check src tests eval bench
	$(BIN)/ruff format --check src tests eval bench
	$(BIN)/mypy

check: lint
	$(BIN)/lagebild check-data
	$(MAKE) test

eval: install
	$(BIN)/python eval/run.py

bench: install
	$(BIN)/python bench/analyse.py
	$(BIN)/python bench/stories.py --articles 10000
	$(MAKE) size

size:
	$(PYTHON) bench/install_size.py

clean:
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache
