# One recipe for people and for CI: make run, make test, make lint.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made-from-lock
WITH_BROWSER = CHROMIUM=$$(sh .ci/chromium) && export CHROMIUM &&

# Everything that must not be lost lives here when started from this tree; it is ignored by git.
export POSTUREWATCH_HOME ?= $(CURDIR)/.posturewatch

.PHONY: run test lint bench docs soak lock postgresql test-postgresql clean

run: $(STAMP)  ## Load the shipped watch and serve the dashboard on 127.0.0.1:8050.
	$(BIN)/posturewatch serve

test: $(STAMP)  ## Run every test, browser tests included.
	$(WITH_BROWSER) $(BIN)/python -m pytest -m "not soak" -n 2 --dist loadfile

soak: $(STAMP)  ## The long runs: more generated watches, more mutated folders.
	$(WITH_BROWSER) $(BIN)/python -m pytest -m soak

lint: $(STAMP)  ## Style, types, import contracts, spelling.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

bench: $(STAMP)  ## Measure, and write docs/BENCHMARKS.md.
	$(WITH_BROWSER) $(BIN)/python -m benchmarks.run

docs: $(STAMP)  ## Remake the pictures and the generated pages in docs/ from the running app.
	$(WITH_BROWSER) $(BIN)/python -m docs.make

postgresql: $(STAMP)  ## Install the driver for a record on PostgreSQL, as locked.
	$(BIN)/python -m ensurepip --upgrade >/dev/null 2>&1 || true
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-postgresql.lock

test-postgresql: postgresql  ## Run the record's tests on a PostgreSQL server that is made for them and taken away.
	sh .ci/with-postgresql $(BIN)/python -m pytest -m "not soak" tests/indicators/record

# The driver has a lock of its own: most records are SQLite files, and its wheels are not made for every machine.
COMPILE = uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
  --upgrade
DRIVER = import tomllib; \
  print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["postgresql"], sep="\n")

lock:  ## Renew requirements.lock and requirements-postgresql.lock: hashes, no addresses. Needs uv.
	$(COMPILE) --extra dev -o requirements.lock pyproject.toml
	$(PYTHON) -c '$(DRIVER)' | $(COMPILE) -c requirements.lock -o requirements-postgresql.lock -

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; set PYTHON=...") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m ensurepip --upgrade >/dev/null 2>&1 || true
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

clean:
	rm -rf $(VENV)
