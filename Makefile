# Two commands do everything: `make run` and `make test`. Both are idempotent.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary :all:

.PHONY: run test check bench train errors screenshots clean format

run: $(VENV)/.installed  ## read the bundled sample reports into out/ and print the contested figures
	$(BIN)/counterclaim run samples --out out

test: $(VENV)/.installed-dev check  ## format, lint, types, layers, tests, documentation tests

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check src tests benchmarks training
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest

bench: $(VENV)/.installed-dev  ## score every bench under ../shared/bench and write docs/benchmarks.md
	$(BIN)/python -m benchmarks

train: $(VENV)/.installed-dev  ## fit claims' confidence to the annotated texts, and the model of bias to later, better figures
	$(BIN)/python -m training.confidence
	$(BIN)/python -m training.bias

errors: $(VENV)/.installed-dev  ## list what is missed and wrongly claimed in the annotated texts, by kind
	$(BIN)/python -m benchmarks.errors

screenshots: run $(VENV)/.installed-dev  ## photograph the site of the sample record (needs Chromium)
	$(BIN)/python -m benchmarks.screenshots

format: $(VENV)/.installed-dev
	$(BIN)/ruff format src tests benchmarks training
	$(BIN)/ruff check --fix src tests benchmarks training

$(VENV)/.pip: requirements-pip.lock
	$(PYTHON) -m venv $(VENV)
	$(PIP) -r requirements-pip.lock
	@touch $@

GAZETTEER := src/counterclaim/resources/gazetteer.py src/counterclaim/resources/gazetteer_build.py \
             src/counterclaim/resources/supplement.tsv

$(VENV)/.installed: $(VENV)/.pip requirements.lock pyproject.toml $(GAZETTEER)
	$(PIP) -r requirements.lock
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m counterclaim.resources.gazetteer_build
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(PIP) -r requirements-dev.lock
	@touch $@

clean:
	rm -rf $(VENV) out
