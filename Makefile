# `make check` is what continuous integration runs.
PYTHON ?= python

.PHONY: check format lint types imports docs test

check: lint types imports docs test

format:
	ruff format . && ruff check --fix .

lint:
	ruff format --check . && ruff check .

types:
	mypy && pyright

imports:
	lint-imports

docs:
	$(PYTHON) docs/generate.py --check

test:
	$(PYTHON) -m pytest
