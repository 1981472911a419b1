# The workbook's commands, for GNU make and Python 3.11 or newer.
# `make` lists them; on Windows or with conda see environment.yml.

PYTHON ?=
ARGS =
BIN = .venv/bin
NOTEBOOKS = $(wildcard notebooks/*.ipynb docs/*.ipynb)

.DEFAULT_GOAL = help
.PHONY: help report test lab check accessible needs-example docs sheets lint lock setup clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

report: setup ## make the reports into output/; others with ARGS="--county 20 --only Falun"
	@$(BIN)/industry-analysis report $(ARGS)

test: setup ## run the tests; some of them with ARGS="-k setup"
	@$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

lab: setup ## open JupyterLab on the notebooks
	@$(BIN)/python -m ipykernel install --sys-prefix --name python3 \
	    --display-name "Industry workbook" > .venv/kernel.log
	@$(BIN)/jupyter lab $(ARGS) notebooks

check: setup ## verify every raw table: sidecar, hash, schema, keys, codes, identities
	@$(BIN)/industry-analysis check $(ARGS)

accessible: setup ## look at every page in output/ with axe and a browser: can all read it?
	@$(BIN)/python tests/browser/audit.py $(ARGS)

needs-example: setup ## an invented survey all the way to reports in output/needs-example/
	@$(BIN)/industry-analysis needs example --force
	@$(BIN)/industry-analysis needs check examples/needs/exempel.xlsx
	@rm -rf output/needs-example/store
	@$(BIN)/industry-analysis needs import examples/needs/exempel.xlsx \
	    --store output/needs-example/store
	@$(BIN)/industry-analysis report --notebooks needs,county_needs \
	    --store output/needs-example/store --out output/needs-example $(ARGS)

docs: setup ## make the page of all methods in output/docs/ and the table of indicators
	@$(BIN)/python docs/make.py

sheets: setup ## after report: each figure for all places side by side, in output/sheets/
	@$(BIN)/python tests/browser/sheets.py $(ARGS)

lint: setup ## check style, types and that notebooks are stored without outputs
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy docs/make.py
	$(BIN)/mypy tests/browser/audit.py tests/browser/sheets.py
	$(if $(NOTEBOOKS),$(BIN)/nbstripout --verify --keep-id $(NOTEBOOKS))

# ASSUME: argon2-cffi-bindings stays below 26, the first release without wheels for Intel Macs.
lock: setup ## make requirements.lock and environment.yml anew; newer pins with ARGS=--upgrade
	@echo "argon2-cffi-bindings<26" | $(BIN)/uv pip compile pyproject.toml --group dev \
	    --constraints - --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --custom-compile-command "make lock" --quiet \
	    --output-file requirements.lock $(ARGS)
	@$(BIN)/pyproject2conda project --overwrite force
	@echo "requirements.lock and environment.yml are up to date with pyproject.toml"

clean: ## delete reports, checked tables and caches; .venv stays
	@rm -rf output dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@rm -f data/processed/*.parquet data/processed/.*.parquet-*
	@find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# Both stamps hold contents, not times: a fresh checkout has new times for old files. The first
# also holds the folder and the version of Python, because .venv does not survive another of
# either. It is written last, so that an interrupted set-up starts from nothing next time.
LOCK_STAMP = import hashlib, os, sys; \
    print(hashlib.sha256(open("requirements.lock", "rb").read()).hexdigest(), \
    "%d.%d" % sys.version_info[:2], os.getcwd())
# a Python inside a virtual environment, perhaps this very one, stands for the one it came from
BASE_PYTHON = import sys; sys.version_info >= (3, 11) and print(sys._base_executable)
CANDIDATES = $(if $(PYTHON),"$(PYTHON)",python3 python3.14 python3.13 python3.12 python3.11)

setup: ## make .venv if requirements.lock has changed; the others do so by themselves
	@stamp=$$($(if $(PYTHON),"$(PYTHON)",$(BIN)/python) -c '$(LOCK_STAMP)' 2>/dev/null); \
	if [ -z "$$stamp" ] || [ "$$stamp" != "$$(cat .venv/lock.stamp 2>/dev/null)" ]; then \
	    for name in $(CANDIDATES); do \
	        python=$$("$$name" -c '$(BASE_PYTHON)' 2>/dev/null); \
	        if [ -n "$$python" ]; then break; fi; \
	    done; \
	    if [ -z "$$python" ]; then \
	        echo "Python 3.11 or newer is needed and was not found as" $(CANDIDATES)": install" \
	            "it, or say where it is, as in: make PYTHON=/path/to/python3.13 report" >&2; \
	        exit 1; \
	    fi; \
	    version=$$("$$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	    if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	        echo "$$python cannot make a virtual environment: install its module venv" \
	            "(Debian, Ubuntu: apt install python$$version-venv)" >&2; \
	        exit 1; \
	    fi; \
	    echo "Setting up .venv with Python $$version from requirements.lock:" \
	        "once, some minutes, about 1.2 GB ..."; \
	    rm -rf .venv && \
	    "$$python" -m venv .venv && \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	        --require-hashes -r requirements.lock && \
	    $(BIN)/python -c '$(LOCK_STAMP)' > .venv/lock.stamp || { \
	        echo "The set-up did not finish; the message above says why." \
	            "It starts anew with the next command." >&2; \
	        exit 1; \
	    }; \
	fi; \
	if ! cmp -s pyproject.toml .venv/pyproject.stamp; then \
	    echo "Installing the workbook itself into .venv ..."; \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	        --no-build-isolation --no-deps -e . && \
	    cp pyproject.toml .venv/pyproject.stamp; \
	fi
