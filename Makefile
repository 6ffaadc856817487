# Everything a new machine needs: Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test check check-readers train-names format clean

help:  ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,ocr,lgpl,rar]'
	touch $@

setup: $(READY)  ## Create .venv with pinned versions

demo: $(READY)  ## Scan a fixture breach and say where the summary is
	rm -rf demo-case
	$(BIN)/breachscope new demo-case
	cp fixtures/leaks/clinic/incident.toml demo-case/incident.toml
	$(BIN)/breachscope scan demo-case fixtures/leaks/clinic/files || [ $$? -eq 3 ]
	@echo "Open $(CURDIR)/demo-case/outputs/summary.html"

test: $(READY)  ## Run the tests
	$(BIN)/python -m pytest

check-readers: $(READY)  ## Read every fixture file of every format, hostile ones too
	$(BIN)/python -m pytest tests/scanner/readers

check: $(READY)  ## Lint, types, layers, declarations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/breachscope check

train-names: $(READY)  ## Train the names model anew from CORPORA=folder (a quarter of an hour on one core)
	PYTHONHASHSEED=0 $(BIN)/python -m training.names.train $(CORPORA)
	$(BIN)/python -m training.names.calibrate $(CORPORA)
	$(BIN)/python -m benchmarks.names --corpora $(CORPORA)/ner
	$(BIN)/python -m benchmarks.names.reliability $(CORPORA) docs/names-reliability.svg

format: $(READY)  ## Lay out the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove what was made here
	rm -rf $(VENV) demo-case build *.egg-info
