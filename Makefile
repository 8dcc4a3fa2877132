# Two commands are all it takes: `make site` and `make test`. Both do their own set-up.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: site serve test check tests browser bench gallery format clean

site: $(VENV)/site.stamp  ## build the site into site/
	$(BIN)/mkdocs build --strict

serve: $(VENV)/site.stamp  ## serve the site, rebuilt as figspecs change
	$(BIN)/mkdocs serve

test: check tests site  ## everything that CI checks

check: $(VENV)/test.stamp  ## format, lint, types
	$(BIN)/ruff format --check plugins tests
	$(BIN)/ruff check plugins tests
	$(BIN)/mypy

tests: $(VENV)/test.stamp browser
	$(BIN)/pytest -n 2 --dist loadfile

# Debian's Chromium where apt may be used, else the one that Playwright brings.
browser: $(VENV)/test.stamp
	@if command -v chromium >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else $(BIN)/playwright install chromium; fi
	@if ! command -v dot >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq graphviz >/dev/null; fi

bench: $(VENV)/test.stamp  ## how long a figure takes, and what it adds to a build
	$(BIN)/python -m tests.bench

gallery: $(VENV)/site.stamp  ## CORPUS=folder: every figspec in it on one site, in gallery/
	$(BIN)/python -m tests.gallery "$(CORPUS)"

format: $(VENV)/test.stamp
	$(BIN)/ruff format plugins tests
	$(BIN)/ruff check --fix plugins tests

clean:
	rm -rf $(VENV) site gallery dist .cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/test.stamp: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(VENV)/site.stamp
