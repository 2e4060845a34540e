# Autojob's commands. The two that matter: make run, make test. `make help` lists them all.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run build test lint generate bench prove clean cli window windowtest frontend

# The commit is not stamped by Go: with sudo, git refuses to read another person's clone and the build fails.
export GOFLAGS := $(strip $(GOFLAGS) -buildvcs=false)

step := . build/scripts/lib.sh; step
ifeq ($(shell uname -s),Darwin)
  tags := desktop,production
  display := yes
else
  tags := desktop,production,webkit2_41
  display := $(DISPLAY)$(WAYLAND_DISPLAY)
endif

help: ## lists the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

ifneq ($(display),)
run: ## installs what is missing, builds, opens the window (without a display: the sample data in the terminal)
	@build/scripts/setup.sh run
	@$(MAKE) -s cli window
	@echo '==> opening the window'
	@bin/autojob
else
run:
	@build/scripts/setup.sh tools
	@$(MAKE) -s cli
	@bin/autojobctl demo
	@printf '\nThere is no display here, so this was the sample data in the terminal.\n'
	@printf 'To open the window, run "make run" on a desktop, or over SSH with "ssh -X".\n'
endif

build: ## builds the window's program and the command line into bin/
	@build/scripts/setup.sh run
	@$(MAKE) -s cli window

cli:
	@$(step) 'go build autojobctl' env CGO_ENABLED=0 go build -trimpath -o bin/autojobctl ./backend/cmd/autojobctl

window: frontend
	@$(step) 'go build autojob' go build -tags $(tags) -trimpath -ldflags '-s -w' -o bin/autojob .

# The window as the tests drive it, beside the command line that it needs. Never shipped.
windowtest: frontend cli
	@$(step) 'go build autojob-windowtest' go build -tags $(tags),windowtest -o bin/autojob-windowtest .

# The frontend is installed again when its lock file changed, and built again when one of its sources did.
frontend: frontend/dist/index.html

npm := frontend/node_modules/.package-lock.json
$(npm): frontend/package.json frontend/package-lock.json
	@$(step) 'npm ci' npm --prefix frontend ci --no-audit --no-fund
	@touch $@

sources := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path 'frontend/dist/*' \
  -not -path 'frontend/window/*' -not -path 'frontend/e2e/*' -not -path '*/paraglide/*' -not -path '*/test-results/*' -not -path '*/playwright-report/*' \
  -not -name '*.test.ts' 2>/dev/null)
frontend/dist/index.html: $(npm) $(sources)
	@$(step) 'vite build' npm --prefix frontend run build
	@touch $@ frontend/dist/.gitkeep

test: ## installs what is missing and runs every check and test
	@build/scripts/setup.sh test
	@node build/scripts/verify.mjs $(only)

lint: ## the checks of `make test` that run nothing
	@build/scripts/setup.sh tools
	@node build/scripts/verify.mjs lint

generate: ## writes the generated code again: go generate, and the bindings that the page calls
	@$(step) 'go generate' go generate ./...
	@$(step) 'wails bindings' env CGO_ENABLED=0 tsoutputtype=interfaces go run -tags bindings .

bench: ## measures, beside the baselines, and writes the figures into backend/docs/proofs.md
	@build/scripts/setup.sh bench
	@$(MAKE) -s cli
	@go run ./backend/bench/cmd/bench

prove: ## runs the long campaigns (fuzzing, crashes, races) and writes them into backend/docs/proofs.md
	@build/scripts/setup.sh prove
	@go run ./backend/bench/cmd/prove

clean: ## removes what was built; your data and the installed packages stay
	@rm -rf bin .cache frontend/node_modules frontend/test-results frontend/playwright-report
	@find frontend/dist -mindepth 1 -not -name .gitkeep -delete
