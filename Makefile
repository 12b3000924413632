# `make run` opens the program on the sample case, `make test` checks everything. Both first make .venv and
# fetch what the machine lacks. The other targets are for who changes the program.

PYTHON ?= python3
BIN := .venv/bin
JOBS ?= auto

.PHONY: run test lint bench torture words clean develop

run:
	@$(PYTHON) packaging/prepare.py run
	@$(BIN)/python main.py

develop:
	@$(PYTHON) packaging/prepare.py develop

test: lint
	$(BIN)/python -m pytest -n $(JOBS)

lint: develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/python packaging/words.py check

bench: develop
	$(BIN)/python -m tests.bench

# Kill the program and fail the power hundreds of times, and look that nothing is lost, try
# twenty thousand inputs, rescue a million turns: three quarters of an hour.
torture: develop
	$(BIN)/python -m tests.torture

# The words of the program: find them in the sources, put them into the Korean catalogue, compile it.
words: develop
	$(BIN)/python packaging/words.py update

# .venv stays: it costs a download. Delete it by hand to begin from nothing.
clean:
	rm -rf .pytest_cache .ruff_cache .hypothesis .import_linter_cache build dist
	find hearingdesk ui tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
