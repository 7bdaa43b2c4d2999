# `make check` is what continuous integration runs.
PYTHON ?= python

.PHONY: check static format lint types imports docs test

check: static test

static: lint types imports docs

format:
	ruff format . && ruff check --fix .

lint:
	ruff format --check . && ruff check .

# The pyright package fetches the checker from the npm registry when it first runs.
types:
	mypy
	@pyright --version >/dev/null || { \
	    echo "error: pyright could not fetch its npm package; check the network and npm's registry setting" >&2; \
	    exit 2; }
	pyright

imports:
	lint-imports

docs:
	$(PYTHON) docs/generate.py --check

test:
	$(PYTHON) -m pytest -n 2 --dist loadfile
