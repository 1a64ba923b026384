PYTHON ?= .venv/bin/python
RUN := $(PYTHON) -m

.PHONY: help check format lint types layers content test bench picture commands

help: ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

check: lint types layers content test ## everything that has to pass

format: ## put the code in form
	$(RUN) ruff check --fix src tests bench docs hatch_build.py
	$(RUN) ruff format src tests bench docs hatch_build.py

lint: ## form and lint
	$(RUN) ruff format --check src tests bench docs hatch_build.py
	$(RUN) ruff check src tests bench docs hatch_build.py

types: ## types, strictly
	$(RUN) mypy

layers: ## the direction of imports
	$(dir $(PYTHON))lint-imports

content: ## the guide's own text, and the screens the tests hold: words, sources, dates, grade
	$(RUN) stepguide content check
	$(RUN) pytest -q tests/guide

test: ## the tests
	$(RUN) pytest

bench: ## start-up beside a program that does nothing
	$(RUN) bench

picture: ## draw docs/stepguide.svg anew
	$(RUN) docs.picture

commands: ## write docs/commands.md and the man page anew, from the commands themselves
	$(RUN) docs.commands
	$(RUN) docs.manual
